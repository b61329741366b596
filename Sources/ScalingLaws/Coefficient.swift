import Foundation

/// One coefficient of a law as its source prints it.
public struct Coefficient: Hashable, Sendable {
  public let symbol: String
  public let value: Double
  /// Half a unit of the last printed digit: how far the unrounded value may lie away.
  public let halfStep: Double

  /// Reads a coefficient from its printed digits, `("a", "35.91")` or `("d", "-7.61e-2")`.
  ///
  /// The digits are ours, typed from the source, so that a text without a number is our mistake.
  public init(_ symbol: String, _ printed: String) {
    guard let value = Double(printed) else {
      preconditionFailure("the coefficient \(symbol) is printed as '\(printed)'")
    }
    self.symbol = symbol
    self.value = value
    let parts = printed.split { $0 == "e" || $0 == "E" }
    let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    let places = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let decimals = places.count == 2 ? places[1].count : 0
    halfStep = 0.5 * pow(10, Double(exponent - decimals))
  }
}

/// A law's coefficients in a fixed order, with the table that prints them.
public struct CoefficientSet: Hashable, Sendable {
  public let source: String
  public let coefficients: [Coefficient]

  /// A set from printed digits in the order in which its law reads them.
  public init(source: String, _ printed: KeyValuePairs<String, String>) {
    self.source = source
    coefficients = printed.map { Coefficient($0.key, $0.value) }
  }

  public var values: [Double] { coefficients.map(\.value) }
}
