import QualityAxes
import ReportWriter
import ScenarioEngine

extension OutcomeReport {
  /// What the scenario says beyond loss.
  var quality: String {
    [axes, facts, rating, factuality].compactMap { $0 }.map { section in
      let text = section.text(width: width)
      let end = text.firstIndex(of: "\n") ?? text.endIndex
      return style.heading(String(text[..<end])) + text[end...]
    }
    .joined(separator: "\n")
  }

  private var axes: ReportSection? {
    AxisReport(outcome: outcome, remedy: "axes: { reasoning: [0, 0.5] }").section
  }

  private var facts: ReportSection? {
    guard let request = outcome.scenario.quality.facts, !outcome.quality.facts.isEmpty else {
      return nil
    }
    return ReportSection(
      table: FactTables.overview(outcome.quality.facts),
      notes: FactTables.notes(outcome.quality.facts, request.question))
  }

  private var rating: ReportSection? {
    guard let rating = outcome.scenario.quality.rating else { return nil }
    return ReportSection(
      table: RatingTables.splits(rating) ?? RatingTables.plans(rating),
      notes: ["Raters and their errors: see raters.csv; \(RaterErrorRate.caveat)."],
      hiddenColumns: ["best_ratio"])
  }

  private var factuality: ReportSection? {
    let answers = outcome.quality.factuality
    guard !answers.isEmpty else { return nil }
    let isPublished = answers.contains { $0.origin == .published }
    let notes =
      isPublished
      ? ["Published means: \(LongFactModel.all.source); \(LongFactModel.all.caution)."] : []
    return ReportSection(table: FactualityTables.overview(answers), notes: notes)
  }
}
