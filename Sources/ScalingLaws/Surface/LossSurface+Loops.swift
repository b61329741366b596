import Foundation

/// Losses of many designs of one surface, for sweeps.
///
/// All spans have the same length. Nothing is allocated.
extension LossSurface {
  /// The loss of each pair of size and tokens.
  public func losses(
    sizes: Span<Double>, tokens: Span<Double>, into losses: inout MutableSpan<Double>
  ) {
    precondition(sizes.count == losses.count && tokens.count == losses.count)
    if isPlain {
      let (floor, a, b) = (floor, sizeTerms[0], tokenTerms[0])
      for index in 0..<losses.count {
        losses[index] = floor + a.value(at: sizes[index]) + b.value(at: tokens[index])
      }
      return
    }
    for index in 0..<losses.count { losses[index] = 0 }
    Self.add(sizeTerms, at: sizes, sizeSaturation, to: &losses)
    Self.add(tokenTerms, at: tokens, tokenSaturation, to: &losses)
    finish(&losses)
  }

  /// Whether there is one term each, with no outer power and nothing that saturates.
  var isPlain: Bool {
    sizeTerms.count == 1 && tokenTerms.count == 1 && outerExponent == 1 && sizeSaturation == nil
      && tokenSaturation == nil
  }

  private static func add(
    _ terms: [PowerTerm], at amounts: Span<Double>, _ saturation: Saturation?,
    to sums: inout MutableSpan<Double>
  ) {
    for term in terms {
      if let saturation {
        for index in 0..<sums.count {
          sums[index] += term.value(at: saturation.worth(of: amounts[index]))
        }
      } else {
        for index in 0..<sums.count { sums[index] += term.value(at: amounts[index]) }
      }
    }
  }

  /// Turns sums of terms into losses.
  private func finish(_ sums: inout MutableSpan<Double>) {
    let (floor, power) = (floor, outerExponent)
    if power == 1 {
      for index in 0..<sums.count { sums[index] += floor }
    } else {
      for index in 0..<sums.count { sums[index] = floor + pow(sums[index], power) }
    }
  }
}
