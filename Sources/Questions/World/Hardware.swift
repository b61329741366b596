import CostModel
import Diagnostics
import Formats
import ModelConfigs
import Spec
import Units

/// The devices that a run trains on, and what is known of the training there.
public struct Hardware: Hashable, Sendable, Asked {
  public let device: Device
  /// How many of them; `nil` is as few as hold the model.
  public private(set) var devices: Int?
  /// What is computed in, as stated or as is standard on the device.
  public private(set) var precision: Precision
  private let isPrecisionStated: Bool
  /// The precision where it is stated.
  var statedPrecision: Precision? { isPrecisionStated ? precision : nil }
  /// A utilisation that the user states in place of the predicted one.
  public let utilisation: Double?
  /// Hours of the programme over those of the run.
  public let overhead: Double
  public let grid: GridIntensity?
  /// What may be used of them, from which tokens follow; `nil` where tokens are stated.
  public let budget: DeviceBudget?
  public private(set) var choices: StepChoices

  public init(_ ask: inout Asking) throws(Unsettled) {
    let device = ask("device", .device, Self.deviceSummary)
    try self.init(&ask, on: device)
  }

  /// The inputs beside the device, of a call that has its own.
  private init(
    _ ask: inout Asking, on device: Device, laysOut: Bool = true
  ) throws(Unsettled) {
    self.device = device
    devices = ask.devices()
    let precision = ask.precision()
    utilisation = ask.utilisation()
    overhead = ask.overhead()
    grid = ask.grid()
    choices = StepChoices(&ask, laysOut: laysOut)
    budget = DeviceBudget(&ask)
    try ask.settle()
    isPrecisionStated = precision != nil
    self.precision = precision ?? device.standardPrecision
    try device.check(self.precision, ask)
    try choices.check(ask, isRouted: nil, hasStatedRate: utilisation != nil)
    if let layout = choices.layout { try layout.check(devices, ask) }
    try budget?.check(device, devices, ask)
  }

  /// The devices for a bundled model: in the format that it was trained in, where none is stated and
  /// they compute in it, and as many as it was trained on, where neither they nor a layout are stated.
  func training(_ model: Model) -> Hardware {
    guard case .bundled(let card) = model.body else { return self }
    var hardware = self
    if !isPrecisionStated, let trained = card.trainedPrecision, device.peak(trained) != nil {
      hardware.precision = trained
    }
    hardware.choices.published = PublishedRun.steps(of: card.id)
    if choices.stated == nil { hardware.devices = devices ?? card.devices(of: device) }
    return hardware
  }

  /// The same devices with other choices.
  init(_ other: Hardware, choices: StepChoices) {
    self = other
    self.choices = choices
  }

  /// The devices of a call that may leave them out; without one the other inputs have no effect.
  ///
  /// Whether a layout may be stated is `laysOut`.
  init?(optional ask: inout Asking, laysOut: Bool = true) throws(Unsettled) {
    let device = ask.optional("device", .device, Self.deviceSummary)
    guard let device else {
      // Describes the inputs, and refuses those that stand without a device.
      _ = (ask.devices(), ask.precision(), ask.utilisation(), ask.overhead(), ask.grid())
      _ = (StepChoices(&ask, laysOut: laysOut), DeviceBudget(&ask))
      for key in Self.needy where ask.isGiven(key) {
        throw ask.fault(at: key, "this needs a device", "add for example --device h100")
      }
      return nil
    }
    try self.init(&ask, on: device, laysOut: laysOut)
  }

  /// What says nothing without a device.
  static let needy =
    ["devices", "layout", "precision", "utilisation", "overhead", "grid"] + StepChoices.timed
    + StepChoices.searched + DeviceBudget.keys

  static let deviceSummary = "Device to train on: adds memory, time, money and energy"
}

extension ModelCard {
  /// As many devices as it was trained on, by what is published of it or taken of its run; `nil` of
  /// another device.
  func devices(of device: Device) -> Int? {
    let stated = published.hardware.flatMap {
      DeviceLibrary.device($0.value.device)?.id == device.id ? $0.value.count : nil
    }
    let run = PublishedRun.bundled.first { $0.model == id && $0.device.id == device.id }
    return stated ?? run?.devices
  }
}

extension Layout {
  /// Faults a number of devices that the layout does not go into.
  func check(_ devices: Int?, _ ask: Asking) throws(Unsettled) {
    guard let devices, !devices.isMultiple(of: self.devices) else { return }
    throw ask.fault(
      at: "layout",
      "it is of \(self.devices) devices, which do not go into \(devices)",
      "make both agree, or leave the number of devices out")
  }
}

extension Device {
  /// The sixteen bits that the device computes in.
  var standardPrecision: Precision {
    peak(.bf16) == nil && peak(.fp16) != nil ? .fp16 : .bf16
  }

  /// Faults a format that the device does not compute in.
  func check(_ precision: Precision, _ ask: Asking) throws(Unsettled) {
    guard peak(precision) == nil, !peaks.isEmpty else { return }
    throw ask.fault(
      at: "precision", "\(name) does not compute in \(precision.rawValue)",
      "its formats are " + peaks.map(\.precision.rawValue).joined(separator: ", "))
  }
}

extension InputKind where Value == Precision {
  /// A format of numbers by any of its names.
  static var precision: InputKind {
    let words = Precision.allCases.map(\.rawValue)
    let name = Scalar(
      name: "a format of numbers", summary: words.joined(separator: ", "), kinds: [.text]
    ) { node in
      let text = node.text ?? ""
      return Precision(named: text) == nil
        ? ("unknown value \(Fault.quoted(text))", Suggestion.hint(for: text, among: words)) : nil
    }
    return InputKind(
      .scalar(name), example: .text("fp16"), sample: .fp16, words: .list(words),
      text: { $0.rawValue }
    ) { node, _ in node.text.flatMap { Precision(named: $0) } }
  }
}

/// What is asked of devices, each with one name, range and default.
extension Asking {
  mutating func devices() -> Int? {
    optional(
      "devices", .integer(1...Layout.largestDegree, "a number of devices", example: 3072),
      "How many of them; as in the model's own run on that device, or the fewest that hold it, if left out"
    )
  }

  mutating func precision() -> Precision? {
    optional(
      "precision", .precision,
      "What is computed in, mxfp8 and nvfp4 being fp8 and fp4; if left out, what the model was trained "
        + "in, or sixteen bits")
  }

  mutating func utilisation() -> Double? {
    optional(
      "utilisation", .number("a share", atLeast: 0.0001, atMost: 1, example: 0.4),
      isInExample: false,
      "Model FLOP over those of the 16-bit peak, in whatever format, instead of the predicted share"
    )
  }

  mutating func overhead() -> Double {
    self(
      "overhead", .number("a factor", atLeast: 1, atMost: 100, example: 2),
      "Hours of the programme over those of the run", default: 1)
  }

  mutating func grid() -> GridIntensity? {
    optional("grid", .grid, "Kilograms of CO2 of a kilowatt-hour: adds carbon")
  }
}
