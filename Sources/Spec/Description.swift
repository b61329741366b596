import Formats

/// What something asks for: its inputs in their order.
public struct Description: Sendable {
  /// One input.
  public struct Input: Sendable {
    /// The key of a file; `runCost` is `--run-cost` in a call.
    public let key: String
    /// What it means, without a full stop.
    public let summary: String
    /// The unit in which it is counted; empty where it has none or its text carries it.
    public let unit: String
    public let shape: Shape
    /// An input that is valid, as a file writes it.
    public let example: Node
    public let need: Need
    /// What a shell may offer as its value.
    public let words: Suggested
    /// Whether it goes with the other inputs in one example.
    public let isInExample: Bool
    /// Further names by which a call may give it, such as `--run-sd`.
    public let aliases: [String]
    /// The inputs of an object, which a call gives as options of their own.
    public let parts: [Input]
    /// Whether a call gives its items one by one.
    public let isRepeated: Bool

    /// What happens where it is left out.
    public enum Need: Hashable, Sendable {
      case required
      /// The default, as text.
      case standard(String)
      /// It is left out, and the summary says what that means where it is not plain.
      case optional
    }
  }

  /// A kind that what is asked for may be of.
  public struct Kind: Sendable {
    public let name: String
    public let summary: String
    /// What it asks for beside the inputs of every kind.
    public let description: Description
  }

  /// The inputs of every kind.
  public internal(set) var common: [Input] = []
  /// Groups of keys of each of which one has to be given and no other.
  public internal(set) var exactlyOne: [[String]] = []
  /// What tells its kind, where it is of several.
  public internal(set) var picker: Variants.Picker?
  /// The kinds, in their order.
  public internal(set) var kinds: [Kind] = []

  /// The inputs, those of every kind first.
  public var inputs: [Input] { common + kinds.flatMap(\.description.inputs) }

  /// The inputs as keys of a file.
  public var fields: [Field] { inputs.map(\.field) }

  /// The shape of an object that holds the inputs.
  ///
  /// `name`, a plain word, makes it one definition of the schema.
  public func shape(name: String = "") -> Shape {
    variants(name: name).map(Shape.variants)
      ?? .record(common.map(\.field), name: name, exactlyOne: exactlyOne)
  }

  private func variants(name: String = "") -> Variants? {
    guard let picker else { return nil }
    return Variants(
      name: name, by: picker, common: common.map(\.field), exactlyOne: exactlyOne,
      kinds.map { kind in
        let inner = kind.description.variants()
        return Variants.Variant(
          kind.name, summary: kind.summary,
          fields: inner == nil ? kind.description.common.map(\.field) : [], of: inner)
      })
  }

  /// An object that holds the example of every input that has its place in one; of kinds, the first.
  public var example: Node { examples[0] }

  /// An example of each kind.
  public var examples: [Node] {
    let own = common.filter(\.isInExample).map { Member(key: $0.key, value: $0.example) }
    guard !kinds.isEmpty else { return [Node(.object(own))] }
    return kinds.flatMap { kind in
      kind.description.examples.map { inner in
        var members = own + (inner.members ?? [])
        if case .value(let key, _)? = picker {
          members.append(Member(key: key, value: Node(.text(kind.name))))
        }
        return Node(.object(members))
      }
    }
  }
}

extension Description.Input {
  /// The summary with its unit, which stands before what is said in addition.
  private var counted: String {
    guard !unit.isEmpty else { return summary }
    let parts = summary.split(separator: ";", maxSplits: 1)
    return parts[0] + ", in \(unit)" + (parts.count == 2 ? ";" + parts[1] : "")
  }

  /// The summary with its unit and its default, as the help of an option.
  public var sentence: String {
    var text = counted
    if case .standard(let standard) = need { text += " (default: \(standard))" }
    return text + "."
  }

  var field: Field {
    var text = counted
    if case .standard(let standard) = need { text += "; \(standard) if left out" }
    return Field(key: key, summary: text, shape: shape, isRequired: need == .required)
  }
}

/// What may stand as a value, for completion by a shell.
public enum Suggested: Hashable, Sendable {
  /// Anything, or nothing that a list could name.
  case free
  /// A file with one of these endings.
  case files([String])
  /// One of a closed list.
  case list([String])
}
