import Diagnostics
import Foundation
import ModelConfigs
import TestSupport
import Testing
import Units

@testable import CostModel

/// Sums of a step, of a device's share and of serving, counted by hand from released shapes.
@Suite("Sums by hand")
struct HandCountTests {
  private func card(_ id: String) throws -> Architecture {
    try #require(ModelLibrary.card(id)?.architecture)
  }

  /// Llama 3 8B: 32 layers of 2·4096² + 2·4096·1024 + 3·4096·14336 weights in products, 6 FLOP each;
  /// 128,256 logits; 8,030,261,248 parameters.
  @Test("A dense model's products, logits and weights are its shape's")
  func dense() throws {
    let shape = StepShape(try card("llama-3-8b"), context: 4096)
    let projections: Double = 4096 * 10_240
    let layer: Double = projections + 3 * 4096 * 14_336
    #expect(shape.denseFLOP == 6 * 32 * layer)
    #expect(shape.logitFLOP == 6 * 128_256 * 4096)
    #expect(shape.denseWeights == 8_030_261_248)
    #expect(shape.logits == 128_256 && shape.expertFLOP == 0)
    // Scores of causal attention, 7/6 for kernels and 1 + 64/128 for their heads.
    expect(shape.scoreFLOP, near: 6 * 32 * 32 * 128 * 4096 * 7 / 6 * 1.5, relative: 1e-12)
  }

  /// A learned table of positions and a bias of the logits are looked up and added, not multiplied.
  @Test("Positions and the bias of logits are no products")
  func looked() throws {
    let llama = try card("llama-3-8b")
    let other = Architecture(
      hiddenSize: llama.hiddenSize, vocabulary: llama.vocabulary,
      tiesEmbeddings: llama.tiesEmbeddings, layers: llama.layers,
      finalNormWeights: llama.finalNormWeights, positionWeights: 8192 * 4096, hasLogitBias: true)
    let (plain, more) = (StepShape(llama, context: 4096), StepShape(other, context: 4096))
    expect(more.denseFLOP, near: plain.denseFLOP, relative: 1e-12)
    #expect(more.logitFLOP == plain.logitFLOP)
  }

  @Test("Heads that do not divide the hidden size leave a rest, and no heads none")
  func undivided() {
    for (heads, rest) in [(3, 1), (4, 0), (0, 0)] {
      #expect(GroupedAttention(heads: heads, kvHeads: 1, dividing: 64).undivided == rest)
    }
  }

  @Test("Inputs of products are kept in the format of training where that is narrower")
  func keptInputs() {
    for (precision, isNarrow) in [(Precision.fp8, true), (Precision.bf16, false)] {
      #expect(ActivationFormat.fused(in: precision).quantisesInputs == isNarrow)
    }
  }

  /// DeepSeek-V3's module for a further token is a layer, a projection of 2·7168² and logits.
  ///
  /// The 61 layers have 256 experts of 3·7168·2048 in 58, of which 8 are used.
  @Test("A module for a further token is a layer, a projection and logits more")
  func further() throws {
    let model = try card("deepseek-v3")
    let (plain, more) = (
      StepShape(model, context: 4096), StepShape(model, context: 4096, nextTokens: 1)
    )
    let expert = 3.0 * 7168 * 2048
    #expect(plain.expertFLOP == 6 * 58 * 8 * expert && more.expertFLOP == 6 * 59 * 8 * expert)
    #expect(plain.expertWeights == 58 * 256 * expert)
    #expect(more.logits == 2 * 129_280 && more.logitFLOP == 2 * plain.logitFLOP)
    // Latent attention of 128 heads, the router, the shared expert and the norms of one more layer.
    let down: Double = 7168 * (1536 + 576)
    let up: Double = 1536 * 24_576 + 512 * 32_768
    let attention: Double = down + up + 16_384 * 7168
    let products = attention + 256 * 7168 + expert
    expect((more.denseFLOP - plain.denseFLOP) / 6 - products, near: 2 * 7168 * 7168, within: 1)
    let norms = 2.0 * 7168 + 1536 + 512
    expect(
      more.denseWeights - plain.denseWeights - products - norms, near: 2 * 7168 * 7168, within: 1)
  }

