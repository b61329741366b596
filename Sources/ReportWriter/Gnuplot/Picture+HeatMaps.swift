import Tabular

extension Picture {
  /// The picture of heat maps, one under the other, each with its scale of colours.
  init(of maps: [HeatMap], in chart: Chart) {
    self.init(of: chart)
    let cells = maps.flatMap(\.cells).filter { $0.value != nil }
    var entries: [LegendEntry] = []
    if cells.contains(where: \.isExtrapolated) {
      entries.append(LegendEntry(sample: .dashedLine, name: "dashed: outside the fitted range"))
    }
    if cells.count < maps.reduce(0, { $0 + $1.cells.count }) {
      entries.append(LegendEntry(sample: .nothing, name: "white: no answer"))
    }
    addLegend(entries)
    for map in maps { add(HeatPanel(map, left: pictureMargin, right: width - pictureMargin)) }
    if maps.isEmpty {
      shapes.append(.text("no data", x: width / 2, y: height + 40, .centre, colour: .faded))
      height += 80
      frames.append(.blank(in: Area(left: 0, top: height - 80, right: 1, bottom: height)))
    }
    addFooter(chart.footer)
  }

  private mutating func add(_ panel: HeatPanel) {
    let top = height + panel.headHeight
    let bottom = top + PanelLayout.plotHeight
    let (frames, around) = panel.placed(above: height, top: top, bottom: bottom)
    self.frames += frames
    shapes += around
    height = bottom + panel.footHeight
  }
}

/// One heat map with its title, its scale of colours and its axes.
private struct HeatPanel {
  private static let barHeight = 11.0
  private static let barRoom = 40.0

  private let map: HeatMap
  private let drawing: HeatDrawing
  private let layout: PanelLayout
  private let left: Double
  private let right: Double
  private let zLabel: [String]
  private let title: [String]

  init(_ map: HeatMap, left: Double, right: Double) {
    self.map = map
    self.left = left
    self.right = right
    let drawing = HeatDrawing(map)
    self.drawing = drawing
    title = PictureText.lines(
      map.title, size: PictureText.headSize, width: right - left, limit: 2)
    zLabel = PictureText.lines(map.z.label, width: right - left, limit: 2)
    let panel = Panel(title: "", x: map.x, y: map.y, curves: [])
    let x = HeatDrawing.scale(of: map.x, showing: map.xs)
    let y = HeatDrawing.scale(of: map.y, showing: map.ys)
    layout = PanelLayout(
      panel, left: left, right: right, scales: (x, y),
      tics: (HeatDrawing.tics(at: map.xs, on: x), HeatDrawing.tics(at: map.ys, on: y)),
      drawing: drawing.content)
  }

  private var heads: [(text: String, size: Double)] {
    title.map { ($0, PictureText.headSize) } + zLabel.map { ($0, PictureText.bodySize) }
  }

  private static let lineHeight = PictureText.lineHeight(PictureText.headSize)

  private var headsHeight: Double { Double(heads.count) * Self.lineHeight + 4 }
  var headHeight: Double { headsHeight + Self.barRoom + layout.headHeight }
  var footHeight: Double { layout.footHeight }

  /// The frames and texts under a height, the map between two others.
  func placed(
    above: Double, top: Double, bottom: Double
  ) -> (frames: [Frame], around: [Shape]) {
    let start = top - headHeight
    let texts = heads.enumerated().map { index, head in
      Shape.text(
        head.text, x: left, y: start + (Double(index) + 0.5) * Self.lineHeight, size: head.size)
    }
    let plot = layout.placed(top: top, bottom: bottom)
    let bar = Area(
      left: plot.frame.area.left, top: start + headsHeight, right: plot.frame.area.right,
      bottom: start + headsHeight + Self.barHeight)
    return ([scale(in: bar), plot.frame], texts + plot.around)
  }

  /// The colours with their numbers.
  private func scale(in area: Area) -> Frame {
    let z = drawing.z
    var frame = Frame(
      area: area, x: z, y: Scale(of: Axis(""), showing: [0, 1], margin: 0),
      xTics: z.tics(length: area.width, isVertical: false), yTics: [])
    let steps = 64
    let rows = (0..<steps).map { step in
      let (from, to) = (Double(step) / Double(steps), Double(step + 1) / Double(steps))
      return [
        z.value(at: (from + to) / 2), 0.5, z.clamped(z.value(at: from)),
        z.shifted(z.value(at: to), by: 0.7 / area.width), 0, 1,
        HeatColours.number(at: (from + to) / 2),
      ]
    }
    frame.layers = [
      .cells(rows)
    ]
    return frame
  }
}

extension Frame {
  /// A coordinate system that shows nothing, as gnuplot needs one.
  fileprivate static func blank(in area: Area) -> Frame {
    let scale = Scale(of: Axis(""), showing: [0, 1])
    var frame = Frame(area: area, x: scale, y: scale, xTics: [], yTics: [])
    frame.layers = [.nothing(x: -1, y: -1)]
    return frame
  }
}
