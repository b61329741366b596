import Fitting
import Foundation
import ScenarioEngine
import Tabular
import Units

extension FitTables {
  /// The runs with what the law says of them.
  static func residuals(_ query: FitQuery, _ findings: FitFindings) -> Table {
    let runs = query.runs
    let extras: [(Column, [Double])] = [
      query.form.needs.contains(.tokens)
        ? (Column("tokens", .number, unit: "tokens", "Tokens seen."), runs.tokens) : nil,
      runs.experts.map { (Column("experts", .number, "Routed experts in a layer."), $0) },
      runs.granularity.map { (Column("granularity", .number, "Granularity."), $0) },
      runs.unique.map { (Column("unique_tokens", .number, unit: "tokens", "Unique tokens."), $0) },
    ].compactMap { $0 }
    var table = Table(
      name: "residuals", summary: "Each run with what the law says of it",
      columns: [
        Column("line", .integer, "Line of the run in its file."),
        Column("parameters", .number, unit: "parameters", "Size."),
      ] + extras.map(\.0) + [
        Column("weight", .number, "How much it counts."),
        Column("group", .integer, "Its group, in order of appearance."),
        Column("loss_nats_per_token", .number, unit: "nats/token", "Measured."),
        Column("predicted_nats_per_token", .number, unit: "nats/token", "By the fitted law."),
        Column("log_residual", .number, "Log of measured less log of predicted."),
        Column("leverage", .number, "Share of its own prediction that the run decides."),
      ])
    for run in 0..<runs.count {
      let residual = findings.trust.residuals[run]
      let leverage = findings.trust.leverages[run]
      table.append(
        [.integer(query.lines[run]), .number(runs.parameters[run])]
          + extras.map { .number($0.1[run]) } + [
            .number(runs.weights[run]), .integer(runs.groups[run] + 1), .number(runs.loss[run]),
            finite(runs.loss[run] * exp(-residual)), finite(residual), finite(leverage),
          ])
    }
    return table
  }

  /// Evenly chosen joint draws; `nil` without a bootstrap.
  static func draws(_ query: FitQuery, _ findings: FitFindings) -> Table? {
    guard let bootstrap = findings.bootstrap else { return nil }
    var table = Table(
      name: "draws", summary: "Joint draws of the constants; use whole rows",
      columns: query.form.constants.map {
        Column($0.symbol.filter { $0 != "*" }, .number, $0.meaning)
      })
    for draw in FittedLawFile.thinned(bootstrap.draws) { table.append(draw.map(Cell.number)) }
    return table
  }

  static func isoFLOP(_ fit: IsoFLOP?) -> Table {
    var table = Table(
      name: "isoflop", summary: "Beside it: a parabola for each budget (approach 2)",
      columns: [
        Column("flop", .number, unit: "FLOP", "The budget."),
        Column("runs", .integer, "Runs of the budget."),
        Column("optimal_parameters", .number, unit: "parameters", "Lowest point of the parabola."),
        Column("optimal_tokens", .number, unit: "tokens", "Tokens there."),
        Column("tokens_per_parameter", .number, "Their ratio."),
        Column("loss", .number, "Loss there, nats per token."),
        Column("interior", .boolean, "Whether it lies between the sizes that were run."),
      ])
    for curve in fit?.curves ?? [] {
      table.append([
        .number(curve.flop), .integer(curve.members.count), finite(curve.optimalSize),
        finite(curve.optimalTokens), finite(curve.optimalTokens / curve.optimalSize),
        finite(curve.loss), .boolean(curve.isInterior),
      ])
    }
    return table
  }

  static func rollouts(_ findings: FitFindings) -> Table {
    var table = Table(
      name: "rollouts", summary: "Small runs foretell large ones",
      columns: [
        Column("limit", .number, unit: "FLOP", "The largest run that was fitted."),
        Column("fitted", .integer, "Runs that were fitted."),
        Column("held_out", .integer, "Runs that were foretold."),
        Column("reach", .number, "How many times beyond the limit the largest lies."),
        Column("mean_error", .number, "Mean of log loss less its prediction."),
        Column("root_mean_square", .number, "Of the same."),
        Column("largest_error", .number, "The largest of the same, without sign."),
      ])
    for rollout in findings.rollouts {
      table.append([
        .number(rollout.limit), .integer(rollout.fitted), .integer(rollout.heldOut),
        finite(rollout.reach), finite(rollout.meanError), finite(rollout.rootMeanSquare),
        finite(rollout.largestError),
      ])
    }
    return table
  }

  static func profiles(_ findings: FitFindings) -> Table {
    var table = Table(
      name: "profiles", summary: "Best fits with one constant held",
      columns: [
        Column("constant", .text, "The constant that is held."),
        Column("value", .number, "Where it is held."),
        Column("objective", .number, "The objective of the best fit there."),
        Column("deviance", .number, "Twice the log likelihood that the value costs."),
      ])
    for profile in findings.profiles {
      for point in profile.points {
        table.append([
          .text(profile.symbol), .number(point.value),
          finite(point.objective), finite(point.deviance),
        ])
      }
    }
    return table
  }
}
