import CostModel
import ModelConfigs
import TestSupport
import Testing
import Units

@Suite("Whole runs")
struct WholeRunTests {
  struct Run: Sendable, CustomTestStringConvertible {
    let id: String
    let context: Int
    let tokens: Double
    let hours: Double
    let device: String
    let precision: Precision?
    let causal: Double
    let full: Double?
    var testDescription: String { id }

    init(
      _ id: String, _ context: Int, _ trillions: Double, hours: Double, _ device: String,
      _ precision: Precision? = nil, causal: Double, full: Double?
    ) {
      self.id = id
      self.context = context
      tokens = trillions * 1e12
      self.hours = hours
      self.device = device
      self.precision = precision
      self.causal = causal
      self.full = full
    }
  }

  /// Utilisation from published tokens and hours; sources stand with the bundled models.
  static let runs: [Run] = [
    Run("deepseek-v3", 4096, 14.8, hours: 2.664e6, "h800", causal: 0.391, full: 0.439),
    Run("deepseek-v2", 4096, 8.1, hours: 1.40e6, "h800", causal: 0.252, full: 0.301),
    Run("olmoe-1b-7b", 4096, 5.13, hours: 61_440, "h100", causal: 0.185, full: 0.204),
    Run("snowflake-arctic", 4096, 3.5, hours: 504_000, "h100", causal: 0.212, full: 0.224),
    Run("phi-3.5-moe", 4096, 4.9, hours: 282_624, "h100", causal: 0.206, full: 0.222),
    Run("llama-4-scout-text", 8192, 40, hours: 5e6, "h100", .fp8, causal: 0.122, full: 0.136),
    Run("llama-2-7b", 4096, 2, hours: 184_320, "a100", causal: 0.414, full: 0.445),
    Run("llama-2-13b", 4096, 2, hours: 368_640, "a100", causal: 0.397, full: 0.421),
    Run("llama-2-70b", 4096, 2, hours: 1_720_320, "a100", causal: 0.443, full: 0.460),
    Run("llama-3-8b", 8192, 15, hours: 1.3e6, "h100", causal: 0.167, full: 0.188),
    Run("llama-3-70b", 8192, 15, hours: 6.4e6, "h100", causal: 0.296, full: 0.317),
    Run("llama-3.1-405b", 8192, 15.6, hours: 30.84e6, "h100", causal: 0.359, full: 0.373),
    Run("mpt-7b", 2048, 1, hours: 100_320, "a100-40gb", causal: 0.368, full: 0.383),
    Run("gpt-3-175b", 2048, 0.3, hours: 3.552e6, "v100", causal: 0.199, full: 0.202),
    Run("opt-175b", 2048, 0.3, hours: 812_544, "a100", causal: 0.349, full: 0.354),
    Run("pythia-12b", 2048, 0.2999, hours: 72_300, "a100-40gb", causal: 0.265, full: 0.274),
  ]

