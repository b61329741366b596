import Foundation

/// Whether a text is a plain decimal number: digits, at most one point, an optional exponent.
func isDecimal(_ text: Substring) -> Bool {
  let parts = text.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
  guard let mantissa = parts.first, parts.count <= 2 else { return false }
  let places = mantissa.split(separator: ".", omittingEmptySubsequences: false)
  let digits = places.joined()
  guard !digits.isEmpty, places.count <= 2, digits.allSatisfy(isDigit) else { return false }
  guard parts.count == 2 else { return true }
  let exponent = parts[1].first == "+" || parts[1].first == "-" ? parts[1].dropFirst() : parts[1]
  return !exponent.isEmpty && exponent.allSatisfy(isDigit)
}

private func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

/// The text of a decimal number times a power of ten, so that it can be read with one rounding.
func shifted(_ number: Substring, by power: Int) -> String {
  guard power != 0 else { return String(number) }
  let parts = number.split { $0 == "e" || $0 == "E" }
  let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
  return "\(parts[0])e\(exponent + power)"
}

/// The shortest digits that name a positive number, and where its decimal point stands.
///
/// The number is 0.DIGITS times ten to the power `point`.
package func decimalDigits(of value: Double) -> (digits: String, point: Int) {
  let parts = value.description.split { $0 == "e" || $0 == "E" }
  let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
  let places = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let whole = places[0]
  let fraction = places.count == 2 && places[1] != "0" ? places[1] : ""
  let all = whole + fraction
  let leading = all.prefix { $0 == "0" }.count
  var digits = all.dropFirst(leading)
  while digits.last == "0" { digits.removeLast() }
  return (String(digits), whole.count - leading + exponent)
}

/// Writes digits with the decimal point after so many of them, padding with zeros.
package func placingPoint(in digits: String, at point: Int) -> String {
  if digits.count <= point {
    return digits + String(repeating: "0", count: point - digits.count)
  }
  return digits.prefix(point) + "." + digits.dropFirst(point)
}

/// The shortest text of a number that reads back the same: whole numbers without a point.
public func plainText(of value: Double) -> String {
  guard abs(value) < 1e16 else { return value.description.filter { $0 != "+" } }
  return value == value.rounded() ? String(Int(value)) : value.description
}

extension Double {
  /// The nearest number with so many significant decimal digits.
  public func roundedToSignificant(_ digits: Int) -> Double {
    guard isFinite, self != 0 else { return self }
    let power = digits - 1 - Int(log10(abs(self)).rounded(.down))
    guard abs(power) < 300 else { return self }
    let scale = abs(power) <= 22 ? powersOfTen[abs(power)] : pow(10, Double(abs(power)))
    let digits = power >= 0 ? (self * scale).rounded() : (self / scale).rounded()
    // The result is the number nearest to those digits. Up to 10^22 and 2^53 both are exact, so that
    // one operation rounds to it; beyond, the digits are read as decimal text.
    if abs(power) <= 22, abs(digits) <= 0x1p53 {
      return power >= 0 ? digits / scale : digits * scale
    }
    return Double("\(Int(digits))e\(-power)") ?? self
  }

  /// A text of so many significant digits for people to read, never in exponent form between
  /// a thousandth and a million.
  public func rounded(toDigits digits: Int) -> String {
    let nearest = roundedToSignificant(digits)
    guard nearest != 0, abs(nearest) < 1e6, abs(nearest) >= 1e-3 else {
      return plainText(of: nearest)
    }
    let whole = nearest == 0 ? 0 : Int(log10(abs(nearest)).rounded(.down)) + 1
    let places = Swift.max(0, digits - whole)
    return nearest.fixed(places)
  }

  /// A text with exactly so many digits after the point.
  public func fixed(_ places: Int) -> String {
    let scale = places <= 22 ? powersOfTen[places] : pow(10, Double(places))
    let scaled = (self * scale).rounded()
    guard abs(scaled) < 9e15 else { return plainText(of: self) }
    let count = Int(scaled)
    let sign = count < 0 ? "-" : ""
    guard places > 0 else { return sign + String(abs(count)) }
    // Beyond 18 places the whole number is 0, as the digits would not have fitted.
    let (whole, rest) =
      places > 18 ? (0, abs(count)) : abs(count).quotientAndRemainder(dividingBy: Int(scale))
    let fraction = String(rest)
    var text = sign + String(whole) + "."
    for _ in fraction.utf8.count..<places { text += "0" }
    return text + fraction
  }
}
