import Diagnostics
import Evidence
import Formats
import Foundation
import Spec
import Tabular
import Units

/// What dense models MoE were measured to equal: published scores of MoE and of their dense
/// siblings on the same data.
public struct EvidenceQuestion: CallableQuestion {
  public static let section = Section(
    "evidence", .one, definition: "evidence", "Measured dense equivalents: all sets, or one")
  public static let call = QuestionCall(
    "evidence", "Measured dense equivalents: sets of MoE with dense siblings on the same data.",
    operands: ["set"],
    examples: [
      "moesim evidence", "moesim evidence qwen3-base", "moesim evidence qwen3-base --json",
      "moesim evidence --rows my-set.csv",
    ])

  let set: String?
  private let table: MatchedPairs

  public init(_ ask: inout Asking) throws(Unsettled) {
    set = ask.optional(
      "set", .text("a set", words: MatchedPairs.bundledIDs), "One set; all of them if left out")
    let own = ask.matchedPairs()
    try ask.settle()
    table = own ?? .bundled
    if let set, table.set(set) == nil {
      throw ask.fault(
        at: "set", "unknown set \(Fault.quoted(set))",
        Suggestion.hint(for: set, among: table.sets.map(\.id)))
    }
  }

  public var subject: String? { self.set }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void)
    -> MatchedPairs
  {
    table
  }

  public static func answer(_ asked: [Resolved<EvidenceQuestion>], in world: World) -> Answer {
    guard let one = asked.first else { return Answer() }
    guard let id = one.question.set, let set = one.found.set(id) else { return all(one.found) }
    return single(set, in: one.found)
  }

  private static func all(_ table: MatchedPairs) -> Answer {
    let coverage = table.model.coverage.first { $0.level == 0.8 }
    var headline: [String] = []
    if let errors = table.summary?.errors, let coverage {
      headline = [
        "On \(table.counted.count) sets the measured dense equivalent is "
          + "×\(errors.bias.rounded(toDigits: 3)) of √(active · total), with a root mean square error "
          + "of ×\(errors.rms.rounded(toDigits: 3)); its 80 % interval holds "
          + "\((coverage.byReading * 100).fixed(0)) % of \(coverage.readings) readings on sets left out."
      ]
    }
    return Answer(
      headline: headline,
      shown: [
        ShownTable(
          Table("sets", "Sets of matched models.", of: table.sets, EvidenceTables.sets),
          notes: [
            "A set of your own: --rows FILE, in the columns of Sources/Evidence/Data/matched_pairs.csv, with questions or score_sd for the noise of a new benchmark.",
            "One set: moesim evidence SET.",
          ], hiding: ["stage", "remark", "metrics"]),
        ShownTable(
          Table(
            "statistics", "What the sets say of √(active · total), by selection.",
            of: table.summaries, EvidenceTables.summaries),
          notes: ["Sets weigh equally. Sets with other data or of one law's own runs are left out."]
        ),
      ])
  }

  private static func single(_ set: ComparisonSet, in table: MatchedPairs) -> Answer {
    let models = Set(set.byAxis.map(\.model.name)).count
    var notes = set.card.remark.isEmpty ? [] : ["Note: \(set.card.remark)."]
    notes.append("Recipe: \(set.recipe)")
    notes += set.sources.prefix(6).map { "Source: \($0)" }
    return Answer(
      headline: [
        set.byAxis.isEmpty
          ? "Nothing can be read of \(set.id): \(set.unread.first?.reason.text ?? "no MoE is scored")."
          : "\(set.lab), \(set.id): \(models) MoE read between \(set.siblings.count) dense siblings "
            + "on \(set.metrics.count) metrics; measured equivalents with 80 % ranges below."
      ],
      shown: [
        ShownTable(
          Table(
            "readings",
            "Measured dense equivalents by axis; recall and exams are parts of knowledge.",
            of: set.byAxis + set.byFacet.filter(\.isOfKnowledge), EvidenceTables.readings)),
        ShownTable(
          Table("siblings", "The dense models.", of: set.siblings, EvidenceTables.siblings),
          notes: notes),
        ShownTable(
          Table("unread", "Metrics that say nothing.", of: set.unread, EvidenceTables.unread)),
      ].filter { !$0.table.rows.isEmpty },
      more: [
        Table(
          "metric_readings", "Dense size of equal score, by metric.", of: set.readings,
          EvidenceTables.metricReadings),
        Table("scores", "The published scores.", of: set.rows, EvidenceTables.rows),
      ], charts: [chart(set)].compactMap { $0 })
  }

  /// The readings of a set on one axis of sizes, with the siblings as guides.
  private static func chart(_ set: ComparisonSet) -> Chart? {
    guard !set.byAxis.isEmpty else { return nil }
    let rows = set.byAxis.map { reading in
      let range = reading.interval(level: 0.8)
      return DotPlot.Row(
        label: "\(reading.model.name), \(reading.axis.rawValue)", value: reading.size.value,
        range: range.low.value...range.high.value, isExtrapolated: !reading.isInterpolated)
    }
    let sizes = set.siblings.map {
      DotPlot.Guide(label: $0.size.rounded(to: 2), value: $0.size.value)
    }
    return Chart(
      name: "readings", title: "Which dense sibling does each MoE of \(set.lab) equal?",
      subtitle: "Dense model of equal scores, by MoE and axis",
      body: .dots(
        DotPlot(
          axis: Axis("dense equivalent (parameters)", isLogarithmic: true), rows: rows,
          guides: sizes)),
      footer: [
        "Guides: dense siblings. Bars: 80 % ranges. Open: beyond the siblings, or on lent slopes."
      ])
  }
}

extension Asking {
  /// The bundled sets with those of a user's file; nil where there is none.
  mutating func matchedPairs() -> MatchedPairs? {
    optional(
      "rows", .matchedPairs, isInExample: false,
      "A CSV with further sets, in the columns of matched_pairs.csv")
  }
}

extension InputKind where Value == MatchedPairs {
  /// The path of further rows, read beside the bundled ones.
  fileprivate static var matchedPairs: InputKind {
    InputKind(
      .scalar(.text("a path")), example: .text("my-set.csv"), sample: .bundled,
      words: .files(["csv"])
    ) { node, reader in
      reader.isLenient
        ? .bundled
        : reader.content(of: node) { (file) throws(FaultList) in
          try MatchedPairs.bundled.adding(csv: file.bytes, file: file.path)
        }
    }
  }
}
