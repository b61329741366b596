import Diagnostics
import Formats
import Foundation
import Units

/// An axis as text: `log 1T..20T x9`, `linear 0..1 x11`; without the word it is logarithmic.
public struct AxisText {
  public let values: [Double]

  /// Reads an axis; the values between the ends of a whole one are whole, as counts are.
  public init(_ text: String, isWhole: Bool = false) throws(InputFault) {
    var words = text.split(separator: " ")
    let hint = "write for example \"log 1T..20T x9\" or \"linear 0..1 x11\", or a list"
    if words.count == 2 { words.insert("log", at: 0) }
    guard words.count == 3, words[0] == "log" || words[0] == "linear", words[2].first == "x" else {
      throw InputFault(problem: "\(Fault.quoted(text)) is not an axis", hint: hint)
    }
    let range = try Self.range(words[1])
    guard let count = Int(words[2].dropFirst()), count >= 2, count <= 100_000 else {
      throw InputFault(
        problem: "\(Fault.quoted(words[2])) is not a number of points",
        hint: "write x and a whole number from 2 to 100000")
    }
    let isLogarithmic = words[0] == "log"
    if isLogarithmic, range.lowerBound <= 0 {
      throw InputFault(problem: "a logarithmic axis cannot start at 0", hint: hint)
    }
    let (low, high) = (range.lowerBound, range.upperBound)
    values = (0..<count).map { index in
      if index == 0 { return low }
      if index == count - 1 { return high }
      // Multiplied first, so that whole steps stay whole.
      let inner =
        isLogarithmic
        ? low * pow(high / low, Double(index) / Double(count - 1))
        : low + (high - low) * Double(index) / Double(count - 1)
      return isWhole ? max(1, inner.rounded()) : inner
    }
  }

  /// A range such as `1T..20T`; its ends are in order and apart.
  public static func range(
    _ text: some StringProtocol
  ) throws(InputFault) -> ClosedRange<Double> {
    let hint = "write low..high, for example 1e20..1e26"
    guard let dots = String(text).range(of: "..") else {
      throw InputFault(problem: "\(Fault.quoted(text)) is not a range", hint: hint)
    }
    let whole = String(text)
    let low = try FLOP(text: String(whole[..<dots.lowerBound])).value
    let high = try FLOP(text: String(whole[dots.upperBound...])).value
    guard low < high else {
      throw InputFault(
        problem: "the range \(Fault.quoted(text)) is empty: its ends are not in order", hint: hint)
    }
    return low...high
  }
}
