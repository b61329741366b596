import Diagnostics
import Formats
import Testing

@Suite("Hostile input")
struct ResilienceTests {
  private static let seedText = """
    // a scenario
    {
      title: "What is \\u0044BRX 'worth'?", é: 'a\\
    b', /* block */
      models: { dbrx: { use: "dbrx" }, moeA: { active: "2.2B", experts: 16, topK: 4, }, },
      grid: [1, -2.5e3, .5, 5., 0xFF, +7, null, true, false, [[]], {}],
      "quoted key": [{ run: "dbrx", modes: ["sameTokens", "🎼"] }],
    }

    """

  @Test("A mutated text gives a node or faults with places inside the text, and never a crash")
  func mutations() throws {
    let seedBytes = Array(Self.seedText.utf8)
    let spice: [[UInt8]] =
      [
        "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "\\u", "\\uD800", "//", "/*", "*/", "0",
        "1e999",
        "NaN", "-", ".", "\n", "\r", "\u{2028}", "\u{0}", "é", "🎼", "#", "a", " ",
      ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0], [0x80]]
    var random = Seeded(seed: 1)
    var read = 0
    for round in 0..<1_500 {
      var bytes = seedBytes
      for _ in 0...random.index(4) {
        let place = random.index(bytes.count)
        switch random.index(4) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: random.pick(spice), at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.index(20)))
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      do {
        let node = try Document.parse(bytes, file: "f")
        read += 1
        let again = try Document.parse(node.text(.compact), file: "f")
        #expect(again.hasSameContent(as: node), "round \(round)")
      } catch {
        let lines = Self.lineLengths(String(decoding: bytes, as: UTF8.self))
        for fault in error.faults {
          let place = try #require(fault.position)
          let isInside =
            (1...lines.count).contains(place.line)
            && (1...lines[place.line - 1] + 1).contains(place.column)
          #expect(isInside, "round \(round): \(fault)")
          #expect(!fault.problem.isEmpty && !fault.description.contains("\n"), "round \(round)")
        }
      }
    }
    #expect((125..<1_375).contains(read), "both outcomes are met")
  }

  @Test("Random bytes give a node or faults, and never a crash")
  func noise() {
    var random = Seeded(seed: 2)
    let alphabet = Array("{}[]:,'\"\\/*+-.0123456789eExuaNI \n\r\t#_$\u{7F}".utf8)
    for _ in 0..<2_000 {
      let bytes = (0..<random.index(24)).map { _ in random.pick(alphabet) }
      _ = faults(of: bytes)
      let raw = (0..<random.index(12)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      _ = faults(of: raw)
    }
  }

  @Test(
    "A hundred kilobytes of one thing are refused or read, and never exhaust the stack",
    arguments: ["[", "{", "{a:", "[{a:", "(", "'", "\\", "/*", "a", "1", "-", ".", "0x", "\"\\u"])
  func bombs(unit: String) {
    let count = 100_000 / unit.utf8.count
    #expect(!faults(of: String(repeating: unit, count: count)).isEmpty)
  }

  @Test("Ten megabytes of brackets are refused for their size, or else for their depth")
  func brackets() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 10_000_000)
    #expect(faults(of: bytes).count == 1)
    let lines = faults(of: bytes, limits: Limits(bytes: 20_000_000))
    #expect(lines.map { $0.prefix(7) } == ["f:1:65:"])
  }

  /// A reader that looks back over the text for each part would need hours.
  @Test("Many items, many keys and many digits are read in time that grows with their number")
  func large() throws {
    let many = 10_000
    let items = try Document.parse(
      "[" + String(repeating: "1,\t", count: 100_000) + "]", file: "f")
    #expect(items.items?.count == 100_000)
    #expect(items.items?.last?.position == Position(line: 1, column: 299_999))
    let lines = try Document.parse("[" + String(repeating: "1\n,", count: many) + "]", file: "f")
    #expect(lines.items?.last?.position == Position(line: many, column: 2))
    let keys = (0..<many).map { "k\($0):1" }.joined(separator: ",")
    #expect(try Document.parse("{" + keys + "}", file: "f").members?.count == many)
    let escapes = "'" + String(repeating: "\\u0041", count: many) + "'"
    #expect(try Document.parse(escapes, file: "f").text?.utf8.count == many)
    let sevens = String(repeating: "7", count: many)
    #expect(try Document.parse("7." + sevens, file: "f").number == 7.7777777777777777)
    let zeros = String(repeating: "0", count: many)
    #expect(try Document.parse("0.\(zeros)1", file: "f").number == 0)
    #expect(try Document.parse("0.\(zeros)1e\(many + 1)", file: "f").number == 1)
    for digits in [sevens, "0x" + sevens, "1e" + sevens, "-" + sevens + ".5"] {
      #expect(faults(of: digits).count == 1)
      #expect(faults(of: digits).allSatisfy { $0.contains("too large") })
    }
  }

  /// The number of scalars of each line, counted without the reader.
  private static func lineLengths(_ text: String) -> [Int] {
    var lengths = [0]
    var previous: Unicode.Scalar?
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index == 0 && scalar == "\u{FEFF}" { continue }
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": lengths.append(0)
      default: lengths[lengths.count - 1] += 1
      }
      previous = scalar
    }
    return lengths
  }
}
