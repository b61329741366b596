/// A gain between two runs to be split into what the data and what the architecture brought.
public struct DecompositionRequest: Hashable, Sendable {
  public let name: String
  public let metric: String
  /// The old recipe: dense, old data.
  public let from: Observation
  /// The new recipe: MoE, new data.
  public let to: Observation
  /// Dense runs on the new data, whose scores against tokens stand between the two.
  public let bridge: [Observation]
  /// Factors on the bridge's slope whose answers are shown, as a sensitivity.
  public let slopes: ClosedRange<Double>?
  public let level: Double
  /// What other evidence says of parts of its factors.
  public let parts: [KnownPart]

  public init(
    name: String, metric: String, from: Observation, to: Observation, bridge: [Observation],
    slopes: ClosedRange<Double>?, level: Double, parts: [KnownPart]
  ) {
    self.name = name
    self.metric = metric
    self.from = from
    self.to = to
    self.bridge = bridge
    self.slopes = slopes
    self.level = level
    self.parts = parts
  }
}
