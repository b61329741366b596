import Foundation
import ScalingLaws
import Statistics

/// Approach 2: a parabola in log N for each budget, a line through the lowest points.
///
/// Hoffmann et al. 2022 (arXiv:2203.15556), section 3.2.
/// The loss along a budget is not a parabola, so that the lowest point is biased by the width and
/// the centring of the grid of sizes; `IsoFLOPBias` shows by how much. The parabola is therefore
/// fitted to the sizes around the lowest point, those within a factor of `window` of it or the five
/// nearest. Where designs come again, as with several seeds, their scatter is the noise, and a budget
/// counts in the line by what it says of its own lowest point.
public struct IsoFLOP: Sendable {
  /// The runs of one budget.
  public struct Curve: Hashable, Sendable {
    /// The geometric mean of the runs' 6ND.
    public let flop: Double
    /// The positions of the runs in the table.
    public let members: [Int]
    /// L = loss + bend (ln N - ln size)² / 2.
    public let optimalSize: Double
    public let optimalTokens: Double
    public let loss: Double
    public let bend: Double
    /// Whether the lowest point lies within the sizes that were run.
    public let isInterior: Bool
    /// Why the budget says nothing of the best size; `nil` where it does.
    public internal(set) var problem: String?
    /// The positions of the runs that the parabola was fitted to.
    public let fitted: [Int]
    /// The variance of ln size for errors of the loss of variance 1.
    let variance: Double
    /// The variance of `bend` likewise.
    let bendVariance: Double
  }

  /// How far a size may lie from the lowest point of its budget, either way.
  public static let window = 4.0

  public let curves: [Curve]
  /// Runs that share a budget with no others.
  public let alone: Int
  /// Whether budgets count by the noise of their lowest points.
  public let isWeighted: Bool
  /// N_opt = sizeCoefficient · C^sizeExponent over the curves with an interior minimum.
  public let sizeExponent: Double
  public let sizeCoefficient: Double
  /// The 95 % interval of `sizeExponent` over budgets drawn with replacement; `nil` for fewer than
  /// five, whose resamples are too few to speak, and where budgets share runs.
  public let exponentInterval: Interval?
  /// Whether rows of one run lie in several budgets, which then err together.
  public let sharesRuns: Bool
  /// D_opt's exponent, 1 less the size's since C = 6ND.
  public var tokensExponent: Double { 1 - sizeExponent }

  /// The optimal size under the fitted line.
  public func optimalSize(flop: Double) -> Double { sizeCoefficient * pow(flop, sizeExponent) }

  /// Fits runs whose budgets form groups.
  ///
  /// - Parameters:
  ///   - runs: the runs, of any budgets.
  ///   - tolerance: the largest 6ND of a budget over its smallest; `nil` finds the budgets that
  ///     stand out from the runs around them.
  /// - Throws: why there is no line to fit.
  public init(_ runs: Runs, tolerance: Double? = nil) throws(IsoFLOPRefusal) {
    let flop = runs.sixND
    let found = EqualBudgets(flop: flop, sizes: runs.parameters, width: tolerance)
    let budgets = found.groups
    alone = found.alone
    let curves = budgets.compactMap { Self.curve(runs, members: $0, flop: flop) }
    let interior = curves.filter { $0.problem == nil }
    guard budgets.count >= 2 else { throw .tooFewBudgets(budgets.count) }
    guard interior.count >= 2 else { throw .noInteriorMinimum(interior.count) }
    isWeighted =
      Set(RepeatedRuns.cells(of: runs)).count < runs.count || Set(runs.weights).count > 1
    let line = Self.line(through: interior, isWeighted: isWeighted)
    self.curves = curves
    sizeExponent = line.slope
    sizeCoefficient = exp(line.level)
    let groups = interior.map { Set($0.members.map { runs.groups[$0] }) }
    sharesRuns = groups.reduce(0) { $0 + $1.count } > Set(groups.joined()).count
    exponentInterval =
      sharesRuns ? nil : Self.interval(of: interior, around: line.slope, isWeighted: isWeighted)
  }

