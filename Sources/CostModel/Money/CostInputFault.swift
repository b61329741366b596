/// One number that a cost was asked with and that cannot be.
public struct CostInputFault: Hashable, Sendable {
  /// The name of the number.
  public let field: String
  public let problem: String
  public let hint: String
}

/// Everything that is wrong with the numbers that a cost was asked with.
public struct CostInputFaults: Error, Hashable, Sendable, CustomStringConvertible {
  /// The faults; there is at least one.
  public let faults: [CostInputFault]

  public var description: String {
    faults.map { "\($0.field): \($0.problem); \($0.hint)" }.joined(separator: "\n")
  }

  /// Passes when every number lies in its range, and otherwise names all that do not.
  static func check(
    _ numbers: [(field: String, value: Double, range: ClosedRange<Double>)]
  ) throws(CostInputFaults) {
    let faults = numbers.filter { !$0.range.contains($0.value) }.map { number in
      CostInputFault(
        field: number.field, problem: "\(number.value) is out of its range",
        hint: "give a number from \(number.range.lowerBound) to \(number.range.upperBound)")
    }
    guard faults.isEmpty else { throw CostInputFaults(faults: faults) }
  }
}
