import Formats
import Units

/// Values that are put in place of others, one case for each combination and draw.
public struct Sweep: Sendable {
  /// Axes that are all combined with each other.
  public let grid: [SweepAxis]
  /// Axes that advance together.
  public let zip: [SweepAxis]
  /// Inputs that are drawn at random.
  public let uncertain: [UncertainInput]
  /// How often they are drawn for each combination of the axes; 0 without any.
  public let draws: Int
  /// What the draws follow from.
  public let seed: UInt64
  /// The share of the draws that intervals hold.
  public let level: Double
  /// The numbers that are written for each case, laws side by side; `nil` writes all that each law
  /// says, a row each.
  public let columns: [SweepNumber]?

  /// The number of combinations of the axes.
  public var combinations: Int {
    grid.reduce(zip.first?.values.count ?? 1) { $0 * $1.values.count }
  }

  /// The number of cases.
  public var count: Int { combinations * max(1, draws) }

  public var axes: [SweepAxis] { grid + zip }

  /// The positions on the axes, in the order of `axes`, of a combination.
  ///
  /// The zipped axes advance fastest, then the last grid axis.
  func positions(ofCombination index: Int) -> [Int] {
    var rest = index
    var row = 0
    if let length = zip.first?.values.count {
      row = rest % length
      rest /= length
    }
    var crossed: [Int] = []
    for axis in grid.reversed() {
      crossed.append(rest % axis.values.count)
      rest /= axis.values.count
    }
    return crossed.reversed() + zip.map { _ in row }
  }

  /// Moves positions on to the next combination.
  func advance(_ positions: inout [Int]) {
    if let length = zip.first?.values.count {
      let row = positions[grid.count] + 1
      for place in grid.count..<positions.count { positions[place] = row % length }
      if row < length { return }
    }
    for place in grid.indices.reversed() {
      positions[place] += 1
      if positions[place] < grid[place].values.count { return }
      positions[place] = 0
    }
  }

  /// The values of a combination in the order of `axes`.
  public func values(ofCombination index: Int) -> [SweepValue] {
    Swift.zip(axes, positions(ofCombination: index)).map { $0.values[$1] }
  }
}

/// A place in the scenario and the values that it takes.
public struct SweepAxis: Sendable {
  public let path: String
  public let values: [SweepValue]
}

/// One value of an axis.
public struct SweepValue: Sendable {
  public let node: Node
  /// The value as a number, where it is one or a quantity.
  public let number: Double?
  /// The value as the file writes it.
  public let text: String
}

extension SweepValue {
  init(node: Node) {
    self.node = node
    text = node.text ?? node.text(.compact)
    // Any dimension serves: only the number is wanted.
    number = node.number ?? node.text.flatMap { try? Measure<FLOPDimension>(text: $0) }?.value
  }
}
