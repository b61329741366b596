import ScalingLaws
import Spec
import Tabular
import Units

/// Budgets whose best designs are looked for under every law, with all caps combined.
public struct Optimum: Question {
  public static let section = Section(
    "optimum", .list, definition: "optimum", "Budgets whose best designs to look for")

  public let name: String?
  let request: OptimumRequest

  public init(_ ask: inout Asking) throws(Unsettled) {
    name = ask("name", .text("a name", example: "budgets"), "A name for it")
    let asked = AskedOptimum(&ask)
    let hardware = ask.optional(
      "on", .record(Hardware.self, name: "hardware"), isInExample: false,
      "Devices: their budget in place of FLOP, or what they take for the FLOP")
    try ask.settle()
    request = try asked.checked(hardware, ask)
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> FoundOptimum {
    request.found(under: world.laws, progress)
  }

  public static func answer(_ asked: [Resolved<Optimum>], in world: World) -> Answer {
    let rows = asked.flatMap { asked in
      asked.found.results.flatMap { OptimumRow.all(of: $0, asked.question.name ?? "") }
    }
    return Answer(
      headline: asked.flatMap(\.found.supported) + asked.compactMap(\.found.extrapolated),
      shown: asked.flatMap { asked in
        (asked.found.advice.count == 1 ? asked.found.advice.map(\.shown) : [])
          + [shown(asked.question.name ?? "", asked.found.results)]
      },
      more: [
        Table(
          "optima", "The best design of each kind of model for a budget, under each law.", of: rows,
          OptimumRow.columns),
        DesignAdvice.table(of: asked.flatMap(\.found.advice)),
      ])
  }

  /// The most rows that people see.
  private static let mostRows = 12

  /// A row for each budget, cap and law, evenly chosen where they are many.
  private static func shown(_ name: String, _ results: [OptimumResult]) -> ShownTable {
    let found = results.compactMap(\.best)
    let step = max(1, (found.count + mostRows - 1) / mostRows)
    let chosen = stride(from: 0, to: found.count, by: step).map { found[$0] }
    return .digest(
      title: "Best designs: \(name)", Table("best", "", of: chosen, digestColumns),
      notes: chosen.count < found.count
        ? [
          "\(chosen.count) of \(found.count) rows; the table 'optima' holds all, and the best of each kind"
        ] : [],
      lists: [OptimumResult.silent(results)])
  }

  private static let digestColumns: [Filling<AdvisedDesign>] = [
    .text("law", "The law that advises.") { $0.law.id },
    .figure("budget", "In FLOP.") { ShownNumber.flop($0.search.budget.value) },
    .figure("memory", "The cap.") { $0.search.memory.map { $0.bytes.rounded(to: 3) + "B" } },
    .figure("tokens_served", "Tokens of inference.") { $0.search.inferenceTokens?.rounded(to: 3) },
    .text("design", "Its kind.") { $0.kind },
    .figure("active", "Active parameters.") { ShownNumber.parameters($0.active) },
    .figure("total", "Total parameters.") { ShownNumber.parameters($0.total) },
    .figure("tokens", "Tokens of training.") { ShownNumber.parameters($0.tokens) },
    .figure("loss", "In the law's own units.") { $0.loss?.fixed(4) },
    .figure("outside_fit", "On the furthest axis.") {
      $0.excesses.first.map { $0.factor.rounded(toDigits: 2) + "×" } ?? "inside"
    },
  ]
}

extension OptimumResult {
  /// What laws advise for the largest budget, and how many of them were fitted there.
  static func headline(_ results: [OptimumResult]) -> String? {
    let found = results.compactMap(\.best)
    guard let budget = found.map(\.search.budget).max() else { return nil }
    let designs = found.filter { $0.search.budget == budget }
    let (active, tokens) = (designs.map(\.active), designs.map(\.tokens))
    guard let least = active.min(), let most = active.max(), let few = tokens.min(),
      let many = tokens.max()
    else { return nil }
    func span(_ low: Double, _ high: Double) -> String {
      let ends = [low, high].map { Parameters($0).rounded(to: 2) }
      return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
    }
    let laws = Set(designs.map(\.law.id)).count
    let inside = Set(designs.filter(\.isInside).map(\.law.id)).count
    let furthest = designs.compactMap { $0.excesses.first?.factor }.max()
    let far = furthest.map { ", up to \(RangeExcess.times($0)) beyond," } ?? ""
    let place =
      switch (laws, inside) {
      case (1, 1): "The law, asked inside its fitted range, puts"
      case (1, _): "The law was not fitted at such a budget: it extrapolates\(far) and puts"
      case (laws, laws): "All \(laws) laws, asked inside their fitted ranges, put"
      default:
        "Of \(laws) laws \(inside == 0 ? "none was" : inside == 1 ? "one was" : "\(inside) were") "
          + "fitted at such a budget; the others extrapolate\(far) and put"
      }
    return place
      + " the best at \(span(least, most)) active parameters on \(span(few, many)) tokens."
  }

