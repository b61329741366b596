import Diagnostics
import Formats
import QualityAxes
import Spec
import Tabular

/// Early or late: where hallucinations are made, from effects of activation patching.
public struct Mechanisms: CallableQuestion {
  public static let section = Section(
    "mechanisms", .one, definition: "mechanisms", "Where hallucinations are made")
  public static let call = QuestionCall(
    "mechanisms", "Early or late? Sites of hallucinations from a CSV of patching effects.",
    operands: ["effects"],
    examples: [
      "moesim mechanisms effects.csv",
      "moesim mechanisms effects.csv --component mlp --upper-from 24",
      "moesim mechanisms effects.csv --out /tmp/results --render",
    ])

  let table: EffectTable
  let component: PatchingEffect.Component?
  let report: SiteReport
  let level: Double

  public init(_ ask: inout Asking) throws(Unsettled) {
    let table = ask(
      "effects", .effects, "A table with the columns case,component,layer,position,effect")
    let component = ask.optional(
      "component", .choice(PatchingEffect.Component.self),
      "What was patched; both together if left out")
    let border = ask.optional(
      "upperFrom", .integer(1...PatchingEffect.layerLimit, "a layer", example: 1),
      "The first upper layer, from 0; half of the layers if left out")
    level = ask.confidence(aliases: ["--level"])
    try ask.settle()
    (self.table, self.component) = (table, component)
    do throws(InputFaults) {
      report = try SiteReport(of: table.effects, component: component, boundary: border)
    } catch {
      // A wrong border leaves cases without one of their places, which says no more.
      let border = error.faults.filter { $0.field == "boundary" }
      if !border.isEmpty {
        throw ask.fault(InputFaults(border), keys: ["boundary": "upperFrom"])
      }
      ask.reader.note(FaultList(error, file: table.path))
      throw ask.passedOver()
    }
  }

  public var subject: String? { NamedFile.stem(of: table.path) }
  public var title: String {
    "Where \(report.rows.count) hallucinations in \(table.path) are made"
  }

  /// The cases at each border between lower and upper layers that leaves every case its two places.
  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> [SiteReport] { SiteTables.borders(table.effects, component: component) }

  public static func answer(_ asked: [Resolved<Mechanisms>], in world: World) -> Answer {
    guard let first = asked.first else { return Answer() }
    let (report, level) = (first.question.report, first.question.level)
    var answer = Answer(
      headline: [SiteTables.headline(report, level: level)],
      shown: [
        ShownTable(
          SiteTables.sites(report, level: level),
          notes: [
            "Relative indirect effect: mean effect of upper layers (from \(report.boundary) on) at "
              + "the last relation token minus that of lower layers at the first subject token. "
              + "Above 0 the answer is made late (stored, not selected), below 0 early (not stored); "
              + "arXiv:2403.18167.",
            "Intervals (Wilson) take cases as independent. Shares that the paper found were not "
              + "read, and none is assumed.",
          ], hiding: ["interval_level"]),
        ShownTable(
          SiteTables.borders("border_choice", shortened(first.found), level: level),
          notes: [
            "Where lower layers end is a choice; what was read of the paper does not tell it."
          ], hiding: ["early_low", "early_high"], isDigest: true),
      ],
      more: [
        SiteTables.cases(report), SiteTables.borders("borders", first.found, level: level),
      ],
      charts: SiteTables.charts(report, first.found, level: level))
    answer.facts = [
      ("component", Cell(first.question.component?.rawValue)),
      ("first_upper_layer", .integer(report.boundary)),
    ]
    return answer
  }

  /// At most eight borders for people.
  private static func shortened(_ borders: [SiteReport]) -> [SiteReport] {
    let step = max(1, (borders.count + 7) / 8)
    return stride(from: step / 2, to: borders.count, by: step).map { borders[$0] }
  }
}

/// Effects of patching with the file that they were read from.
struct EffectTable: Sendable {
  let path: String
  let effects: [PatchingEffect]
}

extension InputKind where Value == EffectTable {
  /// A table of effects by its path.
  static var effects: InputKind {
    .table(
      "a file of effects", columns: PatchingEffect.columns, example: "effects.csv",
      sample: EffectTable(path: "effects.csv", effects: PatchingEffect.example)
    ) { (table, file) throws(FaultList) in
      EffectTable(path: file.path, effects: try PatchingEffect.reading(table))
    }
  }
}
