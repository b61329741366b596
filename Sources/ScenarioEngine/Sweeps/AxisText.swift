import Diagnostics
import Formats
import Foundation
import Units

extension SweepValue {
  init(node: Node) {
    self.node = node
    text = node.text ?? node.text(.compact)
    // Any dimension serves: only the number is wanted.
    number = node.number ?? node.text.flatMap { try? Measure<FLOPDimension>(text: $0) }?.value
  }
}

/// An axis as text: `log 1T..20T x9`, `linear 0..1 x11`.
struct AxisText {
  let values: [Double]

  init(_ text: String) throws(InputFault) {
    let words = text.split(separator: " ")
    let hint = "write for example \"log 1T..20T x9\" or \"linear 0..1 x11\", or a list"
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
      guard isLogarithmic else { return low + (high - low) * Double(index) / Double(count - 1) }
      return low * pow(high / low, Double(index) / Double(count - 1))
    }
  }

  /// A range such as `1T..20T`; its ends are in order and apart.
  static func range(_ text: some StringProtocol) throws(InputFault) -> ClosedRange<Double> {
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
