import Diagnostics
import Fitting
import Foundation
import Hypotheses
import ScalingLaws
import Statistics
import Tabular
import Units

extension Outcome {
  /// Claims that are factors beside each other; `nil` where none has a value.
  var verdictChart: (Chart.Body, footer: [String])? {
    verdictBody.map {
      ($0, ["Whiskers: intervals of hypotheses.csv; an arrow where nothing bounds it."])
    }
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
