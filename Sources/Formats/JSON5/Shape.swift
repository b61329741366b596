/// What a document may hold: one value that checks nodes (`check`) and describes itself as a JSON
/// Schema (`schema`), so that the two cannot drift apart.
public indirect enum Shape: Sendable {
  /// A value without parts.
  case scalar(Scalar)
  /// One text of a closed list.
  case choice([String])
  /// A list whose items share a shape, with at least `minimum` of them.
  case list(of: Shape, minimum: Int = 0)
  /// An object with known keys.
  ///
  /// `name`, a plain word, makes it one definition of the schema, to be used in
  /// several places; of each group in `exactlyOne`, one key has to be given and no other.
  case record([Field], name: String = "", exactlyOne: [[String]] = [])
  /// An object of one of several kinds, each with keys of its own beside the common ones.
  case variants(Variants)
  /// An object whose keys the user makes up under a rule and whose values share a shape.
  case dictionary(of: Shape, keyRule: KeyRule = .identifier)
  /// One of several shapes.
  ///
  /// The kind of a node picks the shape, so that faults stay precise; the
  /// kinds of the shapes must not overlap.
  case either([Shape])
  /// Any value.
  case anything

  /// Whether a node of this kind may have the shape.
  public func accepts(_ kind: Kind) -> Bool {
    switch self {
    case .scalar(let scalar): scalar.kinds.contains(kind)
    case .choice: kind == .text
    case .list: kind == .list
    case .record, .variants, .dictionary: kind == .object
    case .either(let shapes): shapes.contains { $0.accepts(kind) }
    case .anything: true
    }
  }

  /// What is expected, for messages: "a token count or a list".
  public var phrase: String {
    switch self {
    case .scalar(let scalar):
      return scalar.name
    case .choice:
      return Kind.text.phrase
    case .list:
      return Kind.list.phrase
    case .record, .variants, .dictionary:
      return Kind.object.phrase
    case .either(let shapes):
      let phrases = shapes.map(\.phrase)
      return phrases.count < 3
        ? phrases.joined(separator: " or ")
        : phrases.dropLast().joined(separator: ", ") + " or " + (phrases.last ?? "")
    case .anything:
      return "a value"
    }
  }
}

/// One known key of a record.
public struct Field: Sendable {
  /// The key.
  public let key: String
  /// What the value means, with its unit, for the schema and for hints, without a full stop.
  public let summary: String
  /// What the value may be.
  public let shape: Shape
  /// Whether a record without the key is a fault.
  public let isRequired: Bool

  /// Makes a field, optional unless said otherwise.
  public init(key: String, summary: String, shape: Shape, isRequired: Bool = false) {
    self.key = key
    self.summary = summary
    self.shape = shape
    self.isRequired = isRequired
  }
}
