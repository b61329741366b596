import Tabular

/// The labels of positions on an axis, above the plot and beside each other without touching.
struct GuideLabels {
  private struct Placed {
    let guide: DotPlot.Guide
    let label: String
    /// The row above the plot, 0 the nearest.
    let level: Int
    let x: Double
  }

  private static let size = PictureText.smallSize
  private static let lineHeight = PictureText.lineHeight(size) + 2
  private static let mostLevels = 12

  private let placed: [Placed]
  private let scale: Scale

  init(_ guides: [DotPlot.Guide], scale: Scale, area: Area, width: Double) {
    self.scale = scale
    var ends = [Double](repeating: -.infinity, count: Self.mostLevels)
    var placed: [Placed] = []
    let shown = guides.filter { scale.canShow($0.value) }.sorted { $0.value < $1.value }
    for guide in shown {
      let lines = PictureText.lines(guide.label, size: Self.size, width: 240, limit: 1)
      let label = lines.first ?? ""
      let wide = PictureText.width(of: label, size: Self.size)
      let line = area.left + scale.position(of: guide.value) * area.width
      let x = min(max(line, pictureMargin + wide / 2), width - pictureMargin - wide / 2)
      // With every row taken, the line stands without its label.
      let level = ends.firstIndex { $0 < x - wide / 2 }
      if let level { ends[level] = x + wide / 2 + 10 }
      placed.append(
        Placed(guide: guide, label: level == nil ? "" : label, level: level ?? 0, x: x))
    }
    self.placed = placed
  }

  /// The room that the labels take above the plot.
  var height: Double {
    placed.map(\.level).max().map { Double($0 + 1) * Self.lineHeight + 4 } ?? 4
  }

  /// The lines through the plot, broken where a note stands, and their labels.
  func shapes(over rows: RowLayout) -> [Shape] {
    let area = rows.area
    return placed.flatMap { placed -> [Shape] in
      let x = area.left + scale.position(of: placed.guide.value) * area.width
      let y = area.top - 4 - (Double(placed.level) + 0.5) * Self.lineHeight
      var ends = [y + Self.size * 0.7]
      for gap in rows.notesInPlot { ends += [gap.lowerBound, gap.upperBound] }
      ends.append(area.bottom)
      let lines = stride(from: 0, to: ends.count, by: 2).map { index in
        Shape.line(
          x: x, y: ends[index], toX: x, toY: ends[index + 1], colour: .faded, width: 0.8,
          isDashed: true)
      }
      let label = Shape.text(
        placed.label, x: placed.x, y: y, .centre, size: Self.size, colour: .faded)
      return lines + [label]
    }
  }
}
