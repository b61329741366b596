import Hypotheses
import ScalingLaws
import Tabular
import Units

extension Repetition {
  /// The most rows that people see.
  private static let mostRows = 9

  public static func answer(_ asked: [Resolved<Repetition>], in world: World) -> Answer {
    let points = asked.flatMap { asked in
      asked.found.points.map { PointRow(request: asked.question, point: $0) }
    }
    let budgets = asked.flatMap { asked in
      asked.found.limits.compactMap { budget in
        asked.question.limit.map {
          BudgetRow(name: asked.question.name ?? "", unique: $0.unique, budget: budget)
        }
      }
    }
    let worth = Table(
      "repetition", "What epochs over the same tokens are worth in fresh ones.", of: points,
      PointRow.columns)
    let limits = Table(
      "data_limit", "Dense models and an MoE with few unique tokens, each at its best.",
      of: budgets, BudgetRow.columns)
    let names: Set = asked.count == 1 ? ["repetition"] : []
    return Answer(
      headline: asked.compactMap(headline),
      shown: [
        ShownTable(
          title: "Repeated tokens", worth,
          notes: [
            "The belief moves these tables; claims on a half-life state their own, and runs and laws count repeated tokens by R_D* 15.4."
          ],
          hiding: names.union(["worth_share", "confidence"]),
          rows: points.indices.evenly(most: mostRows * asked.count)),
        ShownTable(
          title: "Published forms",
          Table(
            "repetition_forms", "What epochs are worth in fresh ones by each published form.",
            of: asked.flatMap { $0.question.epochs }, FormRow.columns),
          notes: RepetitionForm.all.map { "\($0.name), \($0.models): \($0.source)." }
            + ["MoE: \(RepetitionForm.ofExperts)."],
          rows: points.indices.evenly(most: mostRows * asked.count)),
        ShownTable(
          title: "Few unique tokens", limits,
          hiding: names.union(["unique_tokens", "dense_size", "moe_size"]),
          rows: budgets.indices.evenly(most: mostRows * asked.count)),
      ].filter { !$0.table.rows.isEmpty },
      warnings: asked.filter { $0.question.limit != nil && $0.found.limits.isEmpty }.map {
        "'\($0.question.name ?? "")': no law of the scenario has a surface for dense models and "
          + "this MoE"
      })
  }

  /// What about four epochs are worth, and the most that were asked.
  private static func headline(_ asked: Resolved<Repetition>) -> String? {
    let points = asked.found.points.filter { $0.epochs > 1 }
    guard let most = points.last,
      let four = points.min(by: { abs($0.epochs - 4) < abs($1.epochs - 4) })
    else { return nil }
    let shown = four.epochs == most.epochs ? [four] : [four, most]
    let words = shown.map {
      "\(plainText(of: $0.epochs.roundedToSignificant(3))) epochs are worth \($0.worth.rounded(toDigits: 3)) fresh "
        + "ones (\($0.range.lowerBound.rounded(toDigits: 2)) to "
        + "\($0.range.upperBound.rounded(toDigits: 2)))"
    }
    let level = "\(plainText(of: (asked.question.curve.level * 100).roundedToSignificant(3))) %"
    return words.joined(separator: ", ") + ", over \(level) of the belief in their half-life."
  }

  /// Epochs by each form.
  private enum FormRow {
    static let columns: [Filling<Double>] = [
      .number("epochs", "Times that every token is seen.") { $0 },
      .number("dense_muennighoff", "Fresh epochs by R_D* 15.4, dense.") {
        RepetitionForm.muennighoff.worth(epochs: $0)
      },
      .number("dense_wu", "By R_D* 4.4, dense.") { RepetitionForm.wu.worth(epochs: $0) },
      .number("pruned_wu", "By R_D* 6.9, with half of the weights pruned.") {
        RepetitionForm.pruned.worth(epochs: $0)
      },
      .text("experts", "What is said of routed experts, of which no curve is published.") {
        $0 < 4 ? "as dense" : $0 < 32 ? "degrades" : "below dense"
      },
    ]
  }

  /// A number of epochs.
  struct PointRow {
    let request: Repetition
    let point: RepetitionCurve.Point

    static let columns: [Filling<PointRow>] = [
      .text("repetition", "Name of the entry.") { $0.request.name },
      .number("epochs", "Times that every token is seen.") { $0.point.epochs },
      .number("worth", "Fresh epochs that they are worth, at the median of the belief.") {
        $0.point.worth
      },
      .number("worth_low", "Low end over the middle of the belief in R_D*.") {
        $0.point.range.lowerBound
      },
      .number("worth_high", "High end.") { $0.point.range.upperBound },
      .number("worth_share", "Worth over epochs: what an average token keeps.") {
        $0.point.worth / $0.point.epochs
      },
      .number("next_epoch", "What a further epoch adds against a fresh one.") {
        $0.point.marginal
      },
      .number("next_epoch_low", "Low end.") { $0.point.marginalRange.lowerBound },
      .number("next_epoch_high", "High end.") { $0.point.marginalRange.upperBound },
      .number("worth_halving", "Worth where the exponent halves; empty if not asked.") {
        $0.request.hasAlternative ? $0.point.alternative : nil
      },
      .number("confidence", "Share of the belief between the ends.") { $0.request.curve.level },
    ]
  }

  /// A budget of few unique tokens.
  struct BudgetRow {
    let name: String
    let unique: Tokens
    let budget: LimitedBudget

    static let columns: [Filling<BudgetRow>] = [
      .text("repetition", "Name of the entry.") { $0.name },
      .text("law", "Id of the law.") { $0.budget.law.id },
      .number("flop", unit: "FLOP", "Budget.") { $0.budget.flop.value },
      .number("unique_tokens", unit: "tokens", "Unique tokens at hand.") { $0.unique.value },
      .number("dense_size", unit: "parameters", "Best dense size, as the law counts it.") {
        $0.budget.middle.dense.size
      },
      .number("dense_epochs", "Its tokens over the unique ones.") {
        $0.budget.middle.dense.tokens / $0.unique.value
      },
      .number("moe_size", unit: "parameters", "Best size of the MoE, as the law counts it.") {
        $0.budget.middle.routed.size
      },
      .number("moe_epochs", "Its tokens over the unique ones.") {
        $0.budget.middle.routed.tokens / $0.unique.value
      },
      .number(
        "multiplier",
        "Dense FLOP for the MoE's loss over the budget; empty where no dense budget reaches it."
      ) { $0.budget.middle.multiplier },
      .number("multiplier_low", "Least over the middle of the belief in R_D*.") {
        $0.budget.range.lowerBound
      },
      .number("multiplier_high", "Greatest; empty where it is open.") {
        $0.budget.range.upperBound
      },
      .number("fresh_multiplier", "The same with unlimited fresh tokens.") {
        $0.budget.middle.freshMultiplier
      },
      .boolean("in_range", "Whether the law was fitted there.") { !$0.budget.isExtrapolated },
    ]
  }
}
