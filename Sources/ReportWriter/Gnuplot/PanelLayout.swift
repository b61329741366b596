import Tabular

/// Where the parts of a panel stand: title and vertical axis' label above, the plot, the
/// horizontal axis' label below.
struct PanelLayout {
  static let plotHeight = 250.0
  private static let ticRoom = 30.0

  private let panel: Panel
  private let left: Double
  private let right: Double
  private let title: [String]
  private let yLabel: [String]
  private let xLabel: [String]
  /// Scales that are set rather than found from the curves.
  private let setScales: (x: Scale, y: Scale)?
  /// The names of the lines, beside their ends.
  private let names: EndLabels
  /// Divisions that are set rather than chosen.
  private let setTics: (x: [Tic]?, y: [Tic]?)?
  /// What is drawn instead of the curves.
  private let drawing: ((Frame) -> (layers: [Layer], shapes: [Shape]))?

  init(
    _ panel: Panel, left: Double, right: Double, scales: (x: Scale, y: Scale)? = nil,
    tics: (x: [Tic]?, y: [Tic]?)? = nil,
    drawing: ((Frame) -> (layers: [Layer], shapes: [Shape]))? = nil
  ) {
    self.panel = panel
    setScales = scales
    setTics = tics
    self.drawing = drawing
    names = EndLabels(drawing == nil ? panel.curves : [])
    self.left = left
    self.right = right
    let wide = right - left
    title = PictureText.lines(
      panel.title, size: PictureText.headSize, width: wide, limit: 2)
    yLabel = PictureText.lines(panel.y.label, width: wide, limit: 2)
    xLabel = PictureText.lines(panel.x.label, width: wide - 60, limit: 2)
  }

  private static let lineHeight = PictureText.lineHeight(PictureText.headSize)

  var headHeight: Double { Double(title.count + yLabel.count) * Self.lineHeight + 14 }
  var footHeight: Double { Self.ticRoom + Double(xLabel.count) * Self.lineHeight + 12 }

  /// The coordinate system between two heights, and the texts around it.
  func placed(top: Double, bottom: Double) -> (frame: Frame, around: [Shape]) {
    let (x, y) = setScales ?? scales
    let yTics = setTics?.y ?? y.tics(length: bottom - top, isVertical: true, at: panel.y.tics)
    let widest = yTics.compactMap(\.label).map {
      PictureText.width(of: $0, size: PictureText.bodySize)
    }.max()
    let area = Area(
      left: left + (widest ?? 0) + 14, top: top, right: right - max(12, names.width), bottom: bottom
    )
    var frame = Frame(
      area: area, x: x, y: y,
      xTics: setTics?.x ?? x.tics(length: area.width, isVertical: false, at: panel.x.tics),
      yTics: yTics)
    if let drawing {
      (frame.layers, frame.shapes) = drawing(frame)
    } else {
      let curves = panel.curves.map { CurveLayers($0, x: x, y: y) }
      frame.layers = curves.flatMap { $0.bands(among: curves.count) } + curves.flatMap(\.lines)
      frame.shapes =
        references(in: frame) + MarkLabels(panel.marks, curves: panel.curves, in: frame).shapes
        + names.shapes(in: frame)
    }
    if frame.layers.isEmpty {
      frame.layers = [.nothing(x: x.low, y: y.low)]
      let hasMarks = !frame.shapes.isEmpty
      if !hasMarks {
        frame.shapes.append(
          .text(
            "no data", x: (area.left + area.right) / 2, y: (top + bottom) / 2, .centre,
            colour: .faded))
      }
    }
    return (frame, texts(around: area))
  }

  /// The lines at the values that the axes mark.
  private func references(in frame: Frame) -> [Shape] {
    let area = frame.area
    let across = panel.y.reference.map { frame.place(x: frame.x.low, y: $0).y }
    let up = panel.x.reference.map { frame.place(x: $0, y: frame.y.low).x }
    return [
      across.map { .line(x: area.left, y: $0, toX: area.right, toY: $0, colour: .faded) },
      up.map { .line(x: $0, y: area.top, toX: $0, toY: area.bottom, colour: .faded) },
    ].compactMap { $0 }
  }

  private func texts(around area: Area) -> [Shape] {
    var shapes: [Shape] = []
    let heads = title.map { ($0, PictureText.headSize) } + yLabel.map { ($0, PictureText.bodySize) }
    for (index, head) in heads.enumerated() {
      let y = area.top - 8 - (Double(heads.count - index) - 0.5) * Self.lineHeight
      shapes.append(.text(head.0, x: left, y: y, size: head.1))
    }
    for (index, line) in xLabel.enumerated() {
      let y = area.bottom + Self.ticRoom + (Double(index) + 0.5) * Self.lineHeight
      let half = PictureText.width(of: line, size: PictureText.bodySize) / 2
      let middle = min(max((area.left + area.right) / 2, left + half), right - half)
      shapes.append(.text(line, x: middle, y: y, .centre))
    }
    return shapes
  }

  /// Scales that show all curves and marks, and bands as far as they leave room for those.
  private var scales: (x: Scale, y: Scale) {
    let points = panel.curves.flatMap(\.points).filter { point in
      Scale.canShow(point.x, logarithmic: panel.x.isLogarithmic)
        && Scale.canShow(point.y, logarithmic: panel.y.isLogarithmic)
    }
    let x = Scale(of: panel.x, showing: points.map(\.x) + panel.marks.map(\.x))
    let values = points.map(\.y) + panel.marks.map(\.y)
    let wide = Scale(of: panel.y, showing: values, margin: 0.6)
    let ends = points.compactMap(\.band).flatMap { [$0.lowerBound, $0.upperBound] }
    return (x, Scale(of: panel.y, showing: values + ends.map(wide.clamped)))
  }
}

extension Layer {
  /// A layer that draws nothing, as gnuplot needs one to draw the axes.
  static func nothing(x: Double, y: Double) -> Layer {
    Layer(rows: [[x, y]], drawing: "using 1:2 with lines")
  }
}
