import Foundation

extension Tian2025 {
  /// The leverage of each activation ratio, granularity and budget, for sweeps.
  ///
  /// All spans have the same length.
  public func leverages(
    activationRatios: Span<Double>, granularities: Span<Double>, flop: Span<Double>,
    into leverages: inout MutableSpan<Double>
  ) {
    precondition(activationRatios.count == leverages.count && flop.count == leverages.count)
    precondition(granularities.count == leverages.count)
    let c = constants
    let (a, d, gamma, beta) = (c[.a], c[.d], c[.gamma], c[.beta])
    let (start, maximum) = (c[.start], c[.maximum])
    for index in 0..<leverages.count {
      let ratio = saturated(
        shifted: activationRatios[index], start: start, maximum: maximum)
      let g = log2(granularities[index])
      let exponent = a + d * log10(flop[index]) + gamma * g * g + beta * g
      leverages[index] = exp(exponent * log(ratio))
    }
  }
}
