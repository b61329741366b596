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
  /// Any other recurrence, by what it holds and does.
  case recurrent(LayerPart)
  /// Softmax attention over a window and over compressed blocks of what lies before it.
  case compressed(CompressedAttention)
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
  /// So many tokens that an indexer picks; all stay in the cache.
  case selected(Int)
}

/// What gates the output of attention.
public enum OutputGate: Hashable, Sendable {
  case none
  /// One number for each head (Step, Laguna).
  case heads
  /// One number for each channel of each head.
  case channels
  /// The same from queries twice as wide, with their biases (Qwen3-Next).
  case queries

  /// The columns of the gate's projection.
  func columns(heads: Int, width: Int) -> Int {
    switch self {
    case .none: 0
    case .heads: heads
    case .channels, .queries: heads * width
    }
  }
}

/// Where a layer's keys and values come from.
public enum KeyValueSource: Hashable, Sendable {
  /// A projection each.
  case own
  /// One projection serves as both (Gemma 4's full layers).
  case one
  /// An earlier layer's, with its cache (Gemma 3n).
  case earlier
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
  /// What gates the output.
  public var outputGate = OutputGate.none
  /// Where keys and values come from.
  public var keyValues = KeyValueSource.own
  /// The width of a value where it differs from that of a key (MiMo-V2).
  public var valueDim: Int?
  /// What picks the tokens that a query sees.
  public var indexer: Indexer?
  /// How many times as wide as the hidden state the input of queries, keys and values is (Zamba2,
  /// which puts the embedding beside the hidden state).
  public var inputFactor = 1
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
  /// What gates the output.
  public var outputGate = OutputGate.none
  /// Which tokens a query sees.
  public var reach = AttentionReach.all
  /// What picks the tokens that a query sees; nil too where an earlier layer's choice is used.
  public var indexer: Indexer?
  /// The weights of norms beside those on the latents.
  public var furtherNormWeights = 0
  /// Whether each head has a learned sink logit.
  public var hasSinks = false

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