  /// DeepSeekMoE 16B on 2 devices that share matrices: routers and norms are whole on both.
  @Test("Tensor parallelism halves every matrix but the router")
  func halves() throws {
    let model = try card("deepseek-moe-16b")
    let held = model.stageWeights(layout: try Layout(tensor: 2), isFirst: true, isLast: true)
    let attention = 4.0 * 2048 * 2048
    let shared = 3.0 * 2048 * 2816
    let halved = 28 * attention + 3 * 2048 * 10_944 + 27 * shared + 2 * 102_400 * 2048
    #expect(held.dense == halved / 2 + 27 * 64 * 2048 + 57 * 2048)
    #expect(held.expert == 27 * 64 * 3 * 2048 * 1408 / 2)
  }

  /// What is split falls as 1/t, what is repeated stays: w(1) - w(2) is twice w(2) - w(4).
  @Test(
    "Shares of a device fall as one over the devices that share them",
    arguments: ["snowflake-arctic", "phi-3.5-moe", "deepseek-v2", "switch-base-8", "llama-3-8b"])
  func shares(id: String) throws {
    let model = try card(id)
    let held = try [1, 2, 4].map {
      model.stageWeights(
        layout: try Layout(tensor: $0, expertTensor: $0), isFirst: true, isLast: true)
    }
    for part in [held.map(\.dense), held.map(\.expert)] {
      #expect(part[0] >= part[1] && part[1] >= part[2])
      expect(part[0] - part[1], near: 2 * (part[1] - part[2]), within: 1e-9 * part[0])
    }
    expect(held[0].dense + held[0].expert, near: Double(model.parameters.total), within: 1)
  }

  @Test("Training in eight bits keeps inputs of products in one byte, and only that")
  func formats() {
    for (precision, isShort) in [(Precision.bf16, false), (.fp16, false), (.fp8, true)] {
      #expect(ActivationFormat.fused(in: precision).quantisesInputs == isShort)
    }
  }

  /// One token uses K experts whatever their loads; a great many use all.
  ///
  /// Even loads: E(1 - (1 - K/E)^T).
  @Test("The experts that tokens use are those of the closed form", arguments: [0, 0.3, 1, 4])
  func distinct(skew: Double) throws {
    let experts = try #require(ServedShape(try card("qwen3-30b-a3b")).routed.first)
    expect(experts.distinct(Dual(1), skew: skew).value, near: 8, within: skew > 2 ? 1 : 1e-6)
    expect(experts.distinct(Dual(1e7), skew: skew).value, near: 128, within: 1)
    let even: Double = 128 * (1 - pow(0.9375, 64))
    let found = experts.distinct(Dual(64), skew: skew).value
    #expect(skew == 0 ? abs(found - even) < 1e-9 : found < even)
  }

  /// A window of 128 and 512 of 1,000 blocks, chosen by an indexer of 64 heads of 128.
  ///
  /// 64 heads of 512 read keys and values as one. A block is scored by 2·64·128.
  @Test("Decoding over compressed keys reads a window, what is chosen and what is scored")
  func compressed() throws {
    let indexer = Indexer(heads: 64, headDim: 128, queryRank: 1024, normWeights: 128)
    let mixer = Mixer.compressed(
      CompressedAttention(
        heads: 64, headDim: 512, queryRank: 1024, outputGroups: 8, outputRank: 1024, window: 128,
        rate: 4, indexer: indexer, selected: 512))
    let model = try Architecture.decoder(
      hiddenSize: 4096, vocabulary: 1000, tiesEmbeddings: true,
      layers: [
        LayerGroup(
          count: 3, layer: Layer(mixer: mixer, feedForward: .none, normWeights: 8192))
      ])
    let read = ServedShape(model).attention(context: 4000, tensor: 1, cacheBytes: 2)
    let numbers: Double = 640 * 512 + 1000 * 128
    let seen: Double = 4 * 640 * 64 * 512
    let scored: Double = 2 * 1000 * 64 * 128
    #expect(read.bytes == 6 * numbers)
    #expect(read.flop == 3 * (seen + scored))
  }

