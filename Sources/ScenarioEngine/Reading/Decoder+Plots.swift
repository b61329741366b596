import Diagnostics
import Formats
import Questions
import ScalingLaws
import Spec
import Units

extension Decoder {
  mutating func plots(
    _ items: [Node], decompositions: [String], sweep: Sweep?, comparisons: [ComparisonRequest],
    optima: [String], questions: AskedQuestions, reader: Reader
  ) -> [PlotRequest] {
    var plots: [PlotRequest] = []
    for node in items {
      guard let word = node["kind"]?.text else { continue }
      let kind: PlotRequest.Kind?
      if let type = QuestionList.pictures.first(where: { $0.kind == word }) {
        kind = Self.picture(type, node, reader).map(PlotRequest.Kind.picture)
      } else {
        kind = PlotKind(rawValue: word).flatMap {
          self.kind(
            $0, node, decompositions: decompositions, sweep: sweep, comparisons: comparisons,
            optima: optima, questions: questions)
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
    _ word: PlotKind, _ node: Node, decompositions: [String], sweep: Sweep?,
    comparisons: [ComparisonRequest], optima: [String], questions: AskedQuestions
  ) -> PlotRequest.Kind? {
    switch word {
    case .loss, .multiplier:
      guard let run = subject(node), let flop = flopRange(node) else { return nil }
      return word == .loss ? .loss(run: run, flop: flop) : .multiplier(run: run, flop: flop)
    case .equivalents:
      guard let run = subject(node) else { return nil }
      let isCompared = comparisons.contains {
        $0.run == run && $0.against == .denseEquivalent && $0.modes.contains(.sameTokens)
      }
      guard isCompared else {
        note(
          node["of"] ?? node, "no dense equivalents of \(Fault.quoted(run.name)) are computed",
          "add { run: \(Fault.quoted(run.name)), against: 'denseEquivalent' } to compare")
        return nil
      }
      return .equivalents(run: run)
    case .decomposition:
      guard let of = node["of"], let name = of.text else {
        if node["of"] == nil { note(node, "the key 'of' is missing", "name a decomposition") }
        return nil
      }
      guard decompositions.contains(name) else {
        noteUnknown(of, "decomposition", among: decompositions)
        return nil
      }
      return .decomposition(name: name)
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
    case .optimum:
      return optimumKind(node, optima)
    case .heatmap:
      return heatMapKind(node, sweep)
    case .pareto:
      return frontKind(node, sweep, optima)
    case .ridge:
      return ridgeKind(node)
    case .facts:
      return factSweepKind(node, questions.of(Facts.self).first, sweep)
    }
  }

  private mutating func optimumKind(_ node: Node, _ optima: [String]) -> PlotRequest.Kind? {
    guard let of = node["of"], let name = of.text else {
      if node["of"] == nil { note(node, "the key 'of' is missing", "name an optimum") }
      return nil
    }
    guard optima.contains(name) else {
      noteUnknown(of, "optimum", among: optima)
      return nil
    }
    let known = OptimumColumn.allCases.map(\.rawValue).joined(separator: ", ")
    guard let text = node["y"]?.text, let column = OptimumColumn(rawValue: text) else {
      if node["y"] == nil { note(node, "the key 'y' is missing", "known: \(known)") }
      if let y = node["y"], let text = y.text,
        SweepColumn(rawValue: text) != nil
      {
        note(y, "\(Fault.quoted(text)) is no column of an optimum", "known: \(known)")
      }
      return nil
    }
    return .optimum(name: name, column: column, byKind: node["each"] != nil)
  }

  mutating func subject(_ node: Node) -> Run? {
    guard let of = node["of"] else {
      note(node, "the key 'of' is missing", "name a run")
      return nil
    }
    return run(named: of)
  }

  private mutating func flopRange(_ node: Node) -> ClosedRange<Double>? {
    guard let text = node["flop"] else { return 1e20...1e26 }
    guard let words = text.text else { return nil }
    do throws(InputFault) {
      return try AxisText.range(words)
    } catch {
      note(text, error.problem, error.hint)
      return nil
    }
  }
}
