import ReportWriter
import Testing

@Suite("Tables in a terminal")
struct TerminalTableTests {
  private let columns: [TerminalTable.Column] = [
    .init("law"), .init("equivalent", .right), .init("remark"),
  ]

  @Test("A layout breaks after a comma, and never within a word")
  func layouts() {
    let layout = "data=512,pipeline=6,expert=16,schedule=zero-bubble,zero=1,recompute=selective"
    for width in [24, 30, 40] {
      let lines = TerminalText.wrapped(layout, to: width)
      #expect(lines.joined() == layout && lines.dropLast().allSatisfy { $0.last == "," })
      #expect(lines.allSatisfy { $0.count <= width })
    }
  }

  @Test("Texts stand to the left, numbers to the right, and no line ends in spaces")
  func aligned() {
    let text = TerminalTable.text(
      of: columns,
      rows: [["joint-moe-2025", "61.3B", "57× in compute"], ["routed-2022", "", "no data term"]])
    #expect(
      text == """
        law             equivalent  remark
        ──────────────  ──────────  ──────────────
        joint-moe-2025       61.3B  57× in compute
        routed-2022                 no data term

        """)
  }

  @Test("A table that is too wide wraps its widest text")
  func wrapped() {
    let text = TerminalTable.text(
      of: columns,
      rows: [["routed-2022", "5B", "it has no data term and cannot answer at given tokens"]],
      width: 50)
    #expect(
      text == """
        law          equivalent  remark
        ───────────  ──────────  ─────────────────────────
        routed-2022          5B  it has no data term and
                                 cannot answer at given
                                 tokens

        """)
  }

  @Test("A table fits every width down to its narrowest", arguments: 34...120)
  func fits(width: Int) {
    let text = TerminalTable.text(
      of: columns,
      rows: [
        ["efficiency-leverage-2025", "84B", String(repeating: "word ", count: 60)],
        ["x", "1", String(repeating: "unbreakable", count: 20)],
      ], width: width)
    #expect(text.split(separator: "\n").allSatisfy { TerminalText.width(of: $0) <= width })
  }

  @Test("No word is broken: columns of text give way and are named, then rows become cards")
  func cards() {
    let rows = [["deepseek-moe-16b", "16.4B", "Dai et al. 2024, published"]]
    let fewer = TerminalTable.text(of: columns, rows: rows, width: 34)
    #expect(
      fewer.contains("deepseek-moe-16b") && fewer.contains("Not shown in 34 columns: remark."))
    let cards = TerminalTable.text(of: columns, rows: rows, width: 26)
    #expect(
      cards == """
        deepseek-moe-16b
          equivalent: 16.4B
          remark: Dai et al.
            2024, published

        """)
  }

  @Test("A number is never cut, even where the table does not fit")
  func narrow() {
    let text = TerminalTable.text(of: columns, rows: [["a", "123456789.123", "b"]], width: 10)
    #expect(text.contains("123456789.123"))
  }

  @Test(
    "No command for the terminal is left in a text",
    arguments: [
      ("\u{1B}[31mred\u{1B}[0m", " [31mred [0m"), ("a\u{9B}2J", "a 2J"), ("a\r\nb", "a  b"),
      ("\u{202E}evil", "evil"), ("\u{7}\u{8}\0", "   "), ("tab\there", "tab here"),
      ("\u{200B}\u{FEFF}\u{2066}x\u{2069}", "x"), ("plain é 漢字", "plain é 漢字"),
    ])
  func cleaned(text: String, clean: String) {
    #expect(TerminalText.cleaned(text) == clean)
    let table = TerminalTable.text(of: [.init(text)], rows: [[text]])
    #expect(
      !table.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
  }

  @Test(
    "Accents take no column of their own and wide characters take two (UAX 11)",
    arguments: [
      ("abc", 3), ("e\u{301}", 1), ("漢字", 4), ("한글", 4), ("√", 1), ("😀", 2), ("👩‍👩‍👧", 2), ("", 0),
    ])
  func width(text: String, columns: Int) {
    #expect(TerminalText.width(of: text) == columns)
  }

  @Test("Rows that are short or long, and no columns at all, do no harm")
  func ragged() {
    #expect(TerminalTable.text(of: [], rows: [["x"]]) == "")
    #expect(TerminalTable.text(of: [.init("a")], rows: [[], ["1", "2"]]) == "a\n─\n\n1\n")
  }
}
