import Units

/// One published score of one model, with its source: a row of the table.
public struct PairRow: Sendable, Hashable {
  /// The set of models that share a lab, data and evaluation.
  public let set: String
  public let lab: String
  public let model: String
  public let kind: ModelKind
  /// Parameters that the model stores; `nil` is not published.
  public let total: Parameters?
  /// Parameters that a token uses; `nil` is not published.
  public let active: Parameters?
  /// Experts of a routed layer as published, such as `64+2 shared`; empty for dense models.
  public let experts: String
  /// Experts that a token uses as published, such as `6+2`; empty for dense models.
  public let topK: String
  /// Tokens of training; `nil` is not published.
  public let tokens: Tokens?
  public let sameData: SameData
  /// What is said of the recipe, in words.
  public let recipe: String
  public let metric: String
  public let axis: ScoreAxis
  public let facet: ScoreFacet
  public let higherIsBetter: Bool
  public let score: Double
  /// How noisy the score is, where the row says so; `nil` is what the room knows of the benchmark.
  public let error: ScoreError?
  /// Where the score was published.
  public let source: String
  public let provenance: RowProvenance
  /// The line of the file, for faults that show late.
  public let line: Int

  public enum ModelKind: String, Sendable, Hashable, CaseIterable {
    case dense
    case moe
  }
}
