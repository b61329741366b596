import Foundation

/// The density of a sample, smoothed by a normal kernel.
///
/// f(t) = Σ φ((t − xᵢ)/h) / (n h) with the width of Silverman's rule of thumb, h = 0.9 min(s, IQR /
/// 1.34) n^(−1/5) (Silverman, Density Estimation for Statistics and Data Analysis, 1986, equation
/// 3.31). It smooths the edges of a bounded sample over its bounds.
public struct Density: Hashable, Sendable {
  private let sorted: [Double]
  /// The standard deviation of the kernel; 0 where all values are equal.
  public let width: Double

  /// The density of the finite values of a sample; `nil` with fewer than two.
  public init?(of sample: [Double]) {
    sorted = sample.filter(\.isFinite).sorted()
    guard sorted.count > 1, let first = Quantiles.value(at: 0.25, ofSorted: sorted),
      let third = Quantiles.value(at: 0.75, ofSorted: sorted)
    else { return nil }
    let count = Double(sorted.count)
    let mean = sorted.reduce(0, +) / count
    let variance = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let deviation = variance.squareRoot()
    // Half of the values may be equal while the others spread.
    let robust = third > first ? min(deviation, (third - first) / 1.34) : deviation
    width = 0.9 * robust * Foundation.pow(count, -0.2)
  }

  /// The density at a position; 0 without a width.
  public func value(at position: Double) -> Double {
    guard width > 0 else { return 0 }
    var sum = 0.0
    // A kernel is nothing beyond nine of its widths.
    var index = firstIndex(above: position - 9 * width)
    while index < sorted.count, sorted[index] <= position + 9 * width {
      let distance = (position - sorted[index]) / width
      sum += exp(-0.5 * distance * distance)
      index += 1
    }
    return sum / (Double(sorted.count) * width * (2 * Double.pi).squareRoot())
  }

  private func firstIndex(above bound: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
