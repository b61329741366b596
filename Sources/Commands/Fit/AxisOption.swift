import Diagnostics
import Formats
import Foundation
import Units

/// Reads the values of an axis: `50M..10B x6`, evenly by logarithm, or a list such as `1B,2B`.
struct AxisOption {
  private let call: Call
  private let numbers: NumberOption

  init(_ call: Call, _ numbers: NumberOption) {
    self.call = call
    self.numbers = numbers
  }

  /// The values that an option gives, at least one.
  func values<Kind>(
    _ option: String, _: Measure<Kind>.Type
  ) throws(CommandFailure) -> [Double] {
    let example = "write for example \(option) '\(Kind.example)' or a range 'LOW..HIGH x6'"
    guard let text = call[option] else {
      throw numbers.wrong("\(option) is missing", example)
    }
    guard let dots = text.range(of: "..") else {
      var values: [Double] = []
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        values.append(try value(String(part), option, Measure<Kind>.self))
      }
      return values
    }
    let rest = text[dots.upperBound...]
    guard let cross = rest.lastIndex(of: "x"),
      let count = Int(rest[rest.index(after: cross)...]), (2...10_000).contains(count)
    else {
      throw numbers.wrong(
        "\(option) \(Fault.quoted(text)) does not say how many steps from 2 to 10000", example)
    }
    let low = try value(String(text[..<dots.lowerBound]), option, Measure<Kind>.self)
    let high = try value(String(rest[..<cross]), option, Measure<Kind>.self)
    guard low < high else {
      throw numbers.wrong("\(option) \(Fault.quoted(text)) does not rise", example)
    }
    let (from, to) = (log(low), log(high))
    return (0..<count).map { step in
      let inner = exp(from + (to - from) * Double(step) / Double(count - 1))
      // The ends are as written, and counts are whole.
      return step == 0 ? low : step == count - 1 ? high : max(1, inner.rounded())
    }
  }

  private func value<Kind>(
    _ text: String, _ option: String, _: Measure<Kind>.Type
  ) throws(CommandFailure) -> Double {
    do throws(InputFault) {
      let value = try Measure<Kind>(text: text).value
      guard value > 0 else {
        throw InputFault(problem: "\(Fault.quoted(text)) is zero", hint: "write for example \(Kind.example)")
      }
      return value
    } catch {
      throw numbers.wrong("\(option): \(error.problem)", error.hint)
    }
  }
}
