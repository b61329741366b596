import Tabular

/// Rows on one shared axis: labels at the left, the plot, the numbers as text at the right.
struct RowLayout {
  /// What stands beside the plot in one row.
  struct Row {
    let label: String
    let value: String
    let note: String
    /// Whether the note stands in the plot, for want of a value.
    let isNoteInPlot: Bool
  }

  private static let lineHeight = PictureText.lineHeight(PictureText.bodySize)
  private static let labelRoom = 150.0
  private static let valueRoom = 150.0
  private static let noteSize = PictureText.smallSize

  let area: Area
  let rowHeight: Double
  private let rows: [Row]
  private let labels: [[String]]
  private let values: [[String]]
  private let notes: [[String]]
  private let left: Double
  private let right: Double
  /// Where a row's line runs, from its middle downwards in shares of its height.
  private let baseline: Double

  /// Rows between two sides, downwards from a height.
  init(
    _ rows: [Row], left: Double, right: Double, top: Double, leastHeight: Double = 0,
    baseline: Double = 0
  ) {
    self.baseline = baseline
    self.rows = rows
    self.left = left
    self.right = right
    let widest = { (texts: [[String]], size: Double) -> Double in
      texts.joined().map { PictureText.width(of: $0, size: size) }.max() ?? 0
    }
    labels = rows.map { PictureText.lines($0.label, width: Self.labelRoom, limit: 4) }
    values = rows.map { PictureText.lines($0.value, width: Self.valueRoom, limit: 2) }
    let labelWidth = widest(labels, PictureText.bodySize)
    let besides = rows.filter { !$0.isNoteInPlot }.map {
      PictureText.lines($0.note, size: Self.noteSize, width: Self.valueRoom, limit: 3)
    }
    let valueWidth = max(widest(values, PictureText.bodySize), widest(besides, Self.noteSize))
    let (plotLeft, plotRight) = (left + labelWidth + 12, right - max(valueWidth + 14, 14))
    notes = rows.map { row in
      let room = row.isNoteInPlot ? right - plotLeft - 16 : Self.valueRoom
      return PictureText.lines(row.note, size: Self.noteSize, width: room, limit: 3)
    }
    let most = rows.indices.map { [labels, values, notes] in
      max(labels[$0].count, values[$0].count + (rows[$0].isNoteInPlot ? 0 : notes[$0].count))
    }
    rowHeight = max(leastHeight, Double(max(1, most.max() ?? 1)) * Self.lineHeight + 10)
    let height = rowHeight * Double(max(1, rows.count))
    area = Area(left: plotLeft, top: top, right: plotRight, bottom: top + height)
  }

  /// The scale of the rows: row 0 at the top.
  var scale: Scale { Scale(rows: max(1, rows.count)) }

  private func middle(of row: Int) -> Double { area.top + (Double(row) + 0.5) * rowHeight }

  /// The heights at which notes stand in the plot.
  var notesInPlot: [ClosedRange<Double>] {
    rows.indices.filter { rows[$0].isNoteInPlot }.map { index in
      let half = Double(notes[index].count) * Self.lineHeight / 2 + 2
      return middle(of: index) - half...middle(of: index) + half
    }
  }

  /// Labels, values, notes and a faint line for each row.
  var shapes: [Shape] {
    var shapes: [Shape] = []
    for index in rows.indices {
      let y = middle(of: index)
      if !rows[index].isNoteInPlot {
        let foot = y + baseline * rowHeight
        shapes.append(.line(x: area.left, y: foot, toX: area.right, toY: foot, colour: .grid))
      }
      shapes += lines(labels[index], x: area.left - 10, .right, y: y)
      let x = area.right + 14
      if rows[index].isNoteInPlot {
        shapes += lines(notes[index], x: area.left + 8, .left, y: y, isNote: true)
      } else {
        let count = Double(values[index].count + notes[index].count)
        let top = y - count * Self.lineHeight / 2
        let middles = [
          top + Double(values[index].count) * Self.lineHeight / 2,
          top + (count - Double(notes[index].count) / 2) * Self.lineHeight,
        ]
        shapes += lines(values[index], x: x, .left, y: middles[0])
        shapes += lines(notes[index], x: x, .left, y: middles[1], isNote: true)
      }
    }
    if rows.isEmpty {
      shapes.append(
        .text(
          "no rows", x: (area.left + area.right) / 2, y: middle(of: 0), .centre, colour: .faded))
    }
    return shapes
  }

  /// Lines of text whose middle is at a height.
  private func lines(
    _ lines: [String], x: Double, _ alignment: Shape.Anchor, y: Double, isNote: Bool = false
  ) -> [Shape] {
    lines.enumerated().map { index, line in
      let offset = (Double(index) - Double(lines.count - 1) / 2) * Self.lineHeight
      return .text(
        line, x: x, y: y + offset, alignment,
        size: isNote ? Self.noteSize : PictureText.bodySize, colour: isNote ? .faded : .ink)
    }
  }
}

extension Scale {
  /// The scale of so many rows, counted downwards.
  init(rows: Int) {
    isLogarithmic = false
    low = Double(rows) - 0.5
    high = -0.5
    style = .plain
  }
}

extension Picture {
  /// Adds the axis below rows, and the frame itself.
  mutating func addAxis(_ axis: Axis, below rows: RowLayout, frame: Frame) {
    height = rows.area.bottom + 30
    let label = PictureText.lines(axis.label, width: innerWidth, limit: 2)
    let tall = PictureText.lineHeight(PictureText.bodySize)
    let wide = label.map { PictureText.width(of: $0, size: PictureText.bodySize) }.max() ?? 0
    // Under the middle of the axis, or as near to it as the margins allow.
    let middle = (rows.area.left + rows.area.right) / 2
    let x = min(
      max(middle, pictureMargin + wide / 2), max(width - pictureMargin - wide / 2, wide / 2))
    for line in label {
      shapes.append(.text(line, x: x, y: height + tall / 2, .centre))
      height += tall
    }
    height += 6
    var frame = frame
    if frame.layers.isEmpty { frame.layers = [.nothing(x: frame.x.low, y: 0)] }
    frames.append(frame)
  }
}
