import Diagnostics
import Units

/// Reads the numbers that options carry.
struct NumberOption {
  let call: Call
  let command: String

  /// A whole number within a range; `nil` where the option is not given.
  func whole(
    _ option: String, in range: ClosedRange<Int>, example: String
  ) throws(CommandFailure) -> Int? {
    guard let text = call[option] else { return nil }
    guard let value = Int(text), range.contains(value) else {
      throw wrong(
        "\(option) \(Fault.quoted(text)) is not a whole number from \(range.lowerBound) to "
          + "\(range.upperBound)", "write for example \(example)")
    }
    return value
  }

  /// A number within a range; `nil` where the option is not given.
  func number(
    _ option: String, in range: ClosedRange<Double>, example: String
  ) throws(CommandFailure) -> Double? {
    guard let text = call[option] else { return nil }
    guard let value = Double(text), range.contains(value) else {
      throw wrong(
        "\(option) \(Fault.quoted(text)) is not a number from \(plainText(of: range.lowerBound)) "
          + "to \(plainText(of: range.upperBound))", "write for example \(example)")
    }
    return value
  }

  /// A seed; `standard` where none is given.
  func seed(standard: UInt64) throws(CommandFailure) -> UInt64 {
    guard let text = call["--seed"] else { return standard }
    guard let seed = UInt64(text) else {
      throw wrong("--seed \(Fault.quoted(text)) is not a whole number", "write for example 7")
    }
    return seed
  }

  func wrong(_ problem: String, _ hint: String) -> CommandFailure {
    .call(problem: problem, hint: hint, command: command)
  }
}
