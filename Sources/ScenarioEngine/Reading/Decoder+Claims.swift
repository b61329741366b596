import CostModel
import JSON5
import Quantities
import ScalingLaws

extension Decoder {
  mutating func hypothesis(_ node: Node) -> Hypothesis? {
    guard let name = node["name"]?.text,
      let word = node["quantity"]?.text.flatMap(HypothesisQuantity.init(rawValue:)),
      let quantity = quantity(word, node), let claim = claim(node)
    else { return nil }
    return Hypothesis(
      name: name, quantity: quantity, claim: claim, level: node["confidence"]?.number ?? 0.95)
  }

  private mutating func claim(_ node: Node) -> Hypothesis.Claim? {
    if let low = threshold(node["atLeast"]) { return .atLeast(low) }
    if let high = threshold(node["atMost"]) { return .atMost(high) }
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

  private func threshold(_ node: Node?) -> Double? {
    guard let node else { return nil }
    return node.number ?? (try? Parameters(node: node))?.value
  }

  private mutating func quantity(
    _ word: HypothesisQuantity, _ node: Node
  ) -> Hypothesis.Quantity? {
    switch word {
    case .dataMultiplier:
      return dataMultiplier(node)
    case .computeMultiplier where node["metric"] != nil:
      guard let score = score(node["of"], node) else { return nil }
      let bridge = self.bridge(for: score, corpus: score.run.corpus, size: nil)
      guard bridge.count >= 2 else {
        note(
          node, "no line of scores: the measured multiplier needs dense runs on the same data",
          "observe two dense runs of one size on different tokens")
        return nil
      }
      return .measuredMultiplier(of: score, bridge: bridge)
    case .computeMultiplier:
      let mode = node["mode"]?.text.flatMap(ComparisonMode.init(rawValue:)) ?? .sameTokens
      return run(named: node["of"]).map { .computeMultiplier(of: $0, mode: mode) }
    case .denseEquivalent:
      return run(named: node["of"]).map { .denseEquivalent(of: $0) }
    case .scoreGap:
      guard let versus = node["versus"] else {
        noteMissing("versus", node)
        return nil
      }
      guard let one = score(node["of"], node), let other = score(versus, node) else { return nil }
      return .scoreGap(of: one, versus: other)
    }
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
    guard let new = corpus(named: node["of"]), let old = corpus(named: versus),
      let metric = node["metric"]?.text
    else { return nil }
    let olds = observations.filter {
      $0.metric == metric && $0.run.corpus == old && $0.run.isDense
    }
    for score in olds {
      let bridge = self.bridge(for: score, corpus: new, size: score.run.activeSize)
      if bridge.count >= 2 {
        return .dataMultiplier(of: new, versus: old, score: score, bridge: bridge)
      }
    }
    note(
      node,
      "no scores to compare: it takes one dense run on \(Fault.quoted(old.name)) and two of the "
        + "same size on \(Fault.quoted(new.name))",
      "add observations of \(Fault.quoted(metric)) for such runs")
    return nil
  }

  private mutating func noteMissing(_ key: String, _ node: Node) {
    note(node, "the key '\(key)' is missing", "this quantity needs it")
  }

  /// The observation of a run that a node names, under the claim's metric.
  private mutating func score(_ run: Node?, _ node: Node) -> Observation? {
    guard let metric = node["metric"] else {
      noteMissing("metric", node)
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

  mutating func decomposition(_ node: Node) -> DecompositionRequest? {
    guard let name = node["name"]?.text, let metric = node["metric"]?.text else { return nil }
    let from = observation(of: node["from"], metric: node["metric"])
    let to = observation(of: node["to"], metric: node["metric"])
    let items = node["bridge"]?.items ?? []
    let bridge = items.compactMap { observation(of: $0, metric: node["metric"]) }
    var slopes: ClosedRange<Double>?
    if let factors = node["slopes"]?.items?.compactMap(\.number), factors.count == 2 {
      slopes = min(factors[0], factors[1])...max(factors[0], factors[1])
    }
    guard let from, let to, bridge.count == items.count else { return nil }
    guard Set(bridge.map(\.run.tokens)).count >= 2 else {
      note(
        node["bridge"] ?? node, "the bridge has one number of tokens only",
        "a line needs runs at two numbers of tokens")
      return nil
    }
    if let used = ([from, to].first { bridge.contains($0) }) {
      note(
        node["bridge"] ?? node,
        "the run \(Fault.quoted(used.run.name)) is an end and part of the bridge",
        "the bridge's runs have to be independent of both ends")
      return nil
    }
    return DecompositionRequest(
      name: name, metric: metric, from: from, to: to, bridge: bridge, slopes: slopes,
      level: node["confidence"]?.number ?? 0.95)
  }
}

extension Run {
  /// Whether the model uses all its parameters for every token.
  var isDense: Bool {
    guard let shape = model.shape else { return false }
    return switch shape {
    case .architecture(let architecture): !architecture.isRouted
    case .sizes(let sizes): sizes.active == sizes.total
    }
  }

  /// Active parameters as announced; `nil` for a family.
  public var activeSize: Parameters? { model.shape?.announcedActive }
}
