import CostModel
import Testing

@Suite("Windows and chunks")
struct ReachTests {
  /// The forward operations of the scores of one head of width 1, a quarter of which is the mean
  /// number of keys.
  private func keys(
    _ reach: AttentionReach, context: Int, _ attention: AttentionCount, _ count: ReachCount
  ) throws -> Double {
    let mixer = Mixer.attention(GroupedAttention(heads: 1, kvHeads: 1, headDim: 1, reach: reach))
    let layer = Layer(mixer: mixer, feedForward: .none, normWeights: 0)
    let architecture = try Architecture.decoder(
      hiddenSize: 1, vocabulary: 1, tiesEmbeddings: true,
      layers: [LayerGroup(count: 1, layer: layer)])
    let flops = architecture.flops(context: context, attention: attention, reach: count)
    return flops.forward.attentionScores / 4
  }

  /// Counting keys one by one gives at most half a key more, since the mean of a causal context
  /// is taken as s/2 and not (s + 1)/2.
  @Test("The mean of causal keys agrees with counting them", arguments: [1, 7, 64, 100, 1000])
  func means(context: Int) throws {
    for size in [1, 7, 64, 5000] {
      let window = (1...context).reduce(0) { $0 + min($1, size) }
      let chunk = (0..<context).reduce(0) { $0 + $1 % size + 1 }
      for (reach, sum) in [(AttentionReach.window(size), window), (.chunk(size), chunk)] {
        let counted = Double(sum) / Double(context)
        let mean = try keys(reach, context: context, .causal, .counted)
        #expect(mean <= counted && counted <= mean + 0.5 + 1e-9, "\(reach)")
      }
    }
  }

  @Test("A window at least as long as the context changes nothing")
  func wide() throws {
    for attention in AttentionCount.allCases {
      let all = try keys(.all, context: 512, attention, .counted)
      #expect(try keys(.window(512), context: 512, attention, .counted) == all)
      #expect(try keys(.chunk(1024), context: 512, attention, .counted) == all)
      #expect(try keys(.window(8), context: 512, attention, .ignored) == all)
    }
  }
}
