import Diagnostics
import Foundation
import ModelConfigs
import TestSupport
import Testing
import Units

@testable import CostModel

/// Terms that few models and devices have, counted by hand.
@Suite("Rare terms by hand")
struct RareTermTests {
  private func card(_ id: String) throws -> Architecture {
    try #require(ModelLibrary.card(id)?.architecture)
  }

  private func device(_ id: String) throws -> Device { try #require(DeviceLibrary.device(id)) }

  /// A layer of DeepSeek-V4-Flash's kind: 64 heads of 512 behind a rank of 1,024, eight output groups.
  private func compressed(rate: Int, indexer: Indexer? = nil) -> Architecture {
    let attention = CompressedAttention(
      heads: 64, headDim: 512, queryRank: 1024, outputGroups: 8, outputRank: 1024, window: 128,
      rate: rate, indexer: indexer, selected: 512)
    return Architecture(
      hiddenSize: 4096, vocabulary: 1000, tiesEmbeddings: true,
      layers: [
        LayerGroup(
          count: 3,
          layer: Layer(mixer: .compressed(attention), feedForward: .none, normWeights: 8192))
      ], finalNormWeights: 4096)
  }

  private func mamba() -> Architecture {
    let part = LayerPart.mamba2(heads: 8, headDim: 64, stateSize: 128, groups: 1, convolution: 4)
    return Architecture(
      hiddenSize: 256, vocabulary: 1000, tiesEmbeddings: true,
      layers: [
        LayerGroup(
          count: 2, layer: Layer(mixer: .recurrent(part), feedForward: .none, normWeights: 256))
      ], finalNormWeights: 256)
  }

  /// Two layers with cross attention, whose sixteen heads of 64 read as many keys.
  private func crossed() -> Architecture {
    let attention = GroupedAttention(heads: 16, kvHeads: 16, headDim: 64)
    return Architecture(
      hiddenSize: 1024, vocabulary: 1000, tiesEmbeddings: true,
      layers: [
        LayerGroup(
          count: 2,
          layer: Layer(
            mixer: .attention(attention), crossAttention: attention,
            feedForward: .dense(DenseFeedForward(width: 4096)), normWeights: 3072))
      ], finalNormWeights: 1024)
  }

  @Test("A gated linear unit's gates are blocks of a head's width")
  func gatedLinearUnit() {
    #expect(LayerPart.gatedLinearUnit(width: 2560, heads: 10, convolution: 4).matrix == 1_310_720)
    #expect(LayerPart.gatedLinearUnit(width: 64, heads: 0, convolution: 4).matrix == 8192)
  }

  @Test("Sizes that no share of nearly all experts can have are refused")
  func nearlyAll() throws {
    func field(_ active: Double, _ shared: Int?) -> String? {
      do {
        _ = try ModelSizes(
          active: Parameters(active * 1e9), total: Parameters(10e9), experts: 16, topK: 15,
          shared: shared)
        return nil
      } catch { return error.faults.first?.field }
    }
    // 15 of 16 experts, or 16 of 17, use at least half of their share of all parameters: 0.47.
    #expect(field(4.6, nil) == "topK" && field(4.6, 1) == "shared" && field(4.8, nil) == nil)
  }

  /// Blocks of four of 512 + 128 numbers and a window of 128 tokens of 512, of two bytes in three layers.
  @Test("A cache of compressed keys holds blocks and a window")
  func cache() {
    let indexer = Indexer(heads: 64, headDim: 128, queryRank: 1024, normWeights: 128)
    func bytes(_ rate: Int, _ indexer: Indexer? = nil) -> Double {
      compressed(rate: rate, indexer: indexer).cache(context: 1000).perSequence.value
    }
    let blocks: Double = 1000 * 160 + 128 * 512
    expect(bytes(4, indexer), near: 6 * blocks, within: 1e-6)
    let window: Double = 128 * 512
    #expect(bytes(128) == 6 * (4000 + window))
    #expect(bytes(0) == 6 * window)
  }

  /// Tensor parallelism repeats the projections down, the norms and the gains, and halves the rest: of a layer
  /// 1024·(4096 + 32768) + 4096·512 + 1024·(32768 + 8·4096) + 64 weights in projections.
  @Test("Compressed attention repeats its projections down")
  func rankWeights() throws {
    let down: Double = 4096 * (1024 + 512)
    let all: Double = 1024 * 36_864 + 4096 * 512 + 1024 * 65_536 + 64
    for t in [1.0, 2, 4] {
      let held = compressed(rate: 0).stageWeights(
        layout: try Layout(tensor: Int(t)), isFirst: true, isLast: true)
      let layer: Double = 8192 + down + (all - down) / t + 1536
      expect(held.dense, near: 3 * layer + 4096 * 1000 / t + 4096, within: 1)
    }
  }

  @Test("Recurrent states are shared out among tensor-parallel devices")
  func states() throws {
    let whole: Double = 4 * 2 * (512 * 128 + 3 * 768)
    for tensor in [1, 2, 4] {
      let memory = try mamba().inferenceMemory(
        layout: try Layout(tensor: tensor, zero: .none), context: 100, sequences: 3)
      #expect(memory.cache.value == 3 * whole / Double(tensor))
    }
    // Read and written in four bytes by a step of decoding; 7·512·128 operations a layer.
    let read = ServedShape(mamba()).attention(context: 100, tensor: 2, cacheBytes: 2)
    #expect(read.bytes == 2 * whole / 2 && read.flop == 2 * 7 * 512 * 128)
  }

  /// 2·1024 for a norm's input and as much for its output; 2·(64 + 64)·32 between the matrices; 4 bytes a
  /// head of a fused kernel.
  ///
  /// A residual of 512 keeps three of its width.
  @Test("Cross attention and a dense residual keep what lies between their matrices")
  func kept() {
    func layer(_ cross: GroupedAttention?, _ residual: DenseFeedForward?) -> LayerActivations {
      Layer(
        mixer: .attention(GroupedAttention(heads: 16, kvHeads: 16, headDim: 64)),
        crossAttention: cross,
        feedForward: .routed(
          RoutedFeedForward(experts: 8, topK: 2, width: 512, residual: residual)),
        normWeights: 3072
      ).activations(hiddenSize: 1024, sequence: 2048, bytes: 2, format: .fused)
    }
    let plain = layer(nil, nil)
    let cross = layer(GroupedAttention(heads: 16, kvHeads: 16, headDim: 64), nil)
    #expect(cross.boundary - plain.boundary == 4096)
    #expect(cross.inner - plain.inner == 8192 && cross.scores - plain.scores == 64)
    let residual = layer(nil, DenseFeedForward(width: 512))
    #expect(residual.inner - plain.inner == 3072 && residual.boundary == plain.boundary)
  }

  /// A layer reads 1,024 numbers 10 times in each attention and 4 times in its feed-forward, of six bytes, and
  /// twice what its attentions' heads hold, 48·64 each, and three times 4,096.
  @Test("A step passes over cross attention as over another attention")
  func crossStep() {
    let shape = StepShape(crossed(), context: 2048)
    #expect(shape.attentionBlocks == 4 && shape.denseBlocks == 2)
    let layer: Double = 1024 * 24 + 2 * 6144 + 3 * 4096
    #expect(shape.bytes == 12 * layer)
  }

  @Test("Embedding and logits may stand as stages' layers where stages hold chunks")
  func stages() throws {
    let model = try card("llama-3-8b")
    for (pipeline, chunks, isRight) in [
      (32, 1, true), (33, 1, false), (17, 2, true), (18, 2, false),
    ] {
      let layout = try Layout(pipeline: pipeline, chunks: chunks)
      let fields = layout.faults(for: model, tokens: 4096).map(\.field)
      #expect(!fields.contains("pipeline") == isRight, "\(pipeline) \(chunks)")
    }
  }

  /// 141.1 GB of weights in two bytes take two H100 of 77 GB usable; 64 and 48 experts share 1, 2, 4, 8, 16.
  @Test("The fewest devices of a model, and the groups that its experts can be dealt to")
  func fewest() throws {
    let search = LayoutSearch(
      architecture: try card("llama-3-70b"), device: try device("h100"), context: 4096)
    #expect(search.smallestForInference(sequences: 0)?.layout.devices == 2)
    func routed(_ experts: Int) -> LayerGroup {
      LayerGroup(
        count: 1,
        layer: Layer(
          mixer: .none,
          feedForward: .routed(RoutedFeedForward(experts: experts, topK: 2, width: 64)),
          normWeights: 64))
    }
    let mixed = Architecture(
      hiddenSize: 64, vocabulary: 100, tiesEmbeddings: true, layers: [routed(64), routed(48)],
      finalNormWeights: 64)
    let dealt = LayoutSearch(architecture: mixed, device: try device("h100"), context: 64)
    #expect(dealt.expertDegrees == [1, 2, 4, 8, 16])
  }

  /// 128 experts on eight devices with a skew of 0.5: 1 + 0.5·√(8/128)·1.2206403, SciPy's z of 8/9.
  @Test("The fullest of several devices")
  func fullest() throws {
    let experts = try #require(ServedShape(try card("qwen3-30b-a3b")).routed.first)
    expect(experts.fullest(of: 8, skew: 0.5), near: 1 + 0.125 * 1.2206403488473496, within: 1e-12)
    #expect(experts.fullest(of: 1, skew: 0.5) == 1 && experts.fullest(of: 8, skew: 0) == 1)
  }

  @Test("What a served point shows of its times")
  func served() throws {
    let serving = Serving(
      ServedShape(try card("llama-3-8b")), on: ServingSetup(device: try device("h100"), groups: 2),
      under: ServingLoad(input: 1000, output: 500))
    let point = serving.served(16)
    expect(point.interactivity * point.between, near: 1, within: 1e-12)
    #expect(point.fits && !serving.served(2 * serving.mostRequests).fits)
    expect(point.outputDeviceTime, near: point.decoding / 16 * 2, relative: 1e-12)
    expect(point.inputDeviceTime, near: point.promptToken * 2, relative: 1e-12)
    expect(
      point.rate * (point.outputDeviceTime + 2 * point.inputDeviceTime), near: 1, within: 1e-12)
    expect(point.firstToken, near: point.prompt * 4 + point.between, relative: 1e-12)
    // Chunks of 8,192 tokens on each of two groups.
    let token = serving.logarithm(of: .promptToken).value
    expect(exp(token), near: serving.prompt(Dual(16_384)).value / 16_384, relative: 1e-12)
  }

  @Test("Deviations of queued requests and of prompts")
  func deviations() throws {
    let known = try device("h100")
    for (kind, isRouted, rows) in [
      (ServingSpread.Kind.queued, true, 0.23), (.queued, false, 0.14), (.prompt, true, 0.29),
      (.prompt, false, 0.22), (.fixed, false, 0.15),
    ] {
      let spread = ServingSpread(kind, isRouted: isRouted, knowsModel: true, device: known)
      expect(spread.deviation, near: rows, within: 1e-12)
    }
    let setup = try StepTests.setup("h100", .fp8, Layout(data: 8), context: 4096, batch: 64)
    for (id, deviation) in [("llama-3-8b", 0.10), ("qwen3-30b-a3b", 0.19)] {
      let step = try card(id).predictedStep(on: setup, isStandIn: true)
      #expect(step.spread.standIn == deviation)
      // An H100's peak in eight bits is twice that in sixteen.
      expect(step.formatUtilisation / step.utilisation, near: 0.5, within: 1e-3)
      let parts = step.time.parts.map(\.seconds)
      #expect(parts == parts.sorted(by: >) && parts.allSatisfy { $0 > 0 })
      expect(parts.reduce(0, +), near: step.time.total, relative: 1e-12)
    }
  }

  @Test("Groups, slices and whole experts in words")
  func words() throws {
    let device = try device("h100")
    #expect(ServingSetup(device: device, tensor: 8).text == "tensor 8")
    let groups = ServingSetup(device: device, groups: 8)
    #expect(groups.text == "tensor 1, 8 groups, whole experts" && groups.devices == 8)
    #expect(
      ServingSetup(device: device, groups: 2, spreadsExperts: false).text == "tensor 1, 2 groups")
  }
}
