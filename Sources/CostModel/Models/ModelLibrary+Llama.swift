import Units

extension ModelLibrary {
  private static let llama2Paper = "Touvron et al. 2023, Llama 2 (arXiv 2307.09288)"
  private static let llama3Paper = "Llama team 2024, The Llama 3 herd of models (arXiv 2407.21783)"
  private static let llama3Card = "Meta, Llama 3 model card"

  static let llama: [ModelCard] = [
    ModelCard(
      "llama-65b", name: "LLaMA 65B", organisation: "Meta",
      shape: dense(d: 8192, layers: 80, heads: 64, kvHeads: 64, width: 22_016, rows: 32_000),
      shapeSource: Source.recalled("Touvron et al. 2023 (arXiv 2302.13971), table 2"),
      trainedTokens: .trillion(1.4, Source.recalled("arXiv 2302.13971, table 2")),
      trainingContext: Sourced(2048, Source.recalled("arXiv 2302.13971"))),
    llama2("7b", d: 4096, layers: 32, heads: 32, kvHeads: 32, width: 11_008, hours: 184_320),
    llama2("13b", d: 5120, layers: 40, heads: 40, kvHeads: 40, width: 13_824, hours: 368_640),
    llama2("70b", d: 8192, layers: 80, heads: 64, kvHeads: 8, width: 28_672, hours: 1_720_320),
    ModelCard(
      "llama-3-8b", name: "Llama 3 8B", organisation: "Meta",
      shape: dense(d: 4096, layers: 32, heads: 32, kvHeads: 8, width: 14_336, rows: 128_256),
      shapeSource: Source.maxText("llama3-8b"),
      trainedTokens: .trillion(15, "\(llama3Card), quoted in \(Source.epoch)"),
      trainingContext: Sourced(8192, llama3Card),
      published: PublishedFigures(
        deviceTime: .hours(1.3e6, llama3Card), hardware: .devices("H100", nil, llama3Card))),
    ModelCard(
      "llama-3-70b", name: "Llama 3 70B", organisation: "Meta",
      shape: dense(d: 8192, layers: 80, heads: 64, kvHeads: 8, width: 28_672, rows: 128_256),
      shapeSource: Source.maxText("llama3-70b"),
      trainedTokens: .trillion(15, "\(llama3Card), quoted in \(Source.epoch)"),
      trainingContext: Sourced(8192, llama3Card),
      published: PublishedFigures(
        deviceTime: .hours(6.4e6, llama3Card), hardware: .devices("H100", nil, llama3Card))),
    ModelCard(
      "llama-3.1-405b", name: "Llama 3.1 405B", organisation: "Meta",
      shape: dense(d: 16_384, layers: 126, heads: 128, kvHeads: 8, width: 53_248, rows: 128_256),
      shapeSource: Source.maxText("llama3.1-405b"), trainedTokens: .trillion(15.6, llama3Paper),
      trainingContext: Sourced(8192, llama3Paper),
      published: PublishedFigures(
        total: .billion(405, llama3Paper), trainingFLOP: Sourced(FLOP(3.8e25), llama3Paper),
        deviceTime: .hours(30.84e6, "Meta, Llama 3.1 model card; all work included"),
        hardware: .devices("H100", 16_384, llama3Paper))),
    ModelCard(
      "llama-3.2-1b", name: "Llama 3.2 1B", organisation: "Meta",
      shape: dense(
        d: 2048, layers: 16, heads: 32, kvHeads: 8, width: 8192, rows: 128_256, ties: true),
      shapeSource: Source.litGPT),
  ]

  private static func dense(
    d: Int, layers: Int, heads: Int, kvHeads: Int, width: Int, rows: Int, ties: Bool = false
  ) -> ModelShape {
    .architecture(
      .llama(
        d: d, layers: layers, attention: .heads(heads, kvHeads, d / heads),
        feedForward: .gated(width), vocabulary: rows, ties: ties))
  }

  private static func llama2(
    _ size: String, d: Int, layers: Int, heads: Int, kvHeads: Int, width: Int, hours: Double
  ) -> ModelCard {
    ModelCard(
      "llama-2-\(size)", name: "Llama 2 \(size.uppercased())", organisation: "Meta",
      shape: dense(
        d: d, layers: layers, heads: heads, kvHeads: kvHeads, width: width, rows: 32_000),
      shapeSource: Source.maxText("llama2-\(size)"),
      trainedTokens: .trillion(2, "\(llama2Paper), table 1"),
      trainingContext: Sourced(4096, "\(llama2Paper), table 1"),
      published: PublishedFigures(
        deviceTime: .hours(hours, "\(llama2Paper), table 2"),
        hardware: .devices("A100-80GB", nil, "\(llama2Paper), section 2.2.1")))
  }
}
