import Diagnostics

extension Reader {
  /// What a value is read for; faults name it.
  enum Purpose {
    case document
    case item
    case member(key: String)
  }

  /// Reads the value at the next byte.
  mutating func value(of purpose: Purpose) throws(Stop) -> Node {
    guard let byte = peek else { throw unclosed() }
    switch byte {
    case Byte.openBrace:
      return try object()
    case Byte.openBracket:
      return try list()
    case Byte.doubleQuote, Byte.singleQuote:
      let position = here()
      return Node(.text(try text(position: position)), position: position)
    case Byte.plus, Byte.minus, Byte.point, UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try number()
    default:
      if startsName { return try word(of: purpose) }
      throw noValue(of: purpose)
    }
  }

  private mutating func list() throws(Stop) -> Node {
    let position = try open(Byte.closeBracket)
    var items: [Node] = []
    while true {
      try skipSpace()
      if take(Byte.closeBracket) { break }
      items.append(try value(of: .item))
      try skipSpace()
      if take(Byte.comma) { continue }
      if take(Byte.closeBracket) { break }
      throw noComma(after: "the item before it")
    }
    openings.removeLast()
    return Node(.list(items), position: position)
  }

  private mutating func object() throws(Stop) -> Node {
    let position = try open(Byte.closeBrace)
    var members: [Member] = []
    var seen: [String: Int] = [:]
    while true {
      try skipSpace()
      if take(Byte.closeBrace) { break }
      let keyPosition = here()
      let key = try self.key(position: keyPosition)
      try skipSpace()
      guard take(Byte.colon) else { throw noColon(after: key) }
      try skipSpace()
      let value = try value(of: .member(key: key))
      if let first = seen[key] {
        try note(
          at: keyPosition, "the key \(Fault.quoted(key)) is given twice in this object",
          "line \(members[first].keyPosition.line) gives it already; keep one of them")
      } else {
        seen[key] = members.count
        members.append(Member(key: key, keyPosition: keyPosition, value: value))
      }
      try skipSpace()
      if take(Byte.comma) { continue }
      if take(Byte.closeBrace) { break }
      throw noComma(after: "the value of \(Fault.quoted(key))")
    }
    openings.removeLast()
    return Node(.object(members), position: position)
  }

  /// Steps into a list or an object and remembers where it began.
  private mutating func open(_ closer: UInt8) throws(Stop) -> Position {
    let position = here()
    guard openings.count < limits.depth else {
      throw stop(
        at: position, "lists and objects lie more than \(limits.depth) deep here",
        "write the value with fewer levels")
    }
    offset += 1
    openings.append(Opening(position: position, closer: closer))
    return position
  }
}