  /// By the documented rule: 0.14 dense, 0.23 with experts, 0.30 with blocks without kin; 0.12 and 0.17
  /// where rows on other devices show the model.
  @Test(
    "How far a step errs goes by what is known of the model",
    arguments: [
      ("llama-3-8b", 0.14, 0.12), ("qwen3-30b-a3b", 0.23, 0.17), ("gpt-oss-120b", 0.30, 0.17),
    ])
  func spread(id: String, unknown: Double, known: Double) throws {
    let model = try card(id)
    let setup = try StepTests.setup("h100", .bf16, Layout(data: 8), context: 4096, batch: 64)
    #expect(try model.predictedStep(on: setup).spread.model == unknown)
    #expect(try model.predictedStep(on: setup, measuredOffset: 0).spread.model == known)
  }

  @Test("The bubble is the idle share of all micro-batches, what they gather included")
  func gathered() throws {
    let shape = StepShape(try card("llama-2-7b"), context: 4096)
    let layout = try Layout(data: 8, pipeline: 2, zero: .weights)
    let setup = try StepTests.setup("a100", .bf16, layout, context: 4096, batch: 64)
    let time = StepWork(shape, setup).time(StepTests.printed)
    // 8 micro-batches a replica: (p - 1)/m = 1/8 of all that is not the bubble or after the last.
    let batches = time.total - time[.bubble] - time[.optimizer]
    #expect(time[.shardTraffic] > 0)
    expect(time[.bubble] / batches, near: 1.0 / 8, within: 1e-9)
  }

  @Test("The gradient of a step's rate is that of small differences")
  func gradient() throws {
    for (id, layout, precision) in [
      ("llama-3-8b", try Layout(data: 8, zero: .weights, recompute: .full), Precision.bf16),
      ("qwen3-30b-a3b", try Layout(data: 8, tensor: 2, pipeline: 2, expert: 8), .fp8),
    ] {
      let setup = try StepTests.setup("b200", precision, layout, context: 4096, batch: 64)
      let work = StepWork(StepShape(try card(id), context: 4096), setup)
      let found = work.logarithmicRate(StepTests.printed)
      for index in found.gradient.indices {
        var sides: [Double] = []
        for step in [-1e-5, 1e-5] {
          var logarithms = StepTests.printed.logarithms
          logarithms[index] += step
          sides.append(work.logarithmicRate(StepConstants(logarithms: logarithms)).value)
        }
        expect(
          (sides[1] - sides[0]) / 2e-5, near: found.gradient[index], within: 1e-7, "\(id) \(index)")
      }
      let seconds = StepWork(StepShape(try card(id), context: 4096), setup).time(StepTests.printed)
      expect(found.value, near: log(work.tokens / seconds.total), within: 1e-12)
    }
  }

  /// All in one node of 8: 8·k·(g - 1)/g for a group of g = e·s devices, s slices of each expert: 2·7/8
  /// over 3/4.
  @Test("Slices of experts send as many copies")
  func slices() throws {
    let shape = StepShape(try card("qwen3-30b-a3b"), context: 4096)
    let traffic = try [1, 2].map { slices in
      let layout = try Layout(data: 4, tensor: 2, expert: 4, expertTensor: slices)
      let setup = try StepTests.setup("h100", .bf16, layout, context: 4096, batch: 64)
      return StepWork(shape, setup).time(StepTests.printed)[.expertTraffic]
    }
    expect(traffic[1] / traffic[0], near: 7.0 / 3, within: 1e-9)
  }

  @Test("Factors out of range are refused at their ends")
  func ends() throws {
    #expect(throws: InputFaults.self) { try EnergyFactors(buildingFactor: 5.01) }
    #expect(try EnergyFactors(buildingFactor: 5).buildingFactor == 5)
    #expect(throws: InputFaults.self) { try EnergyFactors(hostPower: Watts(10_001)) }
    #expect(throws: InputFaults.self) { try EnergyFactors(powerShare: 1.51) }
  }
}
