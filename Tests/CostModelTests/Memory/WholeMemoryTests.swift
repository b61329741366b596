import ModelConfigs
import Testing
import Units

@testable import CostModel

/// What each kind of layer keeps and holds, worked out by hand from the formulas of `Layer.activations` and
/// `Layer.rankWeights`, with a = 2 bytes, d = 1536 and s = 2048.
@Suite("Whole memory by hand")
struct WholeMemoryTests {
  private func check(
    _ found: LayerActivations, _ boundary: Double, _ inner: Double, _ scores: Double
  ) {
    #expect(found == LayerActivations(boundary: boundary, inner: inner, scores: scores))
  }

  private func kept(_ index: Int, _ format: ActivationFormat) -> LayerActivations {
    MixedModel.model.layers[index].layer.activations(
      hiddenSize: 1536, sequence: 2048, bytes: 2, format: format)
  }

  @Test("Sixteen bits and a fused kernel")
  func fused() {
    // Two blocks of 4·d; 2·(80 + 64)·16 and 6·5000.
    check(kept(0, .fused), 2 * 6144, 2 * 144 * 16 + 6 * 5000, 48)
    // 2·(2·8·128 + 2·8·112 + 2·856) + 2·32; three of 6·700 + 4·d, two of 6·900.
    check(
      kept(1, .fused), 2 * 6144 + 4 * 48,
      2 * (2048 + 1792 + 1712) + 64 + 3 * (4200 + 6144) + 2 * 5400, 32)
    // 2·(2·6·128 + 2·300 + 2·128 + 3·200); four of 4·500 + 4·d, and 6·1100.
    check(
      kept(2, .fused), 2 * 6144 + 4 * 32,
      2 * (1536 + 600 + 256 + 600) + 4 * (2000 + 6144) + 6600, 24)
    // 2·(4·320 + 384), and two further streams in each of two blocks.
    check(kept(3, .fused), 6144 + 2 * 2 * 1536 * 2, 2 * 1664, 0)
  }

  @Test("Stored scores and dropout: masks of a byte, scores of five")
  func stored() {
    check(kept(0, .storedScores), 2 * 7680, 2 * 144 * 16 + 6 * 5000, 12 * 2048 * 5)
    check(
      kept(2, .storedScores), 2 * 7680 + 128,
      2 * (1536 + 600 + 256 + 600) + 4 * (2000 + 6144) + 6600, 6 * 2048 * 5)
    let plain = ActivationFormat(storesScores: true, hasDropout: false)
    #expect(kept(0, plain).scores == 12 * 2048 * 2 && kept(1, plain).scores == 8 * 2048 * 2)
  }

  @Test("Eight bits and selective recomputation")
  func selective() {
    var format = ActivationFormat.fused(in: .fp8)
    format.isSelective = true
    check(kept(0, format), 2 * 3072, 2 * 144 * 16 + 2 * 5000, 48)
    check(
      kept(1, format), 2 * 3072 + 192, 2 * (600 + 256 + 32 + 896) + 3 * (1400 + 1536) + 3600, 32)
    check(kept(2, format), 2 * 3072 + 128, 5984 + 4 * (500 + 1536) + 2200, 24)
    // Eight bits alone: inputs of products in one byte, what comes before an activation function in two.
    check(kept(0, .fused(in: .fp8)), 2 * 4608, 2 * 144 * 16 + 5 * 5000, 48)
  }

  /// Eight devices share each matrix: a key-value head stays whole; routers, norms and projections down are
  /// repeated; four groups of two share experts.
  @Test("Weights of a layer on one of eight devices")
  func held() throws {
    let layout = try Layout(tensor: 8, expert: 4, expertTensor: 2)
    let latent: Double = 1536 * 888
    let compressed: Double = 1536 * 428
    // 300·(d + 768) + 128·d + 200·(768 + 3·d) + 6 and the compressor's 2·128·d + 4·128.
    let all: Double = 300 * 2304 + 128 * 1536 + 200 * 5376 + 6 + 256 * 1536 + 512
    let up: Double = 600 * 1024 + 256 * 8 * 208 + 896 * 1536
    let keys: Double = 1536 * 576
    let dense: [Double] = [
      3072 + (1536 * 1728) / 8 + keys / 4 + 3 * 1536 * 5000 / 8,
      3072 + latent + up / 8 + 856 + 1536 * 48 + 6 * 1536 * 900 / 8,
      3072 + compressed + (all - compressed) / 8 + 556 + 1536 * 48 + 2 * 1536 * 512 / 8
        + 3 * 1536 * 1100 / 8,
      1536 + (1536 * (714 + 320) + 384 * 5 + 30) / 8 + 320,
    ]
    let expert: [Double] = [0, 48 * 3 * 1536 * 700 / 8, 32 * 2 * 512 * 500 / 8, 0]
    for index in 0..<4 {
      let held = MixedModel.model.layers[index].layer.rankWeights(hiddenSize: 1536, layout: layout)
      MixedModel.check(held.dense, dense[index], "\(index)")
      MixedModel.check(held.expert, expert[index], "\(index)")
    }
  }

