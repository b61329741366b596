import Foundation
import Questions
import ScalingLaws
import Tabular
import Units

extension Outcome {
  /// Points of a curve over a range of budgets.
  private static let resolution = 61

  private func budgets(_ range: ClosedRange<Double>) -> [Double] {
    let ratio = range.upperBound / range.lowerBound
    return (0..<Self.resolution).map { index in
      range.lowerBound * pow(ratio, Double(index) / Double(Self.resolution - 1))
    }
  }

  /// A curve of one law over budgets; `nil` where the law has no such numbers.
  private func curve(
    _ law: any ScalingLaw, _ name: String, style: Int, design: Design?, effect: DataEffect,
    flop: ClosedRange<Double>, value: (FrontierPoint) -> Double?
  ) -> Curve? {
    let points = budgets(flop).compactMap { budget -> Curve.Point? in
      guard
        let point = try? law.frontier(at: FLOP(budget), routedLike: design, data: effect),
        let y = value(point), y.isFinite, y > 0
      else { return nil }
      return Curve.Point(
        x: budget, y: y, isExtrapolated: !law.card.range.excesses(of: point.point).isEmpty)
    }
    return points.count < 2 ? nil : Curve(name: name, style: style, points: points)
  }

  /// One panel for each law that states a loss, since losses of two laws cannot share an axis.
  func lossPanels(_ run: Run, _ flop: ClosedRange<Double>) -> [Panel] {
    let design = run.model.design
    return scenario.laws.compactMap { law in
      let dense = curve(
        law, "dense", style: 0, design: nil, effect: run.effect, flop: flop, value: \.loss)
      let routed = curve(
        law, "routed like \(run.model.name)", style: 1, design: design, effect: run.effect,
        flop: flop, value: \.loss)
      let curves = [dense, design.kind == .dense ? nil : routed].compactMap { $0 }
      guard !curves.isEmpty else { return nil }
      var marks: [Mark] = []
      if let tokens = run.tokens,
        let loss = try? law.loss(of: design, tokens: tokens, data: run.effect),
        let cost = try? law.flop(of: design, tokens: tokens), flop.contains(cost.value)
      {
        marks.append(Mark(label: run.name, x: cost.value, y: loss))
      }
      return Panel(
        title: law.card.id, x: Axis("training FLOP", isLogarithmic: true),
        y: Axis("loss (nats per token)"), curves: curves, marks: marks)
    }
  }

  /// One panel with a curve for each law, since multipliers may be compared between laws.
  func multiplierPanel(_ run: Run, _ flop: ClosedRange<Double>) -> Panel {
    let design = run.model.design
    var marks: [Mark] = []
    let curves = scenario.laws.enumerated().compactMap { index, law -> Curve? in
      guard design.kind != .dense else { return nil }
      let curve = curve(
        law, law.card.id, style: index, design: design, effect: run.effect, flop: flop,
        value: \.multiplier)
      if curve != nil, let tokens = run.tokens,
        let cost = try? law.flop(of: design, tokens: tokens), flop.contains(cost.value),
        let point = try? law.frontier(at: cost, routedLike: design, data: run.effect)
      {
        marks.append(
          Mark(label: marks.isEmpty ? run.name : "", x: cost.value, y: point.multiplier))
      }
      return curve
    }
    return Panel(
      title: "", x: Axis("training FLOP of the MoE", isLogarithmic: true),
      y: Axis("compute multiplier (dense FLOP / MoE FLOP)"), curves: curves, marks: marks)
  }

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
