import Tabular

/// The names of lines, each in the line's colour beside its end, so that no legend has to be read.
struct EndLabels {
  private static let size = PictureText.smallSize
  private static let lineHeight = PictureText.lineHeight(size) - 1
  private static let room = 142.0

  private let named: [(curve: Curve, lines: [String])]

  init(_ curves: [Curve]) {
    var seen: Set<String> = []
    named = curves.filter {
      $0.form == .line && !$0.name.isEmpty && seen.insert("\($0.style) \($0.name)").inserted
    }.map { curve in
      (curve, PictureText.lines(curve.name, size: Self.size, width: Self.room, limit: 3))
    }
  }

  /// The room that the names take at the right of the plot.
  var width: Double {
    let widest = named.flatMap(\.lines).map { PictureText.width(of: $0, size: Self.size) }.max()
    return widest.map { $0 + 16 } ?? 0
  }

  /// The names as near to the ends of their lines as others leave room.
  func shapes(in frame: Frame) -> [Shape] {
    let ends = named.compactMap { name -> (end: (x: Double, y: Double), name: Int)? in
      let shown = name.curve.points.filter { frame.x.canShow($0.x) && frame.y.canShow($0.y) }
      guard let last = shown.max(by: { $0.x < $1.x }) else { return nil }
      let index = named.firstIndex { $0.curve == name.curve } ?? 0
      return (frame.place(x: last.x, y: last.y), index)
    }.sorted { ($0.end.y, $0.name) < ($1.end.y, $1.name) }
    let heights = ends.map { Double(named[$0.name].lines.count) * Self.lineHeight + 2 }
    // Down as far as those above push, then up as far as the frame's foot does.
    var tops: [Double] = []
    for (end, height) in zip(ends, heights) {
      let free = tops.last.map { $0 + heights[tops.count - 1] } ?? frame.area.top - 8
      tops.append(max(end.end.y - height / 2, free))
    }
    var limit = frame.area.bottom + 8
    for index in tops.indices.reversed() {
      tops[index] = min(tops[index], limit - heights[index])
      limit = tops[index]
    }
    let x = frame.area.right + 12
    return ends.indices.flatMap { index -> [Shape] in
      let (end, name) = ends[index]
      let look = Look(named[name].curve)
      let middle = tops[index] + heights[index] / 2
      var shapes = named[name].lines.enumerated().map { row, line in
        Shape.text(
          line, x: x, y: tops[index] + (Double(row) + 0.5) * Self.lineHeight + 1, size: Self.size,
          colour: look.textColour)
      }
      if abs(middle - end.y) > 4 || end.x < frame.area.right - 24 {
        shapes.append(
          .line(x: end.x + 2, y: end.y, toX: x - 3, toY: middle, colour: .frame, width: 0.6))
      }
      return shapes
    }
  }
}
