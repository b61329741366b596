import Units

/// The digits of numbers as CSV writes them, with those of the last ones at hand.
///
/// Many numbers of a sweep are those of the row above, or of another column: their digits are copied.
struct DigitCache: ~Copyable {
  /// The most bytes that a number takes, or is given to write to.
  static let width = 24

  private static let places = 256
  /// A place holds the bits of a number, the count of its digits and the digits; what is not finite is
  /// in none.
  private static let step = 16 + width
  private let held = UnsafeMutableRawPointer.allocate(byteCount: places * step, alignment: 8)

  init() {
    let none = Double.nan.bitPattern
    held.initializeMemory(as: UInt64.self, repeating: none, count: Self.places * Self.step / 8)
  }

  deinit { held.deallocate() }

  /// Writes the shortest text that reads back the same, nothing for what is not finite, and returns
  /// its length; what stands behind it is overwritten too, up to `width` bytes.
  mutating func write(_ value: Double, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    guard value.isFinite else { return 0 }
    let bits = value.bitPattern
    // The multiplier spreads neighbours (Fibonacci hashing, 2^64 over the golden ratio).
    let place = held + Int((bits &* 0x9E37_79B9_7F4A_7C15) >> 56) * Self.step
    let (target, digits) = (UnsafeMutableRawPointer(bytes), place + 16)
    if place.load(as: UInt64.self) == bits {
      target.copyMemory(from: digits, byteCount: Self.width)
      return place.load(fromByteOffset: 8, as: Int.self)
    }
    var text = plainText(of: value)
    let count = text.utf8.count
    precondition(count <= Self.width, "17 digits, a sign, a point and an exponent")
    text.withUTF8 { bytes.update(from: $0.baseAddress ?? UnsafePointer(bytes), count: count) }
    place.storeBytes(of: bits, as: UInt64.self)
    place.storeBytes(of: count, toByteOffset: 8, as: Int.self)
    digits.copyMemory(from: target, byteCount: Self.width)
    return count
  }
}
