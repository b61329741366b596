import Tabular

extension Picture {
  /// The width of pictures of rows.
  static let rowsWidth = 680.0

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
