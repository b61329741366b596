import CostModel
import ScalingLaws
import Units

/// The options that say what a comparison needs beyond the two models.
enum TermOptions {
  static let all = [
    OptionSpec("--allocation", "WORD", "asTrained or optimal: how the MoE stands, where open."),
    OptionSpec("--bytes-per-parameter", "COUNT", "fixedMemory: bytes of a parameter when served."),
    OptionSpec("--kv-cache-moe", "BYTES", "fixedMemory: keys and values of the MoE, such as 40GB."),
    OptionSpec("--kv-cache-dense", "BYTES", "fixedMemory: those of the dense model."),
    OptionSpec("--cache-context", "COUNT", "Or tokens of a request, to count the MoE's cache."),
    OptionSpec("--requests", "COUNT", "And how many requests are served at once (default: 1)."),
    OptionSpec(
      "--rate-ratio", "RATIO", "wallClock: FLOP/s of the MoE over those of a dense model."),
    OptionSpec("--inference-tokens", "COUNT", "lifetime, money: tokens processed after training."),
    OptionSpec("--training-price-ratio", "RATIO", "money: a training FLOP, MoE over dense."),
    OptionSpec("--inference-price-ratio", "RATIO", "money: an inference FLOP, MoE over dense."),
    OptionSpec("--inference-price", "RATIO", "money: a dense inference FLOP over a training FLOP."),
  ]

  /// The options that say something in some modes only.
  static let modes: [(option: String, modes: [ComparisonMode])] = [
    ("--bytes-per-parameter", [.fixedMemory]), ("--kv-cache-moe", [.fixedMemory]),
    ("--kv-cache-dense", [.fixedMemory]), ("--cache-context", [.fixedMemory]),
    ("--requests", [.fixedMemory]), ("--rate-ratio", [.wallClock]),
    ("--inference-tokens", [.lifetime, .money]), ("--training-price-ratio", [.money]),
    ("--inference-price-ratio", [.money]), ("--inference-price", [.money]),
  ]

  /// What to add where the call lacks an option without which no law answers in the mode.
  static func missing(in mode: ComparisonMode, _ call: Call) -> String? {
    let needed =
      switch mode {
      case .wallClock: ["--rate-ratio 0.7"]
      case .lifetime: ["--inference-tokens 10T"]
      case .money where call.has("--inference-tokens"):
        ["--training-price-ratio 1.2", "--inference-price-ratio 1.5", "--inference-price 2"]
      case .money: ["--training-price-ratio 1.2"]
      default: [String]()
      }
    let lacking = needed.filter { !call.has(String($0.prefix { $0 != " " })) }
    if lacking.isEmpty { return nil }
    return "--mode \(mode.rawValue) needs more: add for example "
      + lacking.joined(separator: " ") + "."
  }
}

extension Call {
  /// What the options say; each must say something in the mode.
  ///
  /// What is not given stays unknown, and a law that needs it says so.
  ///
  /// The model is one whose cache may be counted; `nil` is a bare size.
  func terms(
    for model: ModelOperand?, mode: ComparisonMode
  ) throws(CommandFailure) -> ComparisonTerms {
    if let idle = TermOptions.modes.first(where: { has($0.option) && !$0.modes.contains(mode) }) {
      throw wrong(
        "\(idle.option) changes nothing under --mode \(mode.rawValue)",
        "add --mode " + idle.modes.map(\.rawValue).joined(separator: " or --mode "))
    }
    return ComparisonTerms(
      allocation: try choice("--allocation", ComparisonTerms.Allocation.self) ?? .asTrained,
      bytesPerParameter: try ratio("--bytes-per-parameter", example: "2"),
      keyValueCaches: try caches(for: model),
      moeOverDenseRate: try ratio("--rate-ratio", example: "0.7"),
      inferenceTokens: try measure("--inference-tokens", Tokens.self),
      moeOverDenseTrainingPrice: try ratio("--training-price-ratio", example: "1.2"),
      moeOverDenseInferencePrice: try ratio("--inference-price-ratio", example: "1.5"),
      inferenceOverTrainingPrice: try ratio("--inference-price", example: "2"))
  }

  private func ratio(_ option: String, example: String) throws(CommandFailure) -> Double? {
    try number(option, in: 1e-6...1e6, example: example)
  }

  private func caches(
    for model: ModelOperand?
  ) throws(CommandFailure) -> ComparisonTerms.Caches? {
    let dense = try measure("--kv-cache-dense", Bytes.self)
    let stated = try measure("--kv-cache-moe", Bytes.self)
    let counted = try countedCache(of: model)
    if stated != nil, counted != nil {
      throw wrong("--kv-cache-moe and --cache-context both give the MoE's cache", "give one")
    }
    guard let moe = stated ?? counted else {
      if dense != nil {
        throw wrong(
          "--kv-cache-dense stands alone", "add --kv-cache-moe 40GB or --cache-context 8192")
      }
      return nil
    }
    guard let dense else {
      throw wrong(
        "the cache of the MoE is known (\(moe.rounded(to: 3))B), but not that of the dense model",
        "add for example --kv-cache-dense 40GB; no law knows its layers")
    }
    return ComparisonTerms.Caches(moe: moe, dense: dense)
  }

  /// The cache of all requests, from the layers of a model whose shape is known.
  private func countedCache(of model: ModelOperand?) throws(CommandFailure) -> Bytes? {
    let requests = try number("--requests", in: 1...1e9, example: "64")
    guard let context = try number("--cache-context", in: 1...1e9, example: "8192") else {
      if requests != nil { throw wrong("--requests needs --cache-context", "add its tokens") }
      return nil
    }
    guard case .architecture(let architecture)? = model?.shape else {
      throw wrong(
        "the layers of \(model?.name ?? "a bare size") are not known, so that its cache cannot be counted",
        "state it with --kv-cache-moe")
    }
    return architecture.cache(context: Int(context)).perSequence * (requests ?? 1)
  }
}
