import Questions
import ReportWriter
import ScenarioEngine
import Statistics
import Tabular

/// The short text that a run prints for people.
struct OutcomeReport {
  let outcome: Outcome
  let width: Int?
  let style: Style
  /// How the answers spread over the draws of a sweep, where that is shown.
  var uncertainty: Table?

  var text: String {
    let parts = [
      heading, answers, sweep, hypotheses, warnings,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var heading: String {
    let said = outcome.answers.flatMap(\.headline).map {
      Paragraph.text($0, width: width, indent: 0)
    }
    let answer = said.isEmpty ? "" : said.joined() + "\n"
    let title = answer + Paragraph.text(outcome.scenario.title, width: width, indent: 0)
    guard let question = outcome.scenario.question else { return style.heading(title) }
    return style.heading(title) + Paragraph.text(question, width: width, indent: 0)
  }

  /// A sweep whose tables are made block by block.
  private func longSweep(_ sweep: Sweep) -> String {
    let places = (sweep.axes.map(\.path) + sweep.uncertain.map(\.path)).joined(separator: ", ")
    let files = sweep.draws > 0 ? "sweep.csv and uncertainty.csv" : "sweep.csv"
    let text =
      style.heading("Sweep") + "\n"
      + Paragraph.text("\(sweep.count) cases over \(places): see \(files)", width: width)
    guard let uncertainty else { return text }
    return text + UncertaintyReport(table: uncertainty, sweep: sweep, width: width).text
  }

  private var sweep: String {
    guard let sweep = outcome.scenario.sweep else { return "" }
    if outcome.scenario.blocksSweep { return longSweep(sweep) }
    let axes = sweep.axes.map(\.path).joined(separator: ", ")
    let tables = outcome.tables.map(\.name).filter { $0 == "sweep" || $0.hasSuffix("-sweep") }
    let files = tables.map { $0 + ".csv" }.joined(separator: ", ")
    return style.heading("Sweep") + "\n"
      + Paragraph.text("\(outcome.sweep.count) cases over \(axes): see \(files)", width: width)
  }

  private var answers: String {
    (outcome.scenario.world.shown + outcome.answers.flatMap(\.shown)).filter { !$0.isDetail }.map {
      shown in
      let text = ReportSection(shown).text(width: width)
      if !shown.title.isEmpty {
        return style.heading(Paragraph.text(shown.title, width: width, indent: 0)) + text
      }
      let end = text.firstIndex(of: "\n") ?? text.endIndex
      return style.heading(String(text[..<end])) + text[end...]
    }
    .joined(separator: "\n")
  }

  private var hypotheses: String {
    VerdictReport(
      verdicts: outcome.answers.flatMap(\.verdicts), width: width, style: style
    ).text
  }

  private var warnings: String {
    outcome.warnings.map { Paragraph.text("Note: \($0)", width: width) }.joined()
  }
}
