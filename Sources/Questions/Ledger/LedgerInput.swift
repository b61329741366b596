import Diagnostics
import Evidence
import Formats
import Foundation
import Spec
import Statistics
import Units

/// A gain between two models as a product of factors, or over steps of one run in points.
public struct Ledger: Question {
  public static let section = Section(
    "ledger", .list, definition: "ledger", "Gains, and what evidence says of their factors")

  public let name: String?
  let kind: FactorKind

  enum FactorKind: Sendable {
    case pair(LedgerPair)
    /// Rows of the table of interventions that follow each other.
    case steps([Intervention])
  }

  private static let kinds: [Variant<FactorKind>] = [
    Variant("of", "A pair of models") { (ask) throws(Unsettled) in .pair(try LedgerPair(&ask)) },
    Variant("steps", "Steps of one run, as measured one after the other") {
      (ask) throws(Unsettled) in
      let ids = ask(
        "steps", .list(of: .text("an id", words: Intervention.bundled.map(\.id)), minimum: 1),
        "Ids of bundled rows of 'moesim evidence data' in their order, all of one metric")
      try ask.settle()
      let rows = ids.compactMap { id in Intervention.bundled.first { $0.id == id } }
      if let wrong = ids.first(where: { id in !rows.contains { $0.id == id } }) {
        throw ask.fault(
          at: "steps", "there is no row \(Fault.quoted(wrong))",
          Suggestion.hint(for: wrong, among: Intervention.bundled.map(\.id)))
      }
      if Set(rows.map(\.metric)).count > 1 || rows.contains(where: { $0.gain == nil }) {
        throw ask.fault(
          at: "steps", "the rows are not of one metric with a gain each",
          "name rows of one metric")
      }
      return .steps(rows)
    },
  ]

  public init(_ ask: inout Asking) throws(Unsettled) {
    name = ask("name", .text("a name", example: "a gain"), "A name for it")
    kind = try ask.oneOf(Self.kinds)
  }
}

/// Two models and what differs between them.
struct LedgerPair: Asked {
  let of: String
  let against: String
  let metric: String?
  let ladder: [String]
  let gain: Stated?
  let unit: Unit
  let changed: [Change]
  let steps: [String]
  let together: [Together]
  let remarks: [Remark]

  /// What the factors count.
  enum Unit: String, Sendable, CaseIterable {
    /// Dense size of the older recipe on its tokens.
    case size
    /// Training FLOP of the older recipe for equal score.
    case flop
  }

  /// What may differ.
  enum Change: String, Sendable, CaseIterable {
    case architecture, tokens, data, recipe, tokenizer, posttraining
  }

  /// A factor with its range.
  struct Stated: Asked {
    let value: Double
    let low: Double
    let high: Double
    let source: String

    init(_ ask: inout Asking) throws(Unsettled) {
      value = ask("value", .positive(example: 2), "The factor")
      let (least, most) = (
        ask.optional("low", .positive(example: 1.5), "Low end of its 80 % range"),
        ask.optional("high", .positive(example: 3), "High end")
      )
      source = ask("source", .text("a source", example: "a paper"), "Where it comes from")
      try ask.settle()
      (low, high) = (least ?? value, most ?? value)
      guard low <= value, value <= high else {
        throw ask.fault(at: "", "the value is not within its range", "low ≤ value ≤ high")
      }
    }

    var logarithm: (mean: Double, deviation: Double) {
      (log(value), log(high / low) / (2 * Normal.quantile(0.9)))
    }
  }

  /// What was measured of several changes together.
  struct Together: Asked {
    let changes: [Change]
    let stated: Stated

    init(_ ask: inout Asking) throws(Unsettled) {
      changes = ask("of", .list(of: .choice(Change.self), minimum: 1), "The changes")
      stated = try Stated(&ask)
    }
  }

  /// What is said of a change without an interval: shown, not reckoned with.
  struct Remark: Asked {
    let of: Change
    let text: String
    let source: String

