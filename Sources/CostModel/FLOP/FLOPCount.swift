import Units

/// The floating-point operations of one token by component, forward and backward.
///
/// A multiply-add is two operations. Forward, each active weight costs 2; backward costs twice the
/// forward pass (one product for the gradient of the input, one for that of the weight), so a
/// trained token costs 3 times its forward pass. Counts are exact up to 2^53.
public struct FLOPCount: Hashable, Sendable {
  /// The forward pass of one token.
  public let forward: PerComponent<Double>

  /// The forward FLOP of one token; what one token of inference at this context costs.
  public var forwardPerToken: FLOPPerToken { FLOPPerToken(forward.sum) }

  /// The backward FLOP of one token: twice the forward ones.
  public var backwardPerToken: FLOPPerToken { FLOPPerToken(2 * forward.sum) }

  /// The training FLOP of one token, forward and backward, without recomputation.
  public var trainingPerToken: FLOPPerToken { FLOPPerToken(3 * forward.sum) }

  /// The operations that the hardware does for one token, recomputed activations included.
  public func hardwarePerToken(_ recompute: Recompute) -> FLOPPerToken {
    FLOPPerToken(3 * forward.sum + recomputed(recompute))
  }

  /// The forward operations that are done a second time in the backward pass.
  private func recomputed(_ recompute: Recompute) -> Double {
    switch recompute {
    case .none, .selective: 0
    case .attentionScores: forward.attentionScores
    case .full: forward.sum
    }
  }

  /// The training FLOP of one component for one token.
  public func training(_ component: Component) -> FLOPPerToken {
    FLOPPerToken(3 * forward[component])
  }
}

/// Which activations are computed again in the backward pass to save memory.
///
/// Model FLOP never include it; hardware FLOP do. Korthikanti et al. (arXiv 2205.05198) name the
/// two kinds.
public enum Recompute: String, CaseIterable, Sendable {
  case none
  /// Selective: only the attention scores, whose activations are large and cheap to compute.
  case attentionScores
  /// Norms, activation functions, and projections up from latents: little work for much memory
  /// (DeepSeek-V3, arXiv 2412.19437, section 3.2.3). Its FLOP, below a hundredth, are not counted.
  case selective
  /// The whole forward pass: 4/3 of the model FLOP.
  case full
}
