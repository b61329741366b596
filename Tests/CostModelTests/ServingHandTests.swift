import Diagnostics
import Foundation
import ModelConfigs
import TestSupport
import Testing
import Units

@testable import CostModel

/// Memory and steps of serving and training, counted by hand from released shapes.
@Suite("Serving and memory by hand")
struct ServingHandTests {
  private func card(_ id: String) throws -> Architecture {
    try #require(ModelLibrary.card(id)?.architecture)
  }

  private func device(_ id: String) throws -> Device { try #require(DeviceLibrary.device(id)) }

  /// Constants of 1 but for those named.
  private func constants(_ values: [ServingConstant: Double]) -> ServingConstants {
    ServingConstants(logarithms: ServingConstant.allCases.map { log(values[$0] ?? 1) })
  }

  /// Llama 3 8B keeps 32 layers of keys and values of 8 heads of 128; 2 and 16 devices share 8 heads.
  @Test("A sequence's cache, and the room that weights leave for it")
  func room() throws {
    let shape = ServedShape(try card("llama-3-8b"))
    let whole: Double = 32 * 2 * 8 * 128 * 2 * 1000
    for (tensor, share) in [(1, 1.0), (2, 2), (16, 8)] {
      #expect(shape.cacheBytes(context: 1000, tensor: tensor, cacheBytes: 2) == whole / share)
    }
    let serving = Serving(
      shape, on: ServingSetup(device: try device("h100"), tensor: 2),
      under: ServingLoad(input: 600, output: 400))
    // 0.9 of the 81,559 MiB that an H100's driver reports, less half of 8,030,261,248 weights of two bytes.
    let usable = 0.9 * 81_559 * 1_048_576
    expect(serving.weightBytes, near: 8_030_261_248, within: 1)
    expect(serving.roomBytes, near: usable - 8_030_261_248, within: 1)
    expect(serving.mostRequests, near: (usable - 8_030_261_248) * 2 / whole, relative: 1e-9)
  }

  /// A prompt of 8,192 of which half is held sees contexts from 4,096 to 8,192, on average those of a
  /// whole prompt of 12,288.
  @Test("Tokens of a prompt that is partly held see what is held")
  func reused() throws {
    let shape = ServedShape(try card("llama-3-8b"))
    let setup = ServingSetup(device: try device("h100"))
    let partly = Serving(
      shape, on: setup, under: ServingLoad(input: 8192, output: 100, reused: 0.5))
    let longer = Serving(shape, on: setup, under: ServingLoad(input: 12_288, output: 100))
    #expect(partly.prompt(Dual(4096)).value == longer.prompt(Dual(4096)).value)
    let plain = Serving(shape, on: setup, under: ServingLoad(input: 8192, output: 100))
    #expect(partly.prompt(Dual(4096)).value > plain.prompt(Dual(4096)).value)
  }

  /// Mixtral: 32 layers of 4096, 8 experts of which 2 are used; H100: 3.35 TB/s and 900 GB/s both ways.
  @Test("Hidden states, launches and exchanges of a step")
  func step() throws {
    let shape = ServedShape(try card("mixtral-8x7b"))
    let setup = ServingSetup(device: try device("h100"), tensor: 1, groups: 8)
    let work = ServingWork(
      shape: shape, setup: setup,
      constants: constants([
        .passes: 3, .expertPasses: 5, .layer: 2e-6, .expertLayer: 7e-6, .exchange: 1e-5,
        .link: 0.5,
      ]))
    let step = work.step(tokens: Dual(64), sequences: Dual(64), read: (1e6, 0))
    let pass: Double = 32 * 4096 * 2 / 3.35e12
    // Eight tokens on each of eight groups, each with two experts.
    expect(step[.activations].value, near: 8 * 3 * pass + 8 * 5 * 2 * pass, relative: 1e-12)
    expect(step[.launches].value, near: 32 * 9e-6, relative: 1e-12)
    // To two experts and back in sixteen bits, 7 of 8 on other devices, at half of 0.8·450 GB/s; two
    // exchanges a layer begin.
    let sent: Double = 8 * 2 * 4096 * 4 * 7 / 8
    expect(step[.links].value, near: 32 * sent / (0.5 * 0.8 * 450e9) + 64 * 1e-5, relative: 1e-12)
    expect(step[.cache].value, near: 8 * 1e6 / 3.35e12, relative: 1e-9)
    expect(step[.host].value, near: 64, relative: 1e-12)
  }

  @Test("Deviations of rows, models and devices add in quadrature")
  func spread() throws {
    let known = try device("h100")
    let other = try device("mi300x")
    // √(0.19² + 0.13²), and with 0.25 of a device of another maker.
    let near = ServingSpread(.fixed, isRouted: true, knowsModel: false, device: known)
    expect(near.deviation, near: 0.0530.squareRoot(), within: 1e-12)
    let far = ServingSpread(.fixed, isRouted: true, knowsModel: false, device: other)
    expect(far.deviation, near: 0.1155.squareRoot(), within: 1e-12)
    // 80 % of a normal distribution lie within 1.2816.
    expect(log(far.factor) / far.deviation, near: 1.2816, within: 1e-9)
  }

  /// Of DeepSeek-V3 (arXiv:2412.19437), table 2: DualPipe holds PP + 1 micro-batches.
  @Test("DualPipe holds one micro-batch more than stages")
  func dualPipe() throws {
    let cases: [(Int?, Double)] = [(nil, 9), (20, 9), (16, 9)]
    for (batches, held) in cases {
      let layout = try Layout(pipeline: 8, schedule: .dualPipe, microBatches: batches)
      #expect(layout.inFlight(stage: 0) == held && layout.inFlight(stage: 7) == held)
    }
  }

  /// 3·a·f of a gated feed-forward, for two shared experts of 1024 beside the routed ones.
  @Test("Shared experts keep what lies between their matrices")
  func sharedActivations() {
    func layer(_ shared: SharedExperts?, _ residual: DenseFeedForward? = nil) -> LayerActivations {
      Layer(
        mixer: .attention(GroupedAttention(heads: 16, kvHeads: 4, headDim: 64)),
        feedForward: .routed(
          RoutedFeedForward(
            experts: 8, topK: 2, width: 512, shared: shared, residual: residual)),
        normWeights: 2048
      ).activations(hiddenSize: 1024, sequence: 2048, bytes: 2, format: .fused)
    }
    let more = layer(SharedExperts(count: 2, width: 1024)).inner - layer(nil).inner
    #expect(more == 2 * 3 * 2 * 1024)
    // Queries and outputs 2·16·64, keys and values 2·4·64; two experts of 3·512 and two copies of d.
    let attention: Double = 2 * (2 * 16 * 64 + 2 * 4 * 64)
    let experts: Double = 2 * 2 * (3 * 512 + 2 * 1024)
    #expect(layer(nil).inner == attention + experts)
  }

  @Test("A fault of many layers is told once, and heads have to divide the hidden size")
  func faults() throws {
    let layout = try Layout(tensor: 3)
    let faults = layout.faults(for: try card("llama-3-8b"), tokens: 4096)
    #expect(!faults.isEmpty && Set(faults.map(\.problem)).count == faults.count)
    let scaled = layout.faults(for: try card("gpt-oss-120b"), tokens: 4096)
    #expect(!scaled.isEmpty && Set(scaled.map(\.problem)).count == scaled.count)
    #expect(GroupedAttention(heads: 3, kvHeads: 1, dividing: 10).undivided == 1)
    #expect(GroupedAttention(heads: 5, kvHeads: 1, dividing: 10).undivided == 0)
  }

  @Test("Stand-ins of a range have the proportions of released models")
  func standIns() throws {
    let range = Architecture.routedRange(active: Parameters(37e9), total: Parameters(671e9))
    let aspects = range.map { Double($0.hiddenSize) / Double($0.layerCount) }
    #expect(aspects.count == 5)
    for (own, wanted) in zip(aspects, [128.0, 154, 43, 64, 117]) {
      expect(own, near: wanted, relative: 0.03)
    }
  }

  /// Blocks of 128 rows hold 130 and 5 tokens in 256 and 128; two devices carry 3 and 7 of 10.
  @Test("Blocks, capacities and stragglers of unequal experts")
  func loads() throws {
    #expect(try ExpertLoad([130, 5]).blocks().computed == 384)
    #expect(try ExpertLoad([1, 2, 3, 4]).straggler(devices: 2) == 1.4)
    #expect(try ExpertLoad([1, 2, 3, 4]).straggler(devices: 3) == nil)
    #expect(throws: (any Error).self) { try ExpertLoad([1, 2]).capacity(factor: 1001) }
    #expect(try ExpertLoad([1, 2]).capacity(factor: 1000).computed == 3000)
  }

  /// Llama 3 8B: queries and outputs of 4096 by 4096, keys and values of 4096 by 1024, three of 4096 by 14336, in 32
  /// layers; a token takes 6 FLOP of each weight, and 6 · 4096 · 128256 of its logits.
  @Test("Arithmetic of a step is that of its matrices, norms and positions apart")
  func arithmetic() throws {
    let shape = StepShape(try card("llama-3-8b"), context: 8192)
    let layer: Double = 2 * 4096 * 4096 + 2 * 4096 * 1024 + 3 * 4096 * 14336
    expect(shape.denseFLOP, near: 6 * 32 * layer, relative: 1e-12)
    expect(shape.logitFLOP, near: 6 * 4096 * 128_256, relative: 1e-12)
    #expect(shape.expertFLOP == 0 && shape.scanFLOP == 0)
  }
}
