import Diagnostics
import Fitting
import ScenarioEngine
import Statistics
import Tabular
import Units

/// The tables of a fit.
enum FitTables {
  static func constants(_ query: FitQuery, _ findings: FitFindings) -> Table {
    var table = Table(
      name: "constants", summary: "Constants of the law",
      columns: [
        Column("constant", .text, "The constant's symbol in the formula."),
        Column("value", .number, "The fitted value."),
        Column("low", .number, "Low end of the 95 % percentile interval of the bootstrap."),
        Column("high", .number, "High end of it."),
        Column("standard_error", .number, "Standard deviation over the bootstrap."),
        Column("coverage", .number, "Share of simulated data sets whose interval held it."),
        Column("calibrated_low", .number, "Low end at the level that held it in 95 % of them."),
        Column("calibrated_high", .number, "High end at this level."),
        Column("state", .text, "fitted, held, or at the border of what was tried."),
        Column("meaning", .text, "What the constant is."),
      ])
    for (index, constant) in query.form.constants.enumerated() {
      let isFree = query.problem.free.contains(index)
      let interval = isFree ? findings.bootstrap?.interval(of: constant.symbol) : nil
      let error = isFree ? findings.bootstrap?.standardError(of: constant.symbol) : nil
      let place = findings.coverage?.symbols.firstIndex(of: constant.symbol)
      let level = place.flatMap { findings.coverage?.calibratedLevels[$0] }
      let calibrated = level.flatMap {
        findings.bootstrap?.interval(of: constant.symbol, level: $0)
      }
      let atBound = findings.best.atBounds.contains(constant.symbol)
      table.append([
        .text(constant.symbol), .number(findings.best.values[index]), finite(interval?.low),
        finite(interval?.high), finite(error),
        finite(place.flatMap { findings.coverage?.coverage[$0] }), finite(calibrated?.low),
        finite(calibrated?.high),
        .text(isFree ? (atBound ? "at the border" : "fitted") : "held"), .text(constant.meaning),
      ])
    }
    return table
  }

  static func trust(_ query: FitQuery, _ findings: FitFindings) -> Table {
    var table = Table(
      name: "trust", summary: "How far to trust it",
      columns: [
        Column("measure", .text, "What was measured."),
        Column("value", .number, "Its value; empty where it is infinite."),
        Column("meaning", .text, "How to read it."),
      ])
    let trust = findings.trust
    func add(_ measure: String, _ value: Double, _ meaning: String) {
      table.append([.text(measure), finite(value), .text(meaning)])
    }
    add("objective", findings.best.objective, "what was minimised")
    add("relative gradient", findings.best.relativeGradient, "0 at a minimum")
    add("starts", Double(trust.starts), "searches of the audit")
    add("agreeing starts", Double(trust.agreeing), "ended within a millionth of the best")
    add("failed starts", Double(trust.failures), "ended without a minimum")
    add("different ends", Double(findings.search.ends.count), "objectives that starts ended with")
    add("condition number", trust.conditionNumber, "empty: the runs do not fix all constants")
    add("separable share", trust.separateShare, "of log D not explained by log N; 0: inseparable")
    let leverages = trust.leverages.filter(\.isFinite)
    if let largest = leverages.max(), let run = trust.leverages.firstIndex(of: largest) {
      add("largest leverage", largest, "of the run on line \(query.lines[run]); 1 decides alone")
    }
    let squares = trust.residuals.reduce(0) { $0 + $1 * $1 } / Double(trust.residuals.count)
    add("root mean square", squares.squareRoot(), "residual of log loss")
    if let bootstrap = findings.bootstrap {
      add("refits", Double(bootstrap.replicates), "on \(query.refitted)")
      add("failed refits", Double(bootstrap.failures), "are in no interval")
    }
    return table
  }

  static func comparison(_ findings: FitFindings) -> Table {
    var table = Table(
      name: "forms", summary: "Forms beside each other on these runs",
      columns: [
        Column("form", .text, "The formula's name."),
        Column("fitted", .integer, "Constants with the scale of the errors."),
        Column("log_likelihood", .number, "The largest over the scale of the errors."),
        Column("aicc", .number, "Akaike's criterion, corrected for few runs."),
        Column("aicc_difference", .number, "Less the best one's."),
        Column("bic", .number, "Schwarz's criterion."),
        Column("bic_difference", .number, "Less the best one's."),
      ])
    let comparison = findings.comparison
    for (index, score) in comparison.scores.enumerated() {
      table.append([
        .text(score.form), .integer(score.constants), finite(score.logLikelihood),
        finite(score.aicc), finite(comparison.aiccDifferences[index]), finite(score.bic),
        finite(comparison.bicDifferences[index]),
      ])
    }
    return table
  }

  static func derived(_ values: [DerivedValue]) -> Table {
    var table = Table(
      name: "derived", summary: "What follows from the constants",
      columns: [
        Column("flop", .number, unit: "FLOP", "The budget, 6ND."),
        Column("experts", .number, "Experts of the models."),
        Column("granularity", .number, "Granularity of their experts."),
        Column("quantity", .text, "What is given."),
        Column("value", .number, "Its value."),
        Column("low", .number, "Low end of the 95 % percentile interval of the bootstrap."),
        Column("high", .number, "High end of it."),
        Column("value_unit", .text, "The unit of value, low and high."),
        Column("outside_factor", .number, "Times beyond the compute of the runs; 1 inside."),
      ])
    for row in values {
      table.append([
        Cell(row.flop), count(row.experts), count(row.granularity), .text(row.quantity),
        .number(row.value),
        Cell(row.interval?.low), Cell(row.interval?.high), Cell(row.unit), finite(row.excess),
      ])
    }
    return table
  }

  /// A number of experts or the like, whole where it is.
  private static func count(_ count: Double?) -> Cell {
    guard let count else { return .empty }
    return count == count.rounded() && count < 1e9 ? .integer(Int(count)) : .number(count)
  }

  /// A number, or an empty cell where it left the range of numbers.
  static func finite(_ value: Double?) -> Cell { Cell(value.flatMap { $0.isFinite ? $0 : nil }) }
}
