import Diagnostics

/// The kinds that an object may be of, and the keys that belong to each.
///
/// A key of one kind is a fault in an object of another, and the schema says so by `oneOf`. A kind
/// may be of kinds itself.
public struct Variants: Sendable {
  /// What tells the kind of an object.
  public enum Picker: Sendable {
    /// The text under a key: `kind: "loss"`.
    case value(of: String, summary: String)
    /// Which one of the kinds' names is a key of the object; each kind has a field of its name.
    ///
    /// `orElse` names the kind of an object that has none of those keys; its name is no key.
    case key(orElse: String? = nil)
  }

  /// One kind.
  public struct Variant: Sendable {
    /// What picks it.
    public let name: String
    /// What it is, without a full stop; empty where the name says it.
    public let summary: String
    /// The keys that it has beside the common ones.
    public let fields: [Field]
    /// The kinds that it may be of itself.
    private let parts: [Variants]

    public init(_ name: String, summary: String = "", fields: [Field], of inner: Variants? = nil) {
      self.name = name
      self.summary = summary
      self.fields = fields
      parts = inner.map { [$0] } ?? []
    }

    public var inner: Variants? { parts.first }

    /// Its keys and those of all its kinds.
    var allFields: [Field] {
      fields + (inner.map { $0.common + $0.variants.flatMap(\.allFields) } ?? [])
    }
  }

  /// A plain word for the schema's definitions.
  public let name: String
  public let picker: Picker
  public let common: [Field]
  public let variants: [Variant]
  /// Groups of common keys of each of which one has to be given and no other.
  public let exactlyOne: [[String]]
  /// The names that are keys of objects, where keys tell the kind.
  let keys: [String]

  public init(
    name: String = "", by picker: Picker, common: [Field], exactlyOne: [[String]] = [],
    _ variants: [Variant]
  ) {
    self.name = name
    self.picker = picker
    self.common = common
    self.exactlyOne = exactlyOne
    self.variants = variants
    if case .key(let other) = picker {
      keys = variants.map(\.name).filter { $0 != other }
    } else {
      keys = []
    }
  }

  public var names: [String] { variants.map(\.name) }

  /// The kind of an object; `nil` where it does not tell.
  public func variant(of node: Node) -> Variant? {
    let name: String?
    switch picker {
    case .value(let key, _): name = node[key]?.text
    case .key(let other):
      name = node.members?.lazy.map(\.key).first(where: keys.contains) ?? other
    }
    return variants.first { $0.name == name }
  }

  /// The key whose value tells the kind, as a field.
  var pickerField: Field? {
    guard case .value(let key, let summary) = picker else { return nil }
    return Field(key: key, summary: summary, shape: .choice(names), isRequired: true)
  }

  /// The keys that an object may hold: those of its kind, or of all kinds where that is not known.
  public func fields(of node: Node?) -> [Field] {
    var seen: Set<String> = []
    return allowed(for: node).filter { seen.insert($0.key).inserted }
  }

  private func allowed(for node: Node?) -> [Field] {
    var fields = common
    if let pickerField { fields.insert(pickerField, at: 0) }
    guard let owner = node.flatMap(variant) else { return fields + variants.flatMap(\.allFields) }
    return fields + owner.fields + (owner.inner?.allowed(for: node) ?? [])
  }

  /// What an object needs at least, for hints.
  var phrase: String {
    switch picker {
    case .value(let key, _): "\(key), one of " + Suggestion.known(names)
    case .key: "one of " + Suggestion.known(keys)
    }
  }

  /// A kind that is of no further kinds, with all that an object of it holds.
  struct Leaf {
    var names: [String]
    var summary: String
    /// Keys whose value is the kind's name.
    var constants: [(key: String, name: String, summary: String)]
    var fields: [Field]
  }

  var leaves: [Leaf] {
    variants.flatMap { variant -> [Leaf] in
      let inner =
        variant.inner?.leaves
        ?? [Leaf(names: [], summary: variant.summary, constants: [], fields: [])]
      return inner.map { leaf in
        var leaf = leaf
        leaf.names.insert(variant.name, at: 0)
        leaf.fields = common + variant.fields + leaf.fields
        if case .value(let key, let summary) = picker {
          leaf.constants.insert((key, variant.name, summary), at: 0)
        }
        return leaf
      }
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
