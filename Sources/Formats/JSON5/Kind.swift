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
