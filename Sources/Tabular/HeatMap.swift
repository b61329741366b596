/// A number over two axes: a coloured cell for each pair of values, and lines of equal number.
public struct HeatMap: Hashable, Sendable {
  /// What tells it from its neighbours, such as the law.
  public let title: String
  public var x: Axis
  public var y: Axis
  /// What the colours and lines show.
  public let z: Axis
  /// The positions of the columns, ascending.
  public let xs: [Double]
  /// The positions of the rows, ascending.
  public let ys: [Double]
  /// The cells row by row, each from its first column; as many as columns times rows.
  public let cells: [Cell]
  public let marks: [Mark]

  /// The number at one pair of positions.
  public struct Cell: Hashable, Sendable {
    /// `nil` where there is none; the cell stays white.
    public let value: Double?
    /// Whether the number lies outside the fitted range of what it comes from.
    public let isExtrapolated: Bool

    public init(_ value: Double?, isExtrapolated: Bool = false) {
      self.value = value
      self.isExtrapolated = isExtrapolated
    }
  }

  /// A map of a full grid.
  public init(
    title: String, x: Axis, y: Axis, z: Axis, xs: [Double], ys: [Double], cells: [Cell],
    marks: [Mark] = []
  ) {
    precondition(cells.count == xs.count * ys.count, "a map has a cell for each pair of positions")
    self.title = title
    self.x = x
    self.y = y
    self.z = z
    self.xs = xs
    self.ys = ys
    self.cells = cells
    self.marks = marks
  }

  /// The cell of a column and a row.
  public func cell(_ column: Int, _ row: Int) -> Cell { cells[row * xs.count + column] }
}