    init(_ ask: inout Asking) throws(Unsettled) {
      of = ask("of", .choice(Change.self, example: .data), "The change")
      text = ask(
        "says", .text("a sentence", example: "about 2 on some scores"), "What is said of it")
      source = ask("source", .text("a source", example: "a paper"), "Where it is said")
      try ask.settle()
    }
  }

  init(_ ask: inout Asking) throws(Unsettled) {
    of = ask("of", .name(of: "run"), "The newer run")
    against = ask("against", .name(of: "run"), "The older run")
    metric = ask.optional(
      "metric", .text("a metric", example: "MMLU"), isInExample: false,
      "The score whose difference is the gain")
    ladder = ask(
      "ladder", .list(of: .name(of: "run")),
      "Dense runs of the older recipe that tell what a factor is worth in the score", default: [],
      says: "none")
    gain = ask.optional(
      "gain", .record(Stated.self, name: "statedFactor"),
      "The whole gain as a factor, where no score gives it")
    unit = ask("unit", .choice(Unit.self), "What the factors count", default: .size)
    changed = ask(
      "changed", .list(of: .choice(Change.self)), "What differs",
      default: [.architecture, .tokens, .data, .recipe], says: "architecture, tokens, data, recipe")
    steps = ask(
      "dataSteps", .list(of: .word(of: Intervention.dataKinds)),
      "Steps by which the data differ; any change if left out", default: [], says: "unknown")
    together = ask(
      "together", .list(of: .record(Together.self, name: "measuredTogether")),
      "What was measured of several changes together", default: [])
    remarks = ask(
      "remarks", .list(of: .record(Remark.self, name: "ledgerRemark")),
      "What is said of a change without an interval", default: [])
    try ask.settle()
    if ask.reader.isLenient { return }
    if (metric == nil) == (gain == nil) {
      throw ask.fault(
        at: "gain", "the gain is given by a score or by a factor, and by one of them",
        "give metric with a ladder, or gain")
    }
    let world = ask.reader.world
    if of == against {
      throw ask.fault(at: "against", "it is the run itself", "name the run that came before it")
    }
    if let metric {
      for run in [of, against] + ladder where world.observation(of: run, metric) == nil {
        if world.run(run) == nil { throw ask.unsettled }
        throw ask.fault(
          at: "metric", "the run \(Fault.quoted(run)) has no score of \(Fault.quoted(metric))",
          "add it to observations")
      }
      if Set((ladder + [against]).compactMap { world.run($0)?.activeSize }).count < 2 {
        throw ask.fault(
          at: "ladder", "a slope needs dense runs of two sizes of the older recipe",
          "name a smaller or larger sibling of the older run")
      }
      if let routed = ladder.first(where: { !(world.run($0)?.isDense ?? true) }) {
        throw ask.fault(
          at: "ladder", "\(Fault.quoted(routed)) is a MoE, and a ladder of sizes is dense",
          "name dense runs of the older recipe")
      }
      if !risesWithSize(in: world, metric) {
        throw ask.fault(
          at: "ladder",
          "the older recipe's scores of \(Fault.quoted(metric)) do not rise with size",
          "name siblings whose scores do, or state the gain")
      }
      if unit == .flop {
        throw ask.fault(
          at: "unit", "a ladder of sizes gives the gain in size", "leave the unit out, or give gain"
        )
      }
    } else {
      try ask.refuseIdle("ladder", because: "the gain is stated")
    }
    for (entry, node) in zip(together, ask.node?["together"]?.items ?? []) {
      if let odd = entry.changes.first(where: { !changed.contains($0) }) {
        ask.reader.note(node, "\(odd.rawValue) is not among what changed", "add it to 'changed'")
        throw ask.unsettled
      }
    }
    try ask.checkSteps(steps, at: "dataSteps")
    if !changed.contains(.data) {
      try ask.refuseIdle("dataSteps", because: "the data are not among what changed")
    }
  }
}
