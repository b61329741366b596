import Diagnostics
import Statistics
import Testing
import Units

@Suite("Text forms of quantities")
struct MeasureTextTests {
  /// A text, and the number of tokens that it means by the definition of the suffixes.
  static let tokens: [(String, Double)] = [
    ("12T", 12e12), ("1.5B", 1.5e9), ("36G", 36e9), ("250M", 250e6), ("4K", 4000), ("2P", 2e15),
    ("3.3e24", 3.3e24), ("3.3E+24", 3.3e24), ("7", 7), ("0.5T", 0.5e12), (".5T", 0.5e12),
    ("12T tokens", 12e12), (" 12T ", 12e12), ("1e3B", 1e12), ("131596523520", 131_596_523_520),
  ]

  @Test("A text means what its suffix says", arguments: tokens)
  func reading(row: (String, Double)) throws {
    #expect(try Tokens(text: row.0).value == row.1)
  }

  /// A text that is refused as a number of tokens, and words of the reason.
  static let refused: [(String, String)] = [
    ("12t", "suffix 't'"), ("12m", "suffix 'm'"), ("1b", "suffix 'b'"), ("1Ti", "binary"),
    ("1GiB", "binary"), ("1,000", "comma"), ("1,000,000", "groups"), ("1_000", "groups"),
    ("36B params", "not a unit"),
    ("12TB", "not a unit"), ("", "empty"), ("  ", "empty"), ("-5B", "negative"),
    ("12X", "not a unit"),
    ("1e400", "larger"), ("abc", "not a number"), ("1.2.3", "not a number"),
    ("NaN", "not a number"),
    ("inf", "not a number"), ("1e", "not a number"), (".", "not a number"), ("0x10", "not a unit"),
    ("١٢T", "not a number"), ("12 T", "not a unit"),
  ]

  @Test("Anything else is refused with a reason and a way out", arguments: refused)
  func refusals(row: (String, String)) {
    #expect {
      _ = try Tokens(text: row.0)
    } throws: { error in
      guard let fault = error as? InputFault else { return false }
      return fault.problem.contains(row.1) && !fault.hint.isEmpty
    }
  }

  @Test("Each dimension takes its own words only")
  func words() throws {
    #expect(try Parameters(text: "36B params").value == 36e9)
    #expect(try FLOP(text: "3.3e24 FLOP").value == 3.3e24)
    #expect(try Bytes(text: "80GB").value == 80e9)
    #expect(try Bytes(text: "16B").value == 16)
    #expect(throws: InputFault.self) { try Parameters(text: "36B tokens") }
    #expect(throws: InputFault.self) { try FLOP(text: "1e24 FLOP/s") }
  }

  /// Numbers and the shortest text for them.
  static let written: [(Double, String)] = [
    (12e12, "12T"), (36e9, "36B"), (1.5e9, "1.5B"), (36_469_708_800, "36.4697088B"),
    (3.3e24, "3.3e24"), (999, "999"), (1000, "1K"), (0.25, "0.25"), (0, "0"), (1e15, "1P"),
  ]

  @Test(
    "Numbers are written with the largest suffix that leaves a digit before the point",
    arguments: written)
  func writing(row: (Double, String)) {
    #expect(Parameters(row.0).description == row.1)
  }

  @Test("What is measured takes G, what is counted takes B")
  func billions() {
    #expect(FLOPPerToken(221e9).description == "221G")
    #expect(Bytes(80e9).description == "80G")
    #expect(Tokens(80e9).description == "80B")
  }

  @Test("Every amount reads back as itself")
  func roundTrip() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      let magnitude = Double(random.index(below: 45)) - 5
      var value = random.uniform()
      for _ in 0..<Int(abs(magnitude)) { value *= magnitude < 0 ? 0.1 : 10 }
      #expect(try FLOP(text: FLOP(value).description).value == value)
      #expect(try Tokens(text: Tokens(value).description).value == value)
    }
  }

  /// A number, digits, and the rounded text.
  static let rounded: [(Double, Int, String)] = [
    (51.4321, 3, "51.4"), (0.0012345, 2, "0.0012"), (2.256, 3, "2.26"), (1.0, 3, "1.00"),
    (999.96, 4, "1000"), (123456, 3, "123000"), (-2.256, 3, "-2.26"), (0, 3, "0"),
    (4203.7, 2, "4200"),
  ]

  @Test("Rounded texts keep so many digits", arguments: rounded)
  func rounding(row: (Double, Int, String)) {
    #expect(row.0.rounded(toDigits: row.1) == row.2)
  }
}
