/// What a layer does with each token by itself.
public enum FeedForward: Hashable, Sendable {
  case none
  case dense(DenseFeedForward)
  case routed(RoutedFeedForward)
}

/// A feed-forward of two matrices, or of three where it is gated (SwiGLU, GEGLU).
public struct DenseFeedForward: Hashable, Sendable {
  public var width: Int
  public var isGated: Bool
  public var hasBias: Bool

  public init(width: Int, isGated: Bool = true, hasBias: Bool = false) {
    self.width = width
    self.isGated = isGated
    self.hasBias = hasBias
  }
}

/// A mixture of experts: a router sends each token to `topK` of `experts`.
public struct RoutedFeedForward: Hashable, Sendable {
  /// The routed experts E.
  public var experts: Int
  /// The routed experts K that a token uses.
  public var topK: Int
  /// The width of one routed expert.
  public var width: Int
  public var isGated: Bool
  /// Whether the experts have biases.
  public var hasBias: Bool
  /// Whether the router has a trained bias.
  ///
  /// DeepSeek-V3's correction bias is not trained by gradient and is no parameter here.
  public var routerHasBias: Bool
  /// Experts that every token uses beside the routed ones.
  public var shared: SharedExperts?
  /// A dense feed-forward that every token passes in parallel (Snowflake Arctic).
  public var residual: DenseFeedForward?
  /// Choices of the router that hold no weights and do nothing (LongCat-Flash); a token uses
  /// K·E/(E + zero) experts on average where all are chosen alike.
  public var zeroExperts = 0
  /// The width that routed experts work in where it is not d, with a projection down before and one
  /// up behind all of them (Nemotron 3's LatentMoE).
  public var latent: Int?
  /// The router's outputs that choose no routed expert but scale the shared ones.
  public var routerExtra = 0
  /// Whether tokens choose experts by a fixed table, so that no router works (DeepSeek-V4's first
  /// layers); its weights are held all the same.
  public var isHashed = false

  /// The routed experts that a token uses on average.
  public var meanTopK: Double {
    guard zeroExperts > 0 else { return Double(topK) }
    return Double(topK) * Double(experts) / Double(experts + zeroExperts)
  }

  public init(
    experts: Int, topK: Int, width: Int, isGated: Bool = true, hasBias: Bool = false,
    routerHasBias: Bool = false, shared: SharedExperts? = nil, residual: DenseFeedForward? = nil
  ) {
    self.experts = experts
    self.topK = topK
    self.width = width
    self.isGated = isGated
    self.hasBias = hasBias
    self.routerHasBias = routerHasBias
    self.shared = shared
    self.residual = residual
  }
}

/// The experts that every token uses; gated and biased as the routed ones of their layer.
public struct SharedExperts: Hashable, Sendable {
  public var count: Int
  /// The width of one of them.
  public var width: Int
  /// Whether a trained gate of d weights scales their output (Qwen1.5-MoE).
  public var hasGate: Bool

  public init(count: Int, width: Int, hasGate: Bool = false) {
    self.count = count
    self.width = width
    self.hasGate = hasGate
  }
}
