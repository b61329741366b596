/// A design in a law's own variables.
public struct Reading: Sendable {
  /// The law's symbols with the values put in, in the order of its formula.
  public let variables: [(symbol: String, value: Double)]
  /// Where the run stands on the axes of the fitted range.
  public let point: RangePoint
  /// How the design had to be bent to fit the law.
  public let remarks: [String]

  public init(
    variables: [(symbol: String, value: Double)], point: RangePoint, remarks: [String]
  ) {
    self.variables = variables
    self.point = point
    self.remarks = remarks
  }
}
