import CostModel
import Questions
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Statistics
import Tabular
import Units

/// The short text that a run prints for people.
struct OutcomeReport {
  let outcome: Outcome
  let width: Int?
  let style: Style
  /// How the answers spread over the draws of a sweep, where that is shown.
  var uncertainty: Table?

  var text: String {
    let parts = [
      heading, training, comparisons, optima, decompositions, answers, sweep,
      hypotheses,
      warnings,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var heading: String {
    let title = Paragraph.text(outcome.scenario.title, width: width, indent: 0)
    guard let question = outcome.scenario.question else { return style.heading(title) }
    return style.heading(title) + Paragraph.text(question, width: width, indent: 0)
  }

  private var training: String {
    let rows = outcome.scenario.runs.map { run -> [String] in
      let cost = run.trainingCosts.first(where: \.isDefault)
      let shape = run.model.shape
      return [
        run.name, run.model.name,
        shape.map { ShownNumber.parameters($0.total.value) } ?? "sized by law",
        run.activeSize.map { ShownNumber.parameters($0.value) } ?? "",
        run.tokens.map { ShownNumber.parameters($0.value) } ?? "",
        (cost?.total.value ?? run.flop?.value).map(ShownNumber.flop) ?? "",
        cost?.convention ?? "stated",
      ]
    }
    guard !rows.isEmpty else { return "" }
    return style.heading("Training") + "\n"
      + TerminalTable.text(
        of: [
          .init("run"), .init("model"), .init("total", .right), .init("active", .right),
          .init("tokens", .right), .init("FLOP", .right), .init("counted as"),
        ], rows: rows, width: width)
  }

  private var comparisons: String {
    let reports = outcome.scenario.comparisons.map { request in
      ComparisonReport(
        request: request, modes: request.modes.isEmpty ? [nil] : request.modes, outcome: outcome,
        width: width, style: style
      ).text
    }
    return reports.joined(separator: "\n")
  }

  private var decompositions: String {
    outcome.decompositions.map { decomposition in
      let rows = (decomposition.factors + [decomposition.total]).map { factor in
        [
          factor.label, "×" + ShownNumber.value(factor.value, within: factor.interval),
          factor.interval.map(ShownNumber.interval) ?? "none known",
          factor.sensitivity.map(ShownNumber.range) ?? "",
        ]
      }
      let request = decomposition.request
      return style.heading(request.name) + "\n"
        + Paragraph.text(
          "FLOP of \(request.from.run.name) over those of \(request.to.run.name) for equal "
            + request.metric, width: width)
        + TerminalTable.text(
          of: [
            .init("due to"), .init("factor", .right), .init("interval"),
            .init("over stated slopes"),
          ], rows: rows, width: width)
        + DecompositionNotes(decomposition: decomposition, width: width).text
    }
    .joined(separator: "\n")
  }

  private var optima: String {
    outcome.scenario.optima.map { request in
      OptimaReport(request: request, outcome: outcome, width: width, style: style).text
    }
    .joined(separator: "\n")
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
    if outcome.scenario.streamsSweep { return longSweep(sweep) }
    let axes = sweep.axes.map(\.path).joined(separator: ", ")
    let tables = ["sweep", "facts-sweep"].filter { name in
      outcome.tables.contains { $0.name == name }
    }
    let files = tables.map { $0 + ".csv" }.joined(separator: " and ")
    return style.heading("Sweep") + "\n"
      + Paragraph.text("\(outcome.sweep.count) cases over \(axes): see \(files)", width: width)
  }

  private var answers: String {
    outcome.answers.flatMap(\.shown).map { shown in
      let text = ReportSection(shown).text(width: width)
      if !shown.title.isEmpty { return style.heading(shown.title) + "\n" + text }
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
