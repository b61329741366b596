import Diagnostics
import Fitting
import Formats
import Hypotheses
import Questions
import ScalingLaws
import Spec
import Units

extension Decoder {
  /// A claim about a corpus, from joint fits.
  mutating func corpusClaim(_ quantity: CorpusQuantity, _ node: Node) -> Hypothesis.Quantity? {
    guard let request = corpusRequest(named: node), let of = node["of"], let name = of.text else {
      if node["of"] == nil { noteMissing("of", node) }
      return nil
    }
    let reference = request.reference
    let others = Array(request.corpora(in: world).dropFirst())
    guard others.contains(name) else {
      note(
        of, "\(Fault.quoted(name)) is not set against the reference in these fits",
        "known: \(others.joined(separator: ", "))")
      return nil
    }
    if let versus = node["versus"], let text = versus.text, text != reference {
      note(
        versus,
        "the fits set corpora against \(Fault.quoted(reference)), not \(Fault.quoted(text))",
        "leave out 'versus', or make it their reference")
      return nil
    }
    let effect = node["form"]?.text.flatMap(CorpusEffect.init(rawValue:))
    if let effect, !request.effects.contains(effect) {
      note(
        node["form"] ?? node, "the form \(Fault.quoted(effect.rawValue)) is not fitted",
        "add it to the forms of \(Fault.quoted(request.name ?? ""))")
      return nil
    }
    return .corpus(
      Hypothesis.CorpusClaim(
        quantity: quantity, corpus: name, request: request.name ?? "", effect: effect,
        scale: number("scale", of: node) ?? 1))
  }

  private mutating func corpusRequest(named node: Node) -> DataForms? {
    guard let forms = node["dataForms"] else {
      noteMissing("dataForms", node)
      return nil
    }
    guard let name = forms.text else { return nil }
    if let found = questions.of(DataForms.self).first(where: { $0.name == name }) { return found }
    let names = known.named["dataForms entry"] ?? []
    if !names.contains(name) { noteUnknown(forms, "dataForms entry", among: names) }
    return nil
  }

  /// The quantities whose evidence is a law, a count or a form.
  mutating func furtherQuantity(
    _ word: HypothesisQuantity, _ node: Node
  ) -> Hypothesis.Quantity? {
    switch word {
    case .formAdvantage:
      guard let request = corpusRequest(named: node), let one = effect(node, "of", request),
        let other = effect(node, "versus", request)
      else { return nil }
      return .formAdvantage(of: one, over: other, request: request.name ?? "")
    case .lossGap:
      guard let law = lawId(node["law"], node, key: "law"), let one = claimSubject(node),
        let other = versus(node)
      else { return nil }
      guard one.tokens != nil, other.tokens != nil else {
        note(node, "a run without a size has no loss", "give both models sizes")
        return nil
      }
      return .lossGap(of: one, versus: other, law: law)
    case .exponent, .floor:
      guard let law = lawId(node["of"], node, key: "of") else { return nil }
      let isSize = node["term"]?.text == "size"
      return .constant(
        word == .floor ? .floor : isSize ? .sizeExponent : .dataExponent, law: law)
    case .tokensPerParameter:
      guard let flop = node["flop"].flatMap({ try? FLOP(node: $0) }) else {
        if node["flop"] == nil { noteMissing("flop", node) }
        return nil
      }
      guard node["of"] != nil else { return .tokensPerParameter(law: nil, flop: flop) }
      return lawId(node["of"], node, key: "of").map { .tokensPerParameter(law: $0, flop: flop) }
    case .costRatio:
      guard let one = claimSubject(node), let other = versus(node) else { return nil }
      return .costRatio(of: one, versus: other)
    case .repetitionHalfLife:
      guard let runs = node["runs"] else { return .repetitionHalfLife(runs: nil, law: nil) }
      guard let name = runs.text, let file = world.runFile(name)
      else {
        let names = known.named["run file"] ?? []
        if let name = runs.text, !names.contains(name) {
          noteUnknown(runs, "run file", among: names)
        }
        return nil
      }
      guard file.runs.unique != nil else {
        note(
          runs, "\(Fault.quoted(name)) has no column of unique tokens",
          "name it by columns: { unique: … }")
        return nil
      }
      guard let law = node["law"] else { return .repetitionHalfLife(runs: name, law: nil) }
      guard let id = lawId(law, node, key: "law") else { return nil }
      return .repetitionHalfLife(runs: name, law: id)
    default:
      return nil
    }
  }

  private mutating func versus(_ node: Node) -> Run? {
    guard let versus = node["versus"] else {
      noteMissing("versus", node)
      return nil
    }
    return run(named: versus)
  }

  private mutating func effect(
    _ node: Node, _ key: String, _ request: DataForms
  ) -> CorpusEffect? {
    guard let part = node[key], let text = part.text else {
      if node[key] == nil { noteMissing(key, node) }
      return nil
    }
    let known = request.effects.map(\.rawValue)
    guard known.contains(text), let effect = CorpusEffect(rawValue: text) else {
      noteUnknown(part, "form", among: known)
      return nil
    }
    return effect
  }

  /// A law of the scenario by its id, or by another word for it.
  private mutating func lawId(_ law: Node?, _ node: Node, key: String) -> String? {
    guard let law, let id = law.text else {
      if law == nil { noteMissing(key, node) }
      return nil
    }
    if lawIds.contains(id) { return id }
    if let known = LawLibrary.law(id)?.card.id, lawIds.contains(known) { return known }
    noteUnknown(law, "law", among: lawIds)
    return nil
  }
}