  /// For a token 4·144 numbers, 288, and 128 a block of four beside a window of 64; a state of 320·16 + 3·384.
  @Test("Caches of every kind, on devices that share heads and stages")
  func cache() throws {
    let cache = MixedModel.model.cache(context: 2048)
    let (grouped, latent, blocks): (Double, Double, Double) = (3 * 576, 5 * 288, 2 * 32)
    MixedModel.check(cache.perToken.value, 2 * (grouped + latent + blocks))
    MixedModel.check(cache.fixed.value, 4 * 4 * 6272)
    let all: Double = 2 * (2048 * (grouped + latent + blocks) + 2 * 64 * 128) + 16 * 6272
    MixedModel.check(cache.perSequence.value, all)
    // The latent's share is whole; two stages hold half each.
    for (pipeline, share) in [(1, 1.0), (2, 0.5)] {
      let memory = try MixedModel.model.inferenceMemory(
        layout: try Layout(tensor: 2, pipeline: pipeline, zero: .none), context: 2048, sequences: 3)
      MixedModel.check(memory.cache.value, 3 * all * share)
    }
    let llama = try #require(ModelLibrary.card("llama-3-8b")?.architecture)
    let memory = try llama.inferenceMemory(
      layout: try Layout(tensor: 4, pipeline: 2, zero: .none), context: 1000, sequences: 5)
    MixedModel.check(memory.cache.value, 5 * 32 * 2048 * 2 * 1000 / 8)
  }

  /// Width, layers, width of an expert and experts by the proportions that `routed` states: d³ · (2.25 + 9)/64
  /// active weights, experts that take up the rest.
  @Test("Stand-ins in five proportions")
  func standIns() {
    let shapes: [(Double, Double, [[Int]])] = [
      (
        12.9e9, 46.7e9,
        [
          [4096, 32, 2, 14_362, 8], [4096, 27, 4, 8669, 16], [4096, 95, 8, 926, 40],
          [4096, 64, 8, 1581, 32], [5120, 44, 8, 1813, 32],
        ]
      ),
      (
        22.2e9, 235.1e9,
        [
          [5120, 40, 2, 15_751, 24], [5120, 33, 4, 9763, 48], [4096, 95, 8, 1922, 104],
          [5120, 80, 8, 1712, 112], [6144, 53, 8, 2192, 104],
        ]
      ),
      (
        0.5e9, 3.5e9,
        [
          [1408, 11, 2, 3599, 20], [1536, 10, 4, 1752, 40], [1280, 30, 8, 261, 104],
          [1408, 22, 8, 348, 104], [1792, 15, 8, 362, 112],
        ]
      ),
    ]
    for (active, total, wanted) in shapes {
      let found = Architecture.routedRange(active: Parameters(active), total: Parameters(total))
      #expect(
        found.map { shape in
          [shape.hiddenSize, shape.layerCount]
            + (shape.routing.map { [$0.topK, $0.expertWidth, $0.experts] } ?? [])
        } == wanted)
    }
  }

  /// Every layout within 3 % of the fastest is kept, and every rival is slower than that or kept.
  @Test("Layouts near the fastest are kept")
  func near() throws {
    let model = try #require(ModelLibrary.card("llama-3-8b")?.architecture)
    let setup = TrainingSetup(
      device: MixedModel.device, layout: try Layout(), context: 4096, batch: 64)
    var limits = LayoutLimits()
    limits.usableShare = .infinity
    let found = FastestLayouts(
      model, on: setup, devices: 8, shape: StepShape(model, context: 4096), limits: limits)
    let first = try #require(found.best.first).seconds
    #expect(found.best.count > 1 && found.best.allSatisfy { $0.seconds <= 1.03 * first })
    let known = Set(found.best.map(\.layout))
    for rival in found.rivals where !known.contains(rival.candidate.layout) {
      #expect(rival.candidate.seconds > 1.03 * first, "\(rival.degree)")
    }
  }

  /// 240.3M parameters without embeddings, 153.6M of embeddings in all: figures to a million tell them apart, whether
  /// rounded or cut off.
  @Test("Published active parameters tell what they count")
  func conventions() {
    func matching(_ figure: Double) -> [ActiveConvention] {
      ModelCard(
        "x", name: "X", organisation: "Y", shape: .architecture(MixedModel.model), shapeSource: "",
        published: PublishedFigures(active: Sourced(Parameters(figure), ""))
      ).matchingConventions
    }
    let count = MixedModel.model.parameters
    for convention in ActiveConvention.allCases {
      let millions = Double(count.active(convention)) / 1e6
      #expect(matching(millions.rounded() * 1e6) == [convention])
      #expect(matching(millions.rounded(.down) * 1e6) == [convention])
      #expect(matching((millions.rounded(.down) - 1) * 1e6).isEmpty)
      #expect(matching((millions.rounded(.up) + 1) * 1e6).isEmpty)
    }
    let embeddings: Int = 50_000 * 1536
    #expect(count.active(.all) - count.active(.noInputEmbedding) == embeddings)
    #expect(count.active(.all) - count.active(.noEmbedding) == 2 * embeddings)
  }
}
