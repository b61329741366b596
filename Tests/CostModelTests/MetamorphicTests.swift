import Statistics
import TestSupport
import Testing
import Units

@testable import CostModel

/// What follows from the meaning of the counts, over random legal designs.
@Suite("Metamorphic counts")
struct MetamorphicTests {
  static let designs = Effort.count(10_000, brief: 150)

  /// A random decoder: half of them routed, some with dense layers before the routed ones.
  private static func design(_ random: inout SplitMix64) throws -> Architecture {
    func among<Element>(_ choices: [Element]) -> Element {
      choices[random.index(below: choices.count)]
    }
    let heads = among([8, 16, 24, 32, 64])
    let d = heads * 128
    let attention = GroupedAttention(heads: heads, kvHeads: among([1, 2, 4, 8]), headDim: 128)
    let isGated = random.index(below: 2) == 0
    func layer(_ feedForward: FeedForward) -> Layer {
      Layer(mixer: .attention(attention), feedForward: feedForward, normWeights: 2 * d)
    }
    let dense = layer(.dense(DenseFeedForward(width: among([2, 3, 4]) * d, isGated: isGated)))
    let topK = among([1, 2, 4, 8])
    let shared = among([nil, nil, SharedExperts(count: 1, width: d)])
    let routed = layer(
      .routed(
        RoutedFeedForward(
          experts: topK * among([2, 4, 16]), topK: topK, width: among([256, 768, 2048]),
          isGated: isGated, shared: shared)))
    let count = 4 * (1 + random.index(below: 16))
    let groups =
      among([
        [LayerGroup(count: count, layer: dense)], [LayerGroup(count: count, layer: routed)],
        [LayerGroup(count: count, layer: routed)],
        [LayerGroup(count: 4, layer: dense), LayerGroup(count: count, layer: routed)],
      ])
    return try Architecture.decoder(
      hiddenSize: d, vocabulary: among([32_000, 50_304, 151_936]),
      tiesEmbeddings: random.index(below: 2) == 0, layers: groups)
  }

  private static func forEach(_ look: (Architecture, inout SplitMix64) throws -> Void) throws {
    var random = SplitMix64(seed: 17)
    for _ in 0..<designs { try look(try design(&random), &random) }
  }

  @Test("Parts add up to totals, of parameters and of FLOP; what is active is dense or less")
  func sums() throws {
    try Self.forEach { model, random in
      let count = model.parameters
      #expect(count.components.reduce(0) { $0 + $1.total } == count.total)
      #expect(count.components.reduce(0) { $0 + $1.active } == count.active(.all))
      #expect((count.active(.all) == count.total) == (model.routing == nil))
      #expect(count.total(.noEmbedding) <= count.total(.noInputEmbedding))
      let flops = model.flops(context: 1 << (10 + random.index(below: 7)))
      let sum = Component.allCases.reduce(0) { $0 + flops.training($1).value }
      expect(sum, near: flops.trainingPerToken.value, relative: 1e-12)
    }
  }

  @Test("FLOP double with tokens, grow with the context in the scores alone")
  func tokens() throws {
    try Self.forEach { model, random in
      let context = 1024 << random.index(below: 6)
      let tokens = Tokens(1e9 * Double(1 + random.index(below: 10_000)))
      for convention in [FLOPConvention.sixTotal, .sixActive, .exactCausal, .exactFull] {
        let rate = model.trainingFLOP(context: context, convention: convention)
        #expect(rate * (2 * tokens) == 2 * (rate * tokens))
      }
      let (short, long) = (model.flops(context: context), model.flops(context: 2 * context))
      let rest = short.forward.sum - short.forward.attentionScores
      expect(long.forward.sum - long.forward.attentionScores, near: rest, relative: 1e-12)
      // Half the context is seen on average, the token itself included or not.
      let ratio = long.forward.attentionScores / short.forward.attentionScores
      expect(ratio, near: 2, within: 1e-12)
    }
  }

  @Test("One expert that every token uses is a dense layer and its router")
  func oneExpert() throws {
    var random = SplitMix64(seed: 18)
    for _ in 0..<Self.designs {
      let (d, width) = (128 * (8 + random.index(below: 56)), 256 * (1 + random.index(below: 64)))
      let layers = 1 + random.index(below: 60)
      let isGated = random.index(below: 2) == 0
      func model(_ feedForward: FeedForward) throws -> Architecture {
        let attention = GroupedAttention(heads: d / 128, kvHeads: 1, headDim: 128)
        let layer = Layer(
          mixer: .attention(attention), feedForward: feedForward, normWeights: 2 * d)
        return try .decoder(
          hiddenSize: d, vocabulary: 32_000, tiesEmbeddings: false,
          layers: [LayerGroup(count: layers, layer: layer)])
      }
      let one = try model(
        .routed(RoutedFeedForward(experts: 1, topK: 1, width: width, isGated: isGated)))
      let dense = try model(.dense(DenseFeedForward(width: width, isGated: isGated)))
      // A router of one expert has d weights in a layer, and each costs 2 FLOP forward.
      #expect(one.parameters.total - dense.parameters.total == layers * d)
      #expect(one.parameters.active(.all) == one.parameters.total)
      let more = one.flops(context: 4096).forward.sum - dense.flops(context: 4096).forward.sum
      #expect(more == 2 * Double(layers * d))
    }
  }

  @Test(
    "Memory of a device falls, or stays, with every way of sharing, and never below an even share")
  func sharding() throws {
    try Self.forEach { model, random in
      let zero = ZeROStage.allCases[random.index(below: 4)]
      func use(
        data: Int = 8, tensor: Int = 1, context: Int = 1, expert: Int = 1, zero stage: ZeROStage
      ) throws -> MemoryUse {
        try model.trainingMemory(
          layout: Layout(
            data: data, tensor: tensor, context: context, expert: expert, zero: stage),
          context: 4096)
      }
      let base = try use(zero: zero)
      #expect(try use(data: 16, zero: zero).total <= base.total)
      #expect(try use(tensor: 2, zero: zero).total < base.total)
      #expect(try use(context: 2, zero: zero).total < base.total)
      if let next = ZeROStage(rawValue: zero.rawValue + 1), next != .weights {
        #expect(try use(zero: next).total < base.total)
      }
      // Experts dealt out hold tokens on their way besides; what ZeRO shared already stays as it is.
      let states = { (use: MemoryUse) in (use.weights + use.gradients + use.optimizer).value }
      if model.routing != nil {
        #expect(try states(use(expert: 2, zero: zero)) <= states(base) * (1 + 1e-12))
      }
      // Two bytes of each weight over all devices that share it.
      #expect(
        try 16 * use(tensor: 2, zero: zero).total.value > 2 * Double(model.parameters.total))
    }
  }
}
