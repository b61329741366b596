import Foundation

/// A pocket calculator for the formulas that explanations print.
///
/// It knows `+ - / · ^`, products without a sign, which bind tighter than a division as on paper,
/// `²`, `√`, `exp`, `ln`, `log₁₀`, `log₂`, and the symbols that it is given.
struct Calculator {
  private let text: [Character]
  private let symbols: [(name: [Character], value: Double)]
  private var place = 0

  private struct Stuck: Error {}

  /// The value of a formula; `nil` for words, and where a symbol has no value.
  static func value(of formula: String, _ symbols: [(name: String, value: Double)]) -> Double? {
    var calculator = Calculator(formula, symbols)
    guard let value = try? calculator.sum(), calculator.isAtEnd else { return nil }
    return value
  }

  private init(_ formula: String, _ symbols: [(name: String, value: Double)]) {
    text = Array(formula)
    // `α_N` is tried before `α`.
    self.symbols = symbols.map { (Array($0.name), $0.value) }.sorted { $0.0.count > $1.0.count }
  }

  private var isAtEnd: Bool { text[place...].allSatisfy { $0 == " " } }

  private mutating func take(_ word: String) -> Bool {
    while place < text.count, text[place] == " " { place += 1 }
    guard text[place...].starts(with: Array(word)) else { return false }
    place += word.count
    return true
  }

  /// Whether a symbol such as `ln A` stands here, which is longer than a function's name.
  private mutating func isSymbol(longerThan length: Int) -> Bool {
    while place < text.count, text[place] == " " { place += 1 }
    return symbols.contains { $0.name.count > length && text[place...].starts(with: $0.name) }
  }

  private mutating func sum() throws -> Double {
    var value = try quotient()
    while true {
      if take("+") {
        value += try quotient()
      } else if take("-") {
        value -= try quotient()
      } else {
        return value
      }
    }
  }

  private mutating func quotient() throws -> Double {
    var value = try product()
    while true {
      if take("/") {
        value /= try product()
      } else if take("·") {
        value *= try product()
      } else {
        return value
      }
    }
  }

  private mutating func product() throws -> Double {
    var value = try power()
    while !isAtEnd {
      let start = place
      guard let factor = try? power(allowingSign: false) else {
        place = start
        return value
      }
      value *= factor
    }
    return value
  }

  private mutating func power(allowingSign: Bool = true) throws -> Double {
    if allowingSign, take("-") { return -(try power()) }
    for (name, function) in Self.functions where !isSymbol(longerThan: name.count) && take(name) {
      return function(try power())
    }
    let base = try atom()
    if take("²") { return base * base }
    if take("^") { return pow(base, try power()) }
    return base
  }

  private static let functions: [(String, @Sendable (Double) -> Double)] = [
    ("exp", { Foundation.exp($0) }), ("ln", { log($0) }), ("log₁₀", { log10($0) }),
    ("log₂", { log2($0) }), ("√", { $0.squareRoot() }),
  ]

  private mutating func atom() throws -> Double {
    while place < text.count, text[place] == " " { place += 1 }
    for symbol in symbols where text[place...].starts(with: symbol.name) {
      place += symbol.name.count
      return symbol.value
    }
    if take("(") {
      let value = try sum()
      guard take(")") else { throw Stuck() }
      return value
    }
    let digits = text[place...].prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    var end = place + digits.count
    if end + 1 < text.count, text[end] == "e", text[end + 1].isNumber || text[end + 1] == "-" {
      end += 2
      while end < text.count, text[end].isNumber, text[end].isASCII { end += 1 }
    }
    guard !digits.isEmpty, let number = Double(String(text[place..<end])) else { throw Stuck() }
    place = end
    return number
  }
}
