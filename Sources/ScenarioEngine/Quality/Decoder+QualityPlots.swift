import Diagnostics
import Formats
import QualityAxes
import Questions
import Units

extension Decoder {
  /// A picture of what is asked beyond loss; `nil` after a fault.
  mutating func qualityKind(
    _ word: PlotKind, _ node: Node, _ quality: QualityRequests, sweep: Sweep?,
    comparisons: [ComparisonRequest]
  ) -> QualityPlot? {
    switch word {
    case .axes:
      guard let of = node["of"] else {
        note(node, "the key 'of' is missing", "name a run")
        return nil
      }
      guard let run = run(named: of) else { return nil }
      let isCompared = comparisons.contains { $0.run == run && $0.against == .denseEquivalent }
      guard isCompared, run.tokens != nil else {
        note(
          of, "no dense equivalents of \(Fault.quoted(run.name)) are computed",
          "add { run: \(Fault.quoted(run.name)), against: 'denseEquivalent' } to compare")
        return nil
      }
      return .axes(run: run)
    case .facts:
      guard needs(quality.facts != nil, "facts", node) else { return nil }
      guard sweep != nil else {
        note(node, "there is no sweep to draw", "add a sweep, or draw 'recall' or 'errors'")
        return nil
      }
      let known = FactColumn.allCases.map(\.rawValue).joined(separator: ", ")
      guard let y = node["y"] else {
        note(node, "the key 'y' is missing", "known: \(known)")
        return nil
      }
      guard let text = y.text else { return nil }
      guard let column = FactColumn(rawValue: text) else {
        let isOther = SweepColumn(rawValue: text) != nil || OptimumColumn(rawValue: text) != nil
        if isOther { note(y, "\(Fault.quoted(text)) is no column of facts", "known: \(known)") }
        return nil
      }
      guard let of = node["of"] else { return .facts(column: column, run: nil) }
      guard let run = run(named: of) else { return nil }
      guard quality.facts?.runs.contains(run) == true else {
        note(
          of, "the run \(Fault.quoted(run.name)) is not asked what it knows",
          "add it to the runs of 'facts'")
        return nil
      }
      return .facts(column: column, run: run)
    case .popularity:
      guard needs(quality.facts != nil, "facts", node) else { return nil }
      guard quality.facts?.question.world != nil else {
        note(node, "popularity needs a world of facts", "add 'world' to 'facts'")
        return nil
      }
      return .popularity
    case .recall: return needs(quality.facts != nil, "facts", node) ? .recall : nil
    case .errors: return needs(quality.facts != nil, "facts", node) ? .errors : nil
    case .ratingCost: return needs(quality.rating != nil, "rating", node) ? .ratingCost : nil
    case .ratingRuns:
      guard needs(quality.rating != nil, "rating", node) else { return nil }
      guard quality.rating?.training != nil else {
        note(node, "there are no training runs to draw", "add 'training' to 'rating'")
        return nil
      }
      return .ratingRuns
    case .goals: return needs(quality.factuality != nil, "factuality", node) ? .goals : nil
    case .meanCounts:
      return needs(quality.factuality != nil, "factuality", node) ? .meanCounts : nil
    case .trainingFLOP:
      guard needs(quality.factuality != nil, "factuality", node) else { return nil }
      guard quality.factuality?.usesLongFact == true else {
        note(
          node, "training FLOP are estimated for models of LongFact alone",
          "add use: \"longfact-2024\" to 'factuality'")
        return nil
      }
      let goals = quality.factuality?.goals ?? []
      let number = node["k"]?.integer ?? FactGoal.median.facts
      guard let goal = goals.first(where: { $0.facts == number }) else {
        note(node["k"] ?? node, "K = \(number) is not computed", "add it to the goals")
        return nil
      }
      return .trainingFLOP(goal: goal)
    default: return nil
    }
  }

  /// Whether a part of the scenario is there; a fault where the file has no such key at all.
  private mutating func needs(_ isThere: Bool, _ key: String, _ node: Node) -> Bool {
    if !isThere, !known.sections.contains(key) {
      note(node, "the scenario has no '\(key)' to draw", "add the key '\(key)'")
    }
    return isThere
  }
}
