import JSON5
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
    for round in 0..<6_000 {
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
    #expect((500..<5_500).contains(read), "both outcomes are met")
  }

  @Test("Random bytes give a node or faults, and never a crash")
  func noise() {
    var random = Seeded(seed: 2)
    let alphabet = Array("{}[]:,'\"\\/*+-.0123456789eExuaNI \n\r\t#_$\u{7F}".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<random.index(24)).map { _ in random.pick(alphabet) }
      _ = faults(of: bytes)
      let raw = (0..<random.index(12)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      _ = faults(of: raw)
    }
  }

  @Test(
    "Eight megabytes of one thing are refused or read, and never exhaust the stack",
    arguments: ["[", "{", "{a:", "[{a:", "(", "'", "\\", "/*", "a", "1", "-", ".", "0x", "\"\\u"])
  func bombs(unit: String) {
    let count = 8_000_000 / unit.utf8.count
    #expect(!faults(of: String(repeating: unit, count: count)).isEmpty)
  }

  @Test("Ten megabytes of brackets are refused for their size, or else for their depth")
  func brackets() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 10_000_000)
    #expect(faults(of: bytes).count == 1)
    let lines = faults(of: bytes, limits: Limits(bytes: 20_000_000))
    #expect(lines.map { $0.prefix(7) } == ["f:1:65:"])
  }

  /// The bounds are some fifty times what is measured, so that only a quadratic reader misses them.
  @Test("A million items, keys or digits are read in time that grows with their number")
  func large() throws {
    let clock = ContinuousClock()
    let million = 1_000_000
    let texts: [(name: String, text: String)] = [
      ("items", "[" + String(repeating: "1,\t", count: million) + "]"),
      ("lines", "[" + String(repeating: "1\n,", count: million) + "]"),
      ("keys", "{" + (0..<million / 2).map { "k\($0):1" }.joined(separator: ",") + "}"),
      ("digits", String(repeating: "7", count: 300) + "." + String(repeating: "7", count: million)),
      ("small digits", "0." + String(repeating: "0", count: 5 * million) + "1"),
      ("escapes", "'" + String(repeating: "\\u0041", count: million) + "'"),
    ]
    for (name, text) in texts {
      var node: Node?
      let time = try clock.measure { node = try Document.parse(text, file: "f") }
      #expect(time < .seconds(60), "\(name) took \(time)")
      switch node?.value {
      case .list(let items): #expect(items.count == million)
      case .object(let members): #expect(members.count == million / 2)
      case .text(let characters): #expect(characters.utf8.count == million)
      case .number(let number): #expect(number.isFinite)
      default: Issue.record("\(name) was not read")
      }
    }
    #expect(faults(of: String(repeating: "9", count: 5 * million)).count == 1)
    #expect(faults(of: "0x" + String(repeating: "f", count: 5 * million)).count == 1)
    #expect(faults(of: "1e" + String(repeating: "9", count: 5 * million)).count == 1)
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
