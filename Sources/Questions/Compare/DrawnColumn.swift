import ScalingLaws
import Statistics
import Units

/// What one law says of one run in one number, over the joint draws of its coefficients.
public struct DrawnColumn: Sendable {
  public let run: Run
  public let column: SweepColumn
  public let law: LawCard
  /// The answer under the law's own coefficients, or why there is none.
  public let value: Result<Double, Refusal>
  /// The answers over the draws, those under which the law refuses left out; empty where the law
  /// carries no draws.
  public let draws: [Double]
  public let isExtrapolated: Bool

  /// The most draws that are asked, evenly chosen; more would not change a picture.
  private static let limit = 1_000

  /// Asks a law under its own coefficients and under each draw.
  public init(_ column: SweepColumn, of run: Run, under law: any ScalingLaw) {
    self.run = run
    self.column = column
    self.law = law.card
    value = Result { () throws(Refusal) in try Self.answer(column, of: run, under: law) }
    let rows = law.draws?.rows ?? []
    let chosen =
      rows.count > Self.limit
      ? (0..<Self.limit).map { rows[$0 * rows.count / Self.limit] } : rows
    draws = chosen.compactMap { row in
      try? Self.answer(column, of: run, under: law.replacingCoefficients(row))
    }
    isExtrapolated = Self.isOutside(run, law)
  }

  /// The middle 95 % of the draws.
  public var interval: Interval? {
    let sorted = draws.sorted()
    guard sorted.count > 1, let low = Quantiles.value(at: 0.025, ofSorted: sorted),
      let high = Quantiles.value(at: 0.975, ofSorted: sorted)
    else { return nil }
    return Interval(kind: .bootstrap, low: low, high: high, level: 0.95)
  }

  private static func answer(
    _ column: SweepColumn, of run: Run, under law: some ScalingLaw
  ) throws(Refusal) -> Double {
    let value = try unchecked(column, of: run, under: law)
    guard value.isFinite else { throw .notFinite }
    return value
  }

  private static func unchecked(
    _ column: SweepColumn, of run: Run, under law: some ScalingLaw
  ) throws(Refusal) -> Double {
    let design = run.design
    let data = run.effect
    guard let tokens = run.tokens else { return try family(column, of: run, under: law) }
    switch column {
    case .denseEquivalent:
      return try law.denseEquivalent(of: design, tokens: tokens, data: data).value
    case .multiplier:
      return try law.computeMultiplier(of: design, tokens: tokens, mode: .sameTokens, data: data)
    case .loss: return try law.loss(of: design, tokens: tokens, data: data)
    case .lossGap:
      return
        -(try law.lossGap(
          of: design, tokens: tokens, mode: .fixedCompute, terms: .none, data: data))
    case .tokenMultiplier:
      return try law.tokenMultiplier(of: design, tokens: tokens, data: data)
    case .crossover: return try law.crossover(of: design, data: data).value
    case .size, .tokens, .tokensPerParameter:
      throw .notCovered("the run states its size and tokens; a law gives them to models without")
    }
  }

  /// A model without a size, which the law sizes for the budget.
  private static func family(
    _ column: SweepColumn, of run: Run, under law: some ScalingLaw
  ) throws(Refusal) -> Double {
    guard let flop = run.flop else { throw .unknown("the budget") }
    let point = try law.frontier(at: flop, routedLike: run.design, data: run.effect)
    let value: Double? =
      switch column {
      case .multiplier: point.multiplier
      case .loss: point.loss
      case .size: point.size
      case .tokens: point.tokens
      case .tokensPerParameter: point.size.flatMap { size in point.tokens.map { $0 / size } }
      case .lossGap:
        if let loss = point.loss,
          let dense = try law.frontier(at: flop, routedLike: nil, data: run.effect).loss
        {
          loss - dense
        } else {
          nil
        }
      case .denseEquivalent, .tokenMultiplier, .crossover: nil
      }
    guard let value else { throw .notCovered("has no such number for a model without a size") }
    return value
  }

  private static func isOutside(_ run: Run, _ law: some ScalingLaw) -> Bool {
    let design = run.design
    var point: RangePoint?
    if let tokens = run.tokens {
      point = (try? law.reading(of: design, tokens: tokens))?.point
    } else if let flop = run.flop {
      point = (try? law.frontier(at: flop, routedLike: design, data: run.effect))?.point
    }
    return point.map { !law.card.range.excesses(of: $0).isEmpty } ?? false
  }
}
