import Diagnostics

/// A value of a JSON5 text together with the place where it starts.
///
/// Two nodes are equal when they hold equal values at the same places; `hasSameContent(as:)`
/// compares the values alone.
public struct Node: Hashable, Sendable {
  /// What a node holds.
  ///
  /// The members of an object keep the order of the text.
  public enum Value: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(Double)
    case text(String)
    case list([Node])
    case object([Member])
  }

  /// What the node holds.
  public let value: Value
  /// Where the value starts.
  public let position: Position

  /// Makes a node; without a place it counts as standing at the start of a text.
  public init(_ value: Value, position: Position = .start) {
    self.value = value
    self.position = position
  }
}

/// A key and its value in an object.
public struct Member: Hashable, Sendable {
  /// The key with its escapes resolved.
  public let key: String
  /// Where the key starts.
  public let keyPosition: Position
  /// The value.
  public let value: Node

  /// Makes a member; without a place the key counts as standing at the start of a text.
  public init(key: String, keyPosition: Position = .start, value: Node) {
    self.key = key
    self.keyPosition = keyPosition
    self.value = value
  }
}

extension Node {
  /// The first member's value under `key`, or nil where there is none or the node is no object.
  public subscript(key: String) -> Node? {
    members?.first { $0.key == key }?.value
  }

  /// The members of an object in the order of the text; nil for any other kind.
  public var members: [Member]? {
    if case .object(let members) = value { members } else { nil }
  }

  /// The items of a list; nil for any other kind.
  public var items: [Node]? {
    if case .list(let items) = value { items } else { nil }
  }

  /// The characters of a text; nil for any other kind.
  public var text: String? {
    if case .text(let text) = value { text } else { nil }
  }

  /// The number; nil for any other kind.
  public var number: Double? {
    if case .number(let number) = value { number } else { nil }
  }

  /// The number as an integer; nil where it is not whole or beyond ±2^53, the range in which a
  /// double tells every integer from its neighbours.
  public var integer: Int? {
    guard let number, number.magnitude <= 0x1p53 else { return nil }
    let whole = Int(number)
    return Double(whole) == number ? whole : nil
  }

  /// True or false; nil for any other kind.
  public var boolean: Bool? {
    if case .boolean(let boolean) = value { boolean } else { nil }
  }

  /// Whether the node is null.
  public var isNull: Bool { value == .null }

  /// The kind of the value.
  public var kind: Kind {
    switch value {
    case .null: .null
    case .boolean: .boolean
    case .number: .number
    case .text: .text
    case .list: .list
    case .object: .object
    }
  }

  /// The kind of the value with its article: "a number", "an object".
  public var kindName: String { kind.phrase }

  /// Whether two nodes hold the same values in the same order, wherever they stand.
  public func hasSameContent(as other: Node) -> Bool {
    switch (value, other.value) {
    case (.list(let mine), .list(let others)):
      mine.count == others.count
        && zip(mine, others).allSatisfy { $0.hasSameContent(as: $1) }
    case (.object(let mine), .object(let others)):
      mine.count == others.count
        && zip(mine, others).allSatisfy {
          $0.key == $1.key && $0.value.hasSameContent(as: $1.value)
        }
    default:
      value == other.value
    }
  }
}

/// The kinds of value a JSON5 text knows.
public enum Kind: Hashable, Sendable, CaseIterable {
  case null, boolean, number, text, list, object

  /// The kind with its article, as a message says it: "a number", "an object".
  public var phrase: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .text: "text"
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// The kind's name in JSON Schema.
  var schemaName: String {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .number: "number"
    case .text: "string"
    case .list: "array"
    case .object: "object"
    }
  }
}

extension Node {
  /// The same values with places that name a file.
  ///
  /// So prepared, parts of several files can be put together into one node, and a fault still
  /// names the file of the part that it is about.
  public func placed(in file: String) -> Node {
    let value: Value =
      switch self.value {
      case .list(let items): .list(items.map { $0.placed(in: file) })
      case .object(let members):
        .object(
          members.map {
            Member(
              key: $0.key, keyPosition: $0.keyPosition.placed(in: file),
              value: $0.value.placed(in: file))
          })
      default: self.value
      }
    return Node(value, position: position.placed(in: file))
  }

  /// The same values, all of them at one place.
  public func placed(at position: Position) -> Node {
    let value: Value =
      switch self.value {
      case .list(let items): .list(items.map { $0.placed(at: position) })
      case .object(let members):
        .object(
          members.map {
            Member(key: $0.key, keyPosition: position, value: $0.value.placed(at: position))
          })
      default: self.value
      }
    return Node(value, position: position)
  }
}

extension Position {
  fileprivate func placed(in file: String) -> Position {
    Position(line: line, column: column, file: file)
  }
}
