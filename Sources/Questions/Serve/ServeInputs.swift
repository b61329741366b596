import CostModel
import Diagnostics
import Formats
import Spec
import Units

/// How models are served: devices, formats and what users ask.
struct ServeInputs: Sendable {
  let device: Device
  var devices: Int
  /// What weights of both models, and of the other, are stated to be held in.
  let format: ServingFormat?
  let otherFormat: ServingFormat?
  let cacheBytes: Double
  let load: ServingLoad
  let isDraftCostStated: Bool
  let skew: Double
  let tensor: Int?
  let groups: Int?
  let spreadsExperts: Bool?
  /// Dollars of a device-hour.
  let price: Double?

  /// The fewest devices on which some models each have a layout for one request; `nil` beyond the most.
  func fewest(for models: [ServedModel]) -> Int? {
    ([1, 2, 4] + stride(from: 8, through: AskedServing.mostDevices, by: 8)).first { count in
      var inputs = self
      inputs.devices = count
      return models.allSatisfy { model in
        inputs.setups(of: model).contains {
          Serving(model.shape, on: $0, under: load(of: model.shape)).mostRequests >= 1
        }
      }
    }
  }

  /// The load of a model, whose modules for further tokens draft at the cost of a layer.
  func load(of shape: ServedShape) -> ServingLoad {
    var load = load
    if !isDraftCostStated { load.draftCost = 1 / shape.layerCount }
    return load
  }

  /// Dollars of a device-second; `nil` where no price is held.
  var dollarsPerSecond: Double? {
    (price ?? PriceLibrary.latest(of: device)?.typical.value).map { $0 / 3600 }
  }

  /// Kilowatt-hours of a device-second at design power, with its building.
  var energyPerSecond: Double? {
    device.power.map { EnergyFactors.llamaPaper.energy(Seconds(1), power: $0.value).value }
  }

  /// The seconds of a decoding step at printed rates, all devices one replica.
  func bareStep(_ model: ServedModel, requests: Double, context: Double) -> Double {
    BareRoofline.step(model.shape, on: whole(model), sequences: requests, context: context)
  }

  /// All devices as one replica.
  func whole(_ model: ServedModel) -> ServingSetup {
    ServingSetup(
      device: device, tensor: devices, format: model.format, cacheBytes: cacheBytes,
      skew: skew)
  }

  /// Every layout of a model on the devices that is worth a try.
  func setups(of model: ServedModel) -> [ServingSetup] {
    let divisors = (1...devices).filter { devices.isMultiple(of: $0) }
    var setups: [ServingSetup] = []
    for replica in divisors {
      for tensor in divisors
      where replica.isMultiple(of: tensor)
        && tensor <= model.shape.mostHeads
      {
        let groups = replica / tensor
        if !model.shape.isRouted && groups > 1 { continue }
        if let wanted = self.tensor, wanted != tensor { continue }
        if let wanted = self.groups, model.shape.isRouted, wanted != groups { continue }
        for spread in model.shape.isRouted && replica > 1 ? [false, true] : [false] {
          if groups > 1, !spread { continue }
          if let wanted = spreadsExperts, model.shape.isRouted, replica > 1, wanted != spread {
            continue
          }
          setups.append(
            ServingSetup(
              device: device, tensor: tensor, groups: groups, spreadsExperts: spread,
              format: model.format, cacheBytes: cacheBytes, skew: skew))
        }
      }
    }
    return setups
  }
}

/// The inputs of serving, asked for and not yet checked against each other.
struct AskedServing {
  private let device: Device
  private let devices: Int
  private let (format, otherFormat): (ServingFormat?, ServingFormat?)
  private let cacheBits: Double
  private let load: ServingLoad
  private let skew: Double
  private let (tensor, groups): (Int?, Int?)
  private let spreadsExperts: Bool?
  private let price: Double?
  private let draftCost: Double?

