import JSON5

/// Values that are put in place of others, one case for each combination.
public struct Sweep: Sendable {
  /// Axes that are all combined with each other.
  public let grid: [SweepAxis]
  /// Axes that advance together.
  public let zip: [SweepAxis]

  /// The number of cases.
  public var count: Int {
    grid.reduce(zip.first?.values.count ?? 1) { $0 * $1.values.count }
  }

  public var axes: [SweepAxis] { grid + zip }

  /// The values of one case in the order of `axes`; the last grid axis advances fastest, after
  /// the zipped ones.
  public func values(ofCase index: Int) -> [SweepValue] {
    var rest = index
    var chosen: [SweepValue] = []
    if let length = zip.first?.values.count {
      let row = rest % length
      rest /= length
      chosen = zip.map { $0.values[row] }
    }
    var crossed: [SweepValue] = []
    for axis in grid.reversed() {
      crossed.append(axis.values[rest % axis.values.count])
      rest /= axis.values.count
    }
    return crossed.reversed() + chosen
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
