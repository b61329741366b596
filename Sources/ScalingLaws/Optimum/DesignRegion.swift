/// A design that a search found.
public struct FoundDesign: Sendable {
  public let choice: DesignChoice
  public let allocation: LossSurface.Place
  public let footprint: Footprint
  /// FLOP beyond what the best kind of model needs for the same loss, over what that needs.
  public let waste: Double
  /// Loss beyond that of the best design, nats per token.
  public let lossGap: Double
  /// The axes on which the design lies outside the law's fitted range, furthest first.
  public let excesses: [RangeExcess]

  /// Whether the design is as good as the best for all that matters, by the search's tolerances.
  public let isNear: Bool
}

/// What a law advises to do with a budget: its best design, and those that are nearly as good.
public struct DesignRegion: Sendable {
  public let law: LawCard
  public let best: FoundDesign
  /// All near designs of the grid, kind by kind and by size; the best is among them.
  public let near: [FoundDesign]
  /// The best design of each kind that fits, near or not.
  public let bestOfEachKind: [FoundDesign]
  /// Whether the best kind is the last of those that were searched, so that a better one may lie
  /// beyond what the law was fitted on.
  public let isAtEdge: Bool
}
