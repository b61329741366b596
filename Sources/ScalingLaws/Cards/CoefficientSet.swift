/// A law's coefficients in a fixed order, and the values with which it calculates.
///
/// The values are the printed ones until they are replaced, to see what other digits inside the
/// rounding box or draws of a bootstrap would give. Laws read them by name (`by`).
public struct CoefficientSet: Hashable, Sendable {
  public let coefficients: [Coefficient]
  public private(set) var values: [Double]
  /// Whether the source gives a range for any of them besides the digits.
  package let statesRanges: Bool

  /// A set of coefficients at their printed values.
  public init(_ coefficients: [Coefficient]) {
    self.coefficients = coefficients
    values = coefficients.map(\.value)
    statesRanges = coefficients.contains { $0.range != nil }
  }

  /// The sets one after another.
  init(joining sets: [CoefficientSet]) {
    self.init(sets.flatMap(\.coefficients))
  }

  /// A rule without coefficients.
  static let none = CoefficientSet([])

  public var count: Int { coefficients.count }
  public var symbols: [String] { coefficients.map(\.symbol) }

  /// The same coefficients with other values.
  public func replacing(_ values: [Double]) -> CoefficientSet {
    precondition(values.count == count, "a law takes a value for each of its coefficients")
    var copy = self
    copy.values = values
    return copy
  }
}
