import Foundation
import Units

extension Scale {
  /// The value at a share of the axis: 0 at the low end, 1 at the high one.
  func value(at share: Double) -> Double {
    let value =
      isLogarithmic ? pow(10, log10(low) + share * decades) : low + share * (high - low)
    // More digits than a picture can show would only make scripts longer.
    return value.roundedToSignificant(7)
  }

  /// The value that the axis shows half-way between two.
  func middle(_ one: Double, _ other: Double) -> Double {
    isLogarithmic ? (one * other).squareRoot() : (one + other) / 2
  }

  /// The value as far on the other side of a centre.
  func mirrored(_ value: Double, about centre: Double) -> Double {
    isLogarithmic ? centre * centre / value : 2 * centre - value
  }

  /// The value a share of the axis further up, within the axis.
  func shifted(_ value: Double, by share: Double) -> Double {
    clamped(self.value(at: position(of: value) + share))
  }
}
