/// The lightning indexer of DeepSeek Sparse Attention (arXiv 2512.02556, section 2.1): small heads
/// that score every earlier token, of which attention sees the best.
public struct Indexer: Hashable, Sendable {
  public var heads: Int
  public var headDim: Int
  /// The width of what its queries are projected from: the query latent, or d where it is nil.
  public var queryRank: Int?
  /// Whether each head's score has a trained weight for each token.
  public var hasHeadWeights: Bool
  /// The weights of its norms.
  public var normWeights: Int
  /// The tokens of a block that is scored as one.
  public var block: Int
  /// The width of the gate that pools keys into blocks, with a table of positions; 0 where blocks are
  /// not pooled by weights.
  public var poolWidth = 0

  /// Scores every token, or every block of so many.
  public init(
    heads: Int, headDim: Int, queryRank: Int?, hasHeadWeights: Bool = true, normWeights: Int,
    block: Int = 1
  ) {
    self.heads = heads
    self.headDim = headDim
    self.queryRank = queryRank
    self.hasHeadWeights = hasHeadWeights
    self.normWeights = normWeights
    self.block = block
  }
}

/// The attention of DeepSeek-V4 (arXiv 2606.19348): one shared key that is also the value, seen in a
/// window, and beyond it compressed blocks of `rate` tokens, all of them or those that an indexer
/// picks; the output projection passes a rank in groups.
public struct CompressedAttention: Hashable, Sendable {
  public var heads: Int
  public var headDim: Int
  public var queryRank: Int
  public var outputGroups: Int
  public var outputRank: Int
  public var window: Int
  /// The tokens of a compressed block; 0 where there is only the window.
  public var rate: Int
  /// What picks blocks, of twice overlapping projections, and how many; nil where all are seen.
  public var indexer: Indexer?
  public var selected: Int

  public init(
    heads: Int, headDim: Int, queryRank: Int, outputGroups: Int, outputRank: Int, window: Int,
    rate: Int, indexer: Indexer? = nil, selected: Int = 0
  ) {
    self.heads = heads
    self.headDim = headDim
    self.queryRank = queryRank
    self.outputGroups = outputGroups
    self.outputRank = outputRank
    self.window = window
    self.rate = rate
    self.indexer = indexer
    self.selected = selected
  }
}
