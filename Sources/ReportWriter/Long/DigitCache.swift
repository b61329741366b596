/// The digits of numbers as CSV writes them, with those of the last ones at hand.
///
/// Many numbers of a sweep are those of the row above, or of another column: their digits are copied.
struct DigitCache {
  /// The bits of the number in each place; a number that is not finite is in none.
  private var held: [UInt64]
  /// The digits of each place, of which there are at most 24.
  private var digits: [UInt8]
  private var counts: [UInt8]

  private static let places = 256
  private static let width = 24

  init() {
    held = Array(repeating: Double.nan.bitPattern, count: Self.places)
    digits = Array(repeating: 0, count: Self.places * Self.width)
    counts = Array(repeating: 0, count: Self.places)
  }

  /// Adds the shortest text that reads back the same; nothing for what is not finite.
  mutating func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite else { return }
    if abs(value) < 1e16, value == value.rounded(.towardZero) {
      Self.append(Int(value), to: &bytes)
      return
    }
    let bits = value.bitPattern
    // The multiplier spreads neighbours (Fibonacci hashing, 2^64 over the golden ratio).
    let place = Int((bits &* 0x9E37_79B9_7F4A_7C15) >> 56)
    let start = place * Self.width
    if held[place] == bits {
      bytes.append(contentsOf: digits[start..<start + Int(counts[place])])
      return
    }
    let first = bytes.count
    Self.append(fraction: value, to: &bytes)
    let count = bytes.count - first
    guard count <= Self.width else { return }
    held[place] = bits
    counts[place] = UInt8(count)
    for index in 0..<count { digits[start + index] = bytes[first + index] }
  }

  private static func append(fraction value: Double, to bytes: inout [UInt8]) {
    var text = value.description
    text.withUTF8 { digits in
      guard abs(value) >= 1e16 else {
        bytes.append(contentsOf: digits)
        return
      }
      // Exponents are written without a plus.
      for digit in digits where digit != UInt8(ascii: "+") { bytes.append(digit) }
    }
  }

  private static func append(_ whole: Int, to bytes: inout [UInt8]) {
    if whole < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = whole.magnitude
    var power: UInt = 1
    while rest / power >= 10 { power *= 10 }
    while power > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / power))
      rest %= power
      power /= 10
    }
  }
}
