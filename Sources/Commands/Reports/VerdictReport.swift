import Questions
import ReportWriter

/// The verdicts in words, each with its claim and what it rests on.
struct VerdictReport {
  let verdicts: [ShownVerdict]
  let width: Int?
  let style: Style

  /// The width of the longest verdict and a gap.
  private static let indent = 14

  var text: String {
    guard !verdicts.isEmpty else { return "" }
    return style.heading("Verdicts") + "\n" + verdicts.map(lines).joined()
  }

  private func lines(_ shown: ShownVerdict) -> String {
    let gap = String(repeating: " ", count: Self.indent - shown.word.count)
    return style.verdict(shown.verdict, shown.word) + gap + paragraph(shown.claim)
      + String(repeating: " ", count: Self.indent) + paragraph(shown.evidence)
  }

  private func paragraph(_ text: String) -> String {
    Paragraph.text(text, width: width, indent: Self.indent)
  }
}
