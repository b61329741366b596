/// The shape of a value without parts: which kinds it may have, and what else must hold.
///
/// The same value checks nodes and describes itself in JSON Schema. Keywords of the schema that
/// go beyond the kinds must say no more than `check` enforces.
public struct Scalar: Sendable {
  /// What the value is, with its article: "a token count".
  public let name: String
  /// What to write, for the schema and for hints, without a full stop.
  ///
  /// For example `tokens, such as "12T" or 3e9`.
  public let summary: String
  /// The kinds of node it may have; at least one.
  public let kinds: [Kind]
  /// What the schema says besides `type` and `description`: `pattern`, `minimum`, ….
  public let keywords: [(key: String, value: Node.Value)]
  /// What is wrong with a node of the right kind, or nil where nothing is.
  public let check: @Sendable (Node) -> (problem: String, hint: String)?

  /// Makes a scalar; without `check` every node of the right kind is good.
  public init(
    name: String, summary: String, kinds: [Kind],
    keywords: [(key: String, value: Node.Value)] = [],
    check: @escaping @Sendable (Node) -> (problem: String, hint: String)? = { _ in nil }
  ) {
    precondition(!kinds.isEmpty, "a scalar has at least one kind")
    self.name = name
    self.summary = summary
    self.kinds = kinds
    self.keywords = keywords
    self.check = check
  }
}
