/// What the time of a training step asks of a model: sums over its layers at a context.
///
/// Made once for a model and a context, so that thousands of layouts can be tried. FLOP are of one
/// token, forward and backward; bytes are those that pass the memory for one token.
public struct StepShape: Hashable, Sendable {
  public let hiddenSize: Double
  public let layers: Int
  /// Modules that each predict a further token.
  public let nextTokens: Int
  /// Blocks of each kind: attention, dense feed-forward, routed experts, recurrent mixers.
  public private(set) var attentionBlocks = 0.0
  public private(set) var denseBlocks = 0.0
  public private(set) var routedBlocks = 0.0
  public private(set) var recurrentBlocks = 0.0
  /// Products of every token but logits and routed experts.
  public private(set) var denseFLOP = 0.0
  public private(set) var logitFLOP = 0.0
  public private(set) var expertFLOP = 0.0
  /// Scores, each weighed by 7/6 for what a fused kernel computes again and by 1 + 64/h: narrow heads
  /// are slower; and where keys are chosen or compressed, by what their kernels lose.
  public private(set) var scoreFLOP = 0.0
  /// The states of recurrent mixers.
  public private(set) var scanFLOP = 0.0
  /// Projections up from latents, which selective recomputation does again.
  public private(set) var latentFLOP = 0.0
  /// Elementwise work of every token in sixteen bits, and what quantising to fewer adds.
  public private(set) var bytes = 0.0
  public private(set) var quantisedBytes = 0.0
  /// The same within routed experts.
  public private(set) var expertBytes = 0.0
  public private(set) var quantisedExpertBytes = 0.0
  /// The numbers of logits for a token, further predicted tokens included.
  public private(set) var logits = 0.0
  /// Keys and values of all layers for a token, in numbers.
  public private(set) var keyValueWidth = 0.0
  /// What the narrowest common product of every token is as wide as.
  public private(set) var width = 0.0
  /// Copies of a token on their way to experts times their width, all layers together.
  public private(set) var sentWidth = 0.0
  public private(set) var experts = 1.0
  public private(set) var topK = 0.0
  public private(set) var expertWidth = 1.0
  /// What experts work in: the hidden size, or a latent.
  public private(set) var expertInput = 1.0
  /// Parameters, without and of routed experts.
  public private(set) var denseWeights = 0.0
  public private(set) var expertWeights = 0.0
  /// Whether some block has no kin among dense and routed layers of full or latent softmax attention:
  /// recurrences, sinks, windows, indexers, further paths.
  ///
  /// Such blocks were slower than their work.
  public private(set) var isUnusual = false

  public var isRouted: Bool { routedBlocks > 0 }

  /// The sums of a model at a context.
  ///
  /// - Parameters:
  ///   - architecture: the model.
  ///   - context: the tokens of one sequence.
  ///   - nextTokens: modules that each predict a further token (DeepSeek-V3, arXiv 2412.19437, section
  ///     2.2): a layer like the last, a projection of 2d·d, and logits.
  public init(_ architecture: Architecture, context: Int, nextTokens: Int = 0) {
    let model = architecture.predicting(nextTokens)
    self.nextTokens = nextTokens
    let d = Double(model.hiddenSize)
    hiddenSize = d
    layers = model.layerCount
    let heads = Double(1 + nextTokens)
    let flops = model.flops(context: context, reach: .counted).forward
    logits = heads * Double(model.vocabulary)
    logitFLOP = 3 * heads * flops.unembedding
    expertFLOP = 3 * flops.routedExperts
    scanFLOP = 3 * flops.recurrentState
    let others =
      flops.unembedding + flops.routedExperts + flops.attentionScores + flops.recurrentState
      + flops.norms + flops.positions + flops.logitBias
    denseFLOP = 3 * (flops.sum - others) + 12 * d * d * Double(nextTokens)
    let weights = model.weights(in: Double.self)
    expertWeights = weights.routedExperts.total
    denseWeights = weights.mapped(\.total).sum - expertWeights + 2 * d * d * Double(nextTokens)
    isUnusual = model.paths != nil
    var widths = Widths()
    for group in model.encoder { add(group, context: Double(context), isEncoder: true, &widths) }
    for group in model.layers { add(group, context: Double(context), isEncoder: false, &widths) }
    let inner = max(widths.shared, widths.attention / max(attentionBlocks, 1))
    width = denseBlocks > 0 ? widths.feedForward / denseBlocks : inner > 0 ? inner : d
    bytes =
      6
      * (d
        * (10 * attentionBlocks + 4 * (denseBlocks + routedBlocks) + 8 * recurrentBlocks
          + widths.streaming)
        + 2 * widths.attention + widths.matrices + 3 * widths.sharedSum + 4 * widths.kept)
    quantisedBytes =
      8
      * (2 * d * (attentionBlocks + denseBlocks + widths.sharing + recurrentBlocks)
        + widths.attention + 2 * widths.feedForward + 2 * widths.sharedSum + 0.6 * widths.kept)
  }

