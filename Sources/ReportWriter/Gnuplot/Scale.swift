import Foundation
import Tabular
import Units

/// The part of the number line that an axis shows.
struct Scale: Hashable, Sendable {
  let isLogarithmic: Bool
  let low: Double
  let high: Double
  let style: NumberStyle

  /// Whether an axis can show a number.
  static func canShow(_ value: Double, logarithmic: Bool) -> Bool {
    logarithmic ? value >= 1e-290 && value <= 1e290 : abs(value) <= 1e290
  }

  /// The scale that shows all values, with a margin, and never an empty range.
  ///
  /// The share of the range that is left free at each end is `margin`.
  init(of axis: Axis, showing values: some Sequence<Double>, margin: Double = 0.04) {
    isLogarithmic = axis.isLogarithmic
    var least = Double.infinity
    var most = -Double.infinity
    for value in Array(values) + [axis.reference].compactMap({ $0 })
    where Self.canShow(value, logarithmic: axis.isLogarithmic) {
      least = min(least, value)
      most = max(most, value)
    }
    if least > most { (least, most) = axis.isLogarithmic ? (1, 10) : (0, 1) }
    if axis.isLogarithmic {
      var (from, to) = (log10(least), log10(most))
      // Values that nearly agree get room enough for tics that can be told apart.
      if to - from < 0.02 { (from, to) = (from - 0.1, to + 0.1) }
      let room = (to - from) * margin
      (low, high) = (pow(10, max(from - room, -300)), pow(10, min(to + room, 300)))
    } else {
      let size = max(abs(least), abs(most))
      if most - least <= size * 1e-6 {
        let room = size > 0 ? size * 0.05 : 1
        (least, most) = (least - room, most + room)
      }
      let lacking = size * axis.leastSpan - (most - least)
      if lacking > 0 { (least, most) = (least - lacking / 2, most + lacking / 2) }
      let room = (most - least) * margin
      (low, high) = (least - room, most + room)
    }
    style =
      axis.reference == 1 ? .factor : NumberStyle(label: axis.label, low: low, high: high)
  }

  /// Where a value stands between the ends: 0 at the low one, 1 at the high one.
  func position(of value: Double) -> Double {
    guard isLogarithmic else { return (value - low) / (high - low) }
    return value > 0 ? (log10(value) - log10(low)) / decades : -.infinity
  }

  /// How many powers of ten a logarithmic axis spans.
  var decades: Double { log10(high) - log10(low) }

  /// The nearest value that the axis shows.
  func clamped(_ value: Double) -> Double { min(max(value, low), high) }

  func canShow(_ value: Double) -> Bool {
    Self.canShow(value, logarithmic: isLogarithmic)
  }
}

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
