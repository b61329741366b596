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

  func wrong(_ problem: String, _ hint: String) -> CommandFailure {
    .call(problem: problem, hint: hint, command: command)
  }
}
