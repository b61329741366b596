import CostModel
import TestSupport
import Testing
import Units

/// Mixers and feed-forwards of 2025 and 2026 against published figures and hand arithmetic.
@Suite("Late architectures")
struct LateArchitectureTests {
  private func compressed(rate: Int) -> Mixer {
    let indexer = Indexer(heads: 64, headDim: 128, queryRank: 1024, normWeights: 128)
    return .compressed(
      CompressedAttention(
        heads: 64, headDim: 512, queryRank: 1024, outputGroups: 8, outputRank: 1024, window: 128,
        rate: rate, indexer: rate == 4 ? indexer : nil, selected: 512))
  }

  /// Sixteen layers of DeepSeek-V4-Flash: 3 of a window alone, 7 compressed by 4, 6 by 128; 3 whose
  /// experts a table chooses.
  private func flash(_ rates: [(count: Int, rate: Int)]) throws -> Architecture {
    func routed(isHashed: Bool) -> FeedForward {
      var routed = RoutedFeedForward(
        experts: 256, topK: 6, width: 2048, shared: SharedExperts(count: 1, width: 2048))
      routed.isHashed = isHashed
      return .routed(routed)
    }
    return try .decoder(
      hiddenSize: 4096, vocabulary: 129_280, tiesEmbeddings: false,
      layers: rates.enumerated().map { index, kind in
        LayerGroup(
          count: kind.count,
          layer: Layer(
            mixer: compressed(rate: kind.rate), feedForward: routed(isHashed: index == 0),
            normWeights: 8192))
      })
  }

  /// Primus prints TFLOP of a batch of 64 sequences of 4,096 by component.
  ///
  /// They are 10,766.4 for the projections of attention, 527.8 for the compressors, 17,818.7 for
  /// the experts and 833.7 for the logits. It counts each layer four times, once for each stream
  /// of its hyper-connections; its compressors leave out those of the indexer, which it counts
  /// there.
  @Test("DeepSeek-V4's FLOP agree with a published table")
  func primus() throws {
    let tokens = 64.0 * 4096
    func batch(_ forward: Double) -> Double { 3 * forward * tokens / 1e12 }
    let plain = try flash([(3, 0), (13, 0)]).flops(context: 4096).forward
    let whole = try flash([(3, 0), (7, 4), (6, 128)]).flops(context: 4096).forward
    expect(4 * batch(plain.attention), near: 10_766.4, relative: 1e-4)
    let experts = plain.routedExperts + plain.sharedExperts + plain.router
    expect(4 * batch(experts), near: 17_818.7, relative: 1e-4)
    expect(batch(plain.unembedding), near: 833.7, relative: 2e-3)
    // Of an indexer: queries, a weight for each head, and its own compressor with positions.
    let perIndexer: Int = 1024 * 64 * 128 + 64 * 4096 + 2 * 4096 * 256 + 4 * 256
    let indexer = Double(14 * perIndexer)
    let table: Int = 7 * 4 * 1024 + 6 * 128 * 512
    let positions = Double(2 * table)
    let compressors = whole.attention - plain.attention - indexer - positions
    expect(4 * batch(compressors), near: 527.8, relative: 1e-3)
  }

  /// Windows of 128 and blocks of 128 before a context of 1,024 tokens, full: 128 + 8 keys of 4·H·h.
  @Test("Compressed attention sees its window and its blocks")
  func compressedScores() throws {
    let far = try flash([(16, 128)]).flops(context: 1024, attention: .full).forward
    let perKey: Int = 16 * 4 * 64 * 512
    #expect(far.attentionScores == Double(perKey * 136))
    // 256 blocks of 4 are scored by 2·64·128 each, and all of them seen, being fewer than 512.
    let near = try flash([(16, 4)]).flops(context: 1024, attention: .full, reach: .counted).forward
    let scored: Int = 16 * 2 * 64 * 128 * 256
    #expect(near.attentionScores == Double(perKey * 384 + scored))
  }

