import Fitting
import Statistics
import Tabular

/// The tables of a fit.
struct FitTables {
  let query: LawFit
  let findings: FitFindings

  var constants: Table {
    Table(
      "constants", "Constants of the law", of: query.form.constants.indices.map(constant),
      [
        .text("constant", "The constant's symbol in the formula.") { $0.form.symbol },
        .number("value", "The fitted value.") { $0.value },
        .number("low", "Low end of the 95 % percentile interval of the bootstrap.") {
          $0.interval?.low
        },
        .number("high", "High end of it.") { $0.interval?.high },
        .number("standard_error", "Standard deviation over the bootstrap.") { $0.error },
        .number("without_outliers", "The value without the runs that lie far off.") { $0.without },
        .number("coverage", "Share of simulated data sets whose interval held it.") {
          $0.coverage
        },
        .number("calibrated_low", "Low end at the level that held it in 95 % of them.") {
          $0.calibrated?.low
        },
        .number("calibrated_high", "High end at this level.") { $0.calibrated?.high },
        .text("state", "fitted, held, not fixed by the runs, or at the border of what was tried.") {
          $0.state
        },
        .text("meaning", "What the constant is.") { $0.form.meaning },
      ] as [Filling<ConstantRow>])
  }

  private struct ConstantRow {
    let form: FormConstant
    let value: Double
    let interval: Interval?
    let error: Double?
    let without: Double?
    let coverage: Double?
    let calibrated: Interval?
    let state: String
  }

  private func constant(_ index: Int) -> ConstantRow {
    let form = query.form.constants[index]
    let isFree = query.problem.free.contains(index)
    let bootstrap = isFree ? findings.bootstrap : nil
    let place = findings.coverage?.symbols.firstIndex(of: form.symbol)
    let level = place.flatMap { findings.coverage?.calibratedLevels[$0] }
    let atBound = findings.best.atBounds.contains(form.symbol)
    let interval = isFree ? findings.interval(of: form.symbol) : nil
    let isOpen = findings.standing?.unfixed.contains(form.symbol) ?? false
    // A few refits far out make a standard error that says nothing of the others.
    let error = bootstrap?.standardError(of: form.symbol).flatMap { error in
      interval.flatMap { 2 * error < $0.high - $0.low ? error : nil }
    }
    return ConstantRow(
      form: form, value: findings.best.values[index],
      interval: interval, error: error,
      without: findings.diagnosis.without?.values[index],
      coverage: place.flatMap { findings.coverage?.coverage[$0] },
      calibrated: level.flatMap { findings.interval(of: form.symbol, level: $0) },
      state: isFree
        ? (atBound ? "at the border" : isOpen ? "not fixed by the runs" : "fitted") : "held")
  }

  /// What was read of the table.
  var read: Table {
    Table(
      "columns", "What was read", of: query.read.columns,
      [
        .text("header", "The column's header.") { $0.header },
        .text("meaning", "What it was taken for.") { $0.meaning },
        .text("read_as", "How its numbers were read.") { $0.unit },
        .text("least", "The smallest value.") { $0.low },
        .text("most", "The largest.") { $0.high },
      ] as [Filling<ReadColumn>])
  }

  /// Runs that lie far off.
  var outliers: Table {
    let (runs, lines) = (query.runs, query.lines)
    return Table(
      "outliers", "Runs that lie far off", of: findings.diagnosis.outliers,
      [
        .integer("line", "Line of the run in its file.") { lines[$0.run] },
        .number("loss_nats_per_token", unit: "nats/token", "Measured.") { runs.loss[$0.run] },
        .number("log_residual", "Log of measured less log of predicted loss.") { $0.residual },
        .number("robust_deviations", "The same over 1.4826 times the median of all.") {
          $0.deviations
        },
      ] as [Filling<Outlier>])
  }

  /// What was measured, its value, and how to read it.
  private typealias QualityOfFit = (name: String, value: Double, meaning: String)

  var trust: Table {
    let trust = findings.trust
    var rows: [QualityOfFit] = [
      ("objective", findings.best.objective, "what was minimised"),
      ("relative gradient", findings.best.relativeGradient, "0 at a minimum"),
      ("starts", Double(trust.starts), "searches of the audit"),
      ("agreeing starts", Double(trust.agreeing), "ended within a millionth of the best"),
      ("failed starts", Double(trust.failures), "of the others, ended without a minimum"),
      ("different ends", Double(findings.search.ends.count), "objectives that starts ended with"),
      (
        "condition number", trust.conditionNumber,
        "how unequally the runs fix the constants; empty where some not at all"
      ),
    ]
    if query.form.needs.contains(.tokens) {
      rows.append(
        ("separable share", trust.separateShare, "of log D not explained by log N; 0: inseparable"))
    }
    let leverages = trust.leverages.filter(\.isFinite)
    if let largest = leverages.max(), let run = trust.leverages.firstIndex(of: largest) {
      rows.append(
        ("largest leverage", largest, "of the run on line \(query.lines[run]); 1 decides alone"))
    }
    let squares = trust.residuals.reduce(0) { $0 + $1 * $1 } / Double(trust.residuals.count)
    rows.append(("root mean square", squares.squareRoot(), "residual of log loss"))
    if let bootstrap = findings.bootstrap,
      findings.standing?.refusal == nil || bootstrap.failures > 0
    {
      rows.append(("refits", Double(bootstrap.replicates), "on \(query.refitted)"))
      rows.append(("failed refits", Double(bootstrap.failures), "are in no interval"))
    }
    return Table(
      "trust", "How far to trust it", of: rows,
      [
        .text("measure", "What was measured.") { $0.name },
        .number("value", "Its value; empty where it is infinite.") { $0.value },
        .text("meaning", "How to read it.") { $0.meaning },
      ] as [Filling<QualityOfFit>])
  }

  var comparison: Table {
    let comparison = findings.comparison
    return Table(
      "forms", "Forms beside each other on these runs", of: comparison.scores.indices,
      [
        .text("form", "The formula's name.") { comparison.scores[$0].form },
        .integer("fitted", "Constants with the scale of the errors.") {
          comparison.scores[$0].constants
        },
        .number("log_likelihood", "The largest over the scale of the errors.") {
          comparison.scores[$0].logLikelihood
        },
        .number("aicc", "Akaike's criterion, corrected for few runs.") {
          comparison.scores[$0].aicc
        },
        .number("aicc_difference", "Less the best one's.") { comparison.aiccDifferences[$0] },
        .number("bic", "Schwarz's criterion.") { comparison.scores[$0].bic },
        .number("bic_difference", "Less the best one's.") { comparison.bicDifferences[$0] },
      ] as [Filling<Int>])
  }

  static func derived(_ values: [DerivedValue]) -> Table {
    Table(
      "derived", "What follows from the constants", of: values,
      [
        .number("flop", unit: "FLOP", "The budget, 6ND.") { $0.flop },
        .count("experts", "Experts of the models.") { $0.experts },
        .count("granularity", "Granularity of their experts.") { $0.granularity },
        .text("quantity", "What is given.") { $0.quantity },
        .number("value", "Its value.") { $0.value },
        .number("low", "Low end of the 95 % percentile interval of the bootstrap.") {
          $0.interval?.low
        },
        .number("high", "High end of it.") { $0.interval?.high },
        .text("value_unit", "The unit of value, low and high.") { $0.unit },
        .number("outside_factor", "Times beyond the compute of the runs; 1 inside.") { $0.excess },
      ] as [Filling<DerivedValue>])
  }
}
