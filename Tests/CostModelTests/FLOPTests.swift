import CostModel
import ModelConfigs
import TestSupport
import Testing
import Units

@Suite("Training FLOP")
struct FLOPTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let id: String
    let context: Int
    let convention: FLOPConvention
    let gflop: Double
    var testDescription: String { "\(id) \(convention.id)" }
  }

  /// GFLOP for each trained token: the formulas of other training codes run on the released
  /// configurations (Megatron-LM, verl, torchtitan, llm-foundry).
  static let published: [Row] = [
    ("llama-2-7b", 4096, [40.430493696, 40.430493696, 46.086512640, 42.865287168, 42.863689728]),
    (
      "llama-2-70b", 4096,
      [413.859889152, 413.859889152, 444.499279872, 428.393152512, 428.38523904]
    ),
    (
      "gpt-3-175b", 2048,
      [1047.625555968, 1047.625555968, 1076.616585216, 1062.121070592, 1061.877915648]
    ),
    ("mixtral-8x7b", 4096, [280.216756224, 77.279551488, 82.935570432, 79.71434496, 79.706456064]),
    ("dbrx", 4096, [789.57914112, 218.8182528, 227.198472192, 221.158674432, 221.132095488]),
    (
      "qwen3-30b-a3b", 4096,
      [183.192735744, 20.118196224, 27.914883072, 23.083044864, 23.006281728]
    ),
    (
      "gpt-oss-120b", 4096, [700.974940032, 34.271897472, 38.044854144, 34.420975488, 34.330853376]
    ),
  ].flatMap { id, context, values in
    zip([.sixTotal, .sixActive, .exactFull, .exactCausal, .megatron], values).map {
      Row(id: id, context: context, convention: $0, gflop: $1)
    }
  }

  @Test("Other training codes' counts come out to the operation", arguments: published)
  func exact(_ row: Row) throws {
    let architecture = try #require(ModelLibrary.card(row.id)?.architecture)
    let flop = architecture.trainingFLOP(context: row.context, convention: row.convention)
    expect(flop.value, near: row.gflop * 1e9, within: 1)
  }

  /// Megatron-Bridge's performance tables: published model FLOP/s over published tokens/s, whose
  /// last digits limit the agreement; gpt-oss with windows since its 2026 releases.
  @Test(
    "Counts agree with measured rates of Megatron-Bridge",
    arguments: [
      ("qwen3-30b-a3b", 4096, FLOPConvention.megatron, 23.01),
      ("qwen3-235b-a22b", 4096, .megatron, 147.98), ("deepseek-v3", 4096, .megatron, 249.7),
      ("kimi-k2", 4096, .megatron, 204.5), ("llama-3.1-405b", 8192, .megatron, 2524),
      ("llama-3-70b", 8192, .megatron, 449.1), ("llama-3-8b", 8192, .megatron, 51.48),
      ("gpt-oss-120b", 4096, .megatronReach, 32.61),
    ])
  func bridge(id: String, context: Int, convention: FLOPConvention, gflop: Double) throws {
    let architecture = try #require(ModelLibrary.card(id)?.architecture)
    let flop = architecture.trainingFLOP(context: context, convention: convention)
    expect(flop.value, near: gflop * 1e9, relative: 0.0015)
  }

  @Test("DBRX trained on 12T tokens under 6ND costs what its sizes say")
  func run() throws {
    let dbrx = try #require(ModelLibrary.card("dbrx"))
    let tokens = try #require(dbrx.trainedTokens).value
    let perToken = try #require(dbrx.architecture).trainingFLOP(
      context: 4096, convention: .sixActiveNoInputEmbedding)
    // 6 · 35.853146112e9 · 12e12
    expect((perToken * tokens).value, near: 2.581426520064e24, relative: 1e-12)
    #expect((perToken * (2 * tokens)).value == 2 * (perToken * tokens).value)
  }

  @Test(
    "Components sum, backward is twice forward, causal scores are half", arguments: ModelLibrary.ids
  )
  func laws(id: String) throws {
    guard let architecture = ModelLibrary.card(id)?.architecture else { return }
    let causal = architecture.flops(context: 4096)
    let full = architecture.flops(context: 4096, attention: .full)
    let sum = Component.allCases.reduce(0) { $0 + 3 * causal.forward[$1] }
    expect(sum, near: causal.trainingPerToken.value, relative: 1e-12)
    #expect(causal.backwardPerToken == 2 * causal.forwardPerToken)
    // A window of raw tokens beside compressed ones is no half.
    let isCompressed = architecture.layers.contains {
      if case .compressed = $0.layer.mixer { true } else { false }
    }
    if architecture.encoder.isEmpty, !isCompressed {
      #expect(2 * causal.forward.attentionScores == full.forward.attentionScores)
    }
    #expect(causal.forward.recurrentState == full.forward.recurrentState)
    #expect(causal.training(.inputEmbedding) == .zero)
    let counted = architecture.flops(context: 4096, reach: .counted)
    #expect(counted.trainingPerToken <= causal.trainingPerToken)
  }

  @Test("Recomputing everything adds a third, recomputing scores adds their forward pass")
  func recompute() throws {
    let flops = try #require(ModelLibrary.card("dbrx")?.architecture)
      .flops(context: 4096, attention: .full)
    #expect(flops.hardwarePerToken(.none) == flops.trainingPerToken)
    // "HFU full recompute: 8 N_active_matmul + 4/3 full attention" of the reference
    expect(flops.hardwarePerToken(.full).value, near: 302_931_296_256, within: 1)
    #expect(
      flops.hardwarePerToken(.attentionScores) - flops.trainingPerToken
        == FLOPPerToken(flops.forward.attentionScores))
  }

  @Test("Every convention has its own identifier, a formula and a source")
  func names() {
    let ids = FLOPConvention.published.map(\.id)
    #expect(Set(ids).count == ids.count)
    for convention in FLOPConvention.published {
      #expect(!convention.formula.isEmpty && !convention.source.isEmpty)
    }
  }

  /// Jamba's paper (arXiv 2403.19887): 28 of 32 layers are Mamba, of 8,192 channels and 16 states; 7
  /// operations on each as Megatron-LM counts.
  @Test("Mamba layers between others count their states once each")
  func jamba() throws {
    let jamba = try #require(ModelLibrary.card("jamba-v0.1")?.architecture)
    #expect(jamba.flops(context: 4096).forward.recurrentState == 28 * 7 * 8192 * 16)
  }
}
