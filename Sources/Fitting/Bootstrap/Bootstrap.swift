import Foundation
import Statistics

/// Refits to resampled runs, with the joint draws kept.
public struct Bootstrap: Sendable {
  /// What is drawn with replacement.
  public enum Unit: String, Sendable, CaseIterable {
    /// Runs.
    case runs
    /// Groups of runs that belong together, such as checkpoints of one run.
    case groups
  }

  /// How a replicate differs from the runs themselves.
  public enum Weighting: String, Sendable, CaseIterable {
    /// Each counts as often as it was drawn with replacement (Efron 1979).
    case counts
    /// Each has an exponential weight of mean 1 (Rubin 1981, the Bayesian bootstrap). No run drops
    /// out, so that draws of an objective that is nearly an absolute value are smoother.
    case exponential
  }

  /// The symbols of the form's constants, in the order of a draw.
  public let symbols: [String]
  /// The constants of each usable replicate, in the order of the replicates.
  ///
  /// Rows are joint draws. Coefficients and exponents are strongly correlated: propagate whole
  /// rows, never one column at a time.
  public let draws: [[Double]]
  /// Replicates whose search did not end in a minimum; they are in no interval.
  public let failures: Int
  public let unit: Unit
  public let weighting: Weighting
  /// The seed of the resamples.
  public let seed: UInt64
  /// The constants that were resampled around, where intervals are wider than plain percentiles, and
  /// by how much.
  public private(set) var centre: [Double] = []
  public private(set) var widening = 1.0

  /// The same draws with intervals whose ends lie further from the estimate.
  public func widened(by factor: Double, around values: [Double]) -> Bootstrap {
    var copy = self
    (copy.centre, copy.widening) = (values, factor)
    return copy
  }

  /// The draws as others take them over: moved from the estimate by the widening, in the solver's
  /// coordinates, so that percentiles of what follows from them are as wide as the intervals here.
  public func spreadDraws(of form: any LawForm) -> [[Double]] {
    guard widening != 1 else { return draws }
    let middle = form.coordinates(of: centre)
    return draws.map { draw in
      form.values(
        at: zip(middle, form.coordinates(of: draw)).map { $0 + widening * ($1 - $0) })
    }
  }

  public var replicates: Int { draws.count + failures }

  /// Whether so few replicates failed that the others speak for all: at most a quarter.
  ///
  /// Those that fail are not a random part, so that beyond it nothing is said of the spread.
  public var isSound: Bool { failures * 4 <= replicates }

  /// The percentile interval of something computed from the constants; `nil` where it has no
  /// finite value on a draw, which a reader should know instead of an interval without them.
  public func interval(
    level: Double = 0.95, of derive: ([Double]) -> Double?
  ) -> Interval? {
    guard let values = values(of: derive), !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let tail = (1 - level) / 2
    guard let low = Quantiles.value(at: tail, ofSorted: sorted),
      let high = Quantiles.value(at: 1 - tail, ofSorted: sorted)
    else { return nil }
    guard widening != 1, let middle = derive(centre), middle.isFinite else {
      return Interval(kind: .bootstrap, low: low, high: high, level: level)
    }
    // What is positive throughout is widened by its logarithm.
    let isPositive = middle > 0 && (sorted.first ?? 0) > 0
    func moved(_ end: Double) -> Double {
      isPositive
        ? middle * pow(end / middle, widening) : middle + widening * (end - middle)
    }
    return Interval(
      kind: .bootstrap, low: low < middle ? moved(low) : low,
      high: high > middle ? moved(high) : high, level: level)
  }

  /// The percentile interval of a constant.
  public func interval(of symbol: String, level: Double = 0.95) -> Interval? {
    guard let index = symbols.firstIndex(of: symbol) else { return nil }
    return interval(level: level) { $0[index] }
  }

  /// The standard deviation over the draws, of something computed from the constants.
  public func standardError(of derive: ([Double]) -> Double?) -> Double? {
    guard let values = values(of: derive), values.count > 1 else { return nil }
    return Sample(values).deviation
  }

  /// How far another bootstrap may move the standard error of a constant, as a share of it.
  ///
  /// √((κ − 1)/4R) with the kurtosis κ of the R draws. Long tails make it large, and few draws hide
  /// their tail, so that the truth is rather more.
  public func standardErrorDoubt(of symbol: String) -> Double? {
    guard let index = symbols.firstIndex(of: symbol),
      let values = values(of: { $0[index] }), values.count > 1
    else { return nil }
    let count = Double(values.count)
    let sample = Sample(values)
    let (mean, square) = (sample.mean, sample.squares / count)
    guard square > 0 else { return nil }
    let fourth = values.reduce(0) { $0 + pow(($1 - mean) * ($1 - mean) / square, 2) } / count
    return (max(0, fourth - 1) / (4 * count)).squareRoot()
  }

  /// The standard error of a constant.
  public func standardError(of symbol: String) -> Double? {
    guard let index = symbols.firstIndex(of: symbol) else { return nil }
    return standardError { $0[index] }
  }

  /// A value for each draw; `nil` as soon as one is missing or not finite, or too many failed.
  private func values(of derive: ([Double]) -> Double?) -> [Double]? {
    guard isSound else { return nil }
    var values: [Double] = []
    values.reserveCapacity(draws.count)
    for draw in draws {
      guard let value = derive(draw), value.isFinite else { return nil }
      values.append(value)
    }
    return values
  }
}
