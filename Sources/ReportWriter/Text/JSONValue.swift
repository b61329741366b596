/// A JSON value whose objects keep the order of their members.
///
/// Literals build one: `["name": "dbrx", "tokens": 12e12, "notes": nil]`.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A named value of an object.
  public struct Member: Hashable, Sendable {
    public let name: String
    public let value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// A text, or null where there is none.
  public init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
  /// A number, or null where there is none.
  public init(_ number: Double?) { self = number.map(JSONValue.number) ?? .null }
  /// A whole number, or null where there is none.
  public init(_ integer: Int?) { self = integer.map(JSONValue.integer) ?? .null }

  /// An object without the members whose value is null.
  static func known(_ members: Member...) -> JSONValue {
    .object(members.filter { $0.value != .null })
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
