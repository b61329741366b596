import CostModel
import Diagnostics
import Formats
import Questions
import Spec
import Units

extension Decoder {
  /// Reads the runs in an order in which each run's reference to another's FLOP is known.
  mutating func decodeRuns(_ members: [Member]) {
    var open = members
    var order: [String: Int] = [:]
    for (index, member) in members.enumerated() { order[member.key] = index }
    while !open.isEmpty {
      let ready = open.filter { member in
        guard let reference = member.value["flop"]?["of"]?.text else { return true }
        return !open.contains { $0.key == reference }
      }
      if ready.isEmpty {
        noteCycle(open)
        break
      }
      for member in ready {
        if let run = run(member) { runs.append(run) }
      }
      let done = Set(ready.map(\.key))
      open.removeAll { done.contains($0.key) }
    }
    runs.sort { (order[$0.name] ?? 0) < (order[$1.name] ?? 0) }
  }

  private mutating func noteCycle(_ members: [Member]) {
    let names = members.map { Fault.quoted($0.key) }.joined(separator: ", ")
    for member in members {
      note(
        member.value["flop"]?["of"] ?? member.value,
        "the FLOP of \(names) are defined by each other", "state the tokens of one of them")
    }
  }

  private mutating func run(_ member: Member) -> Run? {
    let node = member.value
    let corpus = self.corpus(named: node["data"])
    guard let model = self.model(named: node["model"]) else { return nil }
    if node["data"] != nil, corpus == nil { return nil }
    let context = node["context"]?.integer ?? Run.standardContext
    func run(_ tokens: Tokens?, _ source: Run.TokenSource, flop: FLOP?) -> Run {
      Run(
        name: member.key, model: model, tokens: tokens, tokenSource: source, flop: flop,
        corpus: corpus, context: context)
    }
    if let tokens = node["tokens"], let flop = node["flop"] {
      note(
        flop, "'flop' cannot stand beside 'tokens'",
        "tokens \(tokens.position.phrase) determine the FLOP")
      return nil
    }
    if let flop = node["flop"] {
      guard let flop = self.flop(flop) else { return nil }
      guard let active = model.shape?.announcedActive else {
        return run(nil, .impliedByFLOP, flop: flop)
      }
      return run(Tokens(flop.value / (6 * active.value)), .impliedByFLOP, flop: flop)
    }
    if model.shape == nil {
      note(
        node["tokens"] ?? node, "a model without a size is given a budget, not tokens",
        "write flop: \"1e22\"")
      return nil
    }
    if let tokens = node["tokens"] {
      return (try? Tokens(node: tokens)).map { run($0, .stated, flop: nil) }
    }
    if case .bundled(let card) = model.body, let published = card.trainedTokens,
      !published.isRecalled
    {
      return run(published.value, .published(published.source), flop: nil)
    }
    note(
      node, "the run says neither its tokens nor its FLOP",
      "add for example tokens: \"2T\"; none are published for this model")
    return nil
  }

  private mutating func model(named node: Node?) -> Model? {
    guard let node, let name = node.text else { return nil }
    if let model = models.first(where: { $0.name == name }) { return model }
    if !known.models.contains(name) { noteUnknown(node, "model", among: known.models) }
    return nil
  }

  private mutating func flop(_ node: Node) -> FLOP? {
    guard node.members != nil else { return try? FLOP(node: node) }
    guard let other = run(named: node["of"]), let factor = node["dividedBy"]?.number, factor > 0
    else { return nil }
    guard let whole = other.sixND else {
      note(
        node["of"] ?? node, "the run \(Fault.quoted(other.name)) has no FLOP of its own",
        "divide those of a run with a sized model")
      return nil
    }
    return whole / factor
  }
}

extension Position {
  /// Where a place is, in words: `at line 4`, `of base.json5:4`, `of --set runs.a.tokens`.
  var phrase: String {
    guard let file else { return "at line \(line)" }
    return isWhole ? "of \(file)" : "of \(file):\(line)"
  }
}
