import CostModel
import ModelConfigs
import Statistics
import TestSupport
import Testing
import Units

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
      expect(error, near: 0, within: 0.10, "\(name) \(error)")
    }
    #expect(errors.count == 43)
    let median = try #require(Quantiles.median(errors))
    #expect(median < 0.04)
  }

  /// Calculon's memory on Selene's A100 nodes for the runs of Korthikanti and others (arXiv
  /// 2205.05198, table 3): GiB of a device with everything recomputed, plain tensor parallelism and
  /// 16 bytes for each parameter.
  @Test("Calculon's memory of four GPT models is met within 10 %")
  func calculon() throws {
    let shapes: [String: (d: Int, heads: Int, layers: Int, pipeline: Int, batch: Int, Int)] = [
      "megatron-22B": (6144, 64, 48, 1, 4, 1), "gpt3-175B": (12_288, 96, 96, 8, 1, 3),
      "turing-530B": (20_480, 128, 105, 35, 1, 3), "megatron-1T": (25_600, 160, 128, 64, 1, 1),
    ]
    for row in try Shared.rows("data/systems/calculon_selene_validation.csv") {
      let name = row["model"] ?? ""
      let (d, heads, layers, pipeline, batch, chunks) = try #require(shapes[name])
      let attention = GroupedAttention(heads: heads, kvHeads: heads, dividing: d)
      let layer = Layer(
        mixer: .attention(attention),
        feedForward: .dense(DenseFeedForward(width: 4 * d, isGated: false, hasBias: true)),
        normWeights: 4 * d)
      let architecture = try Architecture.decoder(
        hiddenSize: d, vocabulary: 51_200, tiesEmbeddings: true,
        layers: [LayerGroup(count: layers, layer: layer)], positionWeights: 2048 * d)
      let layout = try Layout(
        tensor: 8, pipeline: pipeline, zero: .none, sequenceParallel: false, chunks: chunks,
        microBatch: batch, recompute: .full)
      let full = try architecture.trainingMemory(
        layout: layout, context: 2048, format: .mixed, kept: .storedScores)
      let expected = try #require(row["gib"].flatMap(Double.init))
      expect(full.total.value / 1_073_741_824, near: expected, relative: 0.10, "\(name)")
    }
  }

  /// d and L of the MPT sizes (llm-foundry scripts/train/yamls/pretrain).
  private static let shapes = [
    "125m": (768, 12), "350m": (1024, 24), "760m": (1536, 24), "1b": (2048, 24),
    "3b": (2560, 32), "7b": (4096, 32), "13b": (5120, 40), "30b": (7168, 48), "70b": (8192, 80),
  ]

  /// All 216 runs happened, so every one has to fit: fully sharded with 32-bit weights and
  /// gradients, or everything in sixteen bits.
  @Test("Runs that happened fit on their devices")
  func foundry() throws {
    var compared = 0
    for row in try Shared.rows("data/systems/mfu_llmfoundry_dense.csv") {
      let (d, layers) = try #require(Self.shapes[row["Model"] ?? ""])
      let layer = Layer(
        mixer: .attention(GroupedAttention(heads: d / 64, kvHeads: d / 64, headDim: 64)),
        feedForward: .dense(DenseFeedForward(width: 4 * d, isGated: false)), normWeights: 2 * d)
      let architecture = try Architecture.decoder(
        hiddenSize: d, vocabulary: 50_368, tiesEmbeddings: true,
        layers: [LayerGroup(count: layers, layer: layer)])
      let layout = try Layout(
        data: try #require(row["# GPUs"].flatMap(Int.init)),
        zero: row["Sharding Strategy"] == "FULL_SHARD" ? .weights : .gradients,
        microBatch: try #require(row["MicroBatchSize"].flatMap(Int.init)),
        recompute: row["Activation Checkpointing"] == "True" ? .full : .none)
      let format =
        row["MP Mode"] == "PURE"
        ? TrainingFormat.sixteenBit
        : TrainingFormat(
          id: "fsdp", weight: 4, gradient: 4, optimizer: 8, activation: 2, source: "FSDP")
      let context = try #require(row["SeqLen (T)"].flatMap(Int.init))
      let device = try #require(
        DeviceLibrary.device(row["GPU"]?.replacing("_", with: "-") ?? ""))
      let use = try architecture.trainingMemory(layout: layout, context: context, format: format)
      #expect(use.fits(device, usableShare: 0.95), "\(row)")
      compared += 1
    }
    #expect(compared == 216)
  }
}

/// torchtitan's benchmarks of December 2024 (benchmarks/llama3_h100_202412_torchtitan.md): FSDP2 with
/// sixteen bytes a parameter, everything recomputed, its loss not compiled; GiB reserved.
@Suite("Memory of FSDP that was published")
struct ReservedMemoryTests {
  private static let format = TrainingFormat(
    id: "fsdp", weight: 4, gradient: 4, optimizer: 8, activation: 2, source: "FSDP")

  private func gibibytes(_ id: String, _ layout: Layout, context: Int) throws -> Double {
    let code = try #require(TrainingCode.all.first { $0.id == "torchtitan" })
    return try #require(ModelLibrary.card(id)?.architecture).trainingMemory(
      layout: layout, context: context, format: Self.format, kept: .fused(in: .bf16, code: code)
    ).total.value / 1_073_741_824
  }

  @Test(
    "Llama 3.1 8B's four lengths of sequences are met within 10 %",
    arguments: [(1, 83.9), (2, 84.2), (4, 84.0), (8, 84.5)])
  func lengths(split: Int, reserved: Double) throws {
    let layout = try Layout(
      data: 8 / split, context: split, zero: .weights, recompute: .full)
    let found = try gibibytes("llama-3-8b", layout, context: 32_768 * split)
    expect(found, near: reserved, relative: 0.10, "\(found)")
  }

  /// 67.6 with asynchronous, 71.9 with plain tensor parallelism, whose gathered sequences it keeps.
  @Test("Llama 3.1 70B's shards of 8 and 32 are met within a quarter")
  func shards() throws {
    let layout = try Layout(
      data: 32, tensor: 8, zero: .weights, microBatch: 16, recompute: .full)
    let found = try gibibytes("llama-3-70b", layout, context: 8192)
    #expect((0.75 * 71.9...67.6).contains(found), "\(found)")
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
