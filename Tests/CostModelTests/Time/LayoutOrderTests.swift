import Statistics
import TestSupport
import Testing
import Units

@testable import CostModel
@testable import ModelConfigs

/// What every layout must obey, over layouts drawn at random.
@Suite("Orders of layouts")
struct LayoutOrderTests {
  static let models = [
    "llama-3-8b", "llama-3-70b", "llama-3.1-405b", "dbrx", "mixtral-8x7b", "qwen3-30b-a3b",
    "deepseek-v3", "gpt-oss-120b",
  ]

  #if DEBUG
    private static let count = 40
  #else
    private static let count = 200
  #endif

  struct Draw {
    let architecture: Architecture
    let shape: StepShape
    var setup: TrainingSetup

    var seconds: Double {
      let work = StepWork(shape, setup)
      return work.seconds(.fitted) / work.tokens
    }
    var layout: Layout { setup.layout }

    func with(_ layout: Layout, batch: Int? = nil) -> Draw {
      var other = self
      other.setup.layout = layout
      other.setup.batch = batch ?? setup.batch
      return other
    }
  }

  /// Layouts of many micro-batches, as runs have them.
  static func draws(_ count: Int) throws -> [Draw] {
    var random = SplitMix64(seed: 18)
    func pick<Item>(_ items: [Item]) -> Item { items[Int(random.next() % UInt64(items.count))] }
    var draws: [Draw] = []
    while draws.count < count {
      let architecture = try #require(ModelLibrary.card(pick(models))?.architecture)
      let device = try #require(
        DeviceLibrary.device(pick(["a100", "h100", "b200", "gb200", "h800"])))
      let layout = try Layout(
        data: pick([16, 32, 64]), tensor: pick([1, 2, 4, 8]), pipeline: pick([1, 2, 4, 8]),
        expert: architecture.isRouted ? pick([1, 2, 4, 8]) : 1, zero: pick([.optimizer, .weights]),
        microBatch: pick([1, 2]))
      guard layout.faults(for: architecture, tokens: 4096).isEmpty else { continue }
      let batch = layout.data * layout.microBatch * pick([16, 32, 64])
      let precision: Precision =
        device.peak(.fp8) != nil ? pick([.bf16, .fp8]) : .bf16
      draws.append(
        Draw(
          architecture: architecture, shape: StepShape(architecture, context: 4096),
          setup: TrainingSetup(
            device: device, layout: layout, context: 4096, precision: precision, batch: batch)))
    }
    return draws
  }

  /// Reducing activation recomputation (arXiv 2205.05198, table 5): 1.29 to 1.32 for four GPT models.
  @Test("Computing the forward pass again costs 1.2 to 1.4 times, and part of it less")
  func recomputation() throws {
    for draw in try Self.draws(Self.count) where draw.layout.zero != .weights {
      let full = draw.with(draw.layout.with(recompute: .full)).seconds / draw.seconds
      let some = draw.with(draw.layout.with(recompute: .selective)).seconds / draw.seconds
      #expect((1.2...1.4).contains(full), "\(full) \(draw.setup)")
      #expect(some > 1 && some < 1 + 0.6 * (full - 1))
    }
  }

  @Test("More pipeline stages at as many micro-batches cost at least their bubble")
  func pipeline() throws {
    for draw in try Self.draws(Self.count)
    where draw.layout.pipeline <= 4 && draw.layout.zero != .weights {
      let old = draw.layout
      let layout = try Layout(
        data: old.data, tensor: old.tensor, pipeline: 2 * old.pipeline, expert: old.expert,
        microBatch: old.microBatch)
      guard layout.faults(for: draw.architecture, tokens: 4096).isEmpty else { continue }
      let m = Double(draw.setup.microBatches)
      let bubble =
        (1 + Double(layout.pipeline - 1) / m) / (1 + Double(old.pipeline - 1) / m)
      // The same replicas see the same batch on twice the devices; what follows the last micro-batch has
      // no bubble.
      func piped(_ draw: Draw) -> Double {
        let work = StepWork(draw.shape, draw.setup)
        let time = work.time(.fitted)
        return (time.total - time[.dataTraffic] - time[.optimizer]) / work.tokens
      }
      #expect(piped(draw.with(layout)) / piped(draw) >= 0.999 * bubble, "\(draw.setup)")
      #expect(draw.with(layout).seconds > draw.seconds)
    }
  }

  /// vTrain (arXiv 2312.12391): tensor degree 16 on nodes of 8 more than halved throughput.
  @Test("Tensor parallelism beyond a node is slower than within it")
  func tensor() throws {
    for draw in try Self.draws(Self.count) where draw.setup.device.devicesPerNode == 8 {
      let (t, p) = (draw.layout.tensor, draw.layout.pipeline)
      guard t == 8 else { continue }
      let layout = try Layout(
        data: draw.layout.data / 2, tensor: 16, pipeline: p, expert: draw.layout.expert,
        zero: draw.layout.zero, microBatch: draw.layout.microBatch)
      #expect(draw.with(layout).seconds > 1.05 * draw.seconds, "\(draw.setup)")
    }
  }

  @Test("Waste never pays: devices without work, imbalance, slower links and memory")
  func waste() throws {
    for draw in try Self.draws(Self.count) {
      if draw.architecture.isRouted {
        var loaded = draw
        loaded.setup.straggler = 1.5
        #expect(loaded.seconds > draw.seconds)
      }
      // Twice the replicas on the same batch: never less than half the time, so never a gain for a token.
      if draw.setup.microBatches > 1 {
        let wide = draw.with(draw.layout.with(data: 2 * draw.layout.data))
        #expect(wide.seconds >= 0.999 * draw.seconds, "\(draw.setup)")
      }
      var plain = draw
      plain.setup.code = TrainingCode(
        id: "other", offset: 0.03, overlaps: false, isMeasured: false)
      #expect(plain.seconds >= draw.seconds)
    }
  }

  @Test("Layouts that could not be told apart before differ now")
  func differ() throws {
    let architecture = try #require(ModelLibrary.card("llama-3-70b")?.architecture)
    let device = try #require(DeviceLibrary.device("h100"))
    let layouts = [
      try Layout(data: 128, tensor: 8), try Layout(data: 32, pipeline: 32),
      try Layout(data: 1024, zero: .weights), try Layout(data: 16, tensor: 64),
    ]
    let rates = try layouts.map {
      try architecture.predictedStep(
        on: TrainingSetup(device: device, layout: $0, context: 4096, batch: 2048)
      ).tokensPerSecond
    }
    for (index, one) in rates.enumerated() {
      for other in rates[..<index] { #expect(abs(one / other - 1) > 0.02, "\(rates)") }
    }
    // Sixty-four devices in eight nodes share each matrix.
    #expect(rates[3] < 0.4 * rates[0])
  }

  @Test("What is searched fits, is the fastest of what is tried, and heeds its limits")
  func search() throws {
    let architecture = try #require(ModelLibrary.card("dbrx")?.architecture)
    let device = try #require(DeviceLibrary.device("h100"))
    let shape = StepShape(architecture, context: 4096)
    let setup = TrainingSetup(
      device: device, layout: try Layout(), context: 4096, batch: 3072)
    let found = FastestLayouts(architecture, on: setup, devices: 3072, shape: shape)
    let best = try #require(found.best.first)
    #expect(best.layout.devices == 3072 && best.fits)
    #expect(found.best.allSatisfy { $0.fits && $0.seconds <= 1.03 * best.seconds })
    #expect(found.rivals.allSatisfy { $0.candidate.seconds >= best.seconds })
    var limits = LayoutLimits()
    (limits.maxTensor, limits.maxPipeline, limits.keepsExpertsInside) = (2, 4, true)
    let bound = FastestLayouts(
      architecture, on: setup, devices: 3072, shape: shape, limits: limits)
    let other = try #require(bound.best.first)
    #expect(other.layout.tensor <= 2 && other.layout.pipeline <= 4)
    #expect(bound.best.allSatisfy { $0.layout.expert * $0.layout.expertTensor <= 8 })
    #expect(other.seconds >= best.seconds)
  }

  /// 126 layers on twelve stages and 40 on three, beside the powers of two.
  @Test(
    "Stages that divide the devices are searched, whatever the layers",
    arguments: [("llama-3.1-405b", 192, 12), ("dbrx", 48, 3)])
  func uneven(model: String, devices: Int, stages: Int) throws {
    let architecture = try #require(ModelLibrary.card(model)?.architecture)
    let device = try #require(DeviceLibrary.device("h100"))
    let shape = StepShape(architecture, context: 4096)
    let setup = TrainingSetup(device: device, layout: try Layout(), context: 4096, batch: 2048)
    var limits = LayoutLimits()
    limits.schedules = [.oneForwardOneBackward]
    let found = FastestLayouts(
      architecture, on: setup, devices: devices, shape: shape, limits: limits)
    #expect(found.best.first?.layout.pipeline == stages)
    let least = FastestLayouts(
      architecture, on: setup, devices: stages, shape: shape, limits: limits)
    let nearest = try #require(least.nearest?.memory)
    #expect(least.best.isEmpty && !nearest.fits(device))
    let full = try architecture.trainingMemory(
      layout: Layout(pipeline: stages, recompute: .full), context: 4096)
    #expect(nearest.total <= full.total)
  }

  /// DeepSeek-V3 (arXiv 2412.19437, section 3.2), Llama 3 405B (arXiv 2407.21783, table 4).
  @Test("Layouts that were run fit, and are near the fastest that is found")
  func published() throws {
    for run in PublishedRun.bundled {
      guard let memory = run.memory, let layout = run.layout else { continue }
      #expect(memory.fits(run.device, usableShare: 1), "\(run.model) \(memory.total)")
      #expect(layout.devices == run.devices)
    }
  }

  /// DeepSeek-V3 (arXiv 2412.19437, table 2): 1F1B (p - 1)(F + B), ZB1P (p - 1)(F + B - 2W), DualPipe
  /// (p/2 - 1)(F&B + B - 3W); with F = W = 1, B = 2 and sixteen stages 45, 15 and 14.
  @Test("Bubbles of schedules are those that are published")
  func bubbles() {
    func share(_ schedule: PipelineSchedule, _ p: Double, recomputes: Bool = false) -> Double {
      schedule.bubbleShare(p, recomputes: recomputes)
    }
    expect(share(.zeroBubble, 16), near: 15.0 / 45, within: 1e-12)
    expect(share(.dualPipe, 16), near: 14.0 / 45, within: 1e-12)
    // The forward pass again makes B three: 60, 30 and 28.
    expect(share(.zeroBubble, 16, recomputes: true), near: 30.0 / 60, within: 1e-12)
    expect(share(.dualPipe, 16, recomputes: true), near: 28.0 / 60, within: 1e-12)
    #expect(share(.oneForwardOneBackward, 16) == 1 && share(.dualPipe, 2) == 0)
  }

  /// DeepSeek-V3 (arXiv 2412.19437, section 3.2) and Llama 3 405B (arXiv 2407.21783, table 4).
  @Test("Published layouts are near the fastest", arguments: ["deepseek-v3", "llama-3.1-405b"])
  func near(model: String) throws {
    let run = try #require(PublishedRun.bundled.first { $0.model == model })
    let architecture = try #require(ModelLibrary.card(model)?.architecture)
    let (context, precision): (Int, Precision) =
      model == "deepseek-v3" ? (4096, .fp8) : (8192, .bf16)
    let shape = StepShape(architecture, context: context, nextTokens: run.steps.nextTokens)
    let batch = Int(try #require(run.steps.batch).value) / context
    let setup = TrainingSetup(
      device: run.device, layout: try #require(run.layout), context: context,
      precision: precision, scalesBlocks: false, batch: batch, nodeLimit: run.steps.nodeLimit)
    let found = FastestLayouts(architecture, on: setup, devices: run.devices, shape: shape)
    let best = try #require(found.best.first)
    let work = StepWork(shape, setup)
    #expect(1e6 * work.seconds(.fitted) / work.tokens < 1.03 * best.seconds)
    #expect(best.layout.pipeline == 16)
    // Two copies of the weights stand on each device of DualPipe.
    if best.layout.schedule == .dualPipe {
      let single = try architecture.trainingMemory(
        layout: try Layout(
          data: best.layout.data, tensor: best.layout.tensor, pipeline: 16,
          expert: best.layout.expert), context: context)
      let both = try architecture.trainingMemory(layout: best.layout, context: context)
      #expect(both.weights == single.weights * 2)
    } else {
      #expect(best.layout.chunks == 8 && best.layout.tensor == 8)
    }
  }

  @Test("Devices without rows have a rate and a wider range")
  func unmeasured() throws {
    let architecture = try #require(ModelLibrary.card("llama-2-7b")?.architecture)
    func deviation(_ id: String, _ precision: Precision = .bf16) throws -> Double {
      let device = try #require(DeviceLibrary.device(id))
      let step = try architecture.predictedStep(
        on: TrainingSetup(
          device: device, layout: Layout(data: 64), context: 4096, precision: precision, batch: 512)
      )
      #expect((0.05...0.7).contains(step.utilisation), "\(id) \(step.utilisation)")
      return step.spread.deviation
    }
    let h100 = try deviation("h100")
    // Of NVIDIA's too where no step was measured, or no large product.
    for id in ["l40s", "h20", "rubin"] { #expect(try deviation(id) > 1.15 * h100) }
    #expect(try deviation("v100", .fp16) > 1.15 * h100)
    for id in ["h100-pcie", "mi300x", "mi355x", "tpu-v5p", "tpu-v7x", "mi250x"] {
      #expect(try deviation(id) > h100)
    }
  }
}
