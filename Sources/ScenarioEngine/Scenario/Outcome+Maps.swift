import Questions
import ScalingLaws
import Tabular

extension Outcome {
  /// A column of the sweep over its two axes, a map for each law, as losses of two laws share no
  /// colours; empty where no law answers.
  func heatMaps(_ column: SweepColumn) -> [HeatMap] {
    guard let axes = scenario.sweep?.axes, axes.count == 2, axes.allSatisfy(\.isNumeric) else {
      return []
    }
    let positions = axes.map { axis in Set(axis.values.compactMap(\.number)).sorted() }
    let (xs, ys) = (positions[0], positions[1])
    let places = { (list: [Double]) in
      Dictionary(uniqueKeysWithValues: zip(list, list.indices))
    }
    let (columns, rows) = (places(xs), places(ys))
    return scenario.laws.compactMap { law in
      var cells = [HeatMap.Cell](repeating: .init(nil), count: xs.count * ys.count)
      for sweepCase in sweep {
        guard let x = sweepCase.values[0].number.flatMap({ columns[$0] }),
          let y = sweepCase.values[1].number.flatMap({ rows[$0] }),
          let numbers = sweepCase.results.first(where: {
            $0.law.id == law.card.id && $0.numbers.flatMap(column.value) != nil
          })?.numbers
        else { continue }
        cells[y * xs.count + x] = .init(
          column.value(of: numbers), isExtrapolated: !numbers.excesses.isEmpty)
      }
      let values = cells.compactMap(\.value)
      guard !values.isEmpty else { return nil }
      return HeatMap(
        title: law.card.id, x: Axis(axes[0].path, isLogarithmic: spansMuch(xs)),
        y: Axis(axes[1].path, isLogarithmic: spansMuch(ys)),
        z: Axis(column.label, isLogarithmic: spansMuch(values)), xs: xs, ys: ys, cells: cells)
    }
  }

  /// The cases of the sweep by two columns, a panel for each law.
  func sweepFronts(_ x: SweepColumn, _ y: SweepColumn) -> [ParetoPlot] {
    scenario.laws.compactMap { law in
      let designs = sweep.flatMap { sweepCase in
        sweepCase.results.compactMap { result -> ParetoPlot.Design? in
          guard result.law.id == law.card.id, let numbers = result.numbers,
            let xValue = x.value(of: numbers), let yValue = y.value(of: numbers)
          else { return nil }
          return ParetoPlot.Design(
            label: sweepCase.values.map(\.text).joined(separator: ", "), x: xValue, y: yValue,
            isExtrapolated: !numbers.excesses.isEmpty)
        }
      }
      guard !designs.isEmpty else { return nil }
      return ParetoPlot(
        title: law.card.id, x: Axis(x.label, isLogarithmic: spansMuch(designs.map(\.x))),
        y: Axis(y.label, isLogarithmic: spansMuch(designs.map(\.y))),
        isLessBetterX: x.isLessBetter, isLessBetterY: y.isLessBetter,
        series: [.init(name: "cases of the sweep", designs: designs)])
    }
  }

  /// Whether numbers are better seen on a logarithmic axis.
  func spansMuch(_ numbers: [Double]) -> Bool {
    guard let low = numbers.min(), let high = numbers.max(), low > 0 else { return false }
    return high / low > 5
  }
}

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