  /// Percentiles over budgets, widened by Student's t over the normal quantile and √(n/(n - 2)): plain
  /// ones hold the truth in 90 to 91 of a hundred of 5 to 16 budgets, these in 95 to 98.
  private static func interval(
    of curves: [Curve], around slope: Double, isWeighted: Bool
  ) -> Interval? {
    guard curves.count >= 5 else { return nil }
    let slopes = (0..<2000).compactMap { number -> Double? in
      var generator = SplitMix64(seed: 1, stream: UInt64(number))
      let drawn = curves.map { _ in curves[generator.index(below: curves.count)] }
      guard Set(drawn.map(\.flop)).count > 1 else { return nil }
      return line(through: drawn, isWeighted: isWeighted).slope
    }.sorted()
    guard let low = Quantiles.value(at: 0.025, ofSorted: slopes),
      let high = Quantiles.value(at: 0.975, ofSorted: slopes)
    else { return nil }
    let n = Double(curves.count)
    let widening =
      StudentT.quantile(0.975, degrees: n - 2) / Normal.quantile(0.975) * (n / (n - 2)).squareRoot()
    return Interval(
      kind: .bootstrap, low: slope + widening * min(low - slope, 0),
      high: slope + widening * max(high - slope, 0), level: 0.95)
  }

  /// The parabola of one budget around its lowest point; `nil` for fewer than three sizes or no
  /// minimum.
  private static func curve(_ runs: Runs, members: [Int], flop: [Double]) -> Curve? {
    guard var curve = parabola(runs, members: members, around: members, flop: flop) else {
      return nil
    }
    // The window moves with the lowest point until it holds the same runs again.
    for _ in 0..<10 {
      let distances = members.map { abs(log(runs.parameters[$0] / curve.optimalSize)) }
      let nearest = EqualBudgets.different(members.map { runs.parameters[$0] })
        .map { abs(log($0 / curve.optimalSize)) }.sorted()
      let limit = max(log(window), nearest[min(4, nearest.count - 1)]) + 1e-9
      let near = zip(members, distances).filter { $0.1 <= limit }.map(\.0)
      guard near != curve.fitted,
        let next = parabola(runs, members: members, around: near, flop: flop), next.isInterior
      else { break }
      curve = next
    }
    curve.problem = problem(of: curve, runs)
    return curve
  }

  /// Why a parabola says nothing of the best size.
  private static func problem(of curve: Curve, _ runs: Runs) -> String? {
    guard curve.isInterior else { return "its lowest point lies beyond the sizes that were run" }
    let losses = curve.fitted.map { runs.loss[$0] }
    guard let low = losses.min(), let high = losses.max() else { return nil }
    if curve.loss < low - (high - low) / 2 || curve.loss <= 0 {
      return "its lowest point lies far below every run"
    }
    let degrees = Double(curve.fitted.count - 3)
    guard degrees > 0 else { return nil }
    var misfit = 0.0
    for run in curve.fitted {
      let x = log(runs.parameters[run] / curve.optimalSize)
      let error: Double = runs.loss[run] - curve.loss - curve.bend * x * x / 2
      misfit += runs.weights[run] * error * error
    }
    let noise = misfit / degrees
    if (curve.variance * noise).squareRoot() > log(2) {
      return "its runs do not fix the lowest point to a factor of two"
    }
    return curve.bend < 2 * (curve.bendVariance * noise).squareRoot()
      ? "its losses scatter more than they bend" : nil
  }