  /// How much longer scores over chosen or compressed keys take than those of full softmax, whose
  /// kernels are tuned: a scan's rate against theirs, .70 to .15 of the ceiling.
  private static let gathered = 0.70 / 0.15

  /// Sums that only the ones above are made of.
  private struct Widths {
    var attention = 0.0
    var feedForward = 0.0
    var matrices = 0.0
    var shared = 0.0
    var sharedSum = 0.0
    var sharing = 0.0
    var kept = 0.0
    /// Passes of the hidden state through memory that hyper-connections add to those of a residual.
    var streaming = 0.0
    var routedCount = 0
  }

  private mutating func add(
    _ group: LayerGroup, context: Double, isEncoder: Bool, _ widths: inout Widths
  ) {
    let (layer, count) = (group.layer, Double(group.count))
    let scores = layer.scores(
      context: context, attention: .causal, reach: .counted, isEncoder: isEncoder)
    if layer.paths != nil || layer.beside != nil { isUnusual = true }
    if let streams = layer.paths?.streams, streams > 1 {
      // Before each of two blocks n streams are read and one is written, after it n + 1 are read and n
      // written: 3n + 2 for the three of a residual.
      widths.streaming += count * 2 * (3 * Double(streams) - 1)
    }
    func attend(_ width: Double, keys: Double, head: Double, isGathered: Bool = false) {
      attentionBlocks += count
      widths.attention += count * width
      keyValueWidth += count * keys
      scoreFLOP += count * 3 * scores * 7 / 6 * (1 + 64 / head) * (isGathered ? Self.gathered : 1)
    }
    switch layer.mixer {
    case .attention(let attention):
      let pair = Double(attention.headDim) + Double(attention.valueWidth)
      attend(
        Double(attention.heads) * Double(attention.headDim)
          + Double(attention.kvHeads) * pair,
        keys: Double(attention.kvHeads) * Double(attention.headDim), head: pair / 2,
        isGathered: attention.indexer != nil)
      if attention.reach != .all || attention.hasSinks || attention.indexer != nil {
        isUnusual = true
      }
    case .latent(let attention):
      let heads = Double(attention.heads)
      let (plain, value) = (Double(attention.plainDim), Double(attention.valueDim))
      attend(
        heads * (2 * plain + value), keys: heads * plain,
        head: (plain + Double(attention.rotaryDim) + value) / 2,
        isGathered: attention.indexer != nil)
      latentFLOP += count * 6 * Double(attention.kvRank) * heads * (plain + value)
      if attention.indexer != nil || attention.reach != .all { isUnusual = true }
    case .compressed(let attention):
      attend(
        Double(attention.heads) * Double(attention.headDim), keys: Double(attention.headDim),
        head: Double(attention.headDim), isGathered: true)
      isUnusual = true
    case .stateSpace, .linear, .gatedDelta, .recurrent:
      isUnusual = true
    case .none: break
    }
    for part in [layer.mixer.recurrence, layer.beside] {
      guard let part else { continue }
      recurrentBlocks += count
      widths.kept += count * Double(part.kept)
    }
    if let cross = layer.crossAttention {
      attentionBlocks += count
      widths.attention += count * Double(cross.heads + 2 * cross.kvHeads) * Double(cross.headDim)
    }
    func dense(_ feedForward: DenseFeedForward) {
      denseBlocks += count
      widths.feedForward += count * Double(feedForward.width)
      widths.matrices += count * (feedForward.isGated ? 3 : 2) * Double(feedForward.width)
    }
    switch layer.feedForward {
    case .none: break
    case .dense(let feedForward): dense(feedForward)
    case .routed(let routed):
      routedBlocks += count
      if let residual = routed.residual { dense(residual) }
      let (input, width) = (Double(routed.latent ?? Int(hiddenSize)), Double(routed.width))
      let chosen = routed.meanTopK
      expertBytes += count * 6 * chosen * (4 * input + (routed.isGated ? 3 : 2) * width)
      quantisedExpertBytes += count * 8 * chosen * (2 * input + 2 * width)
      sentWidth += count * chosen * input
      if let shared = routed.shared {
        let all = Double(shared.count) * Double(shared.width)
        widths.shared = max(widths.shared, all)
        widths.sharedSum += count * all
        widths.sharing += count
      }
      if group.count > widths.routedCount {
        widths.routedCount = group.count
        (experts, topK, expertWidth, expertInput) = (Double(routed.experts), chosen, width, input)
      }
    }
  }
}
