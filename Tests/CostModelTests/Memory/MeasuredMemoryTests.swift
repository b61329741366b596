import CostModel
import Quantities
import Testing

@Suite(
  "Measured training memory", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct MeasuredMemoryTests {
  /// SimuMax's rows on B200 (MooreThreads/SimuMax docs/b200): Megatron-LM with micro-batches of one
  /// sequence, bf16, distributed optimizer with 32-bit gradients, fused attention, no dropout.
  @Test("Peaks that SimuMax measured on B200 are met within 4 % in the median and 10 % at most")
  func simuMax() throws {
    var errors: [Double] = []
    for row in try Shared.rows("data/systems/simumax_b200_real_vs_model.csv") {
      let name = row["case"] ?? ""
      let measured = try #require(row["real_alloc_gib"].flatMap(Double.init))
      let (architecture, layout, context) = try SimuMaxCase.read(name)
      let use = try architecture.trainingMemory(layout: layout, context: context)
      let error = use.total.value / 1_073_741_824 / measured - 1
      errors.append(abs(error))
      #expect(abs(error) < 0.10, "\(name) \(error)")
    }
    #expect(errors.count == 43)
    let median = try #require(Quantiles.median(errors))
    #expect(median < 0.04)
  }
}

/// The model, layout and context that a name of SimuMax's table stands for.
enum SimuMaxCase {
  static func read(_ name: String) throws -> (Architecture, Layout, Int) {
    var sizes: [String: Int] = [:]
    for part in name.split(separator: "_") {
      let letters = part.prefix { $0.isLetter }
      if let number = Int(part.drop { $0.isLetter }) { sizes[String(letters)] = number }
    }
    let layers = try #require(sizes["l"])
    let id =
      name.hasPrefix("llama3_70b")
      ? "llama-3-70b"
      : name.hasPrefix("llama3_405b")
        ? "llama-3.1-405b"
        : name.hasPrefix("deepseekv2") ? "deepseek-v2" : "deepseek-v3"
    let whole = try #require(ModelLibrary.card(id)?.architecture)
    var groups = whole.layers
    // One dense layer, then routed ones.
    if groups.count > 1 { groups[0].count = 1 }
    groups[groups.count - 1].count = layers - (groups.count - 1)
    let architecture = try Architecture.decoder(
      hiddenSize: whole.hiddenSize, vocabulary: whole.vocabulary, tiesEmbeddings: false,
      layers: groups)
    let layout = try Layout(
      data: sizes["dp"] ?? 1, tensor: sizes["tp"] ?? 1, pipeline: sizes["pp"] ?? 1,
      context: sizes["cp"] ?? 1, expert: sizes["ep"] ?? 1, microBatches: sizes["mbc"])
    return (architecture, layout, sizes["seq"] ?? 4096)
  }
}
