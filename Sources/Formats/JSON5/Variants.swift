import Diagnostics

/// The kinds that an object may be of, and the keys that belong to each.
///
/// A key of one kind is a fault in an object of another, and the schema says so by `oneOf`.
public struct Variants: Sendable {
  /// What tells the kind of an object.
  public enum Picker: Sendable {
    /// The text under a key: `kind: "loss"`.
    case value(of: String, summary: String)
    /// Which one of the kinds' names is a key of the object; each kind has a field of its name.
    case key
  }

  /// One kind.
  public struct Variant: Sendable {
    /// What picks it.
    public let name: String
    /// What it is, without a full stop; empty where the name says it.
    public let summary: String
    /// The keys that it has beside the common ones.
    public let fields: [Field]

    public init(_ name: String, summary: String = "", fields: [Field]) {
      self.name = name
      self.summary = summary
      self.fields = fields
    }
  }

  /// A plain word for the schema's definitions.
  public let name: String
  public let picker: Picker
  public let common: [Field]
  public let variants: [Variant]

  public init(name: String = "", by picker: Picker, common: [Field], _ variants: [Variant]) {
    self.name = name
    self.picker = picker
    self.common = common
    self.variants = variants
  }

  public var names: [String] { variants.map(\.name) }

  func variant(_ name: String) -> Variant? { variants.first { $0.name == name } }

  /// The keys that an object may hold: those of its kind, or of all kinds where that is not known.
  public func fields(of node: Node?) -> [Field] {
    var fields = common
    var owner: Variant?
    switch picker {
    case .value(let key, let summary):
      fields.insert(Field(key: key, summary: summary, shape: .choice(names)), at: 0)
      owner = node?[key]?.text.flatMap(variant)
    case .key:
      owner = node?.members?.lazy.compactMap { variant($0.key) }.first
    }
    var seen = Set(fields.map(\.key))
    return fields
      + (owner?.fields ?? variants.flatMap(\.fields)).filter { seen.insert($0.key).inserted }
  }

  /// What an object needs at least, for hints.
  var phrase: String {
    switch picker {
    case .value(let key, _): "\(key), one of " + Suggestion.known(names)
    case .key: "one of " + Suggestion.known(names)
    }
  }
}

/// How messages name keys: as a file writes them, or as a call does.
public struct Naming: Sendable {
  /// What stands for a key in a sentence.
  let plainName: @Sendable (String) -> String
  let isCall: Bool

  /// Keys of a file, in quotes.
  public static let keys = Naming(plainName: { $0 }, isCall: false)

  /// Options of a call, by the option of each key.
  public static func options(_ option: @escaping @Sendable (String) -> String) -> Naming {
    Naming(plainName: option, isCall: true)
  }

  func name(_ key: String) -> String { isCall ? plainName(key) : Fault.quoted(key) }

  /// That a key is missing; a call gives the keys of objects by options too.
  func missing(_ key: String) -> String {
    isCall && plainName(key) != key
      ? "\(plainName(key)) is not given" : "the key \(Fault.quoted(key)) is missing"
  }
}
