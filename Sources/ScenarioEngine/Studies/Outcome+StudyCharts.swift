import Diagnostics
import Fitting
import Foundation
import Hypotheses
import ScalingLaws
import Statistics
import Tabular
import Units

extension Outcome {
  /// The picture of a study section; `nil` where the section has no result.
  func studyChart(_ plot: StudyPlot) -> (Chart.Body, footer: [String])? {
    switch plot {
    case .forms(let name):
      study.corpora.first { $0.request.name == name }.map { (formBody($0), formFooter($0)) }
    case .gaps(let name):
      study.corpora.first { $0.request.name == name }.map { (gapBody($0), gapFooter($0)) }
    case .repetition(let name):
      study.repetitions.first { $0.request.name == name }.map {
        (repetitionBody($0), repetitionFooter($0))
      }
    case .dataLimit(let name):
      study.repetitions.first { $0.request.name == name && !$0.limits.isEmpty }.map {
        (limitBody($0), limitFooter($0))
      }
    case .verdicts:
      verdictBody.map {
        ($0, ["Whiskers: intervals of hypotheses.csv; an arrow where nothing bounds it."])
      }
    }
  }

  private func formBody(_ fitted: StudyResults.FittedCorpora) -> Chart.Body {
    let comparison = fitted.comparison
    let rows = comparison.fits.sorted { $0.score.bic < $1.score.bic }.map { fit in
      let difference = comparison.difference(of: fit)
      return DotPlot.Row(
        label: fit.effect.rawValue, value: difference, isExtrapolated: false,
        note: (difference < fitted.request.difference ? "stands: " : "excluded: ")
          + fit.effect.summary)
    }
    return .dots(
      DotPlot(
        axis: Axis("BIC above the best form"), rows: rows,
        guides: [
          DotPlot.Guide(
            label: "excluded from \(plainText(of: fitted.request.difference)) on",
            value: fitted.request.difference)
        ]))
  }

  private func formFooter(_ fitted: StudyResults.FittedCorpora) -> [String] {
    [
      "\(fitted.comparison.problem.runs.count) runs of "
        + fitted.comparison.problem.corpora.joined(separator: ", ")
        + ".",
      conclusion(fitted),
    ]
  }

  /// What the runs decide, as a sentence.
  private func conclusion(_ fitted: StudyResults.FittedCorpora) -> String {
    let words = fitted.comparison.conclusion(within: fitted.request.difference).sentence
    return words.prefix(1).uppercased() + words.dropFirst() + "."
  }

  /// Loss against the reference over scale, a panel for each corpus and a curve for each form.
  private func gapBody(_ fitted: StudyResults.FittedCorpora) -> Chart.Body {
    let (request, comparison) = (fitted.request, fitted.comparison)
    let top = max(request.scales.max() ?? 1000, 10)
    let scales = (0...36).map { 0.01 * pow(top * 100, Double($0) / 36) }
    let fits = comparison.fits.filter { fit in
      fit.effect != .none && (fit.effect != .coefficient || comparison.fit(.tokens) == nil)
    }
    let panels = comparison.problem.corpora.enumerated().dropFirst().map { number, corpus in
      Panel(
        title: "\(corpus) less \(comparison.problem.corpora[0])",
        x: Axis("FLOP over those of the largest run", isLogarithmic: true),
        y: Axis(
          request.problem.link == .loss
            ? "difference of loss (nats per token)" : "difference of error rate"),
        curves: fits.enumerated().map { style, fit in
          Curve(
            name: fit.effect.rawValue, style: style,
            points: scales.map { scale in
              let place = comparison.problem.largest.scaled(by: scale)
              return Curve.Point(
                x: scale, y: fit.value(.lossGap, of: number, at: place),
                isExtrapolated: scale > 1)
            }, isMarked: false)
        })
    }
    return .curves(panels)
  }

  private func gapFooter(_ fitted: StudyResults.FittedCorpora) -> [String] {
    [
      "Size and tokens grow alike from the largest run; dashed beyond it. Intervals in "
        + "data_predictions.csv.",
      conclusion(fitted),
    ]
  }

  private func repetitionBody(_ result: StudyResults.Repetition) -> Chart.Body {
    func curve(
      _ name: String, _ style: Int, band: Bool = false,
      _ value: (RepetitionCurve.Point) -> Double
    ) -> Curve {
      Curve(
        name: name, style: style,
        points: result.points.map {
          Curve.Point(
            x: $0.epochs, y: value($0), band: band ? $0.range : nil, isExtrapolated: false)
        }, isMarked: false)
    }
    var curves = [
      curve("saturation, R_D* " + median(result), 0, band: true) { $0.worth },
      curve("fresh data", 1) { $0.epochs },
    ]
    if result.request.hasAlternative {
      curves.append(
        curve("exponent halves every \(plainText(of: result.request.curve.halving)) epochs", 2) {
          $0.alternative
        })
    }
    return .curves([
      Panel(
        title: "", x: Axis("epochs", isLogarithmic: true),
        y: Axis("worth in fresh epochs", isLogarithmic: true), curves: curves)
    ])
  }

