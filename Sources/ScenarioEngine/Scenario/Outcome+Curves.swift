import Questions
import ScalingLaws
import Tabular

extension Outcome {
  /// A column of the sweep against its first axis; `nil` where the axis has no numbers.
  func sweepPanel(_ column: SweepColumn) -> Panel? {
    guard let axis = scenario.sweep?.axes.first, axis.isNumeric else { return nil }
    let curves = scenario.laws.enumerated().compactMap { index, law -> Curve? in
      let points = sweep.flatMap { sweepCase in
        sweepCase.results.compactMap { result -> Curve.Point? in
          guard result.law.id == law.card.id, let x = sweepCase.values.first?.number,
            let numbers = result.numbers, let y = column.value(of: numbers)
          else { return nil }
          return Curve.Point(x: x, y: y, isExtrapolated: !numbers.excesses.isEmpty)
        }
      }
      guard points.count >= 2 else { return nil }
      return Curve(name: law.card.id, style: index, points: points.sorted { $0.x < $1.x })
    }
    guard !curves.isEmpty else { return nil }
    return Panel(
      title: "", x: Axis(axis.path, isLogarithmic: spansMuch(axis.values.compactMap(\.number))),
      y: Axis(column.label, isLogarithmic: spansMuch(curves.flatMap { $0.points.map(\.y) })),
      curves: curves)
  }
}

extension SweepColumn {
  func value(of numbers: LawResult.Numbers) -> Double? {
    switch self {
    case .denseEquivalent: numbers.denseEquivalent
    case .multiplier: numbers.multiplier
    case .loss: numbers.loss
    case .size: numbers.size
    case .tokens: numbers.tokens
    case .tokensPerParameter: numbers.tokensPerParameter
    case .lossGap: numbers.lossGap
    case .tokenMultiplier: numbers.tokenMultiplier
    case .crossover: numbers.crossover
    }
  }
}
