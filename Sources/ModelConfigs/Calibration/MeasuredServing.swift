import CostModel
import Diagnostics
import Formats
import Units

/// One published measurement of serving.
public struct MeasuredServing: Sendable {
  /// What a row says.
  public enum Kind: String, CaseIterable, Sendable {
    /// Time per token, or rate of a batch of stated size.
    case fixed
    /// Rate where all requests are queued at once.
    case queued
    /// Time of one prompt.
    case firstToken
    /// Rate of prompts.
    case prompts

    var spread: ServingSpread.Kind {
      switch self {
      case .fixed: .fixed
      case .queued: .queued
      case .firstToken, .prompts: .prompt
      }
    }
  }

  public let id: String
  /// The model as the table names it, and its kin of one shape.
  public let model: String
  public let family: String
  public let kind: Kind
  public let serving: Serving
  /// Sequences at once, where known.
  public let batch: Double?
  /// Whether prompts enter while others decode.
  let isMixed: Bool
  /// Measured seconds: per token of a sequence, per token of a replica, of a prompt, or per token of
  /// prompts.
  public let seconds: Double
  let engine: String

  public var device: Device { serving.setup.device }
  /// Whether it was measured with an engine.
  public func engine(is name: String) -> Bool { engine == name }
  public var isRouted: Bool { serving.shape.isRouted }

  /// The bundled rows that say enough, and why each other one says too little.
  public static let bundled: (rows: [MeasuredServing], passedOver: [(id: String, why: String)]) = {
    guard let file = Carried.files.first(where: { $0.name == "serving.csv" }),
      let table = try? CSVTable(bytes: Array(file.text.utf8), file: file.name)
    else { return ([], []) }
    var rows: [MeasuredServing] = []
    var passedOver: [(id: String, why: String)] = []
    var shapes: [String: ServedShape] = [:]
    for line in table.rows {
      let cells = Dictionary(
        zip(table.header.map(\.text), line.fields.map(\.text)), uniquingKeysWith: { $1 })
      do throws(Reason) {
        rows.append(try MeasuredServing(cells, &shapes))
      } catch {
        passedOver.append((cells["id"] ?? "", error.words))
      }
    }
    return (rows, passedOver)
  }()

  /// Why a row is passed over.
  private struct Reason: Error {
    let words: String
    init(_ words: String) { self.words = words }
  }

  /// The bundled shape that a name of the table has.
  private static let shapes = [
    "llama-3.1-8b": "llama-3-8b", "llama-3.1-70b": "llama-3-70b", "llama-3.3-70b": "llama-3-70b",
    "deepseek-r1": "deepseek-v3", "glm-4.6": "glm-4.5", "llama-4-scout": "llama-4-scout-text",
    "llama-4-maverick": "llama-4-maverick-text",
  ]

  private init(
    _ cells: [String: String], _ shapes: inout [String: ServedShape]
  ) throws(Reason) {
    func number(_ column: String) -> Double? { cells[column].flatMap { Double($0) } }
    func text(_ column: String) -> String { cells[column] ?? "" }
    let (model, note, engine) = (text("model"), text("note"), text("engine"))
    guard let device = DeviceLibrary.device(text("device")) else {
      throw Reason("the device is not bundled")
    }
    let family = Self.shapes[model] ?? model
    self.family = family
    if shapes[family] == nil {
      shapes[family] = ModelLibrary.card(family)?.architecture.map {
        // Releases of Mistral 7B since the second have no window.
        ServedShape(family == "mistral-7b" ? $0.withoutWindows : $0)
      }
    }
    guard let shape = shapes[family] else { throw Reason("the shape is not bundled") }
    guard !note.contains("speculative: ") else { throw Reason("tokens were drafted") }
    guard let devices = number("devices").map({ Int($0) }) else {
      throw Reason("the number of devices is not stated")
    }
    let isOSS = model.hasPrefix("gpt-oss")
    guard let format = isOSS ? .mxfp4 : Self.format(text("precision")) else {
      throw Reason("the format is not known")
    }
    let sharesAttention = note.contains("attention data parallelism on")
    let groups =
      sharesAttention ? devices : min(devices, max(1, number("data").map { Int($0) } ?? 1))
    let isSmallCache =
      number("kv_bits") == 8
      || ["fp8", "fp4"].contains(text("precision")) && engine.hasPrefix("TensorRT")
    let setup = ServingSetup(
      device: device, tensor: devices / groups, groups: groups,
      spreadsExperts: number("expert").map { $0 > 1 }, format: format,
      cacheBytes: isSmallCache ? 1 : 2)
    // Lengths of that benchmark are drawn from 0.8 to 1 of the nominal ones.
    let share = note.contains("lengths drawn") ? 0.9 : 1
    let (input, output) = (number("input_tokens"), number("output_tokens"))
    id = text("id")
    self.model = model
    self.engine = engine
    batch = number("concurrency")
    serving = Serving(
      shape, on: setup,
      under: ServingLoad(input: share * (input ?? 1), output: share * (output ?? 200)))
    (kind, seconds, isMixed) = try Self.reading(
      phase: text("phase"), engine: engine, serving, batch: batch, devices: devices,
      hasLengths: input != nil && output != nil, number)
  }

  /// What a row measured, by its phase and by what is stated.
  private static func reading(
    phase: String, engine: String, _ serving: Serving, batch: Double?, devices: Int,
    hasLengths: Bool, _ number: (String) -> Double?
  ) throws(Reason) -> (Kind, Double, Bool) {
    let (rate, between) = (number("tokens_s_output"), number("itl_ms").map { $0 / 1e3 })
    let first = number("ttft_ms").map { $0 / 1e3 }
    switch phase {
    case "decode":
      guard let batch, number("input_tokens") != nil else {
        throw Reason("the batch or the length is not stated")
      }
      if devices > serving.setup.device.devicesPerNode, let rate {
        return (.fixed, batch / rate, false)
      }
      guard let between else { throw Reason("no time per token") }
      return (.fixed, between, false)
    case "prefill":
      if let first, batch == 1 { return (.firstToken, first, false) }
      guard let total = number("tokens_s_total"), number("input_tokens") != nil else {
        throw Reason("the length of the prompts is not stated")
      }
      return (.prompts, 1 / total, false)
    default:
      if engine == "TensorRT-LLM 0.6.1", let batch, let rate { return (.fixed, batch / rate, true) }
      if let batch, let between, batch != 500 {
        if let first, first > 10 || batch > serving.mostRequests {
          throw Reason("requests waited for memory, so that the time per token says nothing")
        }
        return (.fixed, between, true)
      }
      guard let rate, hasLengths else { throw Reason("the lengths are not stated") }
      return (.queued, 1 / rate, true)
    }
  }

  private static func format(_ name: String) -> ServingFormat? {
    name == "fp16" ? .bf16 : ServingFormat(rawValue: name)
  }

  /// The logarithm of the predicted seconds under constants, with its gradient by theirs.
  public func logarithm(
    _ constants: ServingConstants
  ) -> (value: Double, slope: SIMD16<Double>) {
    var serving = serving
    serving.constants = constants
    let measured: Serving.Measured =
      switch kind {
      case .fixed: .between(batch: batch ?? 1, whilePromptsEnter: isMixed)
      case .queued: .queued(atMost: batch)
      case .firstToken: .prompt
      case .prompts: .promptToken
      }
    return serving.logarithm(of: measured)
  }
}
