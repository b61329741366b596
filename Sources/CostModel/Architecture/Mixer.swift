/// How a layer mixes information between tokens.
public enum Mixer: Hashable, Sendable {
  /// Softmax attention with grouped key and value heads.
  case attention(GroupedAttention)
  /// Softmax attention whose keys and values pass through a low-rank latent.
  case latent(LatentAttention)
  /// A selective state-space layer.
  case stateSpace(StateSpace)
  /// Attention without softmax, computed as a recurrence.
  case linear(LinearAttention)
  /// A recurrence that overwrites what its state holds under a key.
  case gatedDelta(GatedDelta)
  /// No mixer in this layer.
  case none
}

/// Which keys a query may see besides causality.
public enum AttentionReach: Hashable, Sendable {
  /// Every token of the context.
  case all
  /// The last so many tokens.
  case window(Int)
  /// The tokens of its own block of so many tokens.
  case chunk(Int)
}

/// Multi-head, grouped-query or multi-query attention.
///
/// Ainslie et al., "GQA" (arXiv 2305.13245); `kvHeads` equal to `heads` is multi-head attention
/// and 1 is multi-query attention.
public struct GroupedAttention: Hashable, Sendable {
  public var heads: Int
  public var kvHeads: Int
  public var headDim: Int
  /// Whether the query, key and value projections have biases.
  public var hasInputBias: Bool
  /// Whether the output projection has a bias.
  public var hasOutputBias: Bool
  /// The weights of the norms on queries and keys of one layer, 0 where there are none.
  public var queryKeyNormWeights: Int
  /// Whether each head has a learned sink logit.
  public var hasSinks: Bool
  /// Whether a projection as wide as the queries gates the output (Qwen3-Next).
  public var hasOutputGate = false
  public var reach: AttentionReach
  /// What is left of the hidden size after dividing it among heads; 0 in every checked model.
  let undivided: Int

  /// Heads of a given width.
  public init(
    heads: Int, kvHeads: Int, headDim: Int, hasInputBias: Bool = false,
    hasOutputBias: Bool = false, queryKeyNormWeights: Int = 0, hasSinks: Bool = false,
    reach: AttentionReach = .all
  ) {
    self.heads = heads
    self.kvHeads = kvHeads
    self.headDim = headDim
    self.hasInputBias = hasInputBias
    self.hasOutputBias = hasOutputBias
    self.queryKeyNormWeights = queryKeyNormWeights
    self.hasSinks = hasSinks
    self.reach = reach
    undivided = 0
  }

  /// Heads that divide the hidden size among themselves; that it does not divide is a fault of the
  /// architecture.
  public init(
    heads: Int, kvHeads: Int, dividing hiddenSize: Int, hasInputBias: Bool = false,
    hasOutputBias: Bool = false, queryKeyNormWeights: Int = 0, hasSinks: Bool = false,
    reach: AttentionReach = .all
  ) {
    self.heads = heads
    self.kvHeads = kvHeads
    headDim = heads > 0 ? hiddenSize / heads : 0
    undivided = heads > 0 ? hiddenSize % heads : 0
    self.hasInputBias = hasInputBias
    self.hasOutputBias = hasOutputBias
    self.queryKeyNormWeights = queryKeyNormWeights
    self.hasSinks = hasSinks
    self.reach = reach
  }
}

/// Multi-head latent attention of DeepSeek-V2 (arXiv 2405.04434, section 2.1).
///
/// Queries pass through `queryRank` where it is given; keys and values through `kvRank`, beside
/// one rotary key shared by all heads.
public struct LatentAttention: Hashable, Sendable {
  public var heads: Int
  /// The rank of the query latent; `nil` where queries are projected at once.
  public var queryRank: Int?
  public var kvRank: Int
  /// The width of a head's query and key without position.
  public var plainDim: Int
  /// The width of a head's rotary query and of the shared rotary key.
  public var rotaryDim: Int
  public var valueDim: Int
  /// Whether the projections to the latents and the output projection have biases.
  public var hasBias: Bool

  public init(
    heads: Int, queryRank: Int?, kvRank: Int, plainDim: Int, rotaryDim: Int, valueDim: Int,
    hasBias: Bool = false
  ) {
    self.heads = heads
    self.queryRank = queryRank
    self.kvRank = kvRank
    self.plainDim = plainDim
    self.rotaryDim = rotaryDim
    self.valueDim = valueDim
    self.hasBias = hasBias
  }
}
