import Units

extension ModelLibrary {
  private static let glamPaper = "Du et al. 2021, GLaM (arXiv 2112.06905)"
  private static let chinchillaPaper = "Hoffmann et al. 2022 (arXiv 2203.15556)"

  /// Models of which only sizes are used here.
  static let sizesOnly: [ModelCard] = [
    ModelCard(
      "chinchilla-70b", name: "Chinchilla 70B", organisation: "DeepMind",
      shape: .sizes(ModelSizes(unchecked: Parameters(70e9), total: Parameters(70e9))),
      shapeSource: "\(chinchillaPaper), abstract",
      trainedTokens: .trillion(1.4, "\(chinchillaPaper), table 1"),
      published: PublishedFigures(
        total: .billion(70, chinchillaPaper), active: .billion(70, chinchillaPaper),
        trainingFLOP: Sourced(FLOP(5.76e23), Source.recalled(chinchillaPaper)))),
    ModelCard(
      "gopher-280b", name: "Gopher 280B", organisation: "DeepMind",
      shape: .sizes(ModelSizes(unchecked: Parameters(280e9), total: Parameters(280e9))),
      shapeSource: "\(chinchillaPaper), table 1",
      trainedTokens: .trillion(0.3, Source.recalled("\(chinchillaPaper), table 1")),
      published: PublishedFigures(
        total: .billion(280, chinchillaPaper), active: .billion(280, chinchillaPaper))),
    ModelCard(
      "glam-1.2t", name: "GLaM", organisation: "Google",
      shape: .sizes(
        ModelSizes(
          unchecked: Parameters(96.6e9), total: Parameters(1.2e12), experts: 64, topK: 2)),
      shapeSource: "\(glamPaper), table 1; \(Source.epoch)",
      trainedTokens: .trillion(0.6, Source.epoch), trainingContext: Sourced(1024, Source.epoch),
      published: PublishedFigures(
        total: .billion(1200, Source.epoch), active: .billion(96.6, Source.epoch),
        trainingFLOP: Sourced(FLOP(3.48e23), Source.epoch),
        deviceTime: .hours(1_398_784, Source.epoch),
        hardware: .devices("TPU v4", 1024, Source.epoch))),
  ]
}