  private func median(_ result: StudyResults.Repetition) -> String {
    result.request.curve.prior.quantile(0.5).rounded(toDigits: 3)
  }

  private func repetitionFooter(_ result: StudyResults.Repetition) -> [String] {
    let curve = result.request.curve
    let interval = curve.prior.interval(level: curve.level)
    return [
      "Band: R_D* from \(interval.low.rounded(toDigits: 2)) to "
        + "\(interval.high.rounded(toDigits: 3)), \(plainText(of: curve.level * 100)) % of the "
        + "stated belief.",
      "Muennighoff et al. 2023 (arXiv:2305.16264)"
        + (result.request.hasAlternative ? "; Goyal et al. 2024 (arXiv:2404.07177)" : ""),
    ]
  }

  private func limitBody(_ result: StudyResults.Repetition) -> Chart.Body {
    let laws = result.limits.map(\.law.id).reduce(into: [String]()) { ids, id in
      if !ids.contains(id) { ids.append(id) }
    }
    func curves(
      _ suffix: String, _ first: Int,
      _ point: (StudyResults.LimitedBudget) -> (Double, ClosedRange<Double>?)
    ) -> [Curve] {
      laws.enumerated().map { number, id in
        Curve(
          name: id + suffix, style: first + number,
          points: result.limits.filter { $0.law.id == id }.compactMap { budget in
            let (value, band) = point(budget)
            guard value.isFinite else { return nil }
            let isClosed = band.map { $0.upperBound.isFinite } ?? false
            return Curve.Point(
              x: budget.flop.value, y: value, band: isClosed ? band : nil,
              isExtrapolated: budget.isExtrapolated)
          }, isMarked: false)
      }
    }
    let limited = curves(", few tokens", 0) { ($0.middle.multiplier, $0.range) }
    let fresh = curves(", fresh tokens", laws.count) { ($0.middle.freshMultiplier, nil) }
    return .curves([
      Panel(
        title: "", x: Axis("training FLOP", isLogarithmic: true),
        y: Axis("dense FLOP for the same loss / MoE FLOP"),
        curves: (limited + fresh).filter { !$0.points.isEmpty })
    ])
  }

  private func limitFooter(_ result: StudyResults.Repetition) -> [String] {
    let unique = result.request.limit.map { $0.unique.rounded(to: 3) } ?? ""
    let drawn = scenario.laws.filter { law in result.limits.contains { $0.law.id == law.card.id } }
    return [
      "\(unique) unique tokens; both sides at their own optimum; band over the belief in R_D*.",
      "Laws: " + drawn.map { "\($0.card.id) (\($0.card.citation))" }.joined(separator: ", "),
    ]
  }

  /// The whisker of a claim; an end that nothing bounds is infinite.
  private func drawn(_ interval: Interval) -> ClosedRange<Double> {
    let low = interval.low > 0 ? interval.low : -.infinity
    return low...max(low, interval.high)
  }

  /// Claims that are factors beside each other, each with its border.
  private var verdictBody: Chart.Body? {
    let claims = judgements.filter {
      $0.hypothesis.quantity.isRatio && !$0.hypothesis.quantity.isSize
    }
    guard claims.contains(where: { $0.value != nil }) else { return nil }
    let rows = claims.map { judgement in
      DotPlot.Row(
        label: judgement.hypothesis.name, value: judgement.value,
        range: judgement.interval.map(drawn), isExtrapolated: false,
        note: judgement.verdict?.rawValue ?? "no verdict")
    }
    let borders = Set(
      claims.flatMap { [$0.hypothesis.claim.bounds.low, $0.hypothesis.claim.bounds.high] }
        .filter { $0.isFinite && $0 > 0 }
    ).sorted()
    return .dots(
      DotPlot(
        axis: Axis("factor", isLogarithmic: true), rows: rows,
        guides: borders.count <= 3
          ? borders.map { DotPlot.Guide(label: "claimed \(plainText(of: $0))", value: $0) } : []))
  }
}

extension Hypothesis.Quantity {
  /// Whether the quantity is a size, whose axis is not that of factors.
  var isSize: Bool {
    switch self {
    case .denseEquivalent, .tokensPerParameter, .repetitionHalfLife: true
    default: false
    }
  }
}

/// A picture of a study section.
public enum StudyPlot: Hashable, Sendable {
  /// BIC of the forms.
  case forms(String)
  /// What the forms foretell over scale.
  case gaps(String)
  case repetition(String)
  case dataLimit(String)
  /// Claims that are factors, beside each other.
  case verdicts
}
