import Tabular
import Units

/// What fills the frame of a heat map: cells, lines of equal number with their labels, marks.
struct HeatDrawing {
  let map: HeatMap
  /// The scale of the colours.
  let z: Scale
  /// The numbers at which lines run.
  let levels: [Tic]

  init(_ map: HeatMap) {
    self.map = map
    z = Scale(of: map.z, showing: map.cells.compactMap(\.value), margin: 0)
    // About as many lines as the height of a map has room for labels.
    levels = z.tics(length: 200, isVertical: true).filter { $0.label != nil }
  }

  /// The positions of a few columns or rows as tics; `nil` where there are too many.
  static func tics(at positions: [Double], on scale: Scale) -> [Tic]? {
    guard positions.count <= 8 else { return nil }
    return positions.map {
      Tic(value: $0, label: NumberLabel.text(of: $0.roundedToSignificant(3), style: scale.style))
    }
  }

  /// The scale of an axis from the outer side of its first cell to that of its last.
  static func scale(of axis: Axis, showing positions: [Double]) -> Scale {
    let whole = Scale(of: axis, showing: positions, margin: 0)
    let edges = edges(of: positions, on: whole)
    return Scale(of: axis, showing: [edges.first, edges.last].compactMap { $0 }, margin: 0)
  }

  /// The sides of cells: half-way between neighbours as the axis shows them.
  static func edges(of positions: [Double], on scale: Scale) -> [Double] {
    guard let first = positions.first, let last = positions.last else { return [] }
    guard positions.count > 1 else { return [scale.low, scale.high] }
    let middles = zip(positions, positions.dropFirst()).map { scale.middle($0, $1) }
    return [scale.mirrored(middles[0], about: first)] + middles
      + [scale.mirrored(middles[middles.count - 1], about: last)]
  }

  /// The layers and labels inside a frame.
  func content(of frame: Frame) -> (layers: [Layer], shapes: [Shape]) {
    // The scales show the cells alone; a mark beyond them has no place.
    let inside = map.marks.filter { mark in
      (0...1).contains(frame.x.position(of: mark.x))
        && (0...1).contains(frame.y.position(of: mark.y))
    }
    let marks = MarkLabels(inside, curves: [], in: frame)
    var lines: [(points: [(x: Double, y: Double)], isDashed: Bool)] = []
    var labels: [Shape] = []
    var taken = marks.areas
    let contours = ContourLines(of: map, x: frame.x, y: frame.y, z: z)
    for level in levels {
      for line in contours.lines(at: z.position(of: level.value)) {
        var places = Self.dense(
          line.points.map { point in
            (
              x: frame.area.left + point.x * frame.area.width,
              y: frame.area.bottom - point.y * frame.area.height
            )
          })
        if let text = level.label,
          let area = Self.room(for: text, along: places, in: frame.area, beside: taken)
        {
          taken.append(area)
          labels.append(
            .text(
              text, x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2, .centre,
              size: PictureText.smallSize))
          places = places.map { area.contains($0) ? (x: .nan, y: .nan) : $0 }
        }
        lines.append((places, line.isExtrapolated))
      }
    }
    let drawn = [false, true].compactMap { isDashed in
      Self.layer(lines.filter { $0.isDashed == isDashed }.map(\.points), isDashed, in: frame)
    }
    return (cells(in: frame) + drawn, labels + marks.shapes)
  }

  /// A box for each known cell; each reaches a little under its next ones, so that no seams show.
  private func cells(in frame: Frame) -> [Layer] {
    let x = Self.edges(of: map.xs, on: frame.x).map(frame.x.clamped)
    let y = Self.edges(of: map.ys, on: frame.y).map(frame.y.clamped)
    var rows: [[Double]] = []
    for row in map.ys.indices {
      for column in map.xs.indices {
        guard let value = map.cell(column, row).value, z.canShow(value) else { continue }
        let right = frame.x.shifted(x[column + 1], by: 0.7 / frame.area.width)
        let top = frame.y.shifted(y[row + 1], by: 0.7 / frame.area.height)
        rows.append([
          map.xs[column], map.ys[row], x[column], right, y[row], top,
          HeatColours.number(at: z.position(of: value)),
        ])
      }
    }
    guard !rows.isEmpty else { return [] }
    return [
      .cells(rows)
    ]
  }

  /// Points along a line no further apart than a label's edge shows.
  private static func dense(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    guard let last = points.last else { return [] }
    var found: [(x: Double, y: Double)] = []
    for (from, to) in zip(points, points.dropFirst()) {
      let steps = max(1, Int(max(abs(to.x - from.x), abs(to.y - from.y)) / 3))
      for step in 0..<steps {
        let share = Double(step) / Double(steps)
        found.append((x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share))
      }
    }
    return found + [last]
  }

  /// The place of a label on its line, clear of others; `nil` on a line too short for one.
  private static func room(
    for text: String, along places: [(x: Double, y: Double)], in frame: Area, beside taken: [Area]
  ) -> Area? {
    let width = PictureText.width(of: text, size: PictureText.smallSize) + 6
    let height = PictureText.smallSize * 1.25
    guard Double(places.count) * 3 > width * 1.5 else { return nil }
    for share in [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88] {
      let place = places[Int(Double(places.count - 1) * share)]
      let area = Area(around: place.x, place.y, width: width, height: height)
      let isInside =
        area.left > frame.left + 2 && area.right < frame.right - 2 && area.top > frame.top + 2
        && area.bottom < frame.bottom - 2
      if isInside, taken.allSatisfy({ $0.overlap(area) == 0 }) { return area }
    }
    return nil
  }

  private static func layer(
    _ lines: [[(x: Double, y: Double)]], _ isDashed: Bool, in frame: Frame
  ) -> Layer? {
    let rows = lines.flatMap { line -> [[Double]] in
      let pieces = line.split { $0.x.isNaN }.filter { $0.count > 1 }
      return pieces.flatMap { piece in
        piece.map { place in
          [
            frame.x.value(at: (place.x - frame.area.left) / frame.area.width),
            frame.y.value(at: (frame.area.bottom - place.y) / frame.area.height),
          ]
        } + [[]]
      }
    }
    guard !rows.isEmpty else { return nil }
    let dashes: ScriptLine = isDashed ? "(8,5)" : "1"
    return Layer(
      rows: rows.dropLast(),
      drawing: "using 1:2 with lines lc rgb \(Colour.ink) lw 1.1 dt \(dashes)")
  }
}

extension Area {
  fileprivate func contains(_ place: (x: Double, y: Double)) -> Bool {
    place.x > left && place.x < right && place.y > top && place.y < bottom
  }
}

extension Layer {
  /// Boxes in colours of their own: centre, left, right, bottom, top, 0xRRGGBB in each row.
  static func cells(_ rows: [[Double]]) -> Layer {
    Layer(
      rows: rows,
      drawing: "using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable")
  }
}
