import CostModel
import Diagnostics
import Units

/// What a call of `cost` asks, read and checked.
struct CostQuery {
  let model: ModelOperand
  let architecture: Architecture
  let tokens: Tokens?
  let context: Int
  let device: Device?
  let devices: Int?
  let precision: Precision
  let layout: Layout?
  /// A utilisation that the user states.
  let utilisation: Double?
  let overhead: Double
  /// Announced time of all devices together.
  let announced: Seconds?
  let grid: GridIntensity?
  let expertLoad: ExpertLoad?
  /// The rows that an expert computes over its mean load, where capacities are fixed.
  let capacityFactor: Double

  init(_ call: Call) throws(CommandFailure) {
    model = try ModelOperand(call, command: CostCommand.name)
    guard case .architecture(let architecture) = model.shape else {
      throw Self.wrong(
        "only the sizes of \(model.name) are known, not its shape",
        "its cost is 6 N_active D; choose a model with a shape from 'moesim list models'")
    }
    self.architecture = architecture
    let numbers = NumberOption(call: call, command: CostCommand.name)
    tokens = try model.tokens(call, command: CostCommand.name)
    context = try numbers.whole("--context", in: 1...1_000_000_000, example: "4096") ?? 4096
    device = try Self.device(call)
    devices = try numbers.whole("--devices", in: 1...Layout.largestDegree, example: "3072")
    precision = try Self.precision(call, on: device)
    layout = try LayoutOption.layout(call)
    utilisation = try numbers.number("--utilisation", in: 0.0001...1, example: "0.4")
    overhead = try numbers.number("--overhead", in: 1...100, example: "2") ?? 1
    announced = try Self.hours(call)
    grid = try Self.grid(numbers)
    expertLoad = try ExpertLoadOption.load(call)
    capacityFactor = try numbers.number("--capacity", in: 0.01...1000, example: "1.25") ?? 1.25
    if device == nil {
      let alone = [
        "--devices", "--layout", "--utilisation", "--overhead", "--hours", "--grid", "--precision",
        "--expert-load", "--capacity",
      ]
      .first { call.has($0) }
      if let alone {
        throw Self.wrong("\(alone) needs a device", "add for example --device h100")
      }
    }
    let timed = ["--hours", "--utilisation", "--overhead", "--grid"]
    if tokens == nil, let alone = timed.first(where: call.has) {
      throw Self.wrong("\(alone) needs the tokens of the run", "add for example --tokens 12T")
    }
    if !architecture.isRouted, let alone = ["--expert-load", "--capacity"].first(where: call.has) {
      throw Self.wrong("\(alone) is of experts, and \(model.name) has none", "leave it out")
    }
  }

  static func wrong(_ problem: String, _ hint: String) -> CommandFailure {
    .call(problem: problem, hint: hint, command: CostCommand.name)
  }

  private static func device(_ call: Call) throws(CommandFailure) -> Device? {
    guard let name = call["--device"] else { return nil }
    guard let device = DeviceLibrary.device(name) else {
      throw wrong(
        "unknown device \(Fault.quoted(name))",
        Suggestion.hint(for: name, among: DeviceLibrary.ids))
    }
    return device
  }

  /// The stated format, or the sixteen bits that the device computes in.
  private static func precision(
    _ call: Call, on device: Device?
  ) throws(CommandFailure) -> Precision {
    guard let name = call["--precision"] else {
      return device.map { $0.peak(.bf16) == nil && $0.peak(.fp16) != nil } == true ? .fp16 : .bf16
    }
    guard let precision = Precision(named: name) else {
      throw wrong(
        "unknown format \(Fault.quoted(name))",
        Suggestion.hint(for: name, among: Precision.allCases.map(\.rawValue)))
    }
    if let device, device.peak(precision) == nil, !device.peaks.isEmpty {
      throw wrong(
        "\(device.name) does not compute in \(name)",
        "its formats are " + device.peaks.map(\.precision.rawValue).joined(separator: ", "))
    }
    return precision
  }

  private static func hours(_ call: Call) throws(CommandFailure) -> Seconds? {
    guard let text = call["--hours"] else { return nil }
    do throws(InputFault) {
      let hours = try Tokens(text: text).value
      guard hours > 0 else {
        throw InputFault(problem: "no hours", hint: "write for example 1.8M")
      }
      return Seconds(hours * 3600)
    } catch {
      throw wrong("--hours \(Fault.quoted(text)) is no number of hours", "write for example 1.8M")
    }
  }

  private static func grid(_ numbers: NumberOption) throws(CommandFailure) -> GridIntensity? {
    guard let value = try numbers.number("--grid", in: 0...2, example: "0.385") else { return nil }
    do throws(InputFaults) {
      return try GridIntensity(value, source: "--grid")
    } catch {
      throw wrong("--grid: \(error)", "write for example 0.385")
    }
  }
}
