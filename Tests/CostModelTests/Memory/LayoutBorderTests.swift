import ModelConfigs
import TestSupport
import Testing
import Units

@testable import CostModel

/// Borders that searches and counts of memory must keep.
@Suite("Borders of layouts")
struct LayoutBorderTests {
  static func model(_ id: String) throws -> Architecture {
    try #require(ModelLibrary.card(id)?.architecture)
  }

  @Test("A device holds what is no more than its share")
  func share() throws {
    let device = try #require(DeviceLibrary.device("h100"))
    func holds(_ bytes: Bytes) -> Bool {
      MemoryUse(
        weights: bytes, gradients: .zero, optimizer: .zero, activations: .zero, workspace: .zero,
        cache: .zero
      ).fits(device)
    }
    #expect(holds(device.capacity * 0.94) && !holds(device.capacity * 0.9401))
    #expect(!holds(device.capacity * 0.95))
  }

  /// DeepSeek-V3's module beside 61 layers on two stages of one micro-batch: the last stage has a dense
  /// layer and thirty with experts, both ends' matrices of 129,280 · 7168, the last norm, and the
  /// projection of 2 · 7168².
  ///
  /// It keeps for each token twice the logits in four bytes with what the last norm takes and gives, and
  /// the two inputs of the projection.
  @Test("A module for a further token stands on the last stage, with the shared lookup")
  func module() throws {
    let model = try Self.model("deepseek-v3")
    let layout = try Layout(pipeline: 2, zero: .none, microBatches: 1)
    let use = try model.trainingMemory(layout: layout, context: 4096, nextTokens: 1)
    let held = [(0, 1.0), (1, 30.0)].map { group, count in
      let one = model.layers[group].layer.rankWeights(hiddenSize: 7168, layout: layout)
      return (one.dense + one.expert) * count
    }
    let ends = Double(2 * 129_280 * 7168 + 2 * 7168 * 7168 + 7168)
    #expect(use.weights == Bytes(2 * (held.reduce(0, +) + ends)))
    let kept = [(0, 1.0), (1, 30.0)].map { group, count in
      model.layers[group].layer.activations(
        hiddenSize: 7168, sequence: 4096, bytes: 2, format: .fused
      ).bytes(layout: layout) * count
    }
    let token = kept.reduce(0, +) + Double(2 * (4 * 129_280 + 4 * 7168) + 4 * 7168)
    expect(use.activations.value, near: 4096 * token, relative: 1e-12)
  }

  /// Reducing activation recomputation (arXiv 2205.05198, section 4.3): a byte of mask for each number of two blocks
  /// of a layer, and of the input lookup.
  @Test("Dropout keeps its masks, the input's too")
  func masks() throws {
    let model = try Self.model("llama-3-8b")
    func kept(_ drops: Bool) throws -> Double {
      try model.trainingMemory(
        layout: Layout(), context: 4096,
        kept: ActivationFormat(storesScores: false, hasDropout: drops)
      ).activations.value
    }
    #expect(try kept(true) - kept(false) == Double((2 * 32 + 1) * 4096 * 4096))
  }

  @Test("The least recomputation leaves room for fragmentation wherever some does")
  func room() throws {
    let model = try Self.model("llama-3-8b")
    let device = try #require(DeviceLibrary.device("h100"))
    func share(_ layout: Layout, _ context: Int) throws -> Double {
      try model.trainingMemory(layout: layout, context: context).share(of: device)
    }
    var close = 0
    for context in stride(from: 4096, through: 32_768, by: 512) {
      let layout = try Layout(data: 8)
      let found = model.leastRecomputing(
        layout, context: context, kept: .fused, on: device, nextTokens: 0)
      let most = try share(layout.with(recompute: .full), context)
      if most <= 0.94 { #expect(try share(found, context) <= 0.94, "\(context)") }
      if (0.94...1).contains(try share(layout, context)) { close += 1 }
    }
    #expect(close > 0)
  }

  /// Megatron-LM asks for whole rounds of the stages where chunks are interleaved.
  @Test("Interleaved chunks run whole rounds of their stages, or none")
  func rounds() throws {
    let model = try Self.model("llama-3-70b")
    let device = try #require(DeviceLibrary.device("h100"))
    var limits = LayoutLimits()
    limits.usableShare = .infinity
    for batch in [20, 24, 40, 96] {
      let setup = TrainingSetup(
        device: device, layout: try Layout(), context: 4096, batch: batch)
      let found = FastestLayouts(
        model, on: setup, devices: 64, shape: StepShape(model, context: 4096), limits: limits)
      let layouts = found.best.map(\.layout) + found.rivals.map(\.candidate.layout)
      #expect(!layouts.isEmpty)
      for layout in layouts where layout.chunks > 1 {
        #expect(layout.microBatches?.isMultiple(of: layout.pipeline) == true, "\(layout)")
      }
    }
  }
}
