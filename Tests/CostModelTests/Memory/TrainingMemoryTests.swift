import CostModel
import ModelConfigs
import TestSupport
import Testing
import Units

@Suite("Training memory")
struct TrainingMemoryTests {
  /// 11.5B parameters of the module are its own (deepseek-ai/DeepSeek-V3, README_WEIGHTS.md), 18 bytes
  /// each; logits are 129,280 numbers of four bytes for each of 4,096 tokens.
  @Test("A module for a further token takes memory of its own")
  func nextTokens() throws {
    let architecture = try #require(ModelLibrary.card("deepseek-v3")?.architecture)
    func memory(_ pipeline: Int, _ modules: Int) throws -> MemoryUse {
      try architecture.trainingMemory(
        layout: Layout(pipeline: pipeline), context: 4096, nextTokens: modules)
    }
    let (plain, more) = (try memory(1, 0), try memory(1, 1))
    func states(_ use: MemoryUse) -> Double { (use.weights + use.gradients + use.optimizer).value }
    expect((states(more) - states(plain)) / 18, near: 11.5e9, relative: 0.01)
    let logits = 4.0 * 129_280 * 4096
    #expect(more.activations.value - plain.activations.value > logits)
    #expect(try memory(2, 1).total > memory(2, 0).total)
  }

  /// ZeRO (arXiv 1910.02054), table 1 and figure 1: GB for 7.5B parameters.
  @Test(
    "ZeRO's example of 7.5B parameters needs the published memory",
    arguments: [
      (ZeROStage.none, 64, 120.0, 0.05), (.optimizer, 64, 31.4, 0.05), (.gradients, 64, 16.6, 0.05),
      (.weights, 64, 1.88, 0.01), (.optimizer, 4, 52.5, 0.05), (.gradients, 4, 41.3, 0.06),
      (.weights, 4, 30.0, 0.05), (.optimizer, 16, 35.6, 0.05), (.gradients, 16, 21.6, 0.05),
      (.weights, 16, 7.5, 0.05), (.optimizer, 1024, 30.1, 0.05), (.weights, 1024, 0.12, 0.01),
    ])
  func zero(stage: ZeROStage, replicas: Int, gigabytes: Double, rounding: Double) {
    let bytes = TrainingFormat.mixed.stateBytes(
      Parameters(7.5e9), zero: stage, replicas: replicas)
    let total = bytes.weights + bytes.gradients + bytes.optimizer
    expect(total.value / 1e9, near: gigabytes, within: rounding)
  }

  @Test(
    "A model's states are its parameters under the published formula",
    arguments: [ZeROStage.none, .optimizer, .gradients, .weights])
  func states(stage: ZeROStage) throws {
    for id in ["llama-2-70b", "mixtral-8x7b", "deepseek-v3", "gpt-oss-120b", "jamba-v0.1"] {
      let architecture = try #require(ModelLibrary.card(id)?.architecture)
      let layout = try Layout(data: 64, zero: stage)
      let use = try architecture.trainingMemory(layout: layout, context: 2048, format: .mixed)
      let whole = TrainingFormat.mixed.stateBytes(
        Parameters(architecture.parameters.total), zero: stage, replicas: 64)
      let expected = whole.weights + whole.gradients + whole.optimizer
      expect(
        (use.weights + use.gradients + use.optimizer) / expected, near: 1, within: 1e-9, "\(id)")
    }
  }

  typealias LayerRow = (tensor: Int, isSplit: Bool, recompute: Recompute, multiple: Double)

  /// Reducing activation recomputation (arXiv 2205.05198), table 2, in multiples of s·b·h: the
  /// formula's 5as/h is 80 for GPT-3 175B at 2048 tokens (section 5).
  static let publishedLayers: [LayerRow] = [
    (1, false, .none, 114), (8, false, .none, 23), (8, true, .none, 14.25),
    (8, false, .attentionScores, 13), (8, true, .attentionScores, 4.25), (1, false, .full, 2),
    (8, false, .full, 2),
  ]

  @Test(
    "A layer's activations are those of the published formulas",
    arguments: publishedLayers)
  func layer(row: LayerRow) throws {
    let layout = try Layout(
      tensor: row.tensor, sequenceParallel: row.isSplit, microBatch: 3, recompute: row.recompute)
    func activations(layers: Int) throws -> Double {
      let attention = GroupedAttention(heads: 96, kvHeads: 96, headDim: 128)
      let layer = Layer(
        mixer: .attention(attention),
        feedForward: .dense(DenseFeedForward(width: 4 * 12_288, isGated: false, hasBias: true)),
        normWeights: 4 * 12_288)
      let architecture = try Architecture.decoder(
        hiddenSize: 12_288, vocabulary: 51_200, tiesEmbeddings: true,
        layers: [LayerGroup(count: layers, layer: layer)])
      return try architecture.trainingMemory(
        layout: layout, context: 2048, format: .mixed, kept: .storedScores
      ).activations.value
    }
    let perLayer = try activations(layers: 3) - activations(layers: 2)
    let sbh = 2048.0 * 3 * 12_288
    expect(perLayer / sbh, near: row.multiple, within: 1e-9)
  }

  /// The same paper, section 4.2.3: L(1 + (p-1)/(pm)) layers of activations on the first stage.
  @Test("Interleaving holds the published number of layers on the first stage")
  func interleaving() throws {
    let gpt = try #require(ModelLibrary.card("gpt-3-175b")?.architecture)
    func activations(chunks: Int) throws -> Double {
      try gpt.trainingMemory(
        layout: Layout(pipeline: 8, chunks: chunks), context: 2048, kept: .storedScores
      ).activations.value
    }
    // The first stage holds most, so the ratio is that of the layers; the embedding's mask of
    // s·b·h for each micro-batch grows in the same ratio.
    let ratio = try activations(chunks: 3) / activations(chunks: 1)
    expect(ratio, near: 1 + 7.0 / (8 * 3), within: 1e-9)
  }

  @Test("More devices of any kind never need more memory each")
  func laws() throws {
    let architecture = try #require(ModelLibrary.card("deepseek-v3")?.architecture)
    func total(_ layout: Layout) throws -> Bytes {
      try architecture.trainingMemory(layout: layout, context: 4096).total
    }
    let base = try total(Layout(data: 32, expert: 8))
    #expect(try total(Layout(data: 64, expert: 8)) < base)
    #expect(try total(Layout(data: 32, expert: 16)) < base)
    #expect(try total(Layout(data: 32, tensor: 2, expert: 8)) < base)
    #expect(try total(Layout(data: 32, pipeline: 4, expert: 8)) < base)
    #expect(try total(Layout(data: 32, context: 2, expert: 8)) < base)
    #expect(try total(Layout(data: 32, expert: 8, zero: .weights)) < base)
    #expect(try total(Layout(data: 32, expert: 8, recompute: .full)) < base)
  }

  @Test("The fullest device holds no less than an even share, and stages add up to the model")
  func stages() throws {
    for id in ["llama-3.1-405b", "deepseek-v3", "llama-4-scout-text", "dbrx"] {
      let architecture = try #require(ModelLibrary.card(id)?.architecture)
      for pipeline in [1, 2, 4, 8] {
        let use = try architecture.trainingMemory(
          layout: Layout(pipeline: pipeline, zero: .none), context: 4096, format: .mixed)
        let share = 2 * Double(architecture.parameters.total) / Double(pipeline)
        #expect(use.weights.value >= 0.97 * share, "\(id) \(pipeline)")
        #expect(use.weights.value <= 1.15 * share, "\(id) \(pipeline)")
      }
    }
  }
}
