import Diagnostics

/// The decimal suffixes of counts, largest first.
private let suffixes: [(letter: Character, exponent: Int)] = [
  ("P", 15), ("T", 12), ("B", 9), ("G", 9), ("M", 6), ("K", 3),
]

/// The powers of ten that a double holds exactly.
let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

extension Measure: CustomStringConvertible {
  /// Reads a text form such as `12T`, `36B`, `3.3e24` or `12T tokens`.
  ///
  /// Accepts the suffixes K M B G T P and the dimension's own words; refuses lower-case and
  /// binary suffixes, digit grouping, other dimensions' words, negative and unrepresentable
  /// numbers, each with a hint.
  public init(text: String) throws(InputFault) {
    if let value = Self.plainValue(of: text) {
      self.value = value
      return
    }
    let example = "write for example \(Kind.example)"
    let body = trimmingSpaces(text)
    guard !body.isEmpty else {
      throw InputFault(problem: "empty text where \(Kind.noun) belong", hint: example)
    }
    if body.first == "-", body.count > 1 {
      throw InputFault(problem: "\(Fault.quoted(body)) is negative", hint: example)
    }
    let number = body.prefix(while: numberCharacters())
    let rest = body[number.endIndex...]
    if rest.first == "," || rest.first == "_" {
      // One comma may begin decimals as well; to leave it out would make a thousand of a one.
      if rest.first == ",", !rest.dropFirst().contains(",") {
        throw InputFault(
          problem: "\(Fault.quoted(body)) has a comma, before decimals or between thousands",
          hint: "write \(body.replacing(",", with: ".")) for the one, "
            + "\(body.replacing(",", with: "")) for the other; \(example)")
      }
      throw InputFault(
        problem: "\(Fault.quoted(body)) groups its digits",
        hint: "leave out \(Fault.quoted(rest.prefix(1))); \(example)")
    }
    guard isDecimal(number) else {
      throw InputFault(
        problem: "\(Fault.quoted(body)) is not a number of \(Kind.noun)", hint: example)
    }
    let (shift, word) = try Self.suffix(rest, of: body)
    if !word.isEmpty, !Kind.words.contains(where: { $0 == word }) {
      throw InputFault(
        problem:
          "\(Fault.quoted(body)) ends in \(Fault.quoted(word)), which is not a unit of \(Kind.noun)",
        hint: Self.unspaced(body).map { "write \($0) without the space" }
          ?? "\(Kind.noun) belong here; \(example)")
    }
    let value = Double(shifted(number, by: shift)) ?? .infinity
    guard value.isFinite else {
      throw InputFault(
        problem: "\(Fault.quoted(body)) is larger than any number held here",
        hint: "the largest is 1.79e308")
    }
    self.value = value
  }

  /// The text without the spaces before its suffix, where that is an amount.
  private static func unspaced(_ body: Substring) -> String? {
    let text = String(body.filter { $0 != " " })
    return text != body && (try? Self(text: text)) != nil ? text : nil
  }

  /// The value of digits, at most one point and a suffix, such as `12T` or `0.5`, which is most of
  /// what files hold; `nil` for any other text, which the full reading judges.
  ///
  /// Fewer than 16 digits and powers up to 10^15 are exact, so that one operation rounds as the
  /// full reading does.
  private static func plainValue(of text: String) -> Double? {
    var mantissa: Int64 = 0
    var (digits, power) = (0, 0)
    var hasPoint = false
    var end: UInt8?
    for byte in text.utf8 {
      if end != nil { return nil }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
        digits += 1
        if digits > 15 { return nil }
        if hasPoint { power -= 1 }
      case UInt8(ascii: "."):
        if hasPoint { return nil }
        hasPoint = true
      default:
        end = byte
      }
    }
    if digits == 0 { return nil }
    if let end {
      guard let known = suffixes.first(where: { $0.letter.asciiValue == end }),
        end != UInt8(ascii: "B") || Kind.countsBillions,
        !Kind.words.contains(where: { $0.utf8.elementsEqual([end]) })
      else { return nil }
      power += known.exponent
    }
    return power < 0
      ? Double(mantissa) / powersOfTen[-power] : Double(mantissa) * powersOfTen[power]
  }

  /// Splits what follows the digits into a power of ten and a unit word.
  private static func suffix(
    _ rest: Substring, of body: Substring
  ) throws(InputFault) -> (shift: Int, word: Substring) {
    if let space = rest.firstIndex(of: " ") {
      let (shift, glued) = try suffix(rest[..<space], of: body)
      return (shift, glued.isEmpty ? rest[space...].drop { $0 == " " } : glued)
    }
    guard let letter = rest.first, !Kind.words.contains(where: { $0 == rest }) else {
      return (0, rest)
    }
    let after = rest.dropFirst()
    if let upper = letter.uppercased().first, upper != letter,
      suffixes.contains(where: { $0.letter == upper }), after.isEmpty
    {
      throw InputFault(
        problem:
          "\(Fault.quoted(body)) has the suffix \(Fault.quoted(String(letter))), which could mean several things",
        hint: "suffixes are K M B G T P, in capitals")
    }
    if after == "i" || after == "iB" {
      throw InputFault(
        problem: "\(Fault.quoted(body)) has a binary suffix",
        hint: "suffixes are powers of ten: K M B G T P")
    }
    guard let known = suffixes.first(where: { $0.letter == letter }),
      letter != "B" || Kind.countsBillions
    else { return (0, rest) }
    return (known.exponent, after)
  }

  /// The shortest text that reads back as the same amount: `12T`, `36.4697088B`, `3.3e24`.
  public var description: String {
    let (digits, point) = decimalDigits(of: value)
    guard value > 0, value < 1e18, point > 3 else { return plainText(of: value) }
    let scale = suffixes.first {
      $0.exponent < point && ($0.exponent != 9 || $0.letter == Kind.billion)
    }
    guard let scale else { return plainText(of: value) }
    return placingPoint(in: digits, at: point - scale.exponent) + String(scale.letter)
  }

  /// A text of so many significant digits for people to read, such as `51.4B`.
  public func rounded(to digits: Int = 3) -> String {
    Self(value.roundedToSignificant(digits)).description
  }
}

/// A text without the spaces around it.
private func trimmingSpaces(_ text: String) -> Substring {
  var body = text[...]
  while body.first == " " { body.removeFirst() }
  while body.last == " " { body.removeLast() }
  return body
}

/// A predicate that accepts the characters of one decimal number, exponent included.
private func numberCharacters() -> (Character) -> Bool {
  var previous: Character = " "
  return { character in
    defer { previous = character }
    let afterExponent = previous == "e" || previous == "E"
    return ("0"..."9").contains(character) || character == "."
      || character == "e" || character == "E"
      || (afterExponent && (character == "+" || character == "-"))
  }
}

extension Measure {
  /// Fails where an input states an amount outside the range of its dimension.
  public func checkRange() throws(InputFault) {
    guard value > 0 else {
      throw InputFault(
        problem: "\(plainText(of: value)) is no number of \(Kind.noun)",
        hint: "write a positive number, for example \(Kind.example)")
    }
    guard Kind.range.contains(value) else {
      let ends = (Self(Kind.range.lowerBound), Self(Kind.range.upperBound))
      throw InputFault(
        problem: "\(plainText(of: value)) \(Kind.noun) cannot be meant",
        hint: "give between \(ends.0) and \(ends.1), for example \(Kind.example)")
    }
  }
}
