extension ComputeRule {
  /// Tian and others 2025: allocations, learning rate and batch.
  ///
  /// The paper calls M the FLOP of a forward pass; the products of its Table 1 are training FLOP.
  public static let leverage2025: [ComputeRule] = [
    ComputeRule(.flopPerToken, of: "dense", "0.0655", "0.5422", source: tian),
    ComputeRule(.tokens, of: "dense", "15.2582", "0.4578", source: tian),
    ComputeRule(.flopPerToken, of: "MoE, A = 7.8 %, G = 2", "0.1915", "0.5095", source: tian),
    ComputeRule(.tokens, of: "MoE, A = 7.8 %, G = 2", "5.2232", "0.4905", source: tian),
    ComputeRule(
      .learningRate, of: "MoE, fitted at 3e17 to 3e20 FLOP", "1.1576", "-0.1529",
      source: tianHyperparameters),
    ComputeRule(
      .batchTokens, of: "MoE, fitted at 3e17 to 3e20 FLOP", "0.0694", "0.3644",
      source: tianHyperparameters),
  ]

  /// DeepSeek-AI 2024: allocation, learning rate and batch of dense models.
  public static let deepSeek2024: [ComputeRule] = [
    ComputeRule(.flopPerToken, of: "dense", "0.1715", "0.5243", source: deepSeek),
    ComputeRule(.tokens, of: "dense", "5.8316", "0.4757", source: deepSeek),
    ComputeRule(.learningRate, of: "dense", "0.3118", "-0.125", source: deepSeek),
    ComputeRule(.batchTokens, of: "dense", "0.2920", "0.3271", source: deepSeek),
  ]

  /// Llama 3 2024: the tokens alone.
  public static let llama2024 = ComputeRule(
    .tokens, of: "dense", "0.299", "0.537", source: "arXiv:2407.21783, section 3.2.1 (secondary)")

  /// Every rule, by paper.
  public static let all = leverage2025 + deepSeek2024 + [llama2024]

  private static let tian = "arXiv:2507.17702, Table 1"
  private static let tianHyperparameters = "arXiv:2507.17702, section 3"
  private static let deepSeek = "arXiv:2401.02954, section 3 (secondary)"
}
