import CostModel
import Diagnostics
import Testing
import Units

@Suite("Impossible shapes")
struct FaultTests {
  private func faults(_ build: () throws(InputFaults) -> Void) -> [String] {
    do throws(InputFaults) {
      try build()
      return []
    } catch {
      return error.faults.map(\.field)
    }
  }

  private func layer(
    _ attention: GroupedAttention = GroupedAttention(heads: 4, kvHeads: 2, headDim: 8),
    _ feedForward: FeedForward = .dense(DenseFeedForward(width: 64))
  ) -> Layer {
    Layer(mixer: .attention(attention), feedForward: feedForward, normWeights: 64)
  }

  private func decoder(
    d: Int = 32, vocabulary: Int = 100, count: Int = 2, _ layer: Layer
  ) -> [String] {
    faults { () throws(InputFaults) in
      _ = try Architecture.decoder(
        hiddenSize: d, vocabulary: vocabulary, tiesEmbeddings: false,
        layers: [LayerGroup(count: count, layer: layer)])
    }
  }

  @Test("A sound shape has no fault")
  func sound() {
    #expect(decoder(layer()).isEmpty)
  }

  @Test("All faults of a shape are named at once, in the order of its fields")
  func all() {
    let attention = GroupedAttention(heads: 6, kvHeads: 4, headDim: 0)
    let routed = RoutedFeedForward(
      experts: 4, topK: 5, width: -1, shared: SharedExperts(count: 0, width: 8))
    #expect(
      decoder(d: 0, vocabulary: -3, count: 0, layer(attention, .routed(routed))) == [
        "hiddenSize", "vocabulary", "layers[0].count", "layers[0].kvHeads", "layers[0].headDim",
        "layers[0].topK", "layers[0].width", "layers[0].shared.count",
      ])
  }

  @Test("A token cannot use more experts than there are")
  func topK() throws {
    let routed = RoutedFeedForward(experts: 16, topK: 17, width: 8)
    do throws(InputFaults) {
      _ = try Architecture.decoder(
        hiddenSize: 32, vocabulary: 100, tiesEmbeddings: false,
        layers: [LayerGroup(count: 1, layer: layer(feedForward(routed)))])
      Issue.record("no fault")
    } catch {
      #expect(
        error.description
          == "layers[0].topK: a token cannot use 17 of 16 experts; topK is at most 16"
      )
    }
  }

  private func feedForward(_ routed: RoutedFeedForward) -> FeedForward { .routed(routed) }
  private func layer(_ feedForward: FeedForward) -> Layer {
    layer(GroupedAttention(heads: 4, kvHeads: 2, headDim: 8), feedForward)
  }

  @Test("Heads that do not divide the hidden size are a fault where no head width is given")
  func division() {
    #expect(
      decoder(layer(GroupedAttention(heads: 5, kvHeads: 5, dividing: 32))) == ["layers[0].heads"])
    #expect(decoder(layer(GroupedAttention(heads: 4, kvHeads: 2, dividing: 32))).isEmpty)
    #expect(
      GroupedAttention(heads: 4, kvHeads: 2, dividing: 32)
        == GroupedAttention(heads: 4, kvHeads: 2, headDim: 8))
  }

  @Test(
    "Numbers beyond any model are faults and never trap",
    arguments: [1_000_000_000, 1_000_000_001, Int.max, Int.min, 0])
  func huge(size: Int) {
    let attention = GroupedAttention(heads: size, kvHeads: size, headDim: size)
    let dividing = GroupedAttention(heads: size, kvHeads: size, dividing: size)
    let latent = LatentAttention(
      heads: size, queryRank: size, kvRank: size, plainDim: size, rotaryDim: size, valueDim: size)
    let state = StateSpace(innerSize: size, stateSize: size, convolution: size, stepRank: size)
    let routed = RoutedFeedForward(
      experts: size, topK: size, width: size, shared: SharedExperts(count: size, width: size),
      residual: DenseFeedForward(width: size))
    let mixers: [Mixer] = [
      .attention(attention), .attention(dividing), .latent(latent), .stateSpace(state),
      .linear(LinearAttention(heads: size, headDim: size)),
      .gatedDelta(
        GatedDelta(
          keyHeads: size, keyDim: size, valueHeads: size, valueDim: size, convolution: size)),
      .none,
    ]
    for mixer in mixers {
      let layer = Layer(
        mixer: mixer, crossAttention: attention, feedForward: .routed(routed), normWeights: size)
      #expect(!decoder(d: size, vocabulary: size, count: size, layer).isEmpty)
      let both = faults { () throws(InputFaults) in
        _ = try Architecture.encoderDecoder(
          hiddenSize: size, vocabulary: size, tiesEmbeddings: true,
          encoder: [LayerGroup(count: size, layer: layer)],
          decoder: [LayerGroup(count: size, layer: layer)], positionWeights: size)
      }
      #expect(!both.isEmpty)
    }
  }

  @Test("The largest count that is accepted can be counted")
  func limit() throws {
    let width = Architecture.largestSize
    let layer = Layer(
      mixer: .none, feedForward: .dense(DenseFeedForward(width: width)), normWeights: 0)
    func build(_ d: Int) throws(InputFaults) -> Architecture {
      try Architecture.decoder(
        hiddenSize: d, vocabulary: 1, tiesEmbeddings: true,
        layers: [LayerGroup(count: 1, layer: layer)], finalNormWeights: 0)
    }
    let largest = try build(333_333)
    #expect(largest.parameters.total == 3 * 333_333 * width + 333_333)
    #expect(largest.trainingFLOP(context: .max).value.isFinite)
    #expect(faults { () throws(InputFaults) in _ = try build(333_334) } == ["parameters"])
  }

  @Test("An embedding of another width is checked, and counted with its projections")
  func embedding() throws {
    let layer = Layer(mixer: .none, feedForward: .none, normWeights: 0)
    func build(_ size: Int) throws(InputFaults) -> Architecture {
      try Architecture.decoder(
        hiddenSize: 8, vocabulary: 10, tiesEmbeddings: false,
        layers: [LayerGroup(count: 1, layer: layer)], finalNormWeights: 0, embeddingSize: size)
    }
    #expect(faults { () throws(InputFaults) in _ = try build(0) } == ["embeddingSize"])
    #expect(try build(8).parameters.total == 2 * 10 * 8)
    let narrow = try build(4).parameters
    #expect(narrow.total == 2 * 10 * 4 + 2 * 8 * 4)
    #expect(narrow[.embeddingProjections].total == 64)
    #expect(narrow.active(.noEmbedding) == 64)
  }

  @Test("A model has at least one layer")
  func empty() {
    let found = faults { () throws(InputFaults) in
      _ = try Architecture.decoder(
        hiddenSize: 8, vocabulary: 8, tiesEmbeddings: true, layers: [])
    }
    #expect(found == ["layers"])
  }

  @Test("Sizes alone are checked as well")
  func sizes() {
    let found = faults { () throws(InputFaults) in
      _ = try ModelSizes(
        active: Parameters(36e9), total: Parameters(13.2e9), experts: 4, topK: 8, shared: -1)
    }
    #expect(found == ["active", "topK", "shared"])
    let unreal = faults { () throws(InputFaults) in
      _ = try ModelSizes(active: Parameters(Double.nan), total: Parameters(Double.infinity))
    }
    #expect(unreal == ["active", "total"])
  }
}
