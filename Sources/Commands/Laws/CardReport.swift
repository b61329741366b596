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
    var table = Table(
      name: "law", summary: card.title,
      columns: [Column("what", .text, "What is said."), Column("text", .text, "What it is.")])
    table.append(["law", .text(card.id)])
    let names = card.nicknames + card.formerIDs
    if !names.isEmpty { table.append(["also", .text(names.joined(separator: ", "))]) }
    table.append(["source", .text(card.citation)])
    table.append(["formula", .text(card.form)])
    table.append(["symbols", .text(card.conventions)])
    table.append(["coefficients", .text(card.provenance)])
    if let variant = card.variantOf { table.append(["another reading of", .text(variant)]) }
    table.append(["checks", .text(checks)])
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
    var table = Table(
      name: "coefficients", summary: "Coefficients as printed",
      columns: [
        Column("symbol", .text, "The symbol in the formula."),
        Column("value", .number, "The printed value."),
        Column("printed", .text, "The same in its digits."),
        Column("half_step", .number, "Half a unit of the last printed digit."),
        Column("stated_range", .text, "The range that the source gives."),
        Column("source", .text, "Where it is printed."),
      ])
    for coefficient in law.coefficients.coefficients {
      table.append([
        .text(coefficient.symbol), .number(coefficient.value),
        .text(plainText(of: coefficient.value)), .number(coefficient.halfStep),
        Cell(coefficient.range.map(ShownNumber.interval)), .text(coefficient.source),
      ])
    }
    let notes = table.rows.isEmpty ? ["It has none."] : []
    return ReportSection(table: table, notes: notes, hiddenColumns: ["value"])
  }

  private var range: ReportSection {
    var table = Table(
      name: "fitted_range", summary: "Fitted range (\(card.range.source))",
      columns: [
        Column("axis", .text, "What can lie outside."), Column("low", .number, "The low end."),
        Column("high", .number, "The high end."),
      ])
    for axis in RangeAxis.allCases {
      guard let extent = card.range.extents[axis] else { continue }
      table.append([.text(axis.phrase), Cell(extent.low), Cell(extent.high)])
    }
    return ReportSection(table: table, notes: table.rows.isEmpty ? ["No range is stated."] : [])
  }
}
