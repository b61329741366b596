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
  /// Whether resamples around a fit may speak of its constants.
  public func standing(of fit: Fit, _ bootstrap: Bootstrap) -> IntervalStanding {
    let units = bootstrap.unit == .groups ? Set(runs.groups).count : runs.count
    let unfixed = refusal(fit, bootstrap, units) == nil ? unfixedConstants(at: fit) : []
    return IntervalStanding(
      refusal: refusal(fit, bootstrap, units), unfixed: unfixed, widening: widening(units))
  }

  private func refusal(_ fit: Fit, _ bootstrap: Bootstrap, _ units: Int) -> String? {
    let what = bootstrap.unit == .groups ? "groups of runs" : "runs"
    if units <= free.count + 2 {
      return "\(units) \(what) for \(free.count) constants; it takes \(free.count + 3) at least"
    }
    if !fit.atBounds.isEmpty {
      return "\(fit.atBounds.joined(separator: ", ")) ended at the border of what was tried"
    }
    if !fit.outcome.isUsable { return "the best search \(fit.outcome.words)" }
    if separateShare < 0.01 { return "tokens follow size in all runs" }
    if bootstrap.failures * 10 > bootstrap.replicates {
      return "\(bootstrap.failures) of \(bootstrap.replicates) refits did not end in a minimum"
    }
    return nil
  }

  /// How much wider than plain percentiles intervals have to be with few runs.
  ///
  /// Squares: Student's t over the normal quantile, and √(n/(n − p)) for the residuals that fitting
  /// shrank (Hesterberg 2015, The American Statistician 69). Refits of an objective that is nearly
  /// an absolute value jump from run to run and spread enough of themselves; measured, half of the
  /// t is left. Beyond a hundred runs either is below 3 %.
  private func widening(_ units: Int) -> Double {
    let (n, p) = (Double(units), Double(free.count))
    guard units < 100, n > p else { return 1 }
    let t = StudentT.quantile(0.975, degrees: n - p) / Normal.quantile(0.975)
    switch objective {
    case .meanSquaredLog, .meanSquaredLoss: return t * (n / (n - p)).squareRoot()
    case .huberLog, .absoluteLog, .studentLog: return t.squareRoot()
    }
  }

  /// The constants whose interval by the curvature is wider than a straight line through the minimum
  /// can speak of: beyond a factor of ten either way, or an exponent by more than its size and a
  /// quarter of where it is sought.
  func unfixedConstants(at fit: Fit) -> [String] {
    let engine = Engine(self)
    engine.predict(at: free.map { fit.coordinates[$0] })
    let spreads = engine.curvature(robust: false).spreads()
    let losses = form.losses(of: runs, at: fit.coordinates)
    let residuals = zip(runs.loss, losses).map { objective.isOnLoss ? $0 - $1 : log($0 / $1) }
    let degrees = max(Double(runs.count - free.count), 1)
    let middle = 1.4826 * (Quantiles.median(residuals.map { abs($0) }) ?? 0)
    let square = residuals.reduce(0) { $0 + $1 * $1 } / degrees
    let error = max(
      min(square.squareRoot(), middle * (Double(runs.count) / degrees).squareRoot()), 1e-7)
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

extension SymmetricMatrix {
  /// The square roots of the diagonal of the inverse; very large where the matrix is singular.
  func spreads() -> [Double] {
    var ridged = self
    for j in 0..<size { ridged[j, j] = self[j, j] * (1 + 1e-13) + .leastNormalMagnitude }
    guard let inverse = ridged.inverse() else { return [Double](repeating: .infinity, count: size) }
    return (0..<size).map { max(inverse[$0, $0], 0).squareRoot() }
  }
}
