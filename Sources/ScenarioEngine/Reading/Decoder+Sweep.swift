import Diagnostics
import Formats
import ScalingLaws
import Spec
import Units

extension Decoder {
  /// The most cases that one sweep may have.
  static let caseLimit = 1e12

  mutating func sweep(_ node: Node, in scenario: Node, hasComparisons: Bool) -> Sweep? {
    guard node.members != nil else { return nil }
    let grid = axes(node["grid"], in: scenario)
    let zip = axes(node["zip"], in: scenario)
    let uncertain = uncertainInputs(node["uncertain"], in: scenario)
    guard let grid, let zip, let uncertain else { return nil }
    if grid.isEmpty, zip.isEmpty, uncertain.isEmpty {
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
    refuseTwice(grid.map(\.path) + zip.map(\.path) + uncertain.map(\.path), in: node)
    if uncertain.isEmpty {
      for key in ["draws", "seed", "confidence"] {
        guard let stray = node[key] else { continue }
        note(stray, "'\(key)' has nothing to draw", "add uncertain: { … }, or leave it out")
      }
    }
    let sweep = Sweep(
      grid: grid, zip: zip, uncertain: uncertain,
      draws: uncertain.isEmpty ? 0 : node["draws"]?.integer ?? 1000,
      seed: UInt64(clamping: node["seed"]?.integer ?? 0),
      level: node["confidence"]?.number ?? 0.95,
      columns: node["columns"]?.items?.compactMap { $0.text.flatMap(SweepNumber.init(rawValue:)) })
    let combinations = grid.reduce(Double(zip.first?.values.count ?? 1)) {
      $0 * Double($1.values.count)
    }
    let product = combinations * Double(max(1, sweep.draws))
    if product > Self.caseLimit {
      note(
        node,
        "the sweep has \(plainText(of: product)) cases, more than "
          + plainText(of: Self.caseLimit), "shorten an axis")
      return nil
    }
    if let columns = node["columns"]?.items {
      for (index, column) in columns.enumerated()
      where columns[..<index].contains(where: { $0.text == column.text }) {
        note(
          column, "the column \(Fault.quoted(column.text ?? "")) stands here twice", "leave out one"
        )
      }
    }
    if let facts = scenario["facts"], facts.items?.isEmpty == false || facts.members != nil,
      sweep.columns != nil || sweep.draws > 0 || sweep.count > Scenario.keptCases
    {
      note(
        node,
        "'facts' are swept in up to \(Scenario.keptCases) cases, without 'columns' and 'uncertain'",
        "shorten the axes, or ask about the facts in a scenario of its own")
      return nil
    }
    let asks = (sweep.axes.map(\.path) + sweep.uncertain.map(\.path)).map {
      scenario.keys(ofPath: $0)[0]
    }
    .filter { QuestionList.keys.contains($0) && $0 != "facts" }
    if !asks.isEmpty, sweep.columns != nil || sweep.draws > 0 || sweep.count > Scenario.keptCases {
      note(
        node,
        "\(Fault.quoted(asks[0])) is swept in up to \(Scenario.keptCases) cases, without 'columns' and "
          + "'uncertain'", "shorten the axes, or leave those out")
      return nil
    }
    if !hasComparisons, asks.isEmpty {
      note(node, "the sweep has nothing to compute", "add a comparison to 'compare', or 'facts'")
      return nil
    }
    return sweep
  }

  /// Refuses a place that is varied in two ways, or together with a part of itself.
  private mutating func refuseTwice(_ paths: [String], in node: Node) {
    for (index, path) in paths.enumerated() {
      let other = paths[..<index].first { other in
        other == path || path.hasPrefix(other + ".") || other.hasPrefix(path + ".")
      }
      guard let other else { continue }
      note(
        node,
        "\(Fault.quoted(path)) is varied twice"
          + (other == path ? "" : ", also by \(Fault.quoted(other))"), "keep one of the two")
    }
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
    guard canVary(member, in: scenario) else { return nil }
    guard let values = values(member.value) else { return nil }
    return SweepAxis(path: member.key, values: values)
  }

  /// Whether a path leads to something that can be varied.
  mutating func canVary(_ member: Member, in scenario: Node) -> Bool {
    let keys = scenario.keys(ofPath: member.key)
    let sections = ["models", "runs", "data", "terms"] + QuestionList.keys
    guard sections.contains(keys[0]) else {
      faults.append(
        Fault(
          file: file, position: member.keyPosition,
          problem: "\(Fault.quoted(member.key)) cannot be varied",
          hint:
            "a path starts with \(sections.joined(separator: ", ")), for example runs.NAME.tokens"))
      return false
    }
    do throws(InputFault) {
      _ = try scenario.setting(keys, to: member.value)
      return true
    } catch {
      faults.append(
        Fault(
          file: file, position: member.keyPosition, problem: error.problem, hint: error.hint))
      return false
    }
  }

  private mutating func values(_ node: Node) -> [SweepValue]? {
    if let items = node.items {
      return items.isEmpty ? nil : items.map { SweepValue(node: $0) }
    }
    guard let text = node.text else { return nil }
    do throws(InputFault) {
      return try AxisText(text).values.map { value in
        SweepValue(node: Node(.number(value), position: node.position))
      }
    } catch {
      note(node, error.problem, error.hint)
      return nil
    }
  }
}
