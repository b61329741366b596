import Tabular

/// Lines of equal number over a grid, in shares of the map's width and height.
///
/// Marching squares: between two neighbours on either side of a level the line crosses where the
/// number, read as linear in shares, equals it; where all four sides of a cell are crossed, the mean of
/// its corners decides which are joined. A cell with an unknown corner has no line.
struct ContourLines {
  struct Line {
    var points: [(x: Double, y: Double)]
    /// Whether some corner of the cells that the line runs through is extrapolated.
    let isExtrapolated: Bool
  }

  private struct Edge: Hashable {
    let column: Int
    let row: Int
    let isUpwards: Bool
  }

  private let map: HeatMap
  private let x: [Double]
  private let y: [Double]
  private let z: [Double?]

  /// The positions of columns and rows in shares, and the numbers as the scale of colours has them.
  init(of map: HeatMap, x: Scale, y: Scale, z: Scale) {
    self.map = map
    self.x = map.xs.map(x.position)
    self.y = map.ys.map(y.position)
    self.z = map.cells.map { cell in
      cell.value.flatMap { z.canShow($0) ? z.position(of: $0) : nil }
    }
  }

  /// The lines at a level, a share of the scale of colours.
  func lines(at level: Double) -> [Line] {
    [false, true].flatMap { isExtrapolated in
      Self.joined(segments(at: level, isExtrapolated: isExtrapolated)).map { edges in
        Line(points: edges.compactMap { crossing(of: $0, level) }, isExtrapolated: isExtrapolated)
      }
    }
  }

  private func value(_ column: Int, _ row: Int) -> Double? { z[row * x.count + column] }

  /// The pairs of sides that the line joins, cell by cell.
  private func segments(at level: Double, isExtrapolated: Bool) -> [(Edge, Edge)] {
    var segments: [(Edge, Edge)] = []
    for row in 0..<max(0, y.count - 1) {
      for column in 0..<max(0, x.count - 1) {
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
        let isOutside = corners.contains { map.cell(column + $0.0, row + $0.1).isExtrapolated }
        let values = corners.compactMap { value(column + $0.0, row + $0.1) }
        guard isOutside == isExtrapolated, values.count == 4 else { continue }
        let sides = [
          Edge(column: column, row: row, isUpwards: false),
          Edge(column: column + 1, row: row, isUpwards: true),
          Edge(column: column, row: row + 1, isUpwards: false),
          Edge(column: column, row: row, isUpwards: true),
        ]
        let isAbove = values.map { $0 >= level }
        let crossed = (0..<4).filter { isAbove[$0] != isAbove[($0 + 1) % 4] }
        if crossed.count == 2 {
          segments.append((sides[crossed[0]], sides[crossed[1]]))
        } else if crossed.count == 4 {
          // The corners that agree with the middle are joined, so the lines cut off the others.
          let isMiddleAbove = values.reduce(0, +) / 4 >= level
          let pairs = isMiddleAbove == isAbove[0] ? [(0, 1), (2, 3)] : [(3, 0), (1, 2)]
          segments += pairs.map { (sides[$0.0], sides[$0.1]) }
        }
      }
    }
    return segments
  }

  private func crossing(of edge: Edge, _ level: Double) -> (x: Double, y: Double)? {
    let end = edge.isUpwards ? (edge.column, edge.row + 1) : (edge.column + 1, edge.row)
    guard let from = value(edge.column, edge.row), let to = value(end.0, end.1) else { return nil }
    let share = to == from ? 0.5 : min(1, max(0, (level - from) / (to - from)))
    return (
      x[edge.column] + (x[end.0] - x[edge.column]) * share,
      y[edge.row] + (y[end.1] - y[edge.row]) * share
    )
  }

  /// Segments strung together at their shared sides; a side lies between two cells at most.
  private static func joined(_ segments: [(Edge, Edge)]) -> [[Edge]] {
    var touching: [Edge: [Int]] = [:]
    for (index, segment) in segments.enumerated() {
      touching[segment.0, default: []].append(index)
      touching[segment.1, default: []].append(index)
    }
    var isUsed = [Bool](repeating: false, count: segments.count)
    var lines: [[Edge]] = []
    func walk(from index: Int, at start: Edge) {
      var line = [start]
      var next: Int? = index
      while let index = next {
        isUsed[index] = true
        let here = line[line.count - 1]
        let there = segments[index].0 == here ? segments[index].1 : segments[index].0
        line.append(there)
        next = touching[there]?.first { !isUsed[$0] }
      }
      lines.append(line)
    }
    // Open lines from their ends first; what is left are rings.
    for (index, segment) in segments.enumerated() where !isUsed[index] {
      if let end = [segment.0, segment.1].first(where: { touching[$0]?.count == 1 }) {
        walk(from: index, at: end)
      }
    }
    for index in segments.indices where !isUsed[index] { walk(from: index, at: segments[index].0) }
    return lines
  }
}
