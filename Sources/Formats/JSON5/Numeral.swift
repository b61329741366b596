/// The grammar of JSON5's unsigned numbers and their worth.
enum Numeral {
  /// The double nearest to the number that `run` writes, infinite where it is beyond all doubles;
  /// nil where the whole run is no number.
  ///
  /// Decimal: `12`, `1.5`, `.5`, `5.`, `1e3`, without a needless leading zero. Hexadecimal: `0x1F`.
  /// The time taken grows in proportion to the length of the run.
  static func value(of run: ArraySlice<UInt8>) -> Double? {
    let second = run.startIndex + 1
    if second < run.endIndex, run[second] | 0x20 == UInt8(ascii: "x"), run.first == Byte.zero {
      return hexadecimal(run.dropFirst(2))
    }
    return decimal(run)
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> Double? {
    guard !digits.isEmpty, digits.allSatisfy({ Byte.hexDigit($0) != nil }) else { return nil }
    return Double("0x" + String(decoding: digits, as: UTF8.self))
  }

  private static func decimal(_ run: ArraySlice<UInt8>) -> Double? {
    var rest = run
    let whole = takeDigits(&rest)
    if whole.count > 1 && whole.first == Byte.zero { return nil }
    if rest.isEmpty && !whole.isEmpty && whole.count <= 15 {
      return Double(integer(whole))
    }
    var fraction: ArraySlice<UInt8> = []
    if rest.first == Byte.point {
      rest.removeFirst()
      fraction = takeDigits(&rest)
    }
    if whole.isEmpty && fraction.isEmpty { return nil }
    let exponent = rest
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == Byte.plus || rest.first == Byte.minus { rest.removeFirst() }
      guard !takeDigits(&rest).isEmpty else { return nil }
    }
    guard rest.isEmpty else { return nil }
    if exponent.isEmpty && whole.count + fraction.count <= 15 {
      return Double(integer(fraction, after: integer(whole))) / powersOfTen[fraction.count]
    }
    let text = [whole.isEmpty ? [Byte.zero] : whole, [Byte.point], fraction, [Byte.zero], exponent]
    return Double(String(decoding: text.joined(), as: UTF8.self))
  }

  /// The integer that `digits` write when they follow those of `head`.
  private static func integer(_ digits: ArraySlice<UInt8>, after head: Int = 0) -> Int {
    digits.reduce(head) { $0 * 10 + Int($1 - Byte.zero) }
  }

  /// 10^0 to 10^15, all of them exact doubles: an integer below 2^53 divided by one of them is
  /// rounded once, hence to the nearest double (Clinger 1990).
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = rest.prefix(while: Byte.isDigit)
    rest = rest[digits.endIndex...]
    return digits
  }
}
