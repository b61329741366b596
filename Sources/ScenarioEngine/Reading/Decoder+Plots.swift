import Diagnostics
import Formats
import Questions
import ScalingLaws
import Spec

extension Decoder {
  mutating func plots(
    _ items: [Node], sweep: Sweep?, reader: Reader
  ) -> [PlotRequest] {
    var plots: [PlotRequest] = []
    for node in items {
      guard let word = node["kind"]?.text else { continue }
      let kind: PlotRequest.Kind?
      if let type = QuestionList.pictures.first(where: { $0.kind == word }) {
        kind = Self.picture(type, node, reader).map(PlotRequest.Kind.picture)
      } else {
        kind = PlotKind(rawValue: word).flatMap {
          self.kind($0, node, sweep)
        }
      }
      guard let kind else { continue }
      let name = node["name"]?.text ?? word
      if !KeyRule.identifier.allows(name) {
        note(
          node["name"] ?? node, "\(Fault.quoted(name)) cannot name a file",
          "use letters, digits and - _ .")
        continue
      }
      if plots.contains(where: { $0.name == name }) {
        note(
          node["name"] ?? node, "two plots have the name \(Fault.quoted(name))",
          "give one of them another name")
        continue
      }
      plots.append(PlotRequest(name: name, title: node["title"]?.text, kind: kind))
    }
    return plots
  }

  private static func picture<Asked: Picture>(
    _: Asked.Type, _ node: Node, _ reader: Reader
  ) -> (any Picture)? {
    reader.read(node, as: Asked.self)
  }

  private mutating func kind(
    _ word: PlotKind, _ node: Node, _ sweep: Sweep?
  ) -> PlotRequest.Kind? {
    switch word {
    case .sweep:
      guard sweep != nil else {
        note(node, "there is no sweep to draw", "add a sweep, or leave out this plot")
        return nil
      }
      guard let column = node["y"]?.text else {
        if node["y"] == nil { note(node, "the key 'y' is missing", "name a column of the sweep") }
        return nil
      }
      guard let column = SweepColumn(rawValue: column) else {
        if OptimumColumn(rawValue: column) != nil {
          note(
            node["y"] ?? node, "\(Fault.quoted(column)) is no column of a sweep",
            "known: \(SweepColumn.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return nil
      }
      return .sweep(column: column)
    case .heatmap:
      return heatMapKind(node, sweep)
    case .pareto:
      return frontKind(node, sweep, questions.of(Optimum.self).compactMap(\.name))
    case .facts:
      return factSweepKind(node, questions.of(Facts.self).first, sweep)
    }
  }
}
