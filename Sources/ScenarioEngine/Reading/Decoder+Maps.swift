import Diagnostics
import Formats
import Questions
import ScalingLaws

extension Decoder {
  /// A heat map: a column of a sweep with two axes of numbers.
  mutating func heatMapKind(_ node: Node, _ sweep: Sweep?) -> PlotRequest.Kind? {
    guard let sweep else {
      note(node, "there is no sweep to draw", "add a sweep of two axes, or leave out this plot")
      return nil
    }
    guard sweep.axes.count == 2, sweep.zip.isEmpty, sweep.axes.allSatisfy(\.isNumeric) else {
      note(
        node["kind"] ?? node, "a heatmap needs a grid of two axes whose values are numbers",
        "draw this sweep with the kind 'sweep'")
      return nil
    }
    guard let column: SweepColumn = column("z", of: node, in: "a sweep") else { return nil }
    return .heatMap(column: column)
  }

  /// Two columns of an optimum, or of the sweep where none is named.
  mutating func frontKind(
    _ node: Node, _ sweep: Sweep?, _ optima: [String]
  ) -> PlotRequest.Kind? {
    if let of = node["of"] {
      guard let name = of.text else { return nil }
      guard optima.contains(name) else {
        noteUnknown(of, "optimum", among: optima)
        return nil
      }
      let x: OptimumColumn? = column("x", of: node, in: "an optimum")
      let y: OptimumColumn? = column("y", of: node, in: "an optimum")
      guard let x, let y else { return nil }
      return .optimumFront(OptimumFront(optimum: name, x: x, y: y))
    }
    guard sweep != nil else {
      note(
        node, "there is neither a sweep nor an optimum to draw",
        "name an optimum with 'of', or add a sweep")
      return nil
    }
    let x: SweepColumn? = column("x", of: node, in: "a sweep")
    let y: SweepColumn? = column("y", of: node, in: "a sweep")
    guard let x, let y else { return nil }
    return .sweepFront(x: x, y: y)
  }

  /// The column that a key names; what the shape refuses anyway is passed over.
  private mutating func column<Column>(
    _ key: String, of node: Node, in what: String
  ) -> Column? where Column: RawRepresentable<String> & CaseIterable {
    let known = Column.allCases.map(\.rawValue).joined(separator: ", ")
    guard let value = node[key] else {
      note(node, "the key '\(key)' is missing", "known: \(known)")
      return nil
    }
    guard let text = value.text else { return nil }
    if let column = Column(rawValue: text) { return column }
    if SweepColumn(rawValue: text) != nil || OptimumColumn(rawValue: text) != nil {
      note(value, "\(Fault.quoted(text)) is no column of \(what)", "known: \(known)")
    }
    return nil
  }
}
