import Foundation

extension RoutedLaw2022 {
  /// The loss of each design of N parameters a token and E experts, for sweeps.
  ///
  /// All spans have the same length.
  public func losses(
    sizes: Span<Double>, experts: Span<Double>, into losses: inout MutableSpan<Double>
  ) {
    precondition(sizes.count == losses.count && experts.count == losses.count)
    let values = coefficients.values
    let (a, b, c, d) = (values[0], values[1], values[2], values[3] * log(10.0))
    let (start, maximum, unit) = (values[4], values[5], 1 / log(10.0))
    for index in 0..<losses.count {
      let n = log(sizes[index])
      let e = log(saturated(experts: experts[index], start: start, maximum: maximum))
      losses[index] = exp(a * n + b * e + c * unit * n * e + d)
    }
  }
}
