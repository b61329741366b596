import CostModel
import TestSupport
import Testing
import Units

/// The measured rows that the bundled laws are fitted to, read from the reference data.
enum MeasuredRows {
  /// One row of llm-foundry's table (scripts/train/benchmarking): an MPT of d, L and tied
  /// embeddings, trained by fully sharded data parallelism.
  struct Foundry {
    let step: MeasuredStep
    /// The utilisation that the table prints, in percent of the format's peak.
    let printed: Double
    /// The same from tokens, (6N + 12·L·d·s) and the format's peak.
    let computed: Double
  }

  /// d and L of the MPT sizes (llm-foundry scripts/train/yamls/pretrain); N in the table agrees.
  static let shapes = [
    "125m": (768, 12), "350m": (1024, 24), "760m": (1536, 24), "1b": (2048, 24),
    "3b": (2560, 32), "7b": (4096, 32), "13b": (5120, 40), "30b": (7168, 48), "70b": (8192, 80),
  ]

  static func foundry() throws -> [Foundry] {
    try Shared.rows("data/systems/mfu_llmfoundry_dense.csv").map { row in
      let model = row["Model"] ?? ""
      let (d, layers) = try #require(shapes[model])
      let device = try #require(
        DeviceLibrary.device(row["GPU"]?.replacing("_", with: "-") ?? ""))
      let precision = try #require(Precision(named: row["Precision"] ?? ""))
      let devices = try #require(row["# GPUs"].flatMap(Int.init))
      let context = try #require(row["SeqLen (T)"].flatMap(Int.init))
      let parameters = try #require(row["NumParams"].flatMap(Double.init))
      let rate = try #require(row["Throughput (T/s)"].flatMap(Double.init)) / Double(devices)
      let peak = try #require(device.peak(precision)).value
      let sixteen = try #require(device.sixteenBitPeak).value
      let scores = Double(layers * d) * Double(context)
      return Foundry(
        step: MeasuredStep(
          model: model,
          conditions: StepConditions(
            hiddenSize: d, feedForwardWidth: 4 * d, isRouted: false, context: context,
            generation: try #require(device.generation), precision: precision, devices: devices,
            recomputesAll: row["Activation Checkpointing"] == "True"),
          share: rate * (6 * parameters + 6 * scores) / sixteen),
        printed: try #require(row["MFU"].flatMap(Double.init)),
        computed: 100 * rate * (6 * parameters + 12 * scores) / peak)
    }
  }

  /// d, width and whether routed, of the models of Megatron-Bridge's table whose shape is public.
  ///
  /// Nemotron 3 Nano from Nemotron3NanoProvider (NVIDIA-NeMo/Megatron-Bridge).
  private static let bridgeShapes = [
    "DeepSeekV3": (7168, 2048, true), "Qwen3_30B_a3B": (2048, 768, true),
    "Qwen3_235B_a22B": (4096, 1536, true), "Nemotron_3_Nano": (2688, 1856, true),
    "LLAMA3_8B": (4096, 14_336, false), "LLAMA3_70B": (8192, 28_672, false),
    "LLAMA3.1_405B": (16_384, 53_248, false),
  ]

  /// Megatron-Bridge's rows (docs/performance-summary), with forced balance of experts.
  ///
  /// Left out: rows of models without a public shape, of an unnamed format, with dropped tokens,
  /// and of adapters, whose FLOP for each token are a third below those of training.
  static func bridge() throws -> [MeasuredStep] {
    try Shared.rows("data/systems/mfu_megatron_bridge.csv").compactMap { row in
      let name = row["model"] ?? ""
      let model = String(name.prefix { $0 != " " })
      guard let (d, width, isRouted) = bridgeShapes[model], !name.contains("tokendrop"),
        let precision = Precision(named: row["precision"] ?? ""),
        !(model == "LLAMA3_70B" && (row["gflop_per_token"].flatMap(Double.init) ?? 0) < 400)
      else { return nil }
      let device = try #require(DeviceLibrary.device(row["system"] ?? ""))
      let experts = row["ep"].flatMap(Int.init) ?? 1
      let rate = try #require(row["tflops_gpu"].flatMap(Double.init)) * 1e12
      return MeasuredStep(
        model: model,
        conditions: StepConditions(
          hiddenSize: d, feedForwardWidth: width, isRouted: isRouted,
          context: try #require(row["seq"].flatMap(Int.init)),
          generation: try #require(device.generation), precision: precision,
          devices: try #require(row["n_gpu"].flatMap(Int.init)),
          crossesNodes: experts > device.devicesPerNode,
          hasTunedExperts: (row["release"] ?? "") >= "26.06"),
        share: rate / (try #require(device.sixteenBitPeak).value))
    }
  }
}

extension Precision {
  /// The format of a text such as `BF16`, `mxfp8`, `NVFP4` or `amp_bf16`, or `nil` for another one.
  init?(named text: String) {
    let plain = text.lowercased().filter { $0.isLetter || $0.isNumber }
    switch plain {
    case "fp16", "float16", "half", "ampfp16": self = .fp16
    case "bf16", "bfloat16", "ampbf16": self = .bf16
    case "fp8", "fp8cs", "fp8mx", "mxfp8", "ampfp8", "float8": self = .fp8
    case "fp4", "nvfp4", "mxfp4", "float4": self = .fp4
    default: return nil
    }
  }
}
