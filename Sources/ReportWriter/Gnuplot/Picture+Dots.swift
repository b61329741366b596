import Tabular

extension Picture {
  /// The picture of a value and its range in each row.
  init(of plot: DotPlot, in chart: Chart) {
    self.init(of: chart)
    if plot.rows.contains(where: { $0.isExtrapolated && $0.value != nil }) {
      addLegend([LegendEntry(sample: .hollowDot, name: "hollow: outside the fitted range")])
    }
    let scale = Self.scale(of: plot)
    let rows = plot.rows.map { Self.row($0, scale: scale) }
    // The heights of the guides' labels depend on the width of the plot, which does not depend on
    // its height.
    let flat = RowLayout(rows, left: pictureMargin, right: width - pictureMargin, top: 0)
    let guides = GuideLabels(plot.guides, scale: scale, area: flat.area, width: width)
    height += guides.height
    let layout = RowLayout(rows, left: pictureMargin, right: width - pictureMargin, top: height)
    var frame = Frame(
      area: layout.area, x: scale, y: layout.scale,
      xTics: scale.tics(length: layout.area.width, isVertical: false), yTics: [])
    frame.layers = Self.layers(of: plot, scale: scale)
    shapes += layout.shapes + guides.shapes(over: layout)
    addAxis(plot.axis, below: layout, frame: frame)
    addFooter(chart.footer)
  }

  private static func scale(of plot: DotPlot) -> Scale {
    let values = plot.rows.compactMap(\.value) + plot.guides.map(\.value)
    let ends = plot.rows.compactMap(\.range).flatMap { [$0.lowerBound, $0.upperBound] }
    return Scale(of: plot.axis, showing: values + ends)
  }

  private static func row(_ row: DotPlot.Row, scale: Scale) -> RowLayout.Row {
    guard let value = row.value, scale.canShow(value) else {
      let note = row.note.isEmpty ? "no value" : row.note
      return RowLayout.Row(label: row.label, value: "", note: note, isNoteInPlot: true)
    }
    let text =
      NumberLabel.rounded(value, style: scale.style)
      + NumberLabel.range(row.range, style: scale.style)
    return RowLayout.Row(label: row.label, value: text, note: row.note, isNoteInPlot: false)
  }

  private static func layers(of plot: DotPlot, scale: Scale) -> [Layer] {
    var ranges: [[Double]] = []
    var openRanges: [[Double]] = []
    var fitted: [[Double]] = []
    var extrapolated: [[Double]] = []
    for (index, row) in plot.rows.enumerated() {
      guard let value = row.value, scale.canShow(value) else { continue }
      if let range = row.range {
        let (low, high) = (scale.clamped(range.lowerBound), scale.clamped(range.upperBound))
        switch (range.lowerBound.isFinite, range.upperBound.isFinite) {
        case (true, true): ranges.append([low, Double(index), high - low, 0])
        case (true, false): openRanges.append([low, Double(index), high - low, 0])
        case (false, true): openRanges.append([high, Double(index), low - high, 0])
        case (false, false):
          openRanges.append([value, Double(index), high - value, 0])
          openRanges.append([value, Double(index), low - value, 0])
        }
      }
      if row.isExtrapolated {
        extrapolated.append([value, Double(index)])
      } else {
        fitted.append([value, Double(index)])
      }
    }
    let blue = Colour.blue
    return [
      Layer(rows: ranges, drawing: "using 1:2:3:4 with vectors nohead lw 2 lc rgb \(blue)"),
      // An open range leads to the border of the plot.
      Layer(
        rows: openRanges,
        drawing:
          "using 1:2:3:4 with vectors head filled size screen 0.013,18 lw 2 lc rgb \(blue)"),
      // A hollow dot is white inside, so that its range does not show through.
      Layer(rows: extrapolated, drawing: "using 1:2 with points pt 7 ps 1 lc rgb \(Colour.white)"),
      Layer(rows: extrapolated, drawing: "using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb \(blue)"),
      Layer(rows: fitted, drawing: "using 1:2 with points pt 7 ps 1 lc rgb \(blue)"),
    ].filter { !$0.rows.isEmpty }
  }
}

extension NumberLabel {
  /// A range in brackets after its value, or nothing; an infinite end is left out.
  static func range(_ range: ClosedRange<Double>?, style: NumberStyle) -> String {
    guard let range else { return "" }
    let (low, high) = (range.lowerBound, range.upperBound)
    switch (low.isFinite, high.isFinite) {
    case (false, false): return " (any)"
    case (true, false): return " (from \(rounded(low, style: style)))"
    case (false, true): return " (up to \(rounded(high, style: style)))"
    case (true, true): break
    }
    // Three digits could not tell the ends apart.
    if low > 0, high / low < 1.001 { return " (within 0.1 %)" }
    return " (\(rounded(low, style: style))–\(rounded(high, style: style)))"
  }
}
