import Fitting
import Foundation
import Tabular

extension FitTables {
  /// The runs with what the law says of them.
  var residuals: Table {
    let (runs, lines, trust) = (query.runs, query.lines, findings.trust)
    func column(
      _ name: String, unit: String? = nil, _ summary: String, _ values: [Double]?
    ) -> Filling<Int>? {
      values.map { values in .number(name, unit: unit, summary) { values[$0] } }
    }
    let needsTokens = query.form.needs.contains(.tokens)
    let extras = [
      column("tokens", unit: "tokens", "Tokens seen.", needsTokens ? runs.tokens : nil),
      column("experts", "Routed experts in a layer.", runs.experts),
      column("granularity", "Granularity.", runs.granularity),
      column("density", "Share of parameters that are not zero.", runs.density),
      column("unique_tokens", unit: "tokens", "Unique tokens.", runs.unique),
    ]
    let columns: [Filling<Int>?] =
      [
        .integer("line", "Line of the run in its file.") { lines[$0] },
        .number("parameters", unit: "parameters", "Size.") { runs.parameters[$0] },
      ] + extras + [
        .number("weight", "How much it counts.") { runs.weights[$0] },
        .integer("group", "Its group, in order of appearance.") { runs.groups[$0] + 1 },
        .number("loss_nats_per_token", unit: "nats/token", "Measured.") { runs.loss[$0] },
        .number("predicted_nats_per_token", unit: "nats/token", "By the fitted law.") {
          runs.loss[$0] * exp(-trust.residuals[$0])
        },
        .number("log_residual", "Log of measured less log of predicted.") { trust.residuals[$0] },
        .number("leverage", "Share of its own prediction that the run decides.") {
          trust.leverages[$0]
        },
      ]
    return Table(
      "residuals", "Each run with what the law says of it", of: 0..<runs.count,
      columns.compactMap { $0 })
  }

  /// Evenly chosen joint draws; `nil` without a bootstrap.
  var draws: Table? {
    guard let bootstrap = findings.bootstrap else { return nil }
    return Table(
      "draws", "Joint draws of the constants; use whole rows",
      of: FittedLawFile.thinned(bootstrap.draws),
      query.form.constants.enumerated().map { index, constant in
        .number(constant.symbol.filter { $0 != "*" }, constant.meaning) { $0[index] }
      })
  }

  static func isoFLOP(_ fit: IsoFLOP?) -> Table {
    Table(
      "isoflop", "Beside it: a parabola for each budget (approach 2)", of: fit?.curves ?? [],
      [
        .number("flop", unit: "FLOP", "The budget.") { $0.flop },
        .integer("runs", "Runs of the budget.") { $0.members.count },
        .number("optimal_parameters", unit: "parameters", "Lowest point of the parabola.") {
          $0.problem == nil ? $0.optimalSize : nil
        },
        .number("optimal_tokens", unit: "tokens", "Tokens there.") {
          $0.problem == nil ? $0.optimalTokens : nil
        },
        .number("tokens_per_parameter", "Their ratio.") {
          $0.problem == nil ? $0.optimalTokens / $0.optimalSize : nil
        },
        .number("loss", "Loss there, in the unit of the runs.") {
          $0.problem == nil ? $0.loss : nil
        },
        .boolean("interior", "Whether it lies between the sizes that were run.") { $0.isInterior },
      ] as [Filling<IsoFLOP.Curve>])
  }

  var rollouts: Table {
    Table(
      "rollouts", "Small runs predict large ones", of: findings.rollouts,
      [
        .number("limit", unit: "FLOP", "The largest run that was fitted.") { $0.limit },
        .integer("fitted", "Runs that were fitted.") { $0.fitted },
        .integer("held_out", "Runs that were predicted.") { $0.heldOut },
        .number("reach", "How many times beyond the limit the largest lies.") { $0.reach },
        .number("mean_error", "Mean of log loss less its prediction.") { $0.meanError },
        .number("root_mean_square", "Of the same.") { $0.rootMeanSquare },
        .number("largest_error", "The largest of the same, without sign.") { $0.largestError },
      ] as [Filling<Rollout>])
  }

  var profiles: Table {
    let points = findings.profiles.flatMap { profile in profile.points.map { (profile, $0) } }
    return Table(
      "profiles", "Best fits with one constant held", of: points,
      [
        .text("constant", "The constant that is held.") { $0.0.symbol },
        .number("value", "Where it is held.") { $0.1.value },
        .number("objective", "The objective of the best fit there.") { $0.1.objective },
        .number("deviance", "Twice the log likelihood that the value costs.") { $0.1.deviance },
      ] as [Filling<(Profile, Profile.Point)>])
  }
}
