import Foundation
import Statistics

/// One coefficient of a law as its source prints it.
public struct Coefficient: Hashable, Sendable {
  public let symbol: String
  public let value: Double
  /// The table or equation that prints it.
  public let source: String
  /// Half a unit of the last printed digit: how far the unrounded value may lie away.
  public let halfStep: Double
  /// The range that its source gives besides the digits; `nil` where it gives none.
  public let range: Interval?

  /// Reads a coefficient from its printed digits, `("a", "35.91")` or `("d", "-7.61e-2")`.
  ///
  /// The digits are ours, typed from the source, so that a text without a number is our mistake.
  public init(_ symbol: String, _ printed: String, source: String, range: Interval? = nil) {
    guard let value = Double(printed) else {
      preconditionFailure("the coefficient \(symbol) is printed as '\(printed)'")
    }
    self.symbol = symbol
    self.value = value
    self.source = source
    self.range = range
    let parts = printed.split { $0 == "e" || $0 == "E" }
    let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    let places = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let decimals = places.count == 2 ? places[1].count : 0
    halfStep = 0.5 * pow(10, Double(exponent - decimals))
  }
}
