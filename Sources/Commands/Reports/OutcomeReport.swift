import CostModel
import Quantities
import ReportWriter
import ScalingLaws
import ScenarioEngine

/// The short text that a run prints for people.
struct OutcomeReport {
  let outcome: Outcome
  let width: Int?

  var text: String {
    let parts = [
      heading, training, comparisons, decompositions, sweep, hypotheses, warnings,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var heading: String {
    var text = TerminalText.cleaned(outcome.scenario.title) + "\n"
    if let question = outcome.scenario.question {
      text +=
        TerminalText.wrapped(question, to: min(width ?? 100, 100)).joined(separator: "\n")
        + "\n"
    }
    return text
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
    return "Training\n"
      + TerminalTable.text(
        of: [
          .init("run"), .init("model"), .init("total", .right), .init("active", .right),
          .init("tokens", .right), .init("FLOP", .right), .init("counted as"),
        ], rows: rows, width: width)
  }

  private var comparisons: String {
    outcome.scenario.comparisons.flatMap { request -> [String] in
      if request.modes.isEmpty {
        return [
          ComparisonReport(request: request, mode: nil, outcome: outcome, width: width).text
        ]
      }
      return request.modes.map {
        ComparisonReport(request: request, mode: $0, outcome: outcome, width: width).text
      }
    }
    .joined(separator: "\n")
  }

  private var decompositions: String {
    outcome.decompositions.map { decomposition in
      let rows = (decomposition.factors + [decomposition.total]).map { factor in
        [
          factor.label, "×" + factor.value.rounded(toDigits: 3),
          factor.interval.map(ShownNumber.interval) ?? "none known",
          factor.sensitivity.map(ShownNumber.range) ?? "",
        ]
      }
      let request = decomposition.request
      return "\(request.name): from \(request.from.run.name) to \(request.to.run.name), "
        + "FLOP for equal \(request.metric)\n"
        + TerminalTable.text(
          of: [
            .init("due to"), .init("factor", .right), .init("interval"),
            .init("over stated slopes"),
          ], rows: rows, width: width)
    }
    .joined(separator: "\n")
  }

  private var sweep: String {
    guard !outcome.sweep.isEmpty else { return "" }
    let axes = outcome.scenario.sweep?.axes.map(\.path).joined(separator: ", ") ?? ""
    return "Sweep\n\(outcome.sweep.count) cases over \(axes): see sweep.csv\n"
  }

  private var hypotheses: String {
    guard !outcome.judgements.isEmpty else { return "" }
    var text = "Verdicts\n"
    for judgement in outcome.judgements {
      text +=
        TerminalText.wrapped(
          VerdictLine(judgement).text, to: min(width ?? 100, 100)
        )
        .joined(separator: "\n  ") + "\n"
    }
    return text
  }

  private var warnings: String {
    guard !outcome.warnings.isEmpty else { return "" }
    return outcome.warnings.map {
      TerminalText.wrapped("Note: \($0)", to: min(width ?? 100, 100))
        .joined(separator: "\n  ") + "\n"
    }
    .joined()
  }
}

/// A verdict in words, with what it rests on.
struct VerdictLine {
  private let judgement: Judgement

  init(_ judgement: Judgement) {
    self.judgement = judgement
  }

  var text: String {
    let claim = judgement.hypothesis
    var text = "\(judgement.verdict?.rawValue ?? "no verdict"): \(claim.name) "
    text += "(\(claim.claim.phrase)). "
    if let value = judgement.value { text += ShownNumber.value(value) }
    if let interval = judgement.interval { text += " " + ShownNumber.interval(interval) }
    text += judgement.value == nil ? judgement.remark : "; \(judgement.remark)"
    return text + "."
  }
}
