import CostModel
import Units
import TestSupport
import Testing

@testable import ModelConfigs

@Suite("Bundled models")
struct BundledModelTests {
  @Test("Every row becomes a model, under names of its own")
  func rows() {
    #expect(ModelLibrary.rows.count == 147)
    for row in ModelLibrary.rows { #expect(row.content?.card != nil, "\(row.id)") }
    #expect(ModelLibrary.ids == ModelLibrary.all.map(\.id))
    #expect(Set(ModelLibrary.ids).count == ModelLibrary.ids.count)
  }

  /// Announced sizes are rounded, and those in names of hybrids more than others.
  @Test("Shapes count to the announced size", arguments: ModelLibrary.rows.map(\.id))
  func totals(id: String) throws {
    let card = try #require(ModelLibrary.card(id))
    guard let total = card.published.total?.value else { return }
    expect(card.shape.total / total, near: 1, within: 0.08, "\(card.shape.total)")
    if let active = card.published.active?.value, let shape = card.architecture, shape.isRouted {
      let nearest = ActiveConvention.allCases.map {
        abs(Double(shape.parameters.active($0)) / active.value - 1)
      }.min()
      #expect(try #require(nearest) < 0.2)
    }
  }

  /// Totals that other software counted on the released configs.
  @Test(
    "Shapes count to the unit",
    arguments: [
      ("deepseek-v3.2", 671_877_929_216), ("deepseek-v4-flash", 284_332_230_231),
      ("glm-5", 743_911_199_232), ("glm-5.2", 743_377_000_704), ("phi-4", 14_659_507_200),
      ("qwen3.5-35b-a3b", 34_660_610_688), ("gemma-4-26b-a4b", 25_233_141_760),
      ("nemotron-3-super", 120_668_687_360), ("minimax-m3-text", 426_174_565_632),
      ("kimi-k2.5", 1_026_408_209_408), ("mimo-v2-flash", 308_778_768_832),
      ("a.x-k2-light", 20_314_494_976), ("inkling-2-small", 593_718_478_848),
      ("inkling-2-mini", 26_068_156_416),
    ])
  func counts(id: String, total: Int) throws {
    #expect(try #require(ModelLibrary.card(id)?.architecture).parameters.total == total)
  }

  @Test(
    "Models are found under the names that people type",
    arguments: [
      ("Qwen/Qwen3.5-35B-A3B", "qwen3.5-35b-a3b"), ("deepseek-ai/DeepSeek-V3.2", "deepseek-v3.2"),
      ("DeepSeek V3.2", "deepseek-v3.2"), ("glm-4.6", "glm-4.7"), ("Kimi-K2.6", "kimi-k2.5"),
      ("google/gemma-4-26B-A4B-it", "gemma-4-26b-a4b"), ("DBRX", "dbrx"),
      ("MiniMaxAI/MiniMax-M2.5", "minimax-m2.5"), ("LongCat-Flash-Chat", "longcat-flash"),
    ])
  func names(typed: String, id: String) { #expect(ModelLibrary.card(typed)?.id == id) }

  @Test("What nobody looked up is marked")
  func recalled() throws {
    let ling = try #require(ModelLibrary.card("ling-1t"))
    #expect(ling.trainedTokens?.isRecalled == true)
    #expect(ModelLibrary.card("deepseek-v4-pro")?.trainedTokens?.isRecalled == false)
  }
}
