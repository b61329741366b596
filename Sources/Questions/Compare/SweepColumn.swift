import Tabular

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

  /// What a sentence is about.
  public var subject: String {
    switch self {
    case .denseEquivalent: "the dense equivalent"
    case .multiplier: "the compute multiplier"
    case .loss: "the loss"
    case .size: "the best size"
    case .tokens: "the best number of tokens"
    case .tokensPerParameter: "the best ratio of tokens to parameters"
    case .lossGap: "the gap of loss"
    case .tokenMultiplier: "the token multiplier"
    case .crossover: "the break-even"
    }
  }

  /// The column as an axis: ratios logarithmic with a line at 1, others as their range asks.
  public func axis(spanning values: [Double]) -> Axis {
    switch self {
    case .multiplier, .tokenMultiplier: .ratio(label)
    default: Axis(label, spanning: values)
    }
  }

  /// The column as an axis names it.
  public var label: String {
    switch self {
    case .denseEquivalent: "size of the equal dense model (parameters)"
    case .multiplier: "dense FLOP over the MoE's, for the same loss"
    case .loss: "loss (nats per token of the law's own text)"
    case .size: "best size (parameters as the law counts them)"
    case .tokens: "tokens"
    case .tokensPerParameter: "tokens per parameter"
    case .lossGap: "loss of the MoE less that of the dense model (nats per token)"
    case .tokenMultiplier: "dense tokens over the MoE's, for the same loss"
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
