import Statistics
import Tabular
import Units

extension Picture {
  /// The picture of the densities of draws in rows.
  init(of plot: RidgePlot, in chart: Chart) {
    self.init(of: chart)
    addLegend(Self.legend(of: plot))
    let scale = Self.scale(of: plot)
    let rows = plot.rows.map { Self.row($0, scale: scale) }
    let make = { (width: Double, top: Double) in
      RowLayout(
        rows, left: pictureMargin, right: width - pictureMargin, top: top, leastHeight: 44,
        baseline: RidgeDrawing.baseline)
    }
    let guides = GuideLabels(
      plot.guides, scale: scale, area: make(width, 0).area, width: width)
    height += guides.height
    let layout = make(width, height)
    var frame = Frame(
      area: layout.area, x: scale, y: layout.scale,
      xTics: scale.tics(length: layout.area.width, isVertical: false), yTics: [])
    frame.layers = plot.rows.enumerated().flatMap { index, row in
      RidgeDrawing(row, number: index, scale: scale).layers
    }
    shapes += layout.shapes + guides.shapes(over: layout)
    addAxis(plot.axis, below: layout, frame: frame)
    addFooter(chart.footer)
  }

  private static func legend(of plot: RidgePlot) -> [LegendEntry] {
    var entries: [LegendEntry] = []
    if plot.rows.contains(where: { $0.draws.count > 1 }) {
      entries.append(
        LegendEntry(sample: .nothing, name: "height: density of the draws, each to its own peak"))
    }
    if plot.rows.contains(where: { $0.isExtrapolated && $0.value != nil }) {
      entries.append(LegendEntry(sample: .hollowDot, name: "hollow: outside the fitted range"))
    }
    return entries
  }

  private static func scale(of plot: RidgePlot) -> Scale {
    let values = plot.rows.compactMap(\.value) + plot.guides.map(\.value)
    let ends = plot.rows.compactMap(\.range).flatMap { [$0.lowerBound, $0.upperBound] }
    // All but the outermost hundredth of the draws, so that no stray draw flattens the others.
    let draws = plot.rows.flatMap { row -> [Double] in
      let sorted = row.draws.filter {
        Scale.canShow($0, logarithmic: plot.axis.isLogarithmic)
      }.sorted()
      return [0.005, 0.995].compactMap { Quantiles.value(at: $0, ofSorted: sorted) }
    }
    return Scale(of: plot.axis, showing: values + ends + draws)
  }

  private static func row(_ row: RidgePlot.Row, scale: Scale) -> RowLayout.Row {
    guard let value = row.value, scale.canShow(value) else {
      let hasDraws = row.draws.contains(where: scale.canShow)
      return RowLayout.Row(
        label: row.label, value: "", note: row.note.isEmpty && !hasDraws ? "no value" : row.note,
        isNoteInPlot: !hasDraws)
    }
    let text =
      NumberLabel.rounded(value, style: scale.style)
      + NumberLabel.range(row.range, style: scale.style)
    return RowLayout.Row(label: row.label, value: text, note: row.note, isNoteInPlot: false)
  }
}

/// One ridge: its density as a hill on a line, its range as a bar under it, its value as a dot.
private struct RidgeDrawing {
  /// Where the foot of a hill stands in its row, from the middle downwards.
  static let baseline = 0.36
  private static let height = 0.8
  private static let steps = 120

  private let row: RidgePlot.Row
  private let number: Int
  private let scale: Scale

  init(_ row: RidgePlot.Row, number: Int, scale: Scale) {
    self.row = row
    self.number = number
    self.scale = scale
  }

  private var foot: Double { Double(number) + Self.baseline }

  var layers: [Layer] {
    let blue = Colour.blue
    var layers: [Layer] = []
    if let hill, hill.count > 1 {
      layers += [
        Layer(
          rows: hill.map { [$0.x, foot, $0.y] },
          drawing: "using 1:2:3 with filledcurves lc rgb \(Colour.skyBlue) fs solid 0.55 noborder"),
        Layer(
          rows: hill.map { [$0.x, $0.y] }, drawing: "using 1:2 with lines lc rgb \(blue) lw 1.2"),
      ]
    }
    if let range = row.range {
      let ends = [range.lowerBound, range.upperBound].map(scale.clamped)
      layers.append(
        Layer(
          rows: [[ends[0], foot, ends[1] - ends[0], 0]],
          drawing: "using 1:2:3:4 with vectors nohead lw 2.4 lc rgb \(blue)"))
    }
    if let value = row.value, scale.canShow(value) {
      let rows = [[value, foot]]
      layers += [
        Layer(
          rows: rows,
          drawing:
            "using 1:2 with points pt 7 ps 0.9 lc rgb \(row.isExtrapolated ? Colour.white : blue)"),
        Layer(rows: rows, drawing: "using 1:2 with points pt 6 ps 0.9 lw 1.5 lc rgb \(blue)"),
      ]
    }
    return layers
  }

  /// The outline of the hill, its peak at full height.
  private var hill: [(x: Double, y: Double)]? {
    let places = row.draws.filter(scale.canShow).map(scale.position)
    guard let density = Density(of: places), density.width > 0, let low = places.min(),
      let high = places.max()
    else { return nil }
    let from = max(0, low - 3 * density.width)
    let to = min(1, high + 3 * density.width)
    guard from < to else { return nil }
    let points = (0...Self.steps).map { step -> (place: Double, height: Double) in
      let place = from + (to - from) * Double(step) / Double(Self.steps)
      return (place, density.value(at: place))
    }
    guard let peak = points.map(\.height).max(), peak > 0 else { return nil }
    return points.map { point in
      let height = (point.height / peak * Self.height).roundedToSignificant(4)
      return (scale.value(at: point.place), (foot - height).roundedToSignificant(6))
    }
  }
}
