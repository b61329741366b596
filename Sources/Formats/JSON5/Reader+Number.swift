import Diagnostics

extension Reader {
  /// Reads a number: decimal or hexadecimal, with an optional sign.
  ///
  /// A run of characters that starts like a number and is none (`12T`, `1_000`, `012`, `1.2.3`),
  /// or one too large for a double, is a fault behind which reading goes on.
  mutating func number() throws(Stop) -> Node {
    let position = here()
    let start = offset
    let isNegative = peek == Byte.minus
    if isNegative || peek == Byte.plus { offset += 1 }
    let digits = offset..<endOfRun(from: offset)
    offset = digits.upperBound
    guard let magnitude = Numeral.value(of: bytes[digits]) else {
      let run = characters(start..<offset)
      if limits.readsNonFinite, ["NaN", "Infinity"].contains(characters(digits)) {
        return Node(.text(run), position: position)
      }
      try note(
        at: position, "\(Fault.quoted(run)) is not a number",
        Reader.numberHint(run: run, unsigned: characters(digits)))
      return Node(.null, position: position)
    }
    guard magnitude.isFinite else {
      try note(
        at: position, "\(Fault.quoted(characters(start..<offset))) is too large for a number",
        "the largest is about 1.8e308")
      return Node(.null, position: position)
    }
    return Node(.number(isNegative ? -magnitude : magnitude), position: position)
  }

  /// What to write instead of `run`, which is `unsigned` with its sign.
  private static func numberHint(run: String, unsigned: String) -> String {
    if unsigned == "NaN" || unsigned == "Infinity" { return finiteHint }
    if unsigned.utf8.count > 40 { return "put text in quotes" }
    if unsigned.isEmpty { return "digits follow a sign without a space" }
    let joined = unsigned.filter { $0 != "_" }
    if joined != unsigned, Numeral.value(of: ArraySlice(joined.utf8)) != nil {
      return "write \(joined), without _"
    }
    var trimmed = unsigned.drop { $0 == "0" }
    if trimmed.first.map({ !("1"..."9").contains($0) }) ?? true { trimmed = "0" + trimmed }
    if trimmed.count < unsigned.count, Numeral.value(of: ArraySlice(trimmed.utf8)) != nil {
      return "write \(trimmed), without a leading zero"
    }
    if unsigned.hasPrefix("0x") || unsigned.hasPrefix("0X") {
      return "the digits after 0x are 0 to 9 and a to f"
    }
    if unsigned.hasSuffix("%") { return "write a fraction: 0.5 for 50%" }
    return "write digits alone, as in 1.5e3, or put text in quotes: "
      + "\"\(Fault.visible(run, limit: 40))\""
  }
}
