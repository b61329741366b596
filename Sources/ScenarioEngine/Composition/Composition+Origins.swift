import Diagnostics
import Formats

extension Composition {
  /// Where a value of the scenario comes from.
  public struct Origin: Hashable, Sendable {
    /// The keys that lead to the value, joined by points.
    public let path: String
    /// What won: `my.json5:3`, `--set runs.a.tokens`, `default: all of them`; for an object that
    /// was merged, all that gave something to it.
    public let source: String
    /// What lost, the last one first.
    public let replaced: [String]
  }

  /// The origin of every key that a scenario may have, in the order of their table, each followed
  /// by the values inside it that took the place of others or were set.
  public var origins: [Origin] {
    guard case .record(let fields, _, _) = ScenarioShape.scenario else { return [] }
    let keys = fields.filter { !["$schema", "extends"].contains($0.key) }
    return keys.flatMap { field -> [Origin] in
      let change = changes.first { $0.path == field.key }
      let source =
        node[field.key].map(sources) ?? change.map { "removed by \(text($0.winner))" }
        ?? "default: \(Self.fallback(of: field))"
      let inner = changes.filter { $0.path.hasPrefix(field.key + ".") }
      return [Origin(path: field.key, source: source, replaced: replaced(by: change))]
        + inner.map { change in
          Origin(
            path: change.path,
            source: (change.isRemoval ? "removed by " : "") + text(change.winner),
            replaced: replaced(by: change))
        }
    }
  }

  private func replaced(by change: Change?) -> [String] { (change?.replaced ?? []).map(text) }

  private func text(_ position: Position) -> String {
    if position.isWhole { return position.file ?? "" }
    return "\(position.file ?? file):\(position.line)"
  }

  /// The first place of every file that gave something to a value, and `--set` where settings did.
  private func sources(of node: Node) -> String {
    var seen: Set<String> = []
    var texts: [String] = []
    func visit(_ node: Node) {
      let source = node.position.isWhole ? "--set" : node.position.file ?? file
      if seen.insert(source).inserted {
        texts.append(node.position.isWhole ? source : text(node.position))
      }
      for item in node.items ?? [] { visit(item) }
      for member in node.members ?? [] { visit(member.value) }
    }
    visit(node)
    return texts.joined(separator: ", ")
  }

  /// What a key means when it is left out, as its summary says it.
  private static func fallback(of field: Field) -> String {
    let ending = " if left out"
    guard let words = field.summary.split(separator: "; ").last, words.hasSuffix(ending) else {
      return "none"
    }
    return String(words.dropLast(ending.count))
  }
}
