import Statistics

/// A difference of two models by topic, each topic drawn towards the others.
///
/// The variance between prompts of one topic is pooled over topics, so that a topic with two prompts
/// has an error too.
public struct TopicDifference: Sendable {
  public struct Row: Sendable {
    public let topic: String
    public let prompts: Int
    /// The mean over its own prompts.
    public let own: Double
    /// The mean drawn towards the others, with its interval; the own ones with fewer than three topics.
    public let pooled: Double
    public let range: ClosedRange<Double>
  }

  public let rows: [Row]
  /// How far topics differ beyond chance; none with fewer than three topics.
  public let spread: Double?

  /// `nil` where no prompt has a topic, or none varies within one.
  public init?(
    _ differences: [(prompt: String, topic: String?, difference: Double)], level: Double
  ) {
    let known = differences.compactMap { one in one.topic.map { ($0, one.difference) } }
    let topics = Dictionary(grouping: known, by: \.0).mapValues { Sample($0.map(\.1)) }
      .sorted { $0.key < $1.key }
    let degrees = topics.reduce(0) { $0 + $1.value.count - 1 }
    guard degrees > 0 else { return nil }
    let within =
      topics.reduce(0) { $0 + Double($1.value.count - 1) * $1.value.variance } / Double(degrees)
    guard within > 0 else { return nil }
    let errors = topics.map { (within / Double($0.value.count)).squareRoot() }
    let pooling = PartialPooling(topics.map(\.value.mean), errors: errors)
    let reach = -Normal.quantile((1 - level) / 2)
    rows = topics.enumerated().map { index, topic in
      let (mean, deviation) =
        pooling.map { ($0.groups[index].mean, $0.groups[index].deviation) }
        ?? (topic.value.mean, errors[index])
      return Row(
        topic: topic.key, prompts: topic.value.count, own: topic.value.mean, pooled: mean,
        range: mean - reach * deviation...mean + reach * deviation)
    }
    spread = pooling?.spread
  }
}
