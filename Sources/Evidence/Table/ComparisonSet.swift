import Units

/// Models of one lab and one evaluation that may be compared: dense siblings and MoE.
public struct ComparisonSet: Sendable {
  public let id: String
  public let lab: String
  public let card: SetCard
  public let sameData: SameData
  /// What is said of the recipe, in words.
  public let recipe: String
  /// The dense models by size.
  public let siblings: [DenseSibling]
  public let routed: [RoutedModel]
  public let metrics: [SetMetric]
  /// The rows as they stand in the table, each with its source.
  public let rows: [PairRow]
  /// What was read, MoE by MoE and metric by metric.
  public internal(set) var readings: [MetricReading] = []
  /// What was not read, and why.
  public internal(set) var unread: [UnreadMetric] = []
  /// The readings pooled by axis.
  public internal(set) var byAxis: [AxisReading] = []
  /// The same for recall, exams, mathematics and the other finer kinds of scores.
  public internal(set) var byFacet: [AxisReading] = []

  /// Whether the set counts in the statistics: by its role, and because something was read.
  public var counts: Bool { card.role == .statistics && !byAxis.isEmpty }

  /// The pooled reading of one MoE on an axis.
  public func reading(_ model: String, on axis: ScoreAxis) -> AxisReading? {
    byAxis.first { $0.model.name == model && $0.axis == axis }
  }

  /// The pooled reading of one MoE on a finer kind of scores.
  public func reading(_ model: String, of facet: ScoreFacet) -> AxisReading? {
    byFacet.first { $0.model.name == model && $0.facet == facet }
  }

  /// How many times more, or less, a sibling was trained than an MoE: the largest factor either
  /// way; `nil` where tokens are not published.
  public func tokenFactor(of model: RoutedModel) -> Double? {
    guard let tokens = model.tokens else { return nil }
    let factors = siblings.compactMap { sibling in
      sibling.tokens.map { max($0 / tokens, tokens / $0) }
    }
    return factors.max()
  }

  /// The sources of the set's scores, each once.
  public var sources: [String] {
    var seen: Set<String> = []
    return rows.map(\.source).filter { seen.insert($0).inserted }
  }
}

/// A dense model of a set.
public struct DenseSibling: Sendable, Hashable {
  public let name: String
  public let size: Parameters
  /// Tokens of training; `nil` is not published.
  public let tokens: Tokens?
}

/// One metric of a set, with the scores of its models.
public struct SetMetric: Sendable, Hashable {
  public let name: String
  public let axis: ScoreAxis
  public let facet: ScoreFacet
  public let higherIsBetter: Bool
  /// How noisy its scores are, as the rows say; `nil` is what the room knows of the benchmark.
  public let error: ScoreError?
  /// Scores by the position of the dense sibling.
  public let dense: [Score]
  /// Scores by the position of the MoE.
  public let routed: [Score]

  /// A score of a model by its position in the set.
  public struct Score: Sendable, Hashable {
    public let model: Int
    public let value: Double
  }
}
