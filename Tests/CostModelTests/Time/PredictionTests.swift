import CostModel
import ModelConfigs
import Diagnostics
import Testing
import Units

@Suite("Predicted steps")
struct PredictionTests {
  func step(
    _ id: String, on device: String, devices: Int = 256, precision: Precision = .bf16,
    context: Int = 4096, expertDevices: Int? = nil
  ) throws -> StepPrediction {
    let architecture = try #require(ModelLibrary.card(id)?.architecture)
    let device = try #require(DeviceLibrary.device(device))
    return try architecture.predictedStep(
      on: TrainingSetup(
        device: device, devices: devices, context: context, precision: precision,
        expertDevices: expertDevices))
  }

  /// Megatron-Core's mixtures of experts on H100 in bf16 (arXiv 2504.14960, abstract), which no
  /// law was fitted to.
  @Test(
    "Utilisations of models that were never fitted lie inside the range of 90 %",
    arguments: [("mixtral-8x22b", 0.493), ("qwen2-57b-a14b", 0.390)])
  func unseen(id: String, utilisation: Double) throws {
    let found = try step(id, on: "h100", devices: 128, expertDevices: 8)
    #expect(found.utilisationRange(level: 0.9).contains(utilisation))
  }

  /// Utilisation of whole runs from their published tokens and hours (see WholeRunTests), which
  /// include restarts, so that steps may only be faster; Arctic's hours are an upper bound.
  @Test(
    "Steps of models with experts are about as fast as published runs were",
    arguments: [
      ("deepseek-v3", "h800", 2048, Precision.fp8, 0.391),
      ("deepseek-v2", "h800", 2048, .bf16, 0.252), ("olmoe-1b-7b", "h100", 256, .bf16, 0.185),
      ("phi-3.5-moe", "h100", 512, .bf16, 0.206), ("snowflake-arctic", "h100", 1000, .bf16, 0.212),
    ])
  func runs(
    id: String, device: String, devices: Int, precision: Precision, utilisation: Double
  ) throws {
    let found = try step(id, on: device, devices: devices, precision: precision)
    #expect((0.8...1.7).contains(found.utilisation / utilisation))
  }

  /// Whole runs on A100 whose tokens and hours are published: Llama 2 (arXiv 2307.09288, table 2)
  /// and MPT-7B; their utilisation includes restarts, so that steps may only be faster.
  @Test(
    "Dense steps are about as fast as published runs were",
    arguments: [
      ("llama-2-7b", 2000, 4096, 0.414), ("llama-2-13b", 2000, 4096, 0.397),
      ("llama-2-70b", 2000, 4096, 0.443), ("mpt-7b", 440, 2048, 0.368),
    ])
  func dense(id: String, devices: Int, context: Int, utilisation: Double) throws {
    let found = try step(id, on: "a100", devices: devices, context: context)
    #expect((0.9...1.5).contains(found.utilisation / utilisation))
  }

  /// Llama 3.1 405B ran at 38 to 43 % (arXiv 2407.21783, table 4).
  @Test("What lies beyond the measured rows is flagged, axis by axis")
  func outside() throws {
    let llama = try step("llama-3.1-405b", on: "h100", devices: 16_384, context: 8192)
    #expect(llama.share.outside.map(\.axis) == ["d", "f", "devices"])
    #expect(llama.share.outside.map(\.excess) == [2, 53_248.0 / 32_768, 32])
    #expect(llama.law == .dense)
    #expect((0.65...1.0).contains(llama.utilisation / 0.40))
    #expect(try step("llama-2-7b", on: "h100").share.outside.isEmpty)
  }

  @Test("Narrow experts, distant experts and older codes are slower")
  func laws() throws {
    let coarse = try step("mixtral-8x22b", on: "h100", expertDevices: 8)
    let fine = try step("qwen3-30b-a3b", on: "h100", expertDevices: 8)
    let distant = try step("qwen3-30b-a3b", on: "h100", expertDevices: 64)
    #expect(coarse.utilisation > 2 * fine.utilisation)
    #expect(distant.utilisation < fine.utilisation)
    #expect(try step("qwen3-30b-a3b", on: "h100") == distant)
    #expect(
      try step("qwen3-30b-a3b", on: "gb200", expertDevices: 64)
        == step("qwen3-30b-a3b", on: "gb200", expertDevices: 8))
    let eight = try step("deepseek-v3", on: "gb200", precision: .fp8)
    let sixteen = try step("deepseek-v3", on: "gb200")
    #expect(eight.tokensPerSecond > sixteen.tokensPerSecond)
    #expect(abs(eight.formatUtilisation * 2 / eight.utilisation - 1) < 1e-12)
  }

  @Test("A dense utilisation makes the time of narrow experts optimistic by two to four times")
  func optimism() throws {
    // Megatron-Bridge on H100 in fp8: Llama 3 70B 736 TFLOP/s against 208 and 253 of Qwen3.
    let dense = try step("llama-3-70b", on: "h100", precision: .fp8)
    for id in ["qwen3-30b-a3b", "qwen3-235b-a22b"] {
      let routed = try step(id, on: "h100", precision: .fp8)
      #expect((2.0...4.0).contains(dense.utilisation / routed.utilisation))
    }
  }

  @Test("Time is FLOP over rate, and each lost share lengthens it")
  func time() throws {
    let found = try step("dbrx", on: "h100", devices: 3072, expertDevices: 8)
    let time = found.deviceTime(tokens: Tokens(12e12))
    #expect(time.low < time.expected && time.expected < time.high)
    #expect(abs(time.wallClock.value * 3072 / time.expected.value - 1) < 1e-12)
    let lost = try found.deviceTime(
      tokens: Tokens(12e12), factors: RunFactors(balance: 1.25, straggler: 1.2, overhead: 2))
    #expect(abs(lost.expected / time.expected - 3) < 1e-12)
    #expect(abs(time.expected.value * found.tokensPerSecond / 12e12 - 1) < 1e-12)
    // facts of the run: 6 · 35.85e9 · 12e12 FLOP at 40 % of 989.5 TFLOP/s are 1.81M hours.
    let stated = try DeviceTime.stated(
      FLOP(2.58e24), peak: FLOPPerSecond(989.5e12), utilisation: 0.4)
    #expect(abs(stated.value / 3600 / 1.81e6 - 1) < 0.002)
  }

  @Test("What no law speaks for is refused with a reason")
  func refusals() throws {
    for (id, device, precision) in [
      ("dbrx", "tpu-v4", Precision.bf16), ("dbrx", "a100", .bf16), ("llama-2-7b", "a100", .fp8),
      ("llama-2-7b", "v100", .fp16),
    ] {
      let refusal = try #require(throws: InputFault.self) {
        try step(id, on: device, precision: precision)
      }
      #expect(!refusal.problem.isEmpty && !refusal.hint.isEmpty)
    }
    #expect(throws: InputFault.self) { try step("dbrx", on: "h100", devices: 0) }
    #expect(throws: InputFault.self) { try step("dbrx", on: "h100", context: .max) }
  }
}
