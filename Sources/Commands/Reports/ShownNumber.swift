import Foundation
import Quantities

/// Numbers as the terminal shows them.
enum ShownNumber {
  static func parameters(_ value: Double) -> String { Parameters(value).rounded(to: 3) }

  static func flop(_ value: Double) -> String { FLOP(value).rounded(to: 3) }

  /// A plain number, or one with a suffix where it is large.
  static func value(_ value: Double) -> String {
    value >= 1e6 ? parameters(value) : value.rounded(toDigits: 3)
  }

  static func range(_ range: ClosedRange<Double>) -> String {
    "\(value(range.lowerBound)) to \(value(range.upperBound))"
  }

  /// An interval with what it covers, such as `[1.4, 3.6] (95 %, measured)`.
  static func interval(_ interval: Interval) -> String {
    let ends = [interval.low, interval.high].map { $0.isFinite ? value($0) : "open" }
    let level = interval.level.map { "\(plainText(of: ($0 * 100).roundedToSignificant(6))) %, " }
    let kind = interval.kind == .betweenLaws ? "between laws" : interval.kind.rawValue
    return "[\(ends[0]), \(ends[1])] (\(level ?? "")\(kind))"
  }
}
