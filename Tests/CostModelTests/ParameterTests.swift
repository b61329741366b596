import CostModel
import ModelConfigs
import TestSupport
import Testing

@Suite("Parameters")
struct ParameterTests {
  struct Known: Sendable, CustomTestStringConvertible {
    let id: String
    let total: Int
    let all: Int
    let noInputEmbedding: Int
    let noEmbedding: Int
    var testDescription: String { id }
  }

  /// Counted on the models' own modules without weights (transformers 5.23.0, meta device).
  static let known = [
    Known(
      id: "dbrx", total: 131_596_523_520, all: 36_469_708_800, noInputEmbedding: 35_853_146_112,
      noEmbedding: 35_236_583_424),
    Known(
      id: "mixtral-8x7b", total: 46_702_792_704, all: 12_879_925_248,
      noInputEmbedding: 12_748_853_248, noEmbedding: 12_617_781_248),
    Known(
      id: "deepseek-v3", total: 671_026_404_352, all: 37_552_282_624,
      noInputEmbedding: 36_625_603_584, noEmbedding: 35_698_924_544),
    Known(
      id: "gpt-oss-120b", total: 116_829_156_672, all: 5_711_982_912,
      noInputEmbedding: 5_132_849_472, noEmbedding: 4_553_716_032),
    Known(
      id: "jamba-v0.1", total: 51_570_323_328, all: 12_110_311_296,
      noInputEmbedding: 11_841_875_840, noEmbedding: 11_573_440_384),
    Known(
      id: "llama-2-70b", total: 68_976_648_192, all: 68_976_648_192,
      noInputEmbedding: 68_714_504_192, noEmbedding: 68_452_360_192),
    Known(
      id: "gemma-7b", total: 8_537_680_896, all: 8_537_680_896, noInputEmbedding: 8_537_680_896,
      noEmbedding: 7_751_248_896),
  ]

  @Test("Known models count to the parameter under each convention", arguments: known)
  func exact(_ known: Known) throws {
    let count = try #require(ModelLibrary.card(known.id)?.architecture).parameters
    #expect(count.total == known.total)
    #expect(count.active(.all) == known.all)
    #expect(count.active(.noInputEmbedding) == known.noInputEmbedding)
    #expect(count.active(.noEmbedding) == known.noEmbedding)
  }

  /// Totals of the released weights as their pages on Hugging Face show them, from memory.
  @Test(
    "Models outside the reference match the totals of their released weights",
    arguments: [
      ("gpt-oss-20b", 20_914_757_184), ("minimax-01", 456_089_655_296),
      ("deepseek-v2-lite", 15_706_484_224), ("deepseek-v2", 235_741_434_880),
    ])
  func totals(id: String, total: Int) throws {
    #expect(try #require(ModelLibrary.card(id)?.architecture).parameters.total == total)
  }

  /// The Databricks blog, table 5, and the gauntlet's configurations: billions, active without
  /// the input embedding.
  @Test(
    "The DBRX family has the printed sizes when the input embedding is left out",
    arguments: [
      ("dbrx-moe-a-inferred", 7.71, 2.22), ("dbrx-moe-b-inferred", 23.52, 6.56),
      ("dbrx-9b", 9.17, 2.622), ("dbrx-18b", 18.611, 5.223), ("dbrx-35b", 35.653, 9.875),
      ("dbrx-73b", 73.508, 20.146),
    ])
  func family(id: String, total: Double, active: Double) throws {
    let count = try #require(ModelLibrary.card(id)?.architecture).parameters
    expect(Double(count.total) / 1e9, near: total, within: 0.006)
    expect(Double(count.active(.noInputEmbedding)) / 1e9, near: active, within: 0.006)
  }

  @Test(
    "A published active size names the convention it was counted under",
    arguments: [
      ("mixtral-8x7b", [.all]), ("olmoe-1b-7b", [.all]), ("phi-3.5-moe", [.all]),
      ("deepseek-moe-16b", [.all]), ("gpt-oss-120b", [.noInputEmbedding]),
      ("gpt-oss-20b", [.noInputEmbedding]), ("glm-4.5", [.noEmbedding]),
      ("minimax-01", [.noEmbedding]), ("dbrx", [.all, .noInputEmbedding]),
      ("dbrx-moe-a-inferred", [.noInputEmbedding]), ("grok-1", []), ("qwen3-30b-a3b", [.all]),
      ("qwen1.5-moe-a2.7b", [.all]), ("llama-4-scout-text", [.all]),
      ("deepseek-v3", [.noInputEmbedding]), ("qwen3-235b-a22b", [.all, .noInputEmbedding]),
      ("deepseek-v2-lite", [.noInputEmbedding]), ("glm-4.5-air", [.noEmbedding]),
    ] as [(String, [ActiveConvention])])
  func conventions(id: String, expected: [ActiveConvention]) throws {
    #expect(try #require(ModelLibrary.card(id)).matchingConventions == expected)
  }

  /// gpt-oss model card (arXiv 2508.10925), table 1: billions in feed-forward, attention and both
  /// embeddings.
  @Test(
    "The components of gpt-oss are those of its card",
    arguments: [("gpt-oss-120b", 114.71, 0.96, 1.16), ("gpt-oss-20b", 19.12, 0.64, 1.16)])
  func components(id: String, feedForward: Double, attention: Double, embedding: Double) throws {
    let count = try #require(ModelLibrary.card(id)?.architecture).parameters
    let parts: [(Double, [Component])] = [
      (feedForward, [.routedExperts, .router]), (attention, [.attention]),
      (embedding, [.inputEmbedding, .unembedding]),
    ]
    for (billions, names) in parts {
      let sum = names.reduce(0) { $0 + count[$1].total }
      expect(Double(sum) / 1e9, near: billions, within: 0.006)
    }
  }

  @Test("Components sum to the total and to the active parameters", arguments: ModelLibrary.ids)
  func sums(id: String) throws {
    guard let count = ModelLibrary.card(id)?.architecture?.parameters else { return }
    #expect(count.components.reduce(0) { $0 + $1.total } == count.total)
    #expect(count.components.reduce(0) { $0 + $1.active } == count.active(.all))
  }

  @Test("A dense model uses all its parameters, a routed one fewer", arguments: ModelLibrary.ids)
  func activity(id: String) throws {
    guard let architecture = ModelLibrary.card(id)?.architecture else { return }
    let count = architecture.parameters
    for convention in ActiveConvention.allCases {
      #expect(
        (count.active(convention) < count.total(convention)) == (architecture.routing != nil))
    }
    #expect(architecture.isRouted == (architecture.routing != nil))
  }
}
