import Diagnostics

extension InputFaults {
  /// Passes when every number lies in its range, and otherwise names all that do not.
  static func check(
    _ numbers: [(field: String, value: Double, range: ClosedRange<Double>)]
  ) throws(InputFaults) {
    let faults = numbers.filter { !$0.range.contains($0.value) }.map { number in
      InputFault(
        field: number.field, problem: "\(number.value) is out of its range",
        hint: "give a number from \(number.range.lowerBound) to \(number.range.upperBound)")
    }
    guard faults.isEmpty else { throw InputFaults(faults) }
  }
}
