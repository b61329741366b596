import CostModel
import Diagnostics
import Foundation
import Spec
import Tabular
import Units

/// What serving a model costs on some devices, and where it is cheaper than another.
public struct Serve: CallableQuestion {
  public static let section = Section(
    "serve", .list, definition: "serving", "What serving models costs, beside dense ones")
  public static let call = QuestionCall(
    "serve", "What an answer costs: latency, rate, money and energy of serving a model.",
    operands: ["model"],
    examples: [
      "moesim serve dbrx --device h100 --devices 8",
      "moesim serve dbrx --against llama-2-70b --input 2000 --output 256 --render --out figure",
      "moesim serve deepseek-v3 --device h200 --max-between 50 --drafted 1",
      "moesim serve my-model/config.json --device b200 --weights fp8 --concurrency 256 --json",
      "moesim serve 120B-a5B --against 30B --reused 0.5",
    ])

  public let name: String?
  let operand: ModelOperand
  let model: ServedModel
  let rival: ServedModel?
  let inputs: ServeInputs
  let concurrency: Double
  let mostBetween: Double?
  let mostFirst: Double?

  public init(_ ask: inout Asking) throws(Unsettled) {
    name = ask.optional("name", .text("a name", example: "our cluster"), "A name for it")
    operand = ask(
      "model", .model, "A bundled model by its id, sizes such as 100B-a10B, or a config.json")
    let against = ask(
      "against", .servedRival,
      "What it is compared with: a model, a dense size such as 52B, or its dense equivalent",
      default: .equivalent)
    concurrency = ask(
      "concurrency", .number("requests", atLeast: 1, atMost: 1e6, example: 256),
      "Requests at once over all devices", default: 64)
    mostBetween = ask.optional(
      "maxBetween", .number("milliseconds", above: 0, atMost: 1e6, example: 50),
      unit: "milliseconds", "Limit on the time between tokens")
    mostFirst = ask.optional(
      "maxFirst", .number("milliseconds", above: 0, atMost: 1e8, example: 2000),
      unit: "milliseconds", "Limit on the time before the first token")
    let asked = AskedServing(&ask)
    try ask.settle()
    guard let model = ServedModel(operand) else {
      throw ask.fault(
        at: "model", "\(operand.title) has no shape of a decoder that can be served",
        "name a decoder-only model or sizes")
    }
    self.model = model
    rival = against.model(beside: operand)
    if rival == nil, ask.isGiven("against") {
      throw ask.fault(
        at: "against",
        model.shape.isRouted
          ? "it has no shape of a decoder that can be served"
          : "\(operand.title) is dense, and its own equivalent",
        "name another model, or a size such as 52B")
    }
    let isRouted = model.shape.isRouted || rival?.shape.isRouted == true
    inputs = try asked.checked(isRouted: isRouted, ask)
  }

  public var title: String { "\(model.title) on \(inputs.devices) \(inputs.device.name)" }
  public var subject: String? { NamedFile.stem(of: operand.model.name) }

  /// Both models at every number of sequences, and at the one that is asked.
  public struct Found: Sendable {
    let own: ServedFront
    let other: ServedFront?
    /// The model at the asked number of sequences; `nil` where memory does not hold them.
    let asked: ServedFront.Place?
    let beside: [ServedBeside]
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void) -> Found {
    let ladder = Set(ServedFront.ladder + [concurrency]).sorted()
    let own = ServedFront(model, inputs, at: ladder)
    let other = rival.map { ServedFront($0, inputs, at: ladder) }
    return Found(
      own: own, other: other, asked: own.place(concurrency),
      beside: other.map { own.beside($0) } ?? [])
  }

  public static func answer(_ asked: [Resolved<Serve>], in world: World) -> Answer {
    var answer = Answer()
    for one in asked {
      let told = ServeTables(one.question, one.found)
      answer.headline += told.headline
      if asked.count == 1 {
        answer.shown = told.shown
        answer.charts = ServePicture.charts(one)
      }
      answer.warnings += told.warnings
    }
    if asked.count > 1 {
      answer.shown = [
        ShownTable(
          Table(
            "serving", "Models served at numbers of requests at once",
            of: asked.flatMap { ServeTables($0.question, $0.found).rows }, ServeTables.columns),
          hiding: ServeTables.hidden.subtracting(["entry"]))
      ]
    }
    answer.more = [
      Table(
        "front",
        "Layouts and numbers of requests that no other beats in both rate and interactivity",
        of: asked.flatMap { ServeTables($0.question, $0.found).front }, ServeTables.columns)
    ]
    if asked.count > 1 {
      answer.more.append(
        ServeTables.roofline(asked.flatMap { ServeTables($0.question, $0.found).rooflineRows }))
    }
    return answer
  }
}
