import Fitting
import Foundation
import ScalingLaws
import Tabular

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
  static func all(_ query: LawFit, _ findings: FitFindings) -> [Influence] {
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
  func influence(_ influences: [Influence]) -> Table {
    table("influence", "Single runs that matter most", Array(influences.prefix(5)))
  }

  /// Every group, by the line of its first run.
  func withoutEach(_ influences: [Influence]) -> Table {
    table(
      "leave_one_out", "The fit without each run or group",
      influences.sorted { ($0.members.first ?? 0) < ($1.members.first ?? 0) })
  }

  private func table(_ name: String, _ summary: String, _ rows: [Influence]) -> Table {
    let lines = query.lines
    var columns: [Filling<Influence>] = [
      .integer("line", "Line of the run, or of its group's first, in the file.") {
        $0.members.first.map { lines[$0] }
      }
    ]
    if query.resampled == .groups {
      columns.append(.integer("runs", "Runs of the group.") { $0.members.count })
    }
    columns += [
      .number("leverage", "Share of its own prediction that it decides.") { $0.leverage },
      .number("log_residual", "Log of measured less log of predicted; a group's largest.") {
        $0.residual
      },
      .number("change", "Root mean square change of log loss over all runs without it.") {
        $0.change
      },
    ]
    if FittedForm(rawValue: query.form.id)?.isDense ?? false {
      columns.append(
        .number(
          "tokens_per_parameter",
          "The optimum without it, at \((query.budgets.last ?? 0).description) FLOP."
        ) { $0.tokensPerParameter })
    }
    columns += query.problem.free.map { index in
      let constant = query.form.constants[index]
      return .number(constant.symbol.filter { $0 != "*" }, "Without it: \(constant.meaning).") {
        $0.values?[index]
      }
    }
    return Table(name, summary, of: rows, columns)
  }
}