  /// Why laws do not answer, once each.
  static func silent(_ results: [OptimumResult]) -> NoteList {
    var notes: [(reason: String, laws: [String])] = []
    for result in results {
      guard let reason = result.refusal else { continue }
      let index = notes.firstIndex { $0.reason == reason } ?? notes.endIndex
      if index == notes.endIndex { notes.append((reason, [])) }
      if !notes[index].laws.contains(result.law.id) { notes[index].laws.append(result.law.id) }
    }
    return NoteList(
      "No answer", notes.map { "\($0.laws.joined(separator: ", ")): \($0.reason)" })
  }
}

/// A row of the table of best designs: one of a law that answers, or why it does not.
private struct OptimumRow: Sendable {
  let name: String
  let result: OptimumResult
  let design: AdvisedDesign?

  static func all(of result: OptimumResult, _ name: String) -> [OptimumRow] {
    let designs = result.bestOfEachKind
    return designs.isEmpty
      ? [OptimumRow(name: name, result: result, design: nil)]
      : designs.map { OptimumRow(name: name, result: result, design: $0) }
  }

  static let columns: [Filling<OptimumRow>] = [
    .text("search", "Name of the search in the scenario.") { $0.name },
    .text("law", "Id of the law.") { $0.result.law.id },
    .number("budget_flop", unit: "FLOP", "Training and, where tokens are given, inference.") {
      $0.result.search.budget.value
    },
    .number("memory_bytes", unit: "bytes", "The cap; empty is none.") {
      $0.result.search.memory?.bytes.value
    },
    .number("inference_tokens", unit: "tokens", "Tokens after training.") {
      $0.result.search.inferenceTokens?.value
    },
    .number("unique_tokens", unit: "tokens", "Beyond them tokens repeat.") {
      $0.result.search.data.uniqueTokens?.value
    },
    .text("kind", "The kind of model in the law's symbols.") { $0.design?.kind },
    .number("experts", "Its experts; 1 is dense.") { $0.design?.experts },
    .number("active_parameters", unit: "parameters", "What a token uses.") { $0.design?.active },
    .number("total_parameters", unit: "parameters", "What is stored.") { $0.design?.total },
    .number("tokens", unit: "tokens", "Tokens of training.") { $0.design?.tokens },
    .number("loss_nats_per_token", unit: "nats per token", "In the law's own units.") {
      $0.design?.loss
    },
    .number("loss_gap", unit: "nats per token", "Loss beyond the best of all kinds.") {
      $0.design?.lossGap
    },
    .number("wasted_share", "FLOP beyond what the best kind needs for it, over these.") {
      $0.design?.waste
    },
    .boolean("is_best", "Whether it is the best of all kinds.") { $0.design?.isBest },
    .boolean("is_near", "Within 1 % of FLOP or 0.005 nats of the best.") { $0.design?.isNear },
    .boolean("in_range", "Whether it lies in the law's fitted range.") {
      $0.design?.excesses.isEmpty
    },
    .text("outside", "How far outside on each axis.") { $0.design?.distance },
    .text("remark", "Why the law does not answer.") {
      $0.result.refusal.map { "no answer: \($0)" }
    },
    .text("citation", "Where the law is published.") { $0.result.law.citation },
  ]
}
