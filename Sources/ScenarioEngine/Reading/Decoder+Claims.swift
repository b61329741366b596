import CostModel
import Diagnostics
import Fitting
import Formats
import Hypotheses
import Questions
import ScalingLaws
import Spec
import Units

extension Decoder {
  mutating func hypothesis(_ node: Node) -> Hypothesis? {
    guard let name = node["name"]?.text,
      let word = node["quantity"]?.text.flatMap(HypothesisQuantity.init(rawValue:)),
      let quantity = quantity(word, node), let claim = claim(node, of: quantity)
    else { return nil }
    let prior = self.prior(node["prior"])
    if let prior, let part = node["prior"], prior.isFactor != quantity.isRatio {
      note(
        part, "the belief is not of the quantity's kind",
        quantity.isRatio
          ? "a factor has { median, factor }" : "a difference has { mean, sd }")
      return nil
    }
    return Hypothesis(
      name: name, quantity: quantity, claim: claim, level: number("confidence", of: node) ?? 0.95,
      prior: prior)
  }

  private mutating func claim(
    _ node: Node, of quantity: Hypothesis.Quantity
  ) -> Hypothesis.Claim? {
    if let low = threshold(node["atLeast"]) { return .atLeast(low) }
    if let high = threshold(node["atMost"]) { return .atMost(high) }
    if let within = node["equivalentWithin"], let margin = within.number {
      return equivalence(within, margin, of: quantity)
    }
    guard let between = node["between"], let ends = between.items else { return nil }
    guard ends.count == 2, let low = threshold(ends[0]), let high = threshold(ends[1]) else {
      if ends.count > 2 { note(between, "between has \(ends.count) ends", "write [low, high]") }
      return nil
    }
    guard low < high else {
      note(between, "between is empty: its low end is not below its high end", "write [low, high]")
      return nil
    }
    return .between(low, high)
  }

  /// A claim of no difference worth speaking of, which only comparisons can have.
  private mutating func equivalence(
    _ node: Node, _ margin: Double, of quantity: Hypothesis.Quantity
  ) -> Hypothesis.Claim? {
    switch quantity {
    case .denseEquivalent, .tokensPerParameter, .repetitionHalfLife, .constant:
      note(
        node, "this quantity is set against nothing that it could equal",
        "claim a range with between: [low, high]")
      return nil
    default: break
    }
    if quantity.isRatio, margin <= 1 {
      note(
        node, "a factor of \(plainText(of: margin)) leaves no room",
        "write for example 1.1 for a tenth either way")
      return nil
    }
    return .equivalentWithin(margin, isRatio: quantity.isRatio)
  }

  private func threshold(_ node: Node?) -> Double? {
    guard let node else { return nil }
    return node.number ?? (try? Parameters(node: node))?.value
  }

  private mutating func quantity(
    _ word: HypothesisQuantity, _ node: Node
  ) -> Hypothesis.Quantity? {
    switch word {
    case .dataMultiplier where node["dataForms"] != nil:
      return corpusClaim(.tokenMultiplier, node)
    case .dataMultiplier:
      return dataMultiplier(node)
    case .computeMultiplier where node["dataForms"] != nil:
      return corpusClaim(.computeMultiplier, node)
    case .computeMultiplier where node["metric"] != nil:
      guard let score = score(node["of"], node) else { return nil }
      let bridge = self.bridge(for: score, corpus: score.run.corpus, size: nil)
      guard bridge.count >= 2 else {
        note(
          node, "no line of scores: the measured multiplier needs dense runs on the same data",
          "observe two dense runs of one size on different tokens")
        return nil
      }
      return .measuredMultiplier(of: score, bridge: bridge, reading: reading(node, bridge))
    case .computeMultiplier:
      let mode = node["mode"]?.text.flatMap(ComparisonMode.init(rawValue:)) ?? .sameTokens
      return claimSubject(node).map { .computeMultiplier(of: $0, mode: mode) }
    case .denseEquivalent:
      return claimSubject(node).map { .denseEquivalent(of: $0) }
    case .scoreGap:
      guard let versus = node["versus"] else {
        noteMissing("versus", node)
        return nil
      }
      guard let one = score(node["of"], node), let other = score(versus, node) else { return nil }
      return .scoreGap(of: one, versus: other)
    case .lossGap where node["dataForms"] != nil:
      return corpusClaim(.lossGap, node)
    case .exponent where node["dataForms"] != nil:
      return corpusClaim(.exponentShift, node)
    case .floor where node["dataForms"] != nil:
      return corpusClaim(.floorShift, node)
    case .parameterMultiplier:
      return corpusClaim(.parameterMultiplier, node)
    case .formAdvantage, .lossGap, .exponent, .floor, .tokensPerParameter, .costRatio,
      .repetitionHalfLife:
      return furtherQuantity(word, node)
    }
  }

