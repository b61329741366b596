import ModelConfigs
import TestSupport
import Testing
import Units

@testable import CostModel

/// What devices without rows reach, what long or many streams keep, and what a search tries.
@Suite("Layouts of rarer kinds")
struct RareLayoutTests {
  static func model(_ id: String) throws -> Architecture {
    try #require(ModelLibrary.card(id)?.architecture)
  }

  /// H20 has no product that was measured, nor kin: 0.7 of 148 TFLOP/s.
  ///
  /// A torus of TPUs goes on to further devices at half its link; others without a published
  /// network have 200 Gbit/s at 0.8.
  @Test("Devices that nobody measured have physics")
  func physics() throws {
    let h20 = try #require(DeviceLibrary.device("h20"))
    let ceiling = try #require(h20.ceiling(.bf16))
    expect(ceiling, near: 103.6e12, relative: 1e-12)
    #expect(h20.outsideRate == 20e9)
    let torus = try #require(DeviceLibrary.device("tpu-v5p"))
    #expect(torus.outsideRate == torus.insideRate / 2)
  }

  /// Scores of chosen keys reach 0.15 of the ceiling where those of all reach 0.70; heads of 128 are
  /// weighed by 1.5, and fused kernels compute a sixth again.
  @Test("Scores over keys that an indexer chose are as slow as a scan")
  func gathered() throws {
    let model = try Self.model("minimax-m3-text")
    let shape = StepShape(model, context: 65_536)
    let expected = model.layers.reduce(0.0) { sum, group in
      guard case .attention(let attention) = group.layer.mixer else { return sum }
      let scores = group.layer.scores(
        context: 65_536, attention: .causal, reach: .counted, isEncoder: false)
      let loss: Double = attention.indexer == nil ? 1 : 0.70 / 0.15
      let each: Double = scores * 3 * 1.5 * loss
      return sum + each * Double(group.count) * 7 / 6
    }
    expect(shape.scoreFLOP, near: expected, relative: 1e-9)
  }

  /// Llama 3 8B: 32 layers keep 4 · 4096 numbers around blocks, queries and what leaves them, keys and
  /// values, 3 · 14,336 of the feed-forward, two bytes each, and 128 of scores.
  ///
  /// Logits are 128,256 numbers of four bytes, and the last norm keeps its input and hands it on.
  @Test("Activations of a whole model are its layers', its logits' and its last norm's")
  func activations() throws {
    let found = try Self.model("llama-3-8b").trainingMemory(layout: Layout(), context: 4096)
    let numbers = 4 * 4096 + 2 * 4096 + 2 * 1024 + 3 * 14_336
    let token = 32 * (2 * numbers + 128) + 4 * 128_256 + 4 * 4096
    #expect(found.activations == Bytes(Double(4096 * token)))
  }

  /// DeepSeek-V4 mixes four streams: each of two blocks keeps three more of 4,096 numbers of two bytes.
  @Test("Further streams are kept by each block")
  func streams() throws {
    let model = try Self.model("deepseek-v4-flash")
    let layer = try #require(model.layers.last?.layer)
    guard case .routed(let routed) = layer.feedForward else {
      Issue.record("no experts")
      return
    }
    let kept = layer.activations(hiddenSize: 4096, sequence: 4096, bytes: 2, format: .fused)
    let expected = 2 * 4 * 4096 + 2 * 3 * 2 * 4096 + 4 * routed.experts
    #expect(kept.boundary == Double(expected))
  }

  @Test("Sequences beyond 8,192 tokens may be shared, and weights without a pipeline")
  func tried() throws {
    let model = try Self.model("llama-3-8b")
    func rivals(_ context: Int) throws -> Set<String> {
      let setup = TrainingSetup(
        device: try #require(DeviceLibrary.device("h100")), layout: try Layout(),
        context: context, batch: 64)
      let found = FastestLayouts(
        model, on: setup, devices: 64, shape: StepShape(model, context: context))
      return Set(found.rivals.map(\.degree))
    }
    #expect(try rivals(32_768).isSuperset(of: ["context", "zero"]))
    #expect(!(try rivals(8192).contains("context")))
  }

  /// A published fit of the same equations: under NVFP4 experts run at the rate of block-scaled FP8; scores on
  /// an A100, before FlashAttention 3, reach 0.746 · 0.536 of 271.2 TFLOP/s.
  @Test("Experts in four bits run as in eight, and older devices have older kernels")
  func rates() throws {
    func time(_ id: String, _ device: String, _ precision: Precision) throws -> (
      StepShape, StepWork
    ) {
      let setup = TrainingSetup(
        device: try #require(DeviceLibrary.device(device)), layout: try Layout(data: 8),
        context: 4096, precision: precision, batch: 64)
      let shape = StepShape(try Self.model(id), context: 4096)
      return (shape, StepWork(shape, setup))
    }
    let four = try time("dbrx", "b200", .fp4).1.time(StepTests.printed)
    let eight = try time("dbrx", "b200", .fp8).1.time(StepTests.printed)
    #expect(four[.experts] == eight[.experts] && four[.products] < eight[.products])
    let (shape, work) = try time("llama-2-7b", "a100", .bf16)
    let seconds: Double = shape.scoreFLOP * work.tokens / (0.746 * 0.536 * 271.2e12)
    expect(work.time(StepTests.printed)[.attention], near: seconds, relative: 1e-9)
  }

  /// DBRX: each weight of a product costs six FLOP a token.
  ///
  /// Queries and outputs of 40 layers are 6144 wide, keys and values 1024 each, and 16 experts are
  /// scored. Norms, scores and experts are no plain products.
  @Test("Plain products are attention's projections and the router")
  func plainProducts() throws {
    let shape = StepShape(try Self.model("dbrx"), context: 4096)
    let projections: Double = 2 * 6144 * 6144 + 2 * 6144 * 1024
    let router: Double = 6144 * 16
    let experts: Double = 4 * 3 * 6144 * 10_752
    let logits: Double = 6 * 6144 * 100_352
    #expect(shape.denseFLOP == 240 * (projections + router))
    #expect(shape.logitFLOP == logits)
    #expect(shape.expertFLOP == 240 * experts)
  }
}
