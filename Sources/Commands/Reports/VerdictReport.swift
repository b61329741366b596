import Hypotheses
import Questions
import ReportWriter
import ScenarioEngine
import Statistics

/// The verdicts in words, each with its claim and what it rests on.
struct VerdictReport {
  let judgements: [Judgement]
  let width: Int?
  let style: Style

  /// The width of the longest verdict and a gap.
  private static let indent = 14

  var text: String {
    guard !judgements.isEmpty else { return "" }
    return style.heading("Verdicts") + "\n" + judgements.map(lines).joined()
  }

  private func lines(_ judgement: Judgement) -> String {
    let claim = judgement.hypothesis
    let word = judgement.verdict?.rawValue ?? "no verdict"
    let gap = String(repeating: " ", count: Self.indent - word.count)
    return style.verdict(judgement.verdict, word) + gap
      + paragraph("\(claim.name) (\(claim.claim.phrase))")
      + String(repeating: " ", count: Self.indent) + paragraph(Self.evidence(judgement))
  }

  private func paragraph(_ text: String) -> String {
    Paragraph.text(text, width: width, indent: Self.indent)
  }

  /// The estimate, its interval, and what both rest on.
  static func evidence(_ judgement: Judgement) -> String {
    var parts: [String] = []
    if let value = judgement.value {
      parts.append(ShownNumber.value(value, within: judgement.interval))
    }
    if let interval = judgement.interval { parts.append(ShownNumber.interval(interval)) }
    if judgement.family > 1, let adjusted = judgement.adjustedPValue {
      parts.append(
        "p \(ShownNumber.probability(adjusted)) among \(judgement.family) claims on these data")
    } else if let p = judgement.pValue {
      parts.append("p \(ShownNumber.probability(p))")
    }
    let numbers = parts.joined(separator: " ")
    return [numbers, judgement.remark].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