  func announcement(_ run: Run, _ convention: FLOPConvention = .exactCausal) throws -> Announcement
  {
    Announcement(
      flopPerToken: try #require(ModelLibrary.card(run.id)?.architecture)
        .trainingFLOP(context: run.context, convention: convention),
      tokens: Tokens(run.tokens), deviceTime: Seconds(run.hours * 3600),
      device: try #require(DeviceLibrary.device(run.device)), precision: run.precision)
  }

  @Test("Utilisation of whole runs agrees with the known table to 0.005", arguments: runs)
  func utilisation(run: Run) throws {
    let causal = try #require(announcement(run).judgement)
    expect(causal.utilisation, near: run.causal, within: 0.005)
    #expect(causal.isBelievable && causal.likelyMisreadings.isEmpty)
    if let full = run.full {
      try expect(
        #require(announcement(run, .exactFull).judgement).utilisation, near: full, within: 0.005)
    }
  }

  /// MPT-30B: an MPT of d 7168 and 48 layers with tied embeddings (llm-foundry's 30b.yaml), 1.05T
  /// tokens; hours as if all had run on H100.
  @Test("MPT-30B's run agrees with its published utilisation")
  func mpt() throws {
    let attention = GroupedAttention(heads: 64, kvHeads: 64, headDim: 112)
    let layer = Layer(
      mixer: .attention(attention),
      feedForward: .dense(DenseFeedForward(width: 4 * 7168, isGated: false)),
      normWeights: 2 * 7168)
    let architecture = try Architecture.decoder(
      hiddenSize: 7168, vocabulary: 50_432, tiesEmbeddings: true,
      layers: [LayerGroup(count: 48, layer: layer)])
    let total = Double(architecture.parameters.total)
    expect(total, near: 29.96e9, relative: 0.002)
    let run = Announcement(
      flopPerToken: architecture.trainingFLOP(context: 2048), tokens: Tokens(1.05e12),
      deviceTime: Seconds(142_541 * 3600), device: try #require(DeviceLibrary.device("h100")))
    let found = try #require(run.judgement).utilisation
    expect(found, near: 0.381, within: 0.005)
  }

  @Test("OPT-175B's hardware utilisation is its model utilisation and a third")
  func recompute() throws {
    let opt = try #require(ModelLibrary.card("opt-175b")?.architecture)
    let flops = opt.flops(context: 2048)
    let hardware = flops.hardwarePerToken(.full) * Tokens(0.3e12)
    let peak = try #require(DeviceLibrary.device("a100")?.sixteenBitPeak)
    // Epoch: 147 TFLOP/s for each GPU, 0.471.
    expect(hardware / (peak * Seconds(812_544 * 3600)), near: 0.465, within: 0.005)
  }

  /// Megatron-Bridge's model FLOP/s over its tokens/s, by the convention that its code names.
  @Test(
    "NVIDIA's FLOP for each token are met to 0.3 % under Megatron's convention",
    arguments: [
      ("qwen3-30b-a3b", 4096, 23.01), ("qwen3-235b-a22b", 4096, 147.98),
      ("deepseek-v3", 4096, 249.7), ("llama-3.1-405b", 8192, 2524.0),
    ])
  func nvidia(id: String, context: Int, gflop: Double) throws {
    let found = try #require(ModelLibrary.card(id)?.architecture)
      .trainingFLOP(context: context, convention: .megatron)
    expect(found.value, near: gflop * 1e9, relative: 0.003)
  }

  @Test("Hours for each trillion tokens, taken for those of the run, are flagged and named")
  func perTrillion() throws {
    // Epoch lists DeepSeek-V2 at 172.8K hours.
    let run = Run("deepseek-v2", 4096, 8.1, hours: 172_800, "h800", causal: 0, full: nil)
    let judgement = try #require(announcement(run).judgement)
    #expect(judgement.utilisation > 1.9 && !judgement.isBelievable)
    #expect(judgement.likelyMisreadings.first == .hoursPerTrillionTokens)
  }

  @Test("Hours of nodes and hours counted twice are flagged and named")
  func nodes() throws {
    let nodes = Run("llama-2-70b", 4096, 2, hours: 1_720_320 / 8, "a100", causal: 0, full: nil)
    let few = try #require(announcement(nodes).judgement)
    #expect(!few.isBelievable && few.likelyMisreadings.contains(.hoursOfNodes))
    let twice = Run("gpt-3-175b", 2048, 0.3, hours: 8 * 3.552e6, "v100", causal: 0, full: nil)
    let many = try #require(announcement(twice).judgement)
    #expect(!many.isBelievable && many.likelyMisreadings.contains(.nodesCountedTwice))
  }

  @Test("Wall-clock hours are flagged, named, and say how many devices they would take")
  func byTheClock() throws {
    // Llama 2 70B: 1,720,320 hours of A100 (its paper's table 2), here on 2,048 of them.
    let run = Run("llama-2-70b", 4096, 2, hours: 840, "a100", causal: 0, full: nil)
    let bare = try announcement(run)
    let judgement = try #require(
      Announcement(
        flopPerToken: bare.flopPerToken, tokens: bare.tokens, deviceTime: bare.deviceTime,
        device: bare.device, devices: 2048
      ).judgement)
    #expect(judgement.likelyMisreadings == [.wallClockHours])
    let whole = Run("llama-2-70b", 4096, 2, hours: 1_720_320, "a100", causal: 0, full: nil)
    let expected = try #require(announcement(whole).judgement).utilisation
    try expect(
      #require(judgement.utilisation(after: .wallClockHours)), near: expected, within: 1e-12)
    // Unknown devices are no reading, but a range of them is.
    let unknown = try #require(bare.judgement)
    #expect(unknown.likelyMisreadings.isEmpty)
    #expect(unknown.utilisation(after: .wallClockHours) == nil)
    #expect(unknown.devicesOfWallClock.contains(2048))
  }

  /// Traps of public tables: 60.8B for Phi-3.5-MoE is 16 · 3.8B, 314B for Grok-1 is rounded down,
  /// 180B tokens for OPT are unique ones.
  @Test("Counted sizes and FLOP expose figures that do not go together")
  func traps() throws {
    let phi = try #require(ModelLibrary.card("phi-3.5-moe")).shape.total
    #expect(abs(Parameters(60.8e9) / phi - 1) > 0.4)
    let grok = try #require(ModelLibrary.card("grok-1")).shape.total
    expect(grok.value, near: 315.7e9, relative: 0.001)
    let opt = try #require(ModelLibrary.card("opt-175b")?.architecture)
    let hardware = opt.flops(context: 2048).hardwarePerToken(.full)
    expect((hardware * Tokens(0.3e12)).value, near: 4.3e23, relative: 0.02)
    #expect(abs((hardware * Tokens(0.18e12)).value / 4.3e23 - 1) > 0.35)
  }

  @Test("Both sides of an announcement meet at the implied utilisation")
  func sides() throws {
    let judgement = try #require(try announcement(Self.runs[0]).judgement)
    let hardware = judgement.atPeak * judgement.utilisation
    expect(hardware / judgement.fromTokens, near: 1, within: 1e-12)
    expect(judgement.atPeak.value, near: 2.664e6 * 3600 * 989.5e12, relative: 1e-12)
    let device = try #require(DeviceLibrary.device("v100"))
    let impossible = Announcement(
      flopPerToken: FLOPPerToken(1e12), tokens: Tokens(1e12), deviceTime: Seconds(1e9),
      device: device, precision: .fp8)
    #expect(impossible.judgement == nil)
    let nothing = Announcement(
      flopPerToken: FLOPPerToken(1e12), tokens: .zero, deviceTime: Seconds(1e9), device: device)
    #expect(nothing.judgement == nil)
  }
}
