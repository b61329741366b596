import Diagnostics
import Units

/// Collects what is wrong with the inputs of one value, so that all of it is said at once.
struct InputCheck {
  private var faults: [InputFault] = []

  /// A number above zero.
  mutating func positive(_ value: Double, _ field: String) {
    require(
      value.isFinite && value > 0, field, "\(text(value)) is not above 0", "give a number > 0")
  }

  /// A number of zero or more.
  mutating func notNegative(_ value: Double, _ field: String) {
    require(
      value.isFinite && value >= 0, field, "\(text(value)) is not 0 or more", "give a number >= 0")
  }

  /// A share between 0 and 1, both included.
  mutating func share(_ value: Double, _ field: String) {
    require(
      value >= 0 && value <= 1, field, "\(text(value)) is not a share",
      "give a number from 0 to 1; 72 % is 0.72")
  }

  /// A share strictly between 0 and 1.
  mutating func innerShare(_ value: Double, _ field: String) {
    require(
      value > 0 && value < 1, field, "\(text(value)) does not lie between 0 and 1",
      "give a share such as 0.95")
  }

  /// A whole number within bounds.
  mutating func count(_ value: Int, in bounds: ClosedRange<Int>, _ field: String) {
    require(
      bounds.contains(value), field, "\(value) is not a possible count",
      "give a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
  }

  /// Any other condition.
  mutating func require(
    _ holds: Bool, _ field: String, _ problem: @autoclosure () -> String,
    _ hint: @autoclosure () -> String
  ) {
    if !holds { faults.append(InputFault(field: field, problem: problem(), hint: hint())) }
  }

  /// Ends the check: nothing where all is well, every fault otherwise.
  func finish() throws(InputFaults) {
    if !faults.isEmpty { throw InputFaults(faults) }
  }
}

/// A number as messages show it, infinite ones and NaN included.
private func text(_ value: Double) -> String {
  value.isFinite ? plainText(of: value) : value.description
}
