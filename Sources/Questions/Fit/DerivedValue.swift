import Fitting
import ScalingLaws
import Statistics
import Units

/// A number that follows from the constants, with its interval over the joint draws.
struct DerivedValue {
  let quantity: String
  let unit: String?
  /// The budget that it belongs to.
  let flop: Double?
  /// The experts of the models that it is about; `nil` for dense forms.
  let experts: Double?
  /// The granularity of the experts, for forms that have one.
  var granularity: Double?
  let value: Double
  let interval: Interval?
  /// How many times beyond the largest run's FLOP, or before the smallest's; 1 inside.
  let excess: Double?

  /// Every derived number of a fit, by budget and experts.
  static func all(_ query: LawFit, _ findings: FitFindings) -> [DerivedValue] {
    if let recipe = query.form as? RecipeForm {
      return query.budgets.compactMap { flop in
        Maker(query: query, findings: findings, flop: flop)
          .row("loss", query.lossUnit) { recipe.loss($0, flop: flop) }
      }
    }
    guard let form = FittedForm(rawValue: query.form.id) else { return [] }
    let experts = form.isDense ? [] : counts(of: query.runs.experts ?? [])
    switch form {
    case .chinchilla, .tied, .dataConstrained, .skaling, .sparseRepeated:
      return query.budgets.flatMap { optimum(form, query, findings, flop: $0) }
    case .joint:
      return query.budgets.flatMap { flop in
        experts.flatMap { optimum(form, query, findings, flop: flop, experts: $0) }
      }
    case .routed:
      return experts.filter { $0 > 1 }.compactMap { routed(form, query, findings, experts: $0) }
    case .fineGrained:
      return query.budgets.flatMap { fineGrained(query, findings, flop: $0) }
    }
  }

  /// The different values of a column such as experts, six at most.
  static func counts(of column: [Double]) -> [Double] {
    let all = Set(column).sorted()
    guard all.count > 6 else { return all }
    return (0..<6).map { all[$0 * (all.count - 1) / 5] }
  }

  private static func optimum(
    _ form: FittedForm, _ query: LawFit, _ findings: FitFindings, flop: Double,
    experts: Double? = nil
  ) -> [DerivedValue] {
    func best(_ values: [Double]) -> LossSurface.Place? {
      (try? form.surface(values, experts: experts ?? 1))?.optimum(flop: flop)
    }
    let maker = Maker(query: query, findings: findings, flop: flop, experts: experts)
    var rows = maker.allocation(best)
    if let experts, experts > 1 {
      rows.append(
        maker.row("dense equivalent", "parameters") { values in
          guard let best = best(values) else { return nil }
          return (try? form.surface(values, experts: 1))?
            .size(forLoss: best.loss, tokens: best.tokens)
        })
    }
    return rows.compactMap { $0 }
  }

  /// The optimum at each granularity that was run, and which of these is best; nothing where the
  /// expansion is unknown, since the FLOP depend on it.
  private static func fineGrained(
    _ query: LawFit, _ findings: FitFindings, flop: Double
  ) -> [DerivedValue] {
    guard let expansion = query.expansion else { return [] }
    let granularities = query.granularities
    func best(_ values: [Double], _ granularity: Double) -> LossSurface.Place? {
      FittedForm.fineGrained(values, expansion: expansion, granularity: granularity)
        .optimum(flop: flop)
    }
    var rows = [
      Maker(query: query, findings: findings, flop: flop).row("best granularity run", nil) {
        values in
        granularities
          .compactMap { granularity in best(values, granularity).map { (granularity, $0.loss) } }
          .min { $0.1 < $1.1 }?.0
      }
    ]
    for granularity in granularities {
      rows += Maker(query: query, findings: findings, flop: flop, granularity: granularity)
        .allocation { best($0, granularity) }
    }
    return rows.compactMap { $0 }
  }

  /// Makes the rows of one budget.
  private struct Maker {
    let query: LawFit
    let findings: FitFindings
    let flop: Double
    var experts: Double?
    var granularity: Double?

    func row(
      _ quantity: String, _ unit: String?, _ pick: @escaping ([Double]) -> Double?
    ) -> DerivedValue? {
      guard let value = pick(findings.best.values), value.isFinite else { return nil }
      let flops = query.flops ?? []
      return DerivedValue(
        quantity: quantity, unit: unit, flop: flop, experts: experts, granularity: granularity,
        value: value, interval: findings.soundDraws?.interval(of: pick),
        excess: Extent(low: flops.min(), high: flops.max()).excess(of: flop))
    }

    func allocation(_ best: @escaping ([Double]) -> LossSurface.Place?) -> [DerivedValue?] {
      [
        row("optimal parameters", "parameters") { best($0)?.size },
        row("optimal tokens", "tokens") { best($0)?.tokens },
        row("tokens per parameter", nil) { best($0).map { $0.tokens / $0.size } },
        row("loss", query.lossUnit) { best($0)?.loss },
      ]
    }
  }

  /// The dense size of the same loss as the middle size that was run.
  private static func routed(
    _ form: FittedForm, _ query: LawFit, _ findings: FitFindings, experts: Double
  ) -> DerivedValue? {
    guard let size = Quantiles.median(query.runs.parameters) else { return nil }
    func equivalent(_ values: [Double]) -> Double? {
      guard let routed = try? form.surface(values, experts: experts) else { return nil }
      return (try? form.surface(values, experts: 1))?
        .size(forLoss: routed.loss(size: size, tokens: 1), tokens: 1)
    }
    guard let value = equivalent(findings.best.values), value.isFinite else { return nil }
    return DerivedValue(
      quantity: "dense equivalent of \(Parameters(size).rounded(to: 3))", unit: "parameters",
      flop: nil, experts: experts, value: value,
      interval: findings.soundDraws?.interval(of: equivalent), excess: nil)
  }
}
