/// A number that a sweep computes for each case and law.
public enum SweepColumn: String, CaseIterable, Sendable {
  case denseEquivalent = "dense_equivalent_parameters"
  case multiplier = "compute_multiplier"
  case loss = "loss_nats_per_token"
  case size = "size_parameters"
  case tokens = "tokens"
  case tokensPerParameter = "tokens_per_parameter"
  case lossGap = "loss_gap_nats_per_token"
  case tokenMultiplier = "token_multiplier"
  case crossover = "crossover_tokens"

  /// The column as an axis names it.
  public var label: String {
    switch self {
    case .denseEquivalent: "dense equivalent (parameters)"
    case .multiplier: "compute multiplier (dense FLOP / MoE FLOP)"
    case .loss: "loss (nats per token, each law's own text)"
    case .size: "optimal size as the law counts it (parameters)"
    case .tokens: "tokens"
    case .tokensPerParameter: "tokens per parameter"
    case .lossGap: "loss less that of the dense model (nats per token)"
    case .tokenMultiplier: "token multiplier (dense tokens / MoE tokens)"
    case .crossover: "tokens below which the dense model is better"
    }
  }
}

extension SweepColumn {
  /// Whether less of it is better: losses and costs, but not what a model is worth.
  public var isLessBetter: Bool {
    switch self {
    case .loss, .lossGap, .size, .tokens, .tokensPerParameter, .crossover: true
    case .denseEquivalent, .multiplier, .tokenMultiplier: false
    }
  }
}
