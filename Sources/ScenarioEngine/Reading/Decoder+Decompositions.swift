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
    guard let parts = parts(node["parts"]) else { return nil }
    return DecompositionRequest(
      name: name, metric: metric, from: from, to: to, bridge: bridge, slopes: slopes,
      level: number("confidence", of: node) ?? 0.95, parts: parts)
  }

  /// Parts of factors that other evidence knows or bounds; `nil` after a fault.
  private mutating func parts(_ node: Node?) -> [KnownPart]? {
    var parts: [KnownPart] = []
    for item in node?.items ?? [] {
      guard let name = item["name"]?.text, let of = item["of"]?.text,
        let source = item["source"]?.text
      else { return nil }
      let value = number("value", of: item)
      let low = number("atLeast", of: item) ?? value ?? 0
      let high = number("atMost", of: item) ?? value ?? .infinity
      guard value != nil || item["atLeast"] != nil || item["atMost"] != nil else {
        note(item, "nothing is known of the part", "give a value, atLeast or atMost")
        return nil
      }
      guard low <= value ?? low, value ?? high <= high, low <= high else {
        note(item, "the part's value does not lie within its bounds", "atLeast ≤ value ≤ atMost")
        return nil
      }
      parts.append(
        KnownPart(name: name, of: of, value: value, low: low, high: high, source: source))
    }
    return parts
  }
}