  /// LongCat-Flash (arXiv 2509.01322): 560 billion, 18.6 to 31.3 of them active and 27 on average:
  /// 12 of 512 experts and 256 that are none.
  @Test("Experts that are none leave active a mean")
  func zeroExperts() throws {
    let attention = Mixer.latent(
      LatentAttention(
        heads: 64, queryRank: 1536, kvRank: 512, plainDim: 128, rotaryDim: 64, valueDim: 128))
    var routed = RoutedFeedForward(
      experts: 512, topK: 12, width: 2048, residual: DenseFeedForward(width: 12_288))
    routed.zeroExperts = 256
    #expect(routed.meanTopK == 8)
    let model = try Architecture.decoder(
      hiddenSize: 6144, vocabulary: 131_072, tiesEmbeddings: false,
      layers: [
        LayerGroup(
          count: 28,
          layer: Layer(mixer: attention, feedForward: .routed(routed), normWeights: 12_288)),
        LayerGroup(
          count: 28,
          layer: Layer(
            mixer: attention, feedForward: .dense(DenseFeedForward(width: 12_288)),
            normWeights: 12_288)),
      ])
    let total = Double(model.parameters.total)
    let active = Double(model.parameters.active(.noInputEmbedding))
    expect(total, near: 560e9, relative: 0.002)
    expect(active, near: 27e9, relative: 0.03)
  }

  /// Mamba-2 of 8 heads of 64, state 128, one group, 4 taps: 512·128 numbers of state and 3·(512 +
  /// 256) of convolution, of 4 bytes; weights (512 + 768 + 8)·d + 512·d, 768·5 of convolution, 3·8.
  @Test("Mamba-2 keeps its state whatever the context")
  func mamba2() throws {
    let part = LayerPart.mamba2(heads: 8, headDim: 64, stateSize: 128, groups: 1, convolution: 4)
    let model = try Architecture.decoder(
      hiddenSize: 256, vocabulary: 1000, tiesEmbeddings: true,
      layers: [
        LayerGroup(
          count: 2, layer: Layer(mixer: .recurrent(part), feedForward: .none, normWeights: 256))
      ])
    let weights: Int = 2 * (1800 * 256 + 768 * 5 + 24)
    let kept: Double = 4 * 2 * (512 * 128 + 3 * 768)
    let read: Double = 2 * 7 * 512 * 128
    #expect(model.parameters[.recurrence].total == weights)
    for context in [1, 10_000] {
      #expect(model.cache(context: context).perSequence.value == kept)
    }
    #expect(model.flops(context: 100).forward.recurrentState == read)
  }

  /// Keys of an earlier layer take neither weights nor cache; one projection for both takes half.
  @Test("Shared keys and values cost once")
  func sharedKeys() throws {
    func model(_ source: KeyValueSource) throws -> Architecture {
      var attention = GroupedAttention(heads: 4, kvHeads: 2, headDim: 16)
      attention.keyValues = source
      return try .decoder(
        hiddenSize: 64, vocabulary: 10, tiesEmbeddings: true,
        layers: [
          LayerGroup(
            count: 1,
            layer: Layer(mixer: .attention(attention), feedForward: .none, normWeights: 64))
        ])
    }
    let own = try model(.own)
    #expect(try own.parameters.total - model(.one).parameters.total == 64 * 32)
    #expect(try own.parameters.total - model(.earlier).parameters.total == 2 * 64 * 32)
    #expect(try model(.earlier).cache(context: 10).perSequence.value == 0)
    #expect(own.cache(context: 10).perSequence.value == 2 * 10 * 64)
  }

  /// Sizes that multiply beyond any model are a fault, never an overflow.
  @Test("A part of impossible sizes is refused")
  func impossible() {
    let part = LayerPart.mamba2(
      heads: 1_000_000_000, headDim: 1_000_000_000, stateSize: 1_000_000_000, groups: 1,
      convolution: 4)
    #expect(throws: (any Error).self) {
      try Architecture.decoder(
        hiddenSize: 1_000_000_000, vocabulary: 10, tiesEmbeddings: true,
        layers: [
          LayerGroup(
            count: 1, layer: Layer(mixer: .recurrent(part), feedForward: .none, normWeights: 0))
        ])
    }
  }
}
