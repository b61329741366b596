import Diagnostics
import Fitting
import Foundation
import ScalingLaws
import ScenarioEngine
import Tabular
import Units

/// What leaving out a group of runs changes; a group is a single run unless the table says otherwise.
struct Influence {
  /// The positions of the group's runs.
  let members: [Int]
  /// How much of their own predictions they decide, added up.
  let leverage: Double
  /// Log of measured less log of predicted loss, by the fit to all; the largest of the group.
  let residual: Double
  /// The constants without the group; `nil` where that fit did not end in a minimum.
  let values: [Double]?
  /// The root mean square over all runs of the change of predicted log loss.
  let change: Double?
  /// Optimal tokens per parameter without it, at the largest budget; `nil` for routed forms.
  let tokensPerParameter: Double?

  /// All groups, those that change most first and those without a fit before them.
  static func all(_ query: FitQuery, _ findings: FitFindings) -> [Influence] {
    let (form, runs) = (query.form, query.runs)
    var members = findings.withoutEach.map { _ in [Int]() }
    for (run, group) in runs.groups.enumerated() where group < members.count {
      members[group].append(run)
    }
    let full = form.losses(of: runs, at: findings.best.coordinates)
    let fitted = FittedForm(rawValue: form.id)
    let all = zip(members, findings.withoutEach).map { members, values in
      Influence(
        members: members,
        leverage: members.reduce(0) { $0 + findings.trust.leverages[$1] },
        residual: members.map { findings.trust.residuals[$0] }.max { abs($0) < abs($1) } ?? .nan,
        values: values,
        change: values.map { values in
          let losses = form.losses(of: runs, at: form.coordinates(of: values))
          let square = zip(losses, full).reduce(0) { $0 + pow(log($1.0 / $1.1), 2) }
          return (square / Double(runs.count)).squareRoot()
        },
        tokensPerParameter: values.flatMap { values in
          guard let fitted, fitted.isDense, let flop = query.budgets.last else { return nil }
          let best = (try? fitted.surface(values, experts: 1))?.optimum(flop: flop)
          return best.map { $0.tokens / $0.size }
        })
    }
    return all.sorted {
      (-($0.change ?? .infinity), $0.members.first ?? 0)
        < (-($1.change ?? .infinity), $1.members.first ?? 0)
    }
  }
}

extension FitTables {
  /// The five groups whose absence changes most.
  static func influence(_ query: FitQuery, _ influences: [Influence]) -> Table {
    table("influence", "Single runs that matter most", query, Array(influences.prefix(5)))
  }

  /// Every group, by the line of its first run.
  static func withoutEach(_ query: FitQuery, _ influences: [Influence]) -> Table {
    table(
      "leave_one_out", "The fit without each run or group", query,
      influences.sorted { ($0.members.first ?? 0) < ($1.members.first ?? 0) })
  }

  private static func table(
    _ name: String, _ summary: String, _ query: FitQuery, _ rows: [Influence]
  ) -> Table {
    let grouped = query.resampled == .groups
    let isDense = FittedForm(rawValue: query.form.id)?.isDense ?? false
    var columns = [
      Column("line", .integer, "Line of the run, or of its group's first, in the file.")
    ]
    if grouped { columns.append(Column("runs", .integer, "Runs of the group.")) }
    columns += [
      Column("leverage", .number, "Share of its own prediction that it decides."),
      Column("log_residual", .number, "Log of measured less log of predicted; a group's largest."),
      Column("change", .number, "Root mean square change of log loss over all runs without it."),
    ]
    let flop = query.budgets.last ?? 0
    if isDense {
      columns.append(
        Column(
          "tokens_per_parameter", .number, "The optimum without it, at \(flop.description) FLOP."))
    }
    columns += query.problem.free.map { index in
      let constant = query.form.constants[index]
      return Column(
        constant.symbol.filter { $0 != "*" }, .number, "Without it: \(constant.meaning).")
    }
    var table = Table(name: name, summary: summary, columns: columns)
    for row in rows {
      var cells: [Cell] = [.integer(row.members.first.map { query.lines[$0] } ?? 0)]
      if grouped { cells.append(.integer(row.members.count)) }
      cells += [finite(row.leverage), finite(row.residual), finite(row.change)]
      if isDense { cells.append(finite(row.tokensPerParameter)) }
      cells += query.problem.free.map { index in finite(row.values.map { $0[index] }) }
      table.append(cells)
    }
    return table
  }
}
