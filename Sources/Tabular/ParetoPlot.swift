/// Designs by two numbers, and the front of those that no other beats in both.
public struct ParetoPlot: Hashable, Sendable {
  public let title: String
  public var x: Axis
  public var y: Axis
  /// Whether less is better along an axis.
  public let isLessBetterX: Bool
  public let isLessBetterY: Bool
  public let series: [Series]

  /// Designs that compete with each other, such as those of one budget.
  public struct Series: Hashable, Sendable {
    public let name: String
    public let designs: [Design]

    public init(name: String, designs: [Design]) {
      self.name = name
      self.designs = designs
    }
  }

  /// One design with what it is called.
  public struct Design: Hashable, Sendable {
    public let label: String
    public let x: Double
    public let y: Double
    public let isExtrapolated: Bool

    public init(label: String, x: Double, y: Double, isExtrapolated: Bool) {
      self.label = label
      self.x = x
      self.y = y
      self.isExtrapolated = isExtrapolated
    }
  }

  public init(
    title: String, x: Axis, y: Axis, isLessBetterX: Bool = true, isLessBetterY: Bool = true,
    series: [Series]
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.isLessBetterX = isLessBetterX
    self.isLessBetterY = isLessBetterY
    self.series = series
  }

  /// The positions of the designs on the front, from the best along x to the best along y.
  ///
  /// A design is on the front when no other is at least as good along both axes and better along
  /// one. Of equal designs all are on it. A design without two numbers is on no front.
  public func front(of series: Series) -> [Int] {
    let (xSign, ySign) = (isLessBetterX ? 1.0 : -1, isLessBetterY ? 1.0 : -1)
    let costs = series.designs.enumerated().filter { $1.x.isFinite && $1.y.isFinite }
      .map { (index: $0, x: xSign * $1.x, y: ySign * $1.y) }
      .sorted { ($0.x, $0.y, $0.index) < ($1.x, $1.y, $1.index) }
    var front: [Int] = []
    var best = (x: Double.nan, y: Double.infinity)
    for cost in costs where cost.y < best.y || (cost.x == best.x && cost.y == best.y) {
      front.append(cost.index)
      best = (cost.x, cost.y)
    }
    return front
  }
}
