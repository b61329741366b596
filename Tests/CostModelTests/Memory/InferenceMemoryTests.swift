import CostModel
import ModelConfigs
import TestSupport
import Testing
import Units

@Suite("Memory of inference")
struct InferenceMemoryTests {
  /// DeepSeek-AI 2025, "Insights into DeepSeek-V3" (arXiv 2505.09343), table 1: KB of sixteen-bit
  /// cache for each token; the others from 2·L·H_kv·h·2 of the printed shapes.
  @Test(
    "The cache of one token has the published size",
    arguments: [
      ("deepseek-v3", 70_272), ("qwen2.5-72b", 327_680), ("llama-3.1-405b", 516_096),
      ("llama-2-7b", 524_288), ("llama-2-70b", 327_680), ("mixtral-8x7b", 131_072),
    ])
  func cache(id: String, bytes: Int) throws {
    let architecture = try #require(ModelLibrary.card(id)?.architecture)
    #expect(architecture.cache(context: 1).perToken == Bytes(bytes))
    #expect(architecture.cache(context: 1000).perSequence == Bytes(1000 * bytes))
    #expect(architecture.cache(context: 10, bytes: 1).perSequence == Bytes(5 * bytes))
  }

  /// By hand: 12 layers of a decoder keep keys and values of 768 numbers of their own tokens and of the
  /// encoder's, 2 bytes each.
  @Test("A decoder keeps keys and values of the encoder's tokens too")
  func cross() throws {
    let architecture = try #require(ModelLibrary.card("switch-base-8")?.architecture)
    #expect(architecture.cache(context: 1).perToken == Bytes(12 * 4 * 768 * 2))
    #expect(architecture.cache(context: 512).perSequence == Bytes(512 * 12 * 4 * 768 * 2))
  }

  /// Jamba's paper (arXiv 2403.19887), table 1: GB of sixteen-bit cache at 256K tokens.
  @Test(
    "Caches of long contexts have the published size",
    arguments: [("mixtral-8x7b", 32.0), ("jamba-v0.1", 4.0), ("llama-2-7b", 128.0)])
  func long(id: String, gigabytes: Double) throws {
    let architecture = try #require(ModelLibrary.card(id)?.architecture)
    let cache = architecture.cache(context: 262_144)
    let growing = cache.perSequence - cache.fixed
    expect(growing.value, near: gigabytes * 1_073_741_824, relative: 0.01)
    #expect(cache.fixed < 0.01 * cache.perSequence)
  }

  @Test("A window stops the cache of its layers from growing")
  func window() throws {
    let oss = try #require(ModelLibrary.card("gpt-oss-120b")?.architecture)
    // 18 of 36 layers attend in windows of 128 tokens: 2 · 8 · 64 numbers each.
    let layer = 2.0 * 8 * 64 * 2
    #expect(oss.cache(context: 128).perSequence == Bytes(36 * 128 * layer))
    #expect(oss.cache(context: 8192).perSequence == Bytes(18 * layer * (128 + 8192)))
  }

  /// Databricks: DBRX in sixteen bits needs about 264 GB.
  @Test("DBRX's weights in sixteen bits need the published memory")
  func dbrx() throws {
    let dbrx = try #require(ModelLibrary.card("dbrx")?.architecture)
    let use = try dbrx.inferenceMemory(layout: Layout(), context: 1, sequences: 0)
    expect(use.weights.value, near: 264e9, relative: 0.005)
    #expect(use.total == use.weights)
    let shared = try dbrx.inferenceMemory(
      layout: Layout(tensor: 8), context: 32_768, sequences: 4)
    #expect(shared.weights.value < 264e9 / 7.9)
    // 8 key-value heads: the cache divides by eight.
    expect(
      shared.cache.value * 8, near: 4 * dbrx.cache(context: 32_768).perSequence.value,
      relative: 1e-12)
    let device = try #require(DeviceLibrary.device("h100"))
    #expect(!use.fits(device) && shared.fits(device))
  }

  @Test("A compressed cache is repeated on the devices that share heads")
  func latent() throws {
    let deepSeek = try #require(ModelLibrary.card("deepseek-v3")?.architecture)
    func cache(tensor: Int) throws -> Bytes {
      try deepSeek.inferenceMemory(
        layout: Layout(tensor: tensor), context: 4096, sequences: 2
      ).cache
    }
    #expect(try cache(tensor: 8) == cache(tensor: 1))
    #expect(try cache(tensor: 1) == Bytes(2 * 4096 * 70_272))
  }
}
