import Diagnostics
import Formats
import Questions
import ScalingLaws
import Spec
import Units

/// What a file may say of budgets whose best designs are looked for.
enum OptimumShape {
  static let optimum = Shape.record(
    [
      Field(key: "name", summary: "A name for it", shape: text("a name"), isRequired: true),
      Field(
        key: "flop", summary: "Budgets: one, a list, or an axis such as \"log 1e20..1e24 x9\"",
        shape: values(of: FLOP.self), isRequired: true),
      Field(
        key: "memory", summary: "Caps on parameters and cache: one, or a list such as [\"80GB\"]",
        shape: values(of: Bytes.self)),
      Field(
        key: "bytesPerParameter",
        summary: "Bytes of a parameter and of a cached number; 2 if left out",
        shape: .scalar(.number("bytes", above: 0))),
      Field(
        key: "cachedTokens", summary: "Tokens whose keys and values the memory holds too",
        shape: .scalar(.measure(Tokens.self))),
      Field(
        key: "inferenceTokens",
        summary: "Tokens after training that the budget pays too: one, a list or an axis",
        shape: values(of: Tokens.self)),
      Field(
        key: "uniqueTokens", summary: "Unique tokens at hand; beyond them they repeat",
        shape: .scalar(.measure(Tokens.self))),
    ], name: "optimum")

  private static func values<Kind: Dimension>(of _: Measure<Kind>.Type) -> Shape {
    .either([
      .list(of: .scalar(.measure(Measure<Kind>.self)), minimum: 1),
      .scalar(
        Scalar(
          name: "a number of \(Kind.noun), an axis or a list",
          summary: "\(Kind.noun), for example \"\(Kind.example)\"", kinds: [.number, .text])),
    ])
  }

  private static func text(_ name: String) -> Shape { .scalar(.text(name)) }
}

extension Decoder {
  /// The most searches that one entry may ask for.
  private static let searchLimit = 10_000

  mutating func optima(_ node: Node?) -> [OptimumRequest] {
    var requests: [OptimumRequest] = []
    for item in node?.items ?? [] {
      guard let request = optimum(item) else { continue }
      if requests.contains(where: { $0.name == request.name }) {
        note(
          item["name"] ?? item, "two searches have the name \(Fault.quoted(request.name))",
          "give one of them another name")
        continue
      }
      requests.append(request)
    }
    return requests
  }

  private mutating func optimum(_ node: Node) -> OptimumRequest? {
    guard let name = node["name"]?.text else { return nil }
    let budgets = values(node["flop"], FLOP.self)
    let memories = values(node["memory"], Bytes.self)
    let inference = values(node["inferenceTokens"], Tokens.self)
    guard let budgets, let memories, let inference, !budgets.isEmpty else { return nil }
    let bytes = node["bytesPerParameter"]?.number ?? 2
    let cached = node["cachedTokens"].flatMap { try? Tokens(node: $0) }?.value ?? 0
    if memories.isEmpty, let alone = node["bytesPerParameter"] ?? node["cachedTokens"] {
      note(alone, "this counts memory, and no cap on memory is given", "add memory: \"80GB\"")
      return nil
    }
    let count = Double(budgets.count) * Double(max(1, memories.count * inference.count))
    if count > Double(Self.searchLimit) {
      note(
        node, "\(plainText(of: count)) searches are more than \(Self.searchLimit)",
        "shorten an axis")
      return nil
    }
    return OptimumRequest(
      name: name, budgets: budgets,
      memories: memories.isEmpty
        ? [nil]
        : memories.map { MemoryCap(bytes: $0, bytesPerNumber: bytes, cachedTokens: cached) },
      inferenceTokens: inference.isEmpty ? [nil] : inference,
      uniqueTokens: node["uniqueTokens"].flatMap { try? Tokens(node: $0) })
  }

  /// One quantity, a list or an axis; empty where there is none, `nil` after a fault.
  private mutating func values<Kind: Dimension>(
    _ node: Node?, _: Measure<Kind>.Type
  ) -> [Measure<Kind>]? {
    guard let node else { return [] }
    if let items = node.items { return items.compactMap { try? Measure<Kind>(node: $0) } }
    do throws(InputFault) {
      if let text = node.text, text.contains("..") {
        let axis = try AxisText(text).values.map { Measure<Kind>($0) }
        guard axis.allSatisfy({ $0 > .zero }) else {
          throw InputFault(problem: "an axis of \(Kind.noun) is positive", hint: "start above 0")
        }
        return axis
      }
      return [try Measure<Kind>(node: node)]
    } catch {
      note(node, error.problem, error.hint)
      return nil
    }
  }
}
