import Foundation
import Statistics

/// Whether resamples may speak of the constants, and of which.
///
/// Percentiles of refits hold the truth as often as they say only where the runs fix the constants:
/// `benchmarks --coverage` measures it. Elsewhere there is no interval, and the reason is said.
public struct IntervalStanding: Hashable, Sendable {
  /// Why nothing has an interval; `nil` where something has.
  public let refusal: String?
  /// Constants that the runs do not fix, by symbol.
  public let unfixed: [String]
  /// How far the ends of an interval lie from the estimate, over the plain percentiles.
  public let widening: Double

  public init(refusal: String?, unfixed: [String] = [], widening: Double = 1) {
    self.refusal = refusal
    self.unfixed = unfixed
    self.widening = widening
  }

  /// Whether all constants and whatever follows from them have intervals.
  public var isWhole: Bool { refusal == nil && unfixed.isEmpty }

  /// Why what follows from the constants has no interval; `nil` where it has.
  public var reason: String? {
    if let refusal { return refusal }
    return unfixed.isEmpty
      ? nil : "the runs do not fix \(unfixed.joined(separator: ", "))"
  }
}

extension FitProblem {
  /// Whether resamples around a fit may speak of its constants; where rows may be checkpoints of runs that
  /// nothing names, as long as they do not err alike.
  public func standing(
    of fit: Fit, _ bootstrap: Bootstrap, areRowsRuns: Bool = false
  ) -> IntervalStanding {
    let units = bootstrap.unit == .groups ? Set(runs.groups).count : runs.count
    let refusal =
      refusal(
        fit, failures: bootstrap.failures, of: bootstrap.replicates, units: units,
        isGrouped: bootstrap.unit == .groups) ?? (areRowsRuns ? nil : refusalOfRows(fit))
    return IntervalStanding(
      refusal: refusal,
      unfixed: refusal == nil ? unfixedConstants(at: fit) : [],
      widening: widening(units, noise(at: fit)) * saturation)
  }

  /// Whether any number of resamples around a fit could speak of all its constants.
  public func mayHaveIntervals(_ fit: Fit, unit: Bootstrap.Unit) -> Bool {
    let units = unit == .groups ? Set(runs.groups).count : runs.count
    return refusal(fit, failures: 0, of: 1, units: units, isGrouped: unit == .groups) == nil
      && unfixedConstants(at: fit).isEmpty
  }

  /// Why no resample speaks of anything; `nil` where some may.
  func refusal(
    _ fit: Fit, failures: Int, of replicates: Int, units: Int, isGrouped: Bool
  ) -> String? {
    let what = isGrouped ? "groups of runs" : "runs"
    if units <= free.count + 2 {
      return "\(units) \(what) for \(free.count) constants; it takes \(free.count + 3) at least"
    }
    if !fit.atBounds.isEmpty {
      return "\(fit.atBounds.joined(separator: ", ")) ended at the border of what was tried"
    }
    if !fit.outcome.isUsable { return "the best search \(fit.outcome.words)" }
    if separateShare < 0.01 { return "tokens follow size in all runs" }
    if failures * 10 > replicates {
      return "\(failures) of \(replicates) refits did not end in a minimum"
    }
    return nil
  }

  /// How much wider than plain percentiles intervals have to be to hold the truth as often as they say;
  /// below 1 where percentiles are too wide.
  ///
  /// Student's t over the normal quantile is what few runs ask for. Squares: with the fourth root of
  /// n/(n - p) for the residuals that fitting shrank (Hesterberg 2015, The American Statistician 69, has
  /// the square root), and 1.08 for any number of runs. Refits of an objective that is nearly an absolute value jump from run to run and
  /// spread enough of themselves: half of the t is left, and where the noise is far above Huber's δ
  /// percentiles are too wide (`spread`). `benchmarks --designs` measures all of it.
  private func widening(_ units: Int, _ noise: Double) -> Double {
    let (n, p) = (Double(units), Double(free.count))
    guard n > p else { return 1 }
    let t = StudentT.quantile(0.975, degrees: n - p) / Normal.quantile(0.975)
    switch objective {
    case .meanSquaredLog, .meanSquaredLoss: return max(t * pow(n / (n - p), 0.25), 1.08)
    case .absoluteLog, .studentLog: return units < Self.enough ? t.squareRoot() : 1
    case .huberLog(let delta):
      guard units < Self.enough else { return 1 }
      let share = min(max(log(noise / delta) / log(4), 0), 1)
      return t.squareRoot() * (1 - share) + Self.spread(n, t.squareRoot()) * share
    }
  }

  /// How much wider still where experts saturate: intervals are shown of the data sets that happen to
  /// fix the saturation, and those estimate where it starts less well than their refits spread.
  private var saturation: Double {
    form.constants.contains {
      if case .logarithmAbove = $0.scale { true } else { false }
    } ? 1.15 : 1
  }

  /// Runs from which plain percentiles hold.
  private static var enough: Int { 240 }

  /// The widening where the noise is four times Huber's δ and more, between measured numbers of runs.
  private static func spread(_ runs: Double, _ few: Double) -> Double {
    let known = [(12, few), (25, 0.86), (64, 0.91), (Double(enough), 1)]
    for (low, high) in zip(known, known.dropFirst()) where runs <= high.0 {
      let share = log(max(runs, low.0) / low.0) / log(high.0 / low.0)
      return low.1 + share * (high.1 - low.1)
    }
    return 1
  }

  /// The constants whose interval by the curvature is wider than a straight line through the minimum
  /// can speak of: beyond a factor of ten either way, or an exponent by more than its size and a
  /// quarter of where it is sought.
  func unfixedConstants(at fit: Fit) -> [String] {
    let engine = Engine(self)
    engine.predict(at: free.map { fit.coordinates[$0] })
    let spreads = engine.curvature(robust: false).spreads()
    let error = noise(at: fit)
    return free.indices.filter { place in
      let constant = form.constants[free[place]]
      let half = Normal.quantile(0.975) * error * spreads[place]
      switch constant.scale {
      case .logarithm, .logarithmAbove: return !(half < log(10))
      case .identity:
        let width = constant.starts.upperBound - constant.starts.lowerBound
        return !(half < max(abs(fit.values[free[place]]), width / 4))
      }
    }.map { form.constants[free[$0]].symbol }
  }
}

extension FitProblem {
  /// The standard deviation of a run about a fit: the smaller of that of all residuals and that of the
  /// middle half, so that runs far off do not show.
  func noise(at fit: Fit) -> Double {
    let losses = form.losses(of: runs, at: fit.coordinates)
    let residuals = zip(runs.loss, losses).map { objective.isOnLoss ? $0 - $1 : log($0 / $1) }
    let degrees = max(Double(runs.count - free.count), 1)
    let middle = 1.4826 * (Quantiles.median(residuals.map { abs($0) }) ?? 0)
    let square = residuals.reduce(0) { $0 + $1 * $1 } / degrees
    return max(
      min(square.squareRoot(), middle * (Double(runs.count) / degrees).squareRoot()), 1e-7)
  }
}

extension SymmetricMatrix {
  /// The square roots of the diagonal of the inverse; very large where the matrix is singular.
  func spreads() -> [Double] {
    var ridged = self
    for j in 0..<size { ridged[j, j] = self[j, j] * (1 + 1e-13) + .leastNormalMagnitude }
    guard let inverse = ridged.inverse() else { return [Double](repeating: .infinity, count: size) }
    return (0..<size).map { max(inverse[$0, $0], 0).squareRoot() }
  }
}
