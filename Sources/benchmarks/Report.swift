import Foundation
import Units

/// Prints one line a job, and remembers whether an answer was wrong.
struct Report {
  private(set) var isSound = true

  func note(_ text: String) { print(text) }

  mutating func fail(_ text: String) {
    isSound = false
    print("WRONG: \(text)")
  }

  /// A job with its time, the time aimed at, and its answer.
  func line(_ job: String, _ time: Duration, aim: String, answer: String) {
    let padded = job.padding(toLength: 44, withPad: " ", startingAt: 0)
    let took = Self.text(time).padding(toLength: 12, withPad: " ", startingAt: 0)
    print(
      padded + took + ("(aim " + aim + ")").padding(toLength: 16, withPad: " ", startingAt: 0)
        + answer)
  }

  /// Says whether a statement about an answer holds.
  mutating func check(_ holds: Bool, _ statement: String) {
    if !holds { fail(statement) }
  }

  private static func text(_ time: Duration) -> String {
    let (whole, rest) = time.components
    let seconds = Double(whole) + Double(rest) * 1e-18
    if seconds < 1e-3 { return (seconds * 1e6).rounded(toDigits: 3) + " us" }
    if seconds < 1 { return (seconds * 1e3).rounded(toDigits: 3) + " ms" }
    return seconds.rounded(toDigits: 3) + " s"
  }
}
