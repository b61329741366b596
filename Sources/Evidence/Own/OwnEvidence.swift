import Units

/// Dense siblings and an MoE of one's own, with their scores.
///
/// Read like the sets of the table: monotone ladders, linear in ln N, with the scores' noise. Where
/// siblings saw other numbers of tokens than the MoE, their sizes are moved by a stated exponent.
public struct OwnEvidence: Sendable {
  /// A dense model of the same recipe.
  public struct Sibling: Sendable, Hashable {
    public let name: String
    public let size: Parameters
    /// Tokens of training; `nil` is not known, and taken as those of the MoE.
    public let tokens: Tokens?

    public init(name: String, size: Parameters, tokens: Tokens? = nil) {
      self.name = name
      self.size = size
      self.tokens = tokens
    }
  }

  /// A benchmark or a loss, with the scores of siblings and MoE.
  public struct Metric: Sendable {
    public let name: String
    public let higherIsBetter: Bool
    public let error: ScoreError
    /// Scores of the siblings in their order; `nil` is not measured.
    public let siblings: [Double?]
    /// The MoE's score; `nil` is not measured.
    public let score: Double?
    /// Points per e-fold of size, known from elsewhere, for a single sibling; `nil` is not known.
    public let slope: Double?

    public init(
      name: String, higherIsBetter: Bool = true, error: ScoreError, siblings: [Double?],
      score: Double?, slope: Double? = nil
    ) {
      self.name = name
      self.higherIsBetter = higherIsBetter
      self.error = error
      self.siblings = siblings
      self.score = score
      self.slope = slope
    }
  }

  public let siblings: [Sibling]
  public let metrics: [Metric]
  /// Tokens of the MoE; `nil` is not known.
  public let tokens: Tokens?
  /// What tokens are worth in size where they differ; `nil` for what dense laws say there.
  public let exchange: TokenExchange?

  public init(
    siblings: [Sibling], metrics: [Metric], tokens: Tokens? = nil, exchange: TokenExchange? = nil
  ) {
    self.siblings = siblings
    self.metrics = metrics
    self.tokens = tokens
    self.exchange = exchange
  }
}