  init(_ ask: inout Asking) {
    device = ask("device", .device, "Device to serve on", default: DeviceLibrary.standard)
    devices = ask(
      "devices", .integer(1...Self.mostDevices, "a number of devices", example: 16),
      "How many of them", default: 8)
    format = ask.optional(
      "weights", .choice(ServingFormat.self),
      "What weights of both are held in; as the model was released if left out, mostly bf16")
    otherFormat = ask.optional(
      "againstWeights", .choice(example: .fp8), isInExample: false,
      "What weights of the other are held in; those of the model if left out")
    cacheBits = ask(
      "cacheBits", .number("bits", atLeast: 2, atMost: 32, example: 8),
      "Bits of a cached number", default: 16)
    let input = ask(
      "input", .measure(Tokens.self, example: "8K"), "Tokens of a prompt", default: Tokens(1024))
    let output = ask(
      "output", .measure(Tokens.self, example: "512"), "Tokens of an answer",
      default: Tokens(1024))
    let reused = ask(
      "reused", .number("a share", atLeast: 0, below: 1, example: 0.5),
      "Share of prompts whose keys and values are held from earlier ones", default: 0)
    let drafted = ask(
      "drafted", .integer(0...16, "a number of tokens", example: 2),
      "Tokens drafted for each step, by modules for further tokens or a small model", default: 0)
    let acceptance = ask(
      "acceptance", .number("a chance", above: 0, atMost: 1, example: 0.7),
      "The chance that a drafted token is accepted after the one before",
      default: ServingLoad.acceptanceOfModules)
    draftCost = ask.optional(
      "draftCost", .number("a share", atLeast: 0, atMost: 10, example: 0.1),
      "Time of drafting a token over that of a plain step; a layer's if left out")
    let splits = ask(
      "splitsPrefill", .boolean, "Whether prompts have devices of their own", default: false)
    load = ServingLoad(
      input: input.value, output: output.value, reused: reused, drafted: drafted,
      acceptance: acceptance,
      draftCost: draftCost ?? 0, splitsPrefill: splits)
    skew = ask(
      "skew", .number("a deviation", atLeast: 0, atMost: 10, example: 0.5),
      "Deviation of the loads of experts over their mean", default: 0)
    tensor = ask.optional(
      "tensor", .integer(1...1024, "a degree", example: 4), isInExample: false,
      "Devices that share each matrix; the fastest if left out")
    groups = ask.optional(
      "groups", .integer(1...Self.mostDevices, "a number of groups", example: 8),
      isInExample: false,
      "Groups with attention of their own that share experts; the fastest if left out")
    spreadsExperts = ask.optional(
      "wholeExperts", .boolean, isInExample: false,
      "Whether a device holds whole experts; the faster if left out")
    price = ask.optional(
      "price", .number("dollars", above: 0, atLeast: 0.001, atMost: 1e4, example: 2),
      unit: "dollars", "Dollars of a device-hour; the newest typical one if left out")
  }

  static let mostDevices = 1024

  /// The longest prompt and answer.
  private static let mostTokens = 1e7

  /// The inputs, after settling.
  func checked(isRouted: Bool, hasOther: Bool, _ ask: Asking) throws(Unsettled) -> ServeInputs {
    for (key, tokens) in [("input", load.input), ("output", load.output)]
    where tokens > Self.mostTokens {
      throw ask.fault(
        at: key, "\(plainText(of: tokens)) tokens are more than any model takes",
        "give 1 to 10M tokens")
    }
    if !hasOther {
      try ask.refuseIdle("againstWeights", because: "nothing is compared")
    }
    if load.drafted == 0 {
      for key in ["acceptance", "draftCost"] {
        try ask.refuseIdle(key, because: "no token is drafted")
      }
    }
    if !isRouted {
      for key in ["skew", "groups", "wholeExperts"] {
        try ask.refuseIdle(key, because: "no model that is served has experts")
      }
    }
    if let tensor, !devices.isMultiple(of: tensor * (isRouted ? groups ?? 1 : 1)) {
      throw ask.fault(
        at: "tensor", "\(tensor * (groups ?? 1)) devices of a replica do not go into \(devices)",
        "make devices a multiple of them")
    } else if let groups, !devices.isMultiple(of: groups) {
      throw ask.fault(
        at: "groups", "\(groups) groups do not go into \(devices) devices",
        "make devices a multiple of them")
    }
    if let groups, groups > 1, spreadsExperts == false {
      throw ask.fault(
        at: "wholeExperts", "groups that share experts hold them whole", "leave it out")
    }
    return ServeInputs(
      device: device, devices: devices, format: format, otherFormat: otherFormat,
      cacheBytes: cacheBits / 8, load: load,
      isDraftCostStated: draftCost != nil, skew: skew, tensor: tensor, groups: groups,
      spreadsExperts: spreadsExperts, price: price)
  }
}

extension InputKind where Value == Double {
  /// A time in milliseconds: a number, or a text with a unit such as `"20 ms"` or `".02 s"`.
  static func milliseconds(atMost: Double, example: Double) -> InputKind {
    @Sendable func value(_ node: Node) -> Double? {
      guard let text = node.text?.replacing(" ", with: "") else { return node.number }
      let units: [(String, Double)] = [("ms", 1), ("us", 1e-3), ("µs", 1e-3), ("s", 1e3), ("", 1)]
      return units.lazy.compactMap { unit, factor in
        guard text.hasSuffix(unit) else { return nil }
        let number = text.dropLast(unit.count)
        return Double(number.hasPrefix(".") ? "0" + number : String(number)).map { $0 * factor }
      }.first
    }
    return InputKind(
      .scalar(
        Scalar(
          name: "milliseconds", summary: "milliseconds, or a text such as \"0.02 s\"",
          kinds: [.number, .text],
          keywords: [
            ("exclusiveMinimum", .number(0)), ("maximum", .number(atMost)),
            (
              "pattern",
              .text("^ *([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)? *(ms|us|µs|s)? *$")
            ),
          ]
        ) { node in
          guard let value = value(node) else {
            return (
              "expected a time, not \(Fault.quoted(node.text ?? ""))",
              "give milliseconds such as 20, or a unit: 20ms, 0.02s"
            )
          }
          return value > 0 && value <= atMost
            ? nil
            : (
              "\(plainText(of: value)) ms is out of range",
              "give a time above 0 up to \(plainText(of: atMost)) ms"
            )
        }), example: .number(example), sample: example, text: { plainText(of: $0) }
    ) { node, _ in value(node).flatMap { $0 > 0 && $0 <= atMost ? $0 : nil } }
  }
}
