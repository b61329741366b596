import Questions
import ReportWriter
import ScalingLaws
import Statistics
import Tabular
import Units

/// A law's card: formula, conventions, coefficients with their sources, range, cautions.
struct CardReport {
  private let law: any ScalingLaw
  private var card: LawCard { law.card }

  init(_ law: any ScalingLaw) {
    self.law = law
  }

  var sections: [ReportSection] { [formula, coefficients, range] }

  /// The formula and what its symbols mean.
  var formula: ReportSection {
    let names = card.nicknames + card.formerIDs
    let facts: [(what: String, text: String?)] = [
      ("law", card.id), ("also", names.isEmpty ? nil : names.joined(separator: ", ")),
      ("source", card.citation), ("formula", card.form), ("symbols", card.conventions),
      ("coefficients", card.provenance), ("another reading of", card.variantOf),
      ("checks", checks),
    ]
    let table = Table(
      "law", card.title, of: facts.filter { $0.text != nil },
      [.text("what", "What is said.") { $0.what }, .text("text", "What it is.") { $0.text }])
    return ReportSection(table: table, notes: card.cautions.map { "Caution: \($0)." })
  }

  /// How many published numbers stand behind the law, or why none does.
  private var checks: String {
    switch law.published {
    case .checks(let checks): "\(checks.count) published numbers: moesim verify \(card.id)"
    case .none(let reason): "no published number, because \(reason)"
    }
  }

  private var coefficients: ReportSection {
    let table = Table(
      "coefficients", "Coefficients as printed", of: law.coefficients.coefficients,
      [
        .text("symbol", "The symbol in the formula.") { $0.symbol },
        .number("value", "The printed value.") { $0.value },
        .text("printed", "The same in its digits.") { plainText(of: $0.value) },
        .number("half_step", "Half a unit of the last printed digit.") { $0.halfStep },
        .text("stated_range", "The range that the source gives.") {
          $0.range.map(ShownNumber.interval)
        },
        .text("source", "Where it is printed.") { $0.source },
      ])
    let notes = table.rows.isEmpty ? ["It has none."] : []
    return ReportSection(table: table, notes: notes, hiddenColumns: ["value"])
  }

  private var range: ReportSection {
    let extents = RangeAxis.allCases.compactMap { axis in
      card.range.extents[axis].map { (axis: axis, extent: $0) }
    }
    let table = Table(
      "fitted_range", "Fitted range (\(card.range.source))", of: extents,
      [
        .text("axis", "What can lie outside.") { $0.axis.phrase },
        .number("low", "The low end.") { $0.extent.low },
        .number("high", "The high end.") { $0.extent.high },
      ])
    return ReportSection(table: table, notes: table.rows.isEmpty ? ["No range is stated."] : [])
  }
}
