import CostModel

extension Architecture {
  private static let measuredOffsets: [Architecture: Double] = {
    let offsets = [
      "deepseek-v2": -0.020, "deepseek-v3": 0.019, "deepseek-v4-flash": -0.168,
      "gpt-oss-120b": -0.161, "llama-3-70b": 0.003, "llama-3-8b": 0.041, "llama-3.1-405b": 0.002,
      "nemotron-3-nano": -0.070, "qwen3-235b-a22b": 0.001, "qwen3-30b-a3b": -0.013,
    ]
    let known = offsets.compactMap { id, offset in
      ModelLibrary.card(id)?.architecture.map { ($0, offset) }
    }
    return Dictionary(known) { first, _ in first }
  }()

  /// What the rows of a model show besides, where it is one of theirs: the logarithm of measured over
  /// predicted rates that `StepFit` finds.
  public var measuredOffset: Double? { Self.measuredOffsets[self] }
}
