import Diagnostics
import Formats
import Questions
import ScalingLaws
import Spec
import Units

/// What a file may say of the terms of a comparison, in the words of `ComparisonTerms`.
enum TermShape {
  static let terms = Shape.record(
    [
      Field(
        key: "allocation",
        summary: "asTrained, or optimal: the MoE as its law would spend the same means",
        shape: .choice(ComparisonTerms.Allocation.allCases.map(\.rawValue))),
      Field(
        key: "bytesPerParameter", summary: "Bytes of a parameter when the model is served",
        shape: ratio("bytes")),
      Field(
        key: "keyValueCaches", summary: "Memory of keys and values while both serve the same",
        shape: .record(
          [
            Field(
              key: "moe", summary: "Of the MoE", shape: .scalar(.measure(Bytes.self)),
              isRequired: true),
            Field(
              key: "dense", summary: "Of the dense model", shape: .scalar(.measure(Bytes.self)),
              isRequired: true),
          ], name: "caches")),
      Field(
        key: "moeOverDenseRate", summary: "FLOP per second and device, MoE over dense",
        shape: ratio()),
      Field(
        key: "inferenceTokens", summary: "Tokens processed after training",
        shape: .scalar(.measure(Tokens.self))),
      Field(
        key: "moeOverDenseTrainingPrice", summary: "Price of a training FLOP, MoE over dense",
        shape: ratio()),
      Field(
        key: "moeOverDenseInferencePrice", summary: "Price of an inference FLOP, MoE over dense",
        shape: ratio()),
      Field(
        key: "inferenceOverTrainingPrice",
        summary: "Price of an inference FLOP over a training FLOP of the dense model",
        shape: ratio()),
    ], name: "terms")

  private static func ratio(_ what: String = "a ratio") -> Shape {
    .scalar(.number(what, above: 0))
  }
}

extension Decoder {
  /// The comparisons; two that ask the same in other terms could not be told apart in a table.
  mutating func comparisons(_ node: Node?, in scenario: Node) -> [ComparisonRequest] {
    var requests: [ComparisonRequest] = []
    for item in node?.items ?? [] {
      guard let request = comparison(item, in: scenario) else { continue }
      let rival = requests.first {
        $0.run == request.run && $0.against == request.against && $0.terms != request.terms
          && !Set($0.modes).isDisjoint(with: request.modes)
      }
      if rival != nil {
        note(
          item["terms"] ?? item,
          "the same comparison of \(Fault.quoted(request.run.name)) is asked in other terms",
          "give the terms a name and sweep over it, or add a second run")
        continue
      }
      requests.append(request)
    }
    return requests
  }

  /// Terms as written or by their name; `nil` after a fault.
  mutating func terms(_ node: Node?, of scenario: Node) -> ComparisonTerms? {
    guard let node else { return ComparisonTerms.none }
    guard let name = node.text else { return terms(node) }
    guard let named = scenario["terms"]?[name] else {
      noteUnknown(node, "set of terms", among: scenario["terms"]?.members?.map(\.key) ?? [])
      return nil
    }
    return terms(named)
  }

  private func terms(_ node: Node) -> ComparisonTerms? {
    guard node.members != nil else { return nil }
    let bytes = { (node: Node?) in node.flatMap { try? Bytes(node: $0) } }
    var terms = ComparisonTerms.none
    if let word = node["allocation"]?.text.flatMap(ComparisonTerms.Allocation.init(rawValue:)) {
      terms.allocation = word
    }
    terms.bytesPerParameter = node["bytesPerParameter"]?.number
    if let moe = bytes(node["keyValueCaches"]?["moe"]),
      let dense = bytes(node["keyValueCaches"]?["dense"])
    {
      terms.keyValueCaches = ComparisonTerms.Caches(moe: moe, dense: dense)
    }
    terms.moeOverDenseRate = node["moeOverDenseRate"]?.number
    terms.inferenceTokens = node["inferenceTokens"].flatMap { try? Tokens(node: $0) }
    terms.moeOverDenseTrainingPrice = node["moeOverDenseTrainingPrice"]?.number
    terms.moeOverDenseInferencePrice = node["moeOverDenseInferencePrice"]?.number
    terms.inferenceOverTrainingPrice = node["inferenceOverTrainingPrice"]?.number
    return terms
  }
}
