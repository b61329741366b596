import Formats
import Foundation
import Statistics

/// An input that is known within a range only, drawn anew for each draw of a sweep.
public struct UncertainInput: Hashable, Sendable {
  public let path: String
  public let low: Double
  public let high: Double
  public let shape: Shape

  /// How likely the values between the ends are.
  public enum Shape: Hashable, Sendable {
    /// All equally likely.
    case uniform
    /// All factors equally likely; both ends are positive.
    case logUniform
    /// Rises from the low end to the most likely value, and falls to the high end.
    case triangle(mode: Double)
  }

  /// The value at a share of the distribution.
  func value(at share: Double) -> Double {
    switch shape {
    case .uniform:
      return low + share * (high - low)
    case .logUniform:
      return low * pow(high / low, share)
    case .triangle(let mode):
      let split = (mode - low) / (high - low)
      return share < split
        ? low + (share * (high - low) * (mode - low)).squareRoot()
        : high - ((1 - share) * (high - low) * (high - mode)).squareRoot()
    }
  }
}

extension Sweep {
  /// The values of the uncertain inputs in a draw.
  ///
  /// They depend on the seed and the number of the draw alone, so that every combination of the
  /// axes meets the same ones and differences between combinations are not noise.
  func drawn(_ draw: Int) -> [Double] {
    var random = SplitMix64(seed: seed, stream: UInt64(draw))
    return uncertain.map { $0.value(at: random.uniform()) }
  }
}
