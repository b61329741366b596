import Foundation
import Statistics

extension SupportDistribution {
  /// The absolute error that an expectation is integrated to.
  static let tolerance = 1e-9

  /// The mean of a function of S over all responses, the empty ones included.
  ///
  /// The function has to be smooth on both sides of `kink`, and its value at 0 is what an empty
  /// response scores. Simpson's rule on each side, halved until two steps agree within 1e-9; the
  /// distribution is followed over 10 deviations, beyond which lies less than 1e-22 of it.
  func expectation(kink: Double, of value: (Double) -> Double) -> Double {
    // A narrower spread moves no score by 1e-8, and its width drowns in rounding.
    guard parent.scale > 1e-8 * mean else {
      return emptyShare * value(0) + (1 - emptyShare) * value(mean)
    }
    let low = max(0, parent.location - 10 * parent.scale)
    let high = max(parent.location, 0) + 10 * parent.scale
    let middle = min(max(kink, low), high)
    let above = Normal.probability(below: parent.location / parent.scale)
    let height = 1 / (parent.scale * (2 * Double.pi).squareRoot() * above)
    func weighted(_ s: Double) -> Double {
      let z = (s - parent.location) / parent.scale
      return height * exp(-z * z / 2) * value(s)
    }
    let filled =
      integral(from: low, to: middle, of: weighted)
      + integral(from: middle, to: high, of: weighted)
    return emptyShare * value(0) + (1 - emptyShare) * filled
  }

  private func integral(
    from low: Double, to high: Double, of value: (Double) -> Double
  ) -> Double {
    guard high > low else { return 0 }
    // The first steps are a fraction of the scale, so that no peak is missed.
    var intervals = 32
    while (high - low) / Double(intervals) > parent.scale / 2 { intervals *= 2 }
    var step = (high - low) / Double(intervals)
    var trapezoid = (value(low) + value(high)) / 2
    for index in 1..<intervals { trapezoid += value(low + Double(index) * step) }
    trapezoid *= step
    var simpson = trapezoid
    for _ in 0..<16 {
      var middles = 0.0
      for index in 0..<intervals { middles += value(low + (Double(index) + 0.5) * step) }
      let finer = trapezoid / 2 + middles * step / 2
      let next = (4 * finer - trapezoid) / 3
      let change = abs(next - simpson)
      (trapezoid, simpson, intervals, step) = (finer, next, intervals * 2, step / 2)
      if change < Self.tolerance { break }
    }
    return simpson
  }
}