  /// The run that the claim is about.
  mutating func claimSubject(_ node: Node) -> Run? {
    guard let of = node["of"] else {
      noteMissing("of", node)
      return nil
    }
    return run(named: of)
  }

  /// How scores are read: two or three points do not show a line.
  private func reading(_ node: Node, _ bridge: [Observation]) -> Hypothesis.ScoreReading {
    node["reading"]?.text.flatMap(Hypothesis.ScoreReading.init(rawValue:))
      ?? (bridge.count > 3 ? .line : .monotone)
  }

  private mutating func dataMultiplier(_ node: Node) -> Hypothesis.Quantity? {
    guard let versus = node["versus"] else {
      noteMissing("versus", node)
      return nil
    }
    guard node["metric"] != nil else {
      noteMissing("metric", node)
      return nil
    }
    guard node["of"] != nil else {
      noteMissing("of", node)
      return nil
    }
    guard let new = corpus(named: node["of"]), let old = corpus(named: versus),
      let metric = node["metric"]?.text
    else { return nil }
    let olds = observations.filter {
      $0.metric == metric && $0.run.corpus == old && $0.run.isDense
    }
    for score in olds {
      let bridge = self.bridge(for: score, corpus: new, size: score.run.activeSize)
      if bridge.count >= 2 {
        return .dataMultiplier(
          of: new, versus: old, score: score, bridge: bridge, reading: reading(node, bridge))
      }
    }
    note(
      node,
      "no scores to compare: it takes one dense run on \(Fault.quoted(old.name)) and two of the "
        + "same size on \(Fault.quoted(new.name))",
      "add observations of \(Fault.quoted(metric)) for such runs")
    return nil
  }

  mutating func noteMissing(_ key: String, _ node: Node) {
    note(node, "the key '\(key)' is missing", "this quantity needs it")
  }

  /// The observation of a run that a node names, under the claim's metric.
  private mutating func score(_ run: Node?, _ node: Node) -> Observation? {
    guard let metric = node["metric"] else {
      noteMissing("metric", node)
      return nil
    }
    guard run != nil else {
      noteMissing("of", node)
      return nil
    }
    return observation(of: run, metric: metric)
  }

  /// Dense runs on a corpus, of a size within 1 % or of any one size, at different tokens.
  private func bridge(for score: Observation, corpus: Corpus?, size: Parameters?) -> [Observation] {
    let candidates = observations.filter {
      $0.metric == score.metric && $0.run.corpus == corpus && $0.run.isDense && $0 != score
        && $0.run.tokens != nil
    }
    guard let wanted = size ?? candidates.first?.run.activeSize else { return [] }
    let same = candidates.filter { observation in
      guard let size = observation.run.activeSize else { return false }
      return abs(size / wanted - 1) < 0.01
    }
    return Set(same.map(\.run.tokens)).count >= 2 ? same : []
  }

  /// The observation that a run's name and a metric pick out; a fault where there is none.
  mutating func observation(of node: Node?, metric: Node?) -> Observation? {
    guard let node, let metric = metric?.text, let run = run(named: node) else { return nil }
    if let found = observations.first(where: { $0.run == run && $0.metric == metric }) {
      return found
    }
    note(
      node, "the run \(Fault.quoted(run.name)) has no score of \(Fault.quoted(metric))",
      "add it to observations")
    return nil
  }
}
