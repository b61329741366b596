import Tabular

extension Picture {
  /// The picture of designs and their fronts, one panel under the other.
  init(of plots: [ParetoPlot], in chart: Chart) {
    self.init(of: chart)
    addLegend(Self.legend(of: plots))
    let empty = ParetoPlot(title: "", x: Axis(""), y: Axis(""), series: [])
    for plot in plots.isEmpty ? [empty] : plots {
      add(FrontDrawing(plot).layout(left: pictureMargin, right: width - pictureMargin))
    }
    addFooter(chart.footer)
  }

  private static func legend(of plots: [ParetoPlot]) -> [LegendEntry] {
    var entries: [LegendEntry] = []
    var names: [String] = []
    for plot in plots {
      for (style, series) in plot.series.enumerated() where !names.contains(series.name) {
        names.append(series.name)
        entries.append(
          LegendEntry(
            sample: .point(Look(style: style), isJoined: true), name: "best: " + series.name))
      }
    }
    let isDominated = plots.contains { plot in
      plot.series.contains { plot.front(of: $0).count < $0.designs.count }
    }
    if isDominated { entries.append(LegendEntry(sample: .dot, name: "beaten in both")) }
    if plots.contains(where: { $0.series.contains { $0.designs.contains(where: \.isExtrapolated) } }
    ) {
      entries.append(
        LegendEntry(sample: .hollowDot, name: "hollow, dashed: outside the fitted range"))
    }
    return entries
  }
}

/// The fronts of a panel as steps, the designs on them labelled, the others faint.
private struct FrontDrawing {
  private static let mostLabels = 14
  private let plot: ParetoPlot

  init(_ plot: ParetoPlot) { self.plot = plot }

  func layout(left: Double, right: Double) -> PanelLayout {
    let designs = plot.series.flatMap(\.designs)
    // The curve is not drawn; it tells the layout what the axes have to show.
    let extent = Curve(
      name: "", style: 0,
      points: designs.map { Curve.Point(x: $0.x, y: $0.y, isExtrapolated: false) })
    let panel = Panel(title: plot.title, x: plot.x, y: plot.y, curves: [extent])
    guard !designs.isEmpty else { return PanelLayout(panel, left: left, right: right) }
    return PanelLayout(panel, left: left, right: right) { content(of: $0) }
  }

  private func content(of frame: Frame) -> (layers: [Layer], shapes: [Shape]) {
    var layers: [Layer] = []
    var marks: [Mark] = []
    var paths: [Curve] = []
    for (style, series) in plot.series.enumerated() {
      let look = Look(style: style)
      let front = plot.front(of: series).map { series.designs[$0] }
        .filter { frame.x.canShow($0.x) && frame.y.canShow($0.y) }
      let onFront = Set(plot.front(of: series))
      let beaten = series.designs.indices.filter { !onFront.contains($0) }
        .map { series.designs[$0] }
      layers += dots(beaten, filled: 7, colour: .faded, size: 0.35)
      let steps = stairs(front)
      layers += steps.layers(look)
      layers += dots(front, filled: look.filled, colour: look.colour, size: 0.7)
      paths.append(steps.path)
      let step = max(1, (front.count + Self.mostLabels - 1) / Self.mostLabels)
      marks += stride(from: 0, to: front.count, by: step).map {
        Mark(label: front[$0].label, x: front[$0].x, y: front[$0].y, isLabelAlone: true)
      }
    }
    let labels = MarkLabels(marks, curves: paths, in: frame)
    return (layers.filter { !$0.rows.isEmpty }, labels.shapes)
  }

  private func dots(
    _ designs: [ParetoPlot.Design], filled: Int, colour: Colour, size: Double
  ) -> [Layer] {
    let rows = { (isOutside: Bool) in
      designs.filter { $0.isExtrapolated == isOutside }.map { [$0.x, $0.y] }
    }
    return [
      Layer(
        rows: rows(false),
        drawing: "using 1:2 with points pt \(filled) ps \(size) lc rgb \(colour)"),
      Layer(
        rows: rows(true),
        drawing: "using 1:2 with points pt \(filled) ps \(size) lc rgb \(Colour.white)"),
      Layer(
        rows: rows(true),
        drawing: "using 1:2 with points pt \(filled - 1) ps \(size) lw 1.3 lc rgb \(colour)"),
    ]
  }

  /// The line between what can be had and what cannot: from design to design in steps.
  private func stairs(_ front: [ParetoPlot.Design]) -> Stairs {
    var stairs = Stairs()
    for (here, next) in zip(front, front.dropFirst()) {
      // As much of y as here until x is as good as next, then straight to next.
      let rows = [[here.x, here.y], [next.x, here.y], [next.x, next.y]]
      stairs.add(rows, isDashed: here.isExtrapolated || next.isExtrapolated)
    }
    return stairs
  }
}

/// Steps of a front, solid and dashed.
private struct Stairs {
  private var solid: [[Double]] = []
  private var dashed: [[Double]] = []
  private var corners: [Curve.Point] = []

  mutating func add(_ rows: [[Double]], isDashed: Bool) {
    if isDashed { dashed += rows + [[]] } else { solid += rows + [[]] }
    corners += rows.map { Curve.Point(x: $0[0], y: $0[1], isExtrapolated: isDashed) }
  }

  /// The line as what labels keep away from.
  var path: Curve { Curve(name: "", style: 0, points: corners) }

  func layers(_ look: Look) -> [Layer] {
    [
      Layer(
        rows: solid, drawing: "using 1:2 with lines lc rgb \(look.colour) lw \(look.width) dt 1"),
      Layer(
        rows: dashed,
        drawing: "using 1:2 with lines lc rgb \(look.colour) lw \(look.width) dt (8,5)"),
    ]
  }
}