  /// The parabola of some of the runs of a budget.
  private static func parabola(
    _ runs: Runs, members all: [Int], around members: [Int], flop: [Double]
  ) -> Curve? {
    let sizes = members.map { log(runs.parameters[$0]) }
    guard EqualBudgets.different(members.map { runs.parameters[$0] }).count >= 3,
      let low = sizes.min(), let high = sizes.max()
    else { return nil }
    let middle = (low + high) / 2
    let half = (high - low) / 2
    let rows = sizes.map { size -> [Double] in
      let x = (size - middle) / half
      return [1, x, x * x]
    }
    guard
      let fit = LeastSquares(
        rows, members.map { runs.loss[$0] }, weights: members.map { runs.weights[$0] }),
      fit.values[2] > 0
    else { return nil }
    let c = fit.values
    let x = -c[1] / (2 * c[2])
    let size = exp(middle + half * x)
    let budget = exp(all.reduce(0) { $0 + log(flop[$1]) } / Double(all.count))
    // ln size = middle + half · x, and x = -c₁/2c₂ moves with both.
    let slopes = [0, -0.5 / c[2], -x / c[2]]
    let moved = fit.normal.solving(slopes) ?? slopes
    let variance = half * half * zip(slopes, moved).reduce(0) { $0 + $1.0 * $1.1 }
    return Curve(
      flop: budget, members: all, optimalSize: size, optimalTokens: budget / (6 * size),
      loss: c[0] - c[1] * c[1] / (4 * c[2]), bend: 2 * c[2] / (half * half),
      isInterior: abs(x) <= 1, fitted: members, variance: variance,
      bendVariance: fit.inverse[2, 2] * 4 / pow(half, 4))
  }

  private static func line(
    through curves: [Curve], isWeighted: Bool
  ) -> (slope: Double, level: Double) {
    let (x, y) = (curves.map { log($0.flop) }, curves.map { log($0.optimalSize) })
    let weights = curves.map { isWeighted && $0.variance > 0 ? 1 / $0.variance : 1 }
    let line = WeightedLine(x, y, weights: weights)
    return (line.slope, line.mean - line.slope * line.centre)
  }
}

/// Why there is no isoFLOP fit.
public enum IsoFLOPRefusal: Error, Hashable, Sendable {
  case tooFewBudgets(Int)
  case noInteriorMinimum(Int)

  public var problem: String {
    switch self {
    case .tooFewBudgets(let count): "the runs share \(count) budgets, and a line needs two"
    case .noInteriorMinimum(let count):
      "\(count) budgets show their lowest loss between the sizes that were run, and a line "
        + "needs two"
    }
  }

  public var hint: String {
    switch self {
    case .tooFewBudgets: "run several sizes at each of several budgets 6ND"
    case .noInteriorMinimum: "add smaller or larger sizes until the loss rises on both sides"
    }
  }
}

/// What approach 2 would find on losses without noise from a known surface, beside the truth.
///
/// The difference is the method's own, before any noise (arXiv:2603.22339).
public struct IsoFLOPBias: Hashable, Sendable {
  /// The exponent of N_opt that the parabolas give.
  public let parabolaExponent: Double
  /// The exponent of N_opt between the same budgets on the surface.
  public let trueExponent: Double
  /// Size by the parabolas' line over the true optimum, at the budget asked for.
  public let sizeRatio: Double

  /// The bias on the designs of some runs, seen at a budget.
  ///
  /// - Throws: why approach 2 finds no line on these designs.
  public static func of(
    _ surface: LossSurface, designs: Runs, at flop: Double, tolerance: Double? = nil
  ) throws(IsoFLOPRefusal) -> IsoFLOPBias? {
    let exact = zip(designs.parameters, designs.tokens).map {
      surface.loss(size: $0, tokens: $1)
    }
    guard let clean = designs.replacingLoss(exact) else { return nil }
    let fit = try IsoFLOP(clean, tolerance: tolerance)
    let budgets = fit.curves.filter { $0.problem == nil }.map(\.flop).sorted()
    guard let low = budgets.first, let high = budgets.last,
      let small = surface.optimum(flop: low), let large = surface.optimum(flop: high),
      let truth = surface.optimum(flop: flop)
    else { return nil }
    return IsoFLOPBias(
      parabolaExponent: fit.sizeExponent,
      trueExponent: log(large.size / small.size) / log(high / low),
      sizeRatio: fit.optimalSize(flop: flop) / truth.size)
  }
}
