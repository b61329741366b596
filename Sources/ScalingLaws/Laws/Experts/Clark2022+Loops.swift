import Foundation

extension Clark2022 {
  /// The loss of each design of N parameters a token and E experts, for sweeps.
  ///
  /// All spans have the same length.
  public func losses(
    sizes: Span<Double>, experts: Span<Double>, into losses: inout MutableSpan<Double>
  ) {
    precondition(sizes.count == losses.count && experts.count == losses.count)
    let named = constants
    let (a, b, c, d) = (named[.a], named[.b], named[.c], named[.d] * log(10.0))
    let (start, maximum, unit) = (named[.start], named[.maximum], 1 / log(10.0))
    for index in 0..<losses.count {
      let n = log(sizes[index])
      let e = log(saturated(experts: experts[index], start: start, maximum: maximum))
      losses[index] = exp(a * n + b * e + c * unit * n * e + d)
    }
  }
}
