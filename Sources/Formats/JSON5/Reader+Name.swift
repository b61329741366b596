import Diagnostics

/// Keys, and the characters of bare words.
extension Reader {
  /// Whether a bare key or word can start at the next byte.
  var startsName: Bool {
    guard let (first, _) = scalar(at: offset) else { return false }
    return first == "\\" || Reader.startsName(first)
  }

  /// Reads the key of a member.
  mutating func key(position: Position) throws(Stop) -> String {
    if peek == Byte.doubleQuote || peek == Byte.singleQuote { return try text(position: position) }
    let start = offset
    let end = endOfRun(from: start)
    if startsName {
      let name = try self.name()
      if offset >= end { return name }
    } else if start == end {
      throw noKey()
    }
    offset = end
    let run = characters(start..<end)
    try skipSpace()
    guard peek == Byte.colon else {
      offset = start
      let isThousands = start > 0 && run.utf8.allSatisfy(Byte.isDigit)
      throw stop(
        at: position, "expected a key, not \(Fault.quoted(run))",
        isThousands
          ? "write numbers without separators between thousands: 1000, not 1,000"
          : "write key: value, with the key in quotes")
    }
    try note(
      at: position, "the key \(Fault.quoted(run)) needs quotes",
      "write \"\(Fault.visible(run, limit: 40))\": bare keys have only letters, digits, _ and $")
    return run
  }

  /// Reads an identifier of ECMAScript 5.1, with `\u0061` escapes resolved.
  private mutating func name() throws(Stop) -> String {
    var name = ""
    while let (scalar, length) = scalar(at: offset) {
      if scalar == "\\" {
        name.unicodeScalars.append(try escapedNamePart(isFirst: name.isEmpty))
      } else if Reader.continuesName(scalar) {
        name.unicodeScalars.append(scalar)
        offset += length
      } else {
        break
      }
    }
    return name
  }

  private mutating func escapedNamePart(isFirst: Bool) throws(Stop) -> Unicode.Scalar {
    let start = offset
    if peekSecond == UInt8(ascii: "u"), let unit = hexNumber(at: offset + 2, digits: 4),
      let scalar = Unicode.Scalar(unit),
      isFirst ? Reader.startsName(scalar) : Reader.continuesName(scalar)
    {
      offset += 6
      return scalar
    }
    throw stop(
      at: place(start), "this escape stands for no character of a bare key",
      "put the key in quotes")
  }

  /// The end of the run of characters that a reader takes for one word or number: name
  /// characters, points, signs and the percent sign.
  func endOfRun(from start: Int) -> Int {
    var end = start
    while let (scalar, length) = scalar(at: end) {
      switch scalar {
      case ".", "-", "+", "%", "\\": break
      default: if !Reader.continuesName(scalar) { return end }
      }
      end += length
    }
    return end
  }

  private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar == "_" || scalar == "$" || ("a"..."z").contains(scalar)
        || ("A"..."Z").contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      return true
    default:
      return false
    }
  }

  private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    if startsName(scalar) || ("0"..."9").contains(scalar) { return true }
    if scalar.isASCII { return false }
    if scalar == "\u{200C}" || scalar == "\u{200D}" { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return true
    default: return false
    }
  }
}
