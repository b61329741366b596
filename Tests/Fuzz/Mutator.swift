import Statistics

/// Makes inputs out of seeds: the same one for the same number, on every machine.
struct Mutator {
  let corpus: [[UInt8]]
  let seed: UInt64

  /// Words that mean something to some reader.
  private static let words: [String] = [
    "{", "}", "[", "]", ":", ",", "\"", "'", "\\", "//", "/*", "*/", "\n", "\r", "\r\n", "\u{0}",
    "\u{FEFF}", "\u{2028}", "\u{1B}[2J", "null", "true", "NaN", "Infinity", "-0", "1e400", "1e-400",
    "0x7fffffffffffffff", "9223372036854775808", "-9223372036854775809", "1e308", "0.1", "12T",
    "\\u0000", "\\uD800", "__proto__", "extends: \"x\"", "sweep: { grid: {} }", "log 1..2 x9",
    ";=1+1",
    "\"a\"\"b\"", "#", "\t", String(repeating: "[", count: 100), String(repeating: "9", count: 400),
  ]

  /// The input of a number.
  func input(_ number: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed, stream: number)
    var bytes = corpus[random.index(below: corpus.count)]
    for _ in 0...random.index(below: 6) { mutate(&bytes, &random) }
    return bytes.count > 1 << 16 ? Array(bytes.prefix(1 << 16)) : bytes
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let place = random.index(below: bytes.count + 1)
    let length = min(bytes.count - place, random.index(below: 1 << random.index(below: 10)))
    switch random.index(below: 8) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.index(below: 8))
    case 1 where place < bytes.count: bytes[place] = UInt8(random.index(below: 256))
    case 2: bytes.removeSubrange(place..<place + length)
    case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
    case 4:
      let other = corpus[random.index(below: corpus.count)]
      let start = random.index(below: other.count + 1)
      bytes.replaceSubrange(place..<place + length, with: other[start...].prefix(length + 16))
    case 5: bytes.removeSubrange(place...)
    default:
      let word = Self.words[random.index(below: Self.words.count)]
      bytes.replaceSubrange(
        place..<place + (random.index(below: 2) == 0 ? 0 : length), with: word.utf8)
    }
  }
}
