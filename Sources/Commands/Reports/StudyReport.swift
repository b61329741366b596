import Diagnostics
import Fitting
import Hypotheses
import ReportWriter
import ScenarioEngine
import Units

/// What the study sections of a scenario say, for people.
struct StudyReport {
  let outcome: ScenarioEngine.Outcome
  let width: Int?
  let style: Style

  var text: String {
    let parts =
      outcome.study.corpora.map(forms) + outcome.study.repetitions.map(repetition)
    return parts.joined(separator: "\n")
  }

  private func forms(_ fitted: StudyResults.FittedCorpora) -> String {
    let (request, comparison) = (fitted.request, fitted.comparison)
    let others = comparison.problem.corpora.dropFirst()
    let rows = comparison.fits.sorted { $0.score.bic < $1.score.bic }.map { fit -> [String] in
      let effects = fit.effect.ownQuantities.flatMap { quantity in
        others.enumerated().map { number, corpus -> String in
          let value = fit.value(
            quantity, of: number + 1, at: comparison.problem.largest)
          let text = value.rounded(toDigits: 3)
          return "\(corpus) " + (quantity.isRatio ? "×\(text)" : value > 0 ? "+\(text)" : text)
        }
      }
      return [
        fit.effect.rawValue, fit.rootMeanSquare.rounded(toDigits: 3),
        comparison.difference(of: fit).rounded(toDigits: 3),
        comparison.shareBest(of: fit).map { ($0 * 100).fixed(0) + " %" } ?? "",
        effects.joined(separator: ", "),
      ]
    }
    let sentence = comparison.conclusion(within: request.difference).sentence
    return style.heading("Forms of data quality: \(request.name)") + "\n"
      + Paragraph.text(
        "\(comparison.problem.runs.count) runs, each corpus against "
          + "\(comparison.problem.corpora[0]); the best form first", width: width)
      + TerminalTable.text(
        of: [
          .init("form"), .init("rms", .right), .init("BIC above best", .right),
          .init("best in", .right), .init("what it says"),
        ], rows: rows, width: width)
      + Paragraph.text(
        sentence.prefix(1).uppercased() + sentence.dropFirst() + ".", width: width)
  }

  private func repetition(_ result: StudyResults.Repetition) -> String {
    let shown =
      result.points.count > 12
      ? result.points.enumerated().filter { $0.offset % (result.points.count / 8 + 1) == 0 }
        .map(\.element)
      : result.points
    let rows = shown.map { point in
      [
        point.epochs.rounded(toDigits: 3), point.worth.rounded(toDigits: 3),
        ShownNumber.range(point.range), (point.marginal * 100).fixed(0) + " %",
        "\((point.marginalRange.lowerBound * 100).fixed(0)) to "
          + "\((point.marginalRange.upperBound * 100).fixed(0)) %",
        result.request.hasAlternative ? point.alternative.rounded(toDigits: 3) : "",
      ]
    }
    return style.heading("Repeated tokens: \(result.request.name)") + "\n"
      + TerminalTable.text(
        of: [
          .init("epochs", .right), .init("worth fresh", .right), .init("range"),
          .init("next epoch adds", .right), .init("range"), .init("exponent halves", .right),
        ], rows: rows, width: width)
      + (result.limits.isEmpty
        ? "" : "\(result.limits.count) budgets of few tokens: see data_limit.csv\n")
  }
}
