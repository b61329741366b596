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
      "moesim serve gpt-oss-120b --against llama-3-70b --against-weights fp8 --input 8K",
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
    concurrency = Double(
      ask(
        "concurrency", .integer(1...1_000_000, "a number of requests", example: 256),
        "Requests at once over all devices", default: 64))
    mostBetween = ask.optional(
      "maxBetween", .milliseconds(atMost: 1e6, example: 50), unit: "milliseconds",
      "Limit on the time between tokens")
    mostFirst = ask.optional(
      "maxFirst", .milliseconds(atMost: 1e8, example: 2000), unit: "milliseconds",
      "Limit on the time before the first token")
    let asked = AskedServing(&ask)
    try ask.settle()
    guard let shaped = ServedModel(operand) else {
      throw ask.fault(
        at: "model", "\(operand.title) has no shape of a decoder that can be served",
        "name a decoder-only model or sizes")
    }
    let other = against.model(beside: operand)
    let isRouted = shaped.shape.isRouted || other?.shape.isRouted == true
    inputs = try asked.checked(isRouted: isRouted, hasOther: other != nil, ask)
    // Both in one format, where nothing else is stated: a ratio of formats is no property of a model.
    model = shaped.held(in: inputs.format ?? shaped.released(on: inputs.device))
    rival = other?.held(in: inputs.otherFormat ?? model.format)
    if let rival, rival.isSame(as: model), rival.format == model.format {
      throw ask.fault(
        at: "against", "\(model.title) is compared with itself",
        "name another model or size, or state againstWeights for it in another format")
    }
    if rival == nil, ask.isGiven("against") {
      throw ask.fault(
        at: "against",
        shaped.shape.isRouted
          ? "it has no shape of a decoder that can be served"
          : "\(operand.title) is dense, and its own equivalent",
        "name another model, or a size such as 52B")
    }
  }

  public var title: String {
    "\(model.title.opening) on \(inputs.devices) \(inputs.device.name)"
  }
  public var subject: String? { NamedFile.stem(of: operand.model.name) }

  /// Both models at every number of sequences, and at the one that is asked.
  public struct ServedFindings: Sendable {
    let own: ServedFront
    let other: ServedFront?
    /// The model at the asked number of sequences; `nil` where memory does not hold them.
    let asked: ServedFront.Place?
    let beside: [ServedBeside]
    /// The model in other shapes that it may have.
    let guesses: [ServedFront]
    /// The same verdict with weights held otherwise, in words.
    let otherwise: [(words: String, beside: [ServedBeside])]
    /// Where these devices hold one of both: the fewest that hold either and both, and the verdict there.
    let fewest: (own: Int?, other: Int?, both: Int?)?
    let onMore: [ServedBeside]
    /// The cheapest place of each within the limits, and both there.
    let cheapest: ServedFront.Place?
    let otherCheapest: ServedFront.Place?
    let besideWithin: ServedBeside?
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void)
    -> ServedFindings
  {
    let ladder = ServedFront.ladder + [concurrency]
    let own = ServedFront(model, inputs, at: ladder)
    let contest = rival.map { ServedContest(own, model, $0, inputs) }
    let beside = contest?.all ?? []
    var fewest: (own: Int?, other: Int?, both: Int?)?
    var onMore: [ServedBeside] = []
    if own.places.isEmpty || rival != nil && beside.isEmpty {
      let both = [model, rival].compactMap { $0 }
      fewest = (
        inputs.fewest(for: [model]), rival.flatMap { inputs.fewest(for: [$0]) },
        inputs.fewest(for: both)
      )
      if let count = fewest?.both, let rival {
        var more = inputs
        more.devices = count
        onMore =
          ServedContest(ServedFront(model, more, at: ladder), model, rival, more).all
      }
    }
    let withinLimits = { (front: ServedFront) in
      front.cheapest(between: mostBetween.map { $0 / 1e3 }, first: mostFirst.map { $0 / 1e3 })
    }
    return ServedFindings(
      own: own, other: contest?.other, asked: own.place(concurrency), beside: beside,
      guesses: contest?.guesses ?? model.guessed.map { ServedFront($0, inputs, at: []) },
      otherwise: beside.isEmpty
        ? []
        : otherFormats.map { words, first, second in
          let front = ServedFront(first, inputs, at: beside.map(\.sequences))
          return (words, ServedContest(front, first, second, inputs).all)
        }, fewest: fewest, onMore: onMore,
      cheapest: withinLimits(own), otherCheapest: contest.flatMap { withinLimits($0.other) },
      besideWithin: mostBetween == nil && mostFirst == nil ? nil : contest?.beside(withinLimits))
  }

  /// Both models as they may be held besides, where nothing is stated of it, and the ends of what the
  /// model may be worth.
  private var otherFormats: [(words: String, own: ServedModel, other: ServedModel)] {
    guard let rival else { return [] }
    let ends = rival.ends.map { ($0.title, model, $0.held(in: rival.format)) }
    guard inputs.format == nil, inputs.otherFormat == nil else { return ends }
    let released = rival.released(on: inputs.device)
    let formats: [(String, ServingFormat, ServingFormat)] =
      [
        ("both in bf16", .bf16, .bf16), ("both in fp8", .fp8, .fp8),
        ("\(rival.title) alone in \(released.rawValue)", model.format, released),
      ]
    return formats.filter { _, own, other in
      (own, other) != (model.format, rival.format)
        && (own != .fp8 || inputs.device.peak(.fp8) != nil)
    }.map { ($0, model.held(in: $1), rival.held(in: $2)) } + ends
  }

  public static func answer(_ asked: [Resolved<Serve>], in world: World) -> Answer {
    var answer = Answer()
    let told = asked.map { ServeTables($0.question, $0.found) }
    if let one = asked.first, asked.count == 1 {
      answer.headline = told[0].headline
      answer.shown = told[0].shown
      answer.charts = ServePicture.charts(one)
    } else {
      answer.headline = ServeTables.digest(told)
      let hidden = ServeTables.hidden.subtracting(["entry"])
      let within = told.filter(\.hasLimits).flatMap { told in
        told.cheapest.map { [told.row($0)] } ?? []
      }
      answer.shown =
        (within.isEmpty
          ? []
          : [
            ShownTable(
              Table("cheapest", "The cheapest within the limits", of: within, ServeTables.columns),
              hiding: hidden)
          ]) + [
          ShownTable(
            Table(
              "serving", "Models served at numbers of requests at once",
              of: told.flatMap(\.rows), ServeTables.columns),
            hiding: hidden)
        ]
    }
    answer.more = [
      Table(
        "front",
        "Layouts and numbers of requests that no other beats in both rate and interactivity",
        of: told.flatMap(\.front), ServeTables.columns)
    ]
    if asked.count > 1 {
      answer.more.append(
        ServeTables.roofline(told.flatMap(\.rooflineRows)))
    }
    return answer
  }
}

extension String {
  /// With a great first letter, where it begins with an article.
  var opening: String { hasPrefix("a ") ? "A" + dropFirst() : self }
}
