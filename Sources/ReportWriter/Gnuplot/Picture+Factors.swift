import Tabular

extension Picture {
  /// The picture of factors that lead from 1 to their total.
  init(of plot: FactorPlot, in chart: Chart) {
    self.init(of: chart)
    let steps = FactorSteps(plot)
    let rows = steps.steps.map { step in
      let value = step.isDrawn ? steps.text(of: step.factor) : ""
      return RowLayout.Row(
        label: step.factor.label, value: value, note: step.isDrawn ? "" : "no value",
        isNoteInPlot: !step.isDrawn)
    }
    let layout = RowLayout(rows, left: pictureMargin, right: width - pictureMargin, top: height)
    let scale = steps.scale
    var frame = Frame(
      area: layout.area, x: scale, y: layout.scale,
      xTics: scale.tics(length: layout.area.width, isVertical: false), yTics: [])
    frame.layers = steps.layers
    shapes += layout.shapes
    let one = layout.area.left + scale.position(of: 1) * layout.area.width
    shapes.append(
      .line(
        x: one, y: layout.area.top, toX: one, toY: layout.area.bottom, colour: .frame, width: 1))
    addAxis(plot.axis, below: layout, frame: frame)
    addFooter(chart.footer)
  }
}

/// Factors as bars, each from the product of those before it.
struct FactorSteps {
  struct Step {
    let factor: FactorPlot.Factor
    let from: Double
    let to: Double
    let isDrawn: Bool
    let isTotal: Bool

    /// The ends of the factor's range on the axis.
    var whisker: ClosedRange<Double>? {
      guard isDrawn, let range = factor.range, range.lowerBound >= 0 else { return nil }
      return from * range.lowerBound...from * range.upperBound
    }
  }

  let steps: [Step]
  let scale: Scale

  /// The steps in the order of the factors, the total last.
  init(_ plot: FactorPlot) {
    var product = 1.0
    var steps: [Step] = []
    for factor in plot.factors {
      let next = product * factor.value
      let isDrawn = Scale.canShow(next, logarithmic: true)
      steps.append(
        Step(factor: factor, from: product, to: next, isDrawn: isDrawn, isTotal: false))
      if isDrawn { product = next }
    }
    let isDrawn = Scale.canShow(plot.total.value, logarithmic: true)
    steps.append(
      Step(factor: plot.total, from: 1, to: plot.total.value, isDrawn: isDrawn, isTotal: true))
    self.steps = steps
    let drawn = steps.filter(\.isDrawn)
    let ends = drawn.compactMap(\.whisker).flatMap { [$0.lowerBound, $0.upperBound] }
    scale = Scale(
      of: .ratio(plot.axis.label), showing: [1] + drawn.map(\.to) + ends)
  }

  /// `×2.26 (×1.9 – ×2.7)`.
  func text(of factor: FactorPlot.Factor) -> String {
    "×" + NumberLabel.rounded(factor.value, style: .plain)
      + NumberLabel.range(factor.range, style: .plain)
  }

  /// Bars, the lines that join them, and whiskers.
  var layers: [Layer] {
    let drawn = steps.enumerated().filter(\.element.isDrawn)
    let bars = { (isChosen: (Step) -> Bool) -> [[Double]] in
      drawn.filter { isChosen($0.element) }.map { index, step in
        let (middle, half) = (Double(index), 0.3)
        return [
          step.to, middle, min(step.from, step.to), max(step.from, step.to), middle - half,
          middle + half,
        ]
      }
    }
    let joints = zip(drawn, drawn.dropFirst()).map { here, next in
      [here.element.to, Double(here.offset) + 0.3, 0, Double(next.offset - here.offset) - 0.6]
    }
    let whiskers = drawn.compactMap { index, step -> [Double]? in
      guard let whisker = step.whisker else { return nil }
      let ends = [whisker.lowerBound, whisker.upperBound].map(scale.clamped)
      return [scale.clamped(step.to), Double(index), ends[0], ends[1]]
    }
    return [
      bar(bars { !$0.isTotal && $0.to >= $0.from }, .blue),
      bar(bars { !$0.isTotal && $0.to < $0.from }, .orange),
      bar(bars { $0.isTotal }, .faded),
      Layer(rows: joints, drawing: "using 1:2:3:4 with vectors nohead lw 1 lc rgb \(Colour.frame)"),
      Layer(
        rows: whiskers,
        drawing: "using 1:2:3:4 with xerrorbars pt 0 lw 1.4 lc rgb \(Colour.ink)"),
    ].filter { !$0.rows.isEmpty }
  }

  private func bar(_ rows: [[Double]], _ colour: Colour) -> Layer {
    Layer(
      rows: rows,
      drawing: """
        using 1:2:3:4:5:6 with boxxyerror lw 1 lc rgb \(colour) fs solid 0.75 border lc rgb \(colour)
        """)
  }
}
