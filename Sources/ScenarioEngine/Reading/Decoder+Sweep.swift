import Foundation
import JSON5
import Quantities
import ScalingLaws

extension Decoder {
  /// The most cases that one sweep may have here.
  static let caseLimit = 100_000

  mutating func sweep(_ node: Node, in scenario: Node, hasComparisons: Bool) -> Sweep? {
    guard node.members != nil else { return nil }
    let grid = axes(node["grid"], in: scenario)
    let zip = axes(node["zip"], in: scenario)
    guard let grid, let zip else { return nil }
    if grid.isEmpty, zip.isEmpty {
      note(node, "the sweep varies nothing", "add grid: { \"runs.NAME.tokens\": [\"1T\", \"2T\"] }")
      return nil
    }
    if let first = zip.first,
      let other = zip.first(where: { $0.values.count != first.values.count })
    {
      note(
        node["zip"] ?? node,
        "zipped axes differ in length: \(first.values.count) and \(other.values.count)",
        "give all of them as many values")
      return nil
    }
    let sweep = Sweep(grid: grid, zip: zip)
    let product = grid.reduce(Double(zip.first?.values.count ?? 1)) { $0 * Double($1.values.count) }
    if product > Double(Self.caseLimit) {
      note(
        node, "the sweep has \(plainText(of: product)) cases, more than \(Self.caseLimit)",
        "shorten an axis")
      return nil
    }
    if !hasComparisons {
      note(node, "the sweep has nothing to compute", "add a comparison to 'compare', or 'facts'")
      return nil
    }
    return sweep
  }

  private mutating func axes(_ node: Node?, in scenario: Node) -> [SweepAxis]? {
    var axes: [SweepAxis] = []
    for member in node?.members ?? [] {
      guard let axis = axis(member, in: scenario) else { return nil }
      axes.append(axis)
    }
    return axes
  }

  private mutating func axis(_ member: Member, in scenario: Node) -> SweepAxis? {
    let keys = scenario.keys(ofPath: member.key)
    guard ["models", "runs", "data", "terms", "facts"].contains(keys[0]) else {
      faults.append(
        Fault(
          file: file, position: member.keyPosition,
          problem: "\(Fault.quoted(member.key)) cannot be varied",
          hint:
            "a path starts with models, runs, data, terms or facts, for example runs.NAME.tokens"))
      return nil
    }
    do throws(PathFault) {
      _ = try scenario.setting(keys, to: member.value)
    } catch {
      faults.append(
        Fault(
          file: file, position: member.keyPosition, problem: error.problem, hint: error.hint))
      return nil
    }
    guard let values = values(member.value) else { return nil }
    return SweepAxis(path: member.key, values: values)
  }

  private mutating func values(_ node: Node) -> [SweepValue]? {
    if let items = node.items {
      return items.isEmpty ? nil : items.map { SweepValue(node: $0) }
    }
    guard let text = node.text else { return nil }
    do throws(QuantityFault) {
      return try AxisText(text).values.map { value in
        SweepValue(node: Node(.number(value), position: node.position))
      }
    } catch {
      note(node, error.problem, error.hint)
      return nil
    }
  }
}

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

  init(_ text: String) throws(QuantityFault) {
    let words = text.split(separator: " ")
    let hint = "write for example \"log 1T..20T x9\" or \"linear 0..1 x11\", or a list"
    guard words.count == 3, words[0] == "log" || words[0] == "linear", words[2].first == "x" else {
      throw QuantityFault(problem: "\(Fault.quoted(text)) is not an axis", hint: hint)
    }
    let range = try Self.range(words[1])
    guard let count = Int(words[2].dropFirst()), count >= 2, count <= 100_000 else {
      throw QuantityFault(
        problem: "\(Fault.quoted(words[2])) is not a number of points",
        hint: "write x and a whole number from 2 to 100000")
    }
    let isLogarithmic = words[0] == "log"
    if isLogarithmic, range.lowerBound <= 0 {
      throw QuantityFault(problem: "a logarithmic axis cannot start at 0", hint: hint)
    }
    let (low, high) = (range.lowerBound, range.upperBound)
    values = (0..<count).map { index in
      if index == 0 { return low }
      if index == count - 1 { return high }
      let share = Double(index) / Double(count - 1)
      return isLogarithmic ? low * pow(high / low, share) : low + share * (high - low)
    }
  }

  /// A range such as `1T..20T`; its ends are in order and apart.
  static func range(_ text: some StringProtocol) throws(QuantityFault) -> ClosedRange<Double> {
    let hint = "write low..high, for example 1e20..1e26"
    guard let dots = String(text).range(of: "..") else {
      throw QuantityFault(problem: "\(Fault.quoted(text)) is not a range", hint: hint)
    }
    let whole = String(text)
    let low = try FLOP(text: String(whole[..<dots.lowerBound])).value
    let high = try FLOP(text: String(whole[dots.upperBound...])).value
    guard low < high else {
      throw QuantityFault(
        problem: "the range \(Fault.quoted(text)) is empty: its ends are not in order", hint: hint)
    }
    return low...high
  }
}
