import Units

extension ModelLibrary {
  private static let gpt3Paper = "Brown et al. 2020, GPT-3 (arXiv 2005.14165)"
  private static let optPaper = "Zhang et al. 2022, OPT (arXiv 2205.01068)"
  private static let pythiaPaper = "Biderman et al. 2023, Pythia (arXiv 2304.01373)"
  private static let ossCard = "OpenAI 2025, gpt-oss model card (arXiv 2508.10925)"

  static let gpt: [ModelCard] = [
    ModelCard(
      "gpt-3-175b", name: "GPT-3 175B", organisation: "OpenAI",
      shape: .architecture(
        .gpt(d: 12_288, layers: 96, heads: 96, vocabulary: 50_257, ties: true, positionRows: 2048)
      ),
      shapeSource:
        "calculon-ai/calculon models/gpt3-175B.json; \(gpt3Paper), table 2.1; vocabulary "
        + "of GPT-2, recalled",
      trainedTokens: .trillion(0.3, "\(gpt3Paper), quoted in \(Source.epoch)"),
      trainingContext: Sourced(2048, "\(gpt3Paper), section 2.1"),
      published: PublishedFigures(
        total: .billion(175, gpt3Paper), active: .billion(175, gpt3Paper),
        trainingFLOP: Sourced(FLOP(3.14e23), "\(gpt3Paper), quoted in \(Source.epoch)"),
        deviceTime: .hours(3.552e6, Source.epoch),
        hardware: .devices("V100", 10_000, Source.epoch))),
    opt("6.7b", "6.7B", d: 4096, layers: 32, heads: 32),
    opt(
      "175b", "175B", d: 12_288, layers: 96, heads: 96,
      PublishedFigures(
        total: .billion(175, optPaper), active: .billion(175, optPaper),
        trainingFLOP: Sourced(FLOP(4.3e23), "\(Source.epoch), recomputation included"),
        deviceTime: .hours(812_544, Source.epoch),
        hardware: .devices("A100-80GB", 992, Source.epoch))),
    pythia("410m", d: 1024, layers: 24, heads: 16, rows: 50_304),
    pythia("1.4b", d: 2048, layers: 24, heads: 16, rows: 50_304),
    pythia("6.9b", d: 4096, layers: 32, heads: 32, rows: 50_432),
    pythia(
      "12b", d: 5120, layers: 36, heads: 40, rows: 50_688,
      PublishedFigures(
        deviceTime: .hours(72_300, "\(pythiaPaper), quoted in \(Source.epoch)"),
        hardware: .devices("A100-40GB", 256, Source.epoch))),
    oss("20b", layers: 24, experts: 32, total: 20.91, active: 3.61),
    oss("120b", layers: 36, experts: 128, total: 116.83, active: 5.13),
  ]

  private static func opt(
    _ id: String, _ size: String, d: Int, layers: Int, heads: Int,
    _ published: PublishedFigures = PublishedFigures()
  ) -> ModelCard {
    ModelCard(
      "opt-\(id)", name: "OPT-\(size)", organisation: "Meta",
      shape: .architecture(
        .gpt(
          d: d, layers: layers, heads: heads, vocabulary: 50_272, ties: true, positionRows: 2050)),
      shapeSource: Source.recalled("\(optPaper), table 1, with the released embedding's rows"),
      trainedTokens: .trillion(0.3, "tokens seen, run notes quoted in \(Source.epoch)"),
      trainingContext: Sourced(2048, optPaper), published: published)
  }

  private static func pythia(
    _ size: String, d: Int, layers: Int, heads: Int, rows: Int,
    _ published: PublishedFigures = PublishedFigures()
  ) -> ModelCard {
    ModelCard(
      "pythia-\(size)", name: "Pythia \(size.uppercased())", organisation: "EleutherAI",
      shape: .architecture(
        .gpt(d: d, layers: layers, heads: heads, vocabulary: rows, ties: false)),
      shapeSource: Source.litGPT,
      trainedTokens: .trillion(0.2999, "\(pythiaPaper), quoted in \(Source.epoch)"),
      trainingContext: Sourced(2048, Source.litGPT), published: published)
  }

  /// Every other layer attends in a window of 128 tokens; biases everywhere, sinks in each head.
  private static func oss(
    _ size: String, layers: Int, experts: Int, total: Double, active: Double
  ) -> ModelCard {
    func attention(_ reach: AttentionReach) -> Mixer {
      .attention(
        GroupedAttention(
          heads: 64, kvHeads: 8, headDim: 64, hasInputBias: true, hasOutputBias: true,
          hasSinks: true, reach: reach))
    }
    let feedForward = FeedForward.routed(
      RoutedFeedForward(
        experts: experts, topK: 4, width: 2880, hasBias: true, routerHasBias: true))
    let architecture = Architecture(
      hiddenSize: 2880, vocabulary: 201_088, tiesEmbeddings: false,
      layers: [
        .same(layers / 2, d: 2880, attention(.window(128)), feedForward),
        .same(layers / 2, d: 2880, attention(.all), feedForward),
      ], finalNormWeights: 2880)
    return ModelCard(
      "gpt-oss-\(size)", name: "gpt-oss-\(size)", organisation: "OpenAI",
      shape: .architecture(architecture),
      shapeSource: Source.maxText("gpt-oss-\(size)", commit: size == "20b" ? "5505348" : "e591f30"),
      published: PublishedFigures(
        total: .billion(total, "\(ossCard), table 1"),
        active: .billion(active, "\(ossCard), table 1"),
        deviceTime: size == "120b" ? .hours(2.1e6, ossCard) : nil,
        hardware: .devices("H100", nil, ossCard)))
  }
}
