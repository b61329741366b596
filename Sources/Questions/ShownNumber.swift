import Foundation
import Statistics
import Units

/// Numbers as the terminal shows them.
public enum ShownNumber {
  public static func parameters(_ value: Double) -> String { Parameters(value).rounded(to: 3) }

  public static func flop(_ value: Double) -> String { FLOP(value).rounded(to: 3) }

  /// A plain number, or one with a suffix where it is large.
  public static func value(_ value: Double, digits: Int = 3) -> String {
    value >= 1e6 ? Parameters(value).rounded(to: digits) : value.rounded(toDigits: digits)
  }

  /// A number with as many digits as its interval warrants.
  public static func value(_ value: Double, within interval: Interval?) -> String {
    self.value(value, digits: interval.map { digits(value, within: $0) } ?? 3)
  }

  /// The significant digits that an interval warrants: those that leave two to its half-width, from
  /// two to five.
  ///
  /// What an interval leaves out is larger than it where it covers rounding alone, or only the laws
  /// that were asked; three digits are the most then.
  public static func digits(_ value: Double, within interval: Interval) -> Int {
    let half = (interval.high - interval.low) / 2
    guard half.isFinite, half > 0, value.isFinite, value != 0 else { return 3 }
    let places = log10(abs(value)).rounded(.down) - log10(half).rounded(.down)
    let most = [.rounding, .betweenLaws].contains(interval.kind) ? 3.0 : 5
    return Int(min(max(places + 2, 2), most))
  }

  /// A number of a unit, with the suffix that goes with it.
  public static func value(_ value: Double, unit: String?) -> String {
    switch unit {
    case "parameters", "tokens", "dollars":
      abs(value) >= 1e4 ? parameters(value) : self.value(value)
    case "bytes": Bytes(value).rounded(to: 3) + "B"
    case .some where abs(value) >= 1e4: flop(value)
    default: self.value(value)
    }
  }

  /// An exact count with a comma between groups of three digits.
  public static func grouped(_ count: Int) -> String {
    var groups: [Substring] = []
    var rest = Substring(String(abs(count)))
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return (count < 0 ? "-" : "") + ([rest] + groups).joined(separator: ",")
  }

  /// A probability, such as `0.012` or `under 0.001`.
  public static func probability(_ value: Double) -> String {
    value < 0.001 ? "under 0.001" : value.rounded(toDigits: 2)
  }

  public static func range(_ range: ClosedRange<Double>) -> String {
    "\(value(range.lowerBound)) to \(value(range.upperBound))"
  }

  /// An interval with what it covers, such as `[1.4, 3.6] (95 %, measured)`.
  public static func interval(_ interval: Interval) -> String {
    let digits = digits(interval.high.isFinite ? interval.high : interval.low, within: interval)
    let ends = [interval.low, interval.high].map {
      $0.isFinite ? value($0, digits: digits) : "open"
    }
    let level = interval.level.map { "\(plainText(of: ($0 * 100).roundedToSignificant(6))) %, " }
    let kind = interval.kind == .betweenLaws ? "between laws" : interval.kind.rawValue
    return "[\(ends[0]), \(ends[1])] (\(level ?? "")\(kind))"
  }
}

extension Double {
  /// A share as whole percents.
  var percent: String { "\(Int((self * 100).rounded())) %" }
}
