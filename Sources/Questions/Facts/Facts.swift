import Diagnostics
import Evidence
import Formats
import QualityAxes
import ScalingLaws
import Spec
import Tabular
import Units

/// What runs know: recall by size, what they store, and why their answers are wrong.
public struct Facts: Question {
  public static let section = Section(
    "facts", .one, definition: "facts",
    "What runs know: recall, what is stored, why answers are wrong")

  /// The runs that are asked; `nil` for all with a size.
  public let runs: [String]?
  public let question: FactQuestion
  /// Whether a dense model of equal loss stands beside each MoE.
  let showsDense: Bool

  public init(_ ask: inout Asking) throws(Unsettled) {
    runs = ask.optional(
      "runs", .list(of: .sizedRun, minimum: 1),
      "The runs that are asked; all with a size if left out"
    )
    let world = ask.optional(
      "world", .record(StatedFacts.self, name: "world"),
      "Facts and how often the corpus mentions them, which tell exposures")
    let points = ask.optional(
      "points", .storedPoints, isInExample: false,
      "Measured models for the stored and recalled shares, or a file of them; published ones if "
        + "left out")
    let guessing = ask.guessing()
    showsDense = ask(
      "denseEquivalents", .boolean,
      "Whether the dense model that evidence predicts of each MoE stands beside it, on the same "
        + "tokens", default: false)
    let longForm = ask.optional(
      "longForm", .record(StatedLongForm.self, name: "longForm"),
      "How long answers are made of facts, for a precision and F1@K that follow; illustrative")
    try ask.settle()
    let names = ask.reader.names["run"] ?? []
    if runs == nil, names.isEmpty {
      throw ask.fault(
        at: "", "there is no run to ask what it knows", "add a run with a sized model")
    }
    do throws(InputFaults) {
      question = try FactQuestion(
        world: world?.world, points: points, guessing: guessing, longForm: longForm?.form)
    } catch {
      throw ask.fault(error, keys: ["size": "points", "stored": "points", "direct": "points"])
    }
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> [FactAnswer] { answers(in: world) }

  /// What each asked run knows; runs whose numbers cannot be have been refused when they were read.
  public func answers(in world: World) -> [FactAnswer] {
    let asked = runs.map { $0.compactMap(world.run) } ?? world.runs
    return asked.flatMap { run -> [FactAnswer] in
      guard let model = run.knowing(ranges: world.axisRanges) else { return [] }
      let dense = showsDense ? model.denseEquivalent(of: run) : nil
      return [model, dense].compactMap { $0 }.compactMap { try? FactAnswer(question, for: $0) }
    }
  }

  public static func answer(_ asked: [Resolved<Facts>], in world: World) -> Answer {
    guard let facts = asked.first, !facts.found.isEmpty else { return Answer() }
    let question = facts.question.question
    var answer = Answer(
      headline: [FactTables.headline(facts.found, question)].compactMap { $0 },
      shown: [
        ShownTable(
          FactTables.overview(facts.found, question),
          notes: FactTables.notes(
            question, recall: Self.recallBasis(in: world)), isDigest: true)
      ],
      more: [FactTables.facts(facts.found, question), FactTables.popularity(facts.found)])
    if let form = question.longForm {
      answer.shown.append(FactTables.longForm(facts.found, form))
    }
    if question.world == nil { answer.shown.append(FactTables.line(facts.found)) }
    answer.warnings = FactTables.warnings(facts.found)
    return answer
  }
}

extension Facts {
  /// What γ of recall rests on for runs alike.
  private static func recallBasis(in world: World) -> String? {
    if let own = world.axisRanges[.recall] {
      return "γ of recall is yours: \(plainText(of: own.lowerBound)) to "
        + "\(plainText(of: own.upperBound))."
    }
    return AxisEvidence.bundled[.recall].map {
      "γ of recall \($0.words): \($0.basis(for: nil))."
    }
  }
}

extension KnowingModel {
  /// The dense model that evidence predicts to equal an MoE, on the same tokens; none of a dense one.
  fileprivate func denseEquivalent(of run: Run) -> KnowingModel? {
    guard feeding == .experts, let active = run.model.design.active.all,
      let size = try? MatchedPairs.bundled.model.predict(active: active, total: total).centre
    else { return nil }
    return try? KnowingModel(
      name: "\(name), dense equivalent", total: size, recallSize: size, leastRecallSize: size,
      feeding: .dense, tokens: tokens, exposureQuality: exposureQuality)
  }
}

/// How long answers are made of facts, as a scenario states it.
struct StatedLongForm: Asked {
  let form: LongForm

  init(_ ask: inout Asking) throws(Unsettled) {
    let facts = ask("facts", .positive(example: 80), "Facts that a response comes to")
    let deviation = ask(
      "deviation", .number("a deviation", atLeast: 0, example: 16),
      "Their standard deviation between responses")
    let stated = ask(
      "stated", .share(example: 0.5),
      "Share of the facts answered wrongly that a response states, the rest being left out")
    let goal = ask("k", .factGoal, "K of F1@K", default: .median)
    try ask.settle()
    do throws(InputFaults) {
      form = try LongForm(facts: facts, deviation: deviation, stated: stated, goal: goal)
    } catch {
      throw ask.fault(error)
    }
  }
}

extension Asking {
  /// The chance of a right guess.
  mutating func guessing() -> Double {
    self("guessing", .share(example: 0.25), "The chance of a right guess", default: 0)
  }
}

extension InputKind where Value == String {
  /// A run of the scenario whose model has a size.
  fileprivate static var sizedRun: InputKind {
    InputKind.name(of: "run").map(sample: "run", text: { $0 }) { name, node, reader in
      // A run that could not be read has its own faults.
      guard let run = reader.world.run(name), run.knowing(ranges: [:]) == nil else { return name }
      reader.note(
        node, "the run \(Fault.quoted(name)) has no size to know facts with",
        "give its model sizes, or leave it out")
      return nil
    }
  }
}
