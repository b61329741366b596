extension ModelLibrary {
  private static let post = "Mistral AI, Mixtral of experts, 11 December 2023"
  private static let bigPost = Source.recalled(
    "Mistral AI, Cheaper, better, faster, stronger, 17 April 2024")

  static let mistral: [ModelCard] = [
    ModelCard(
      "mistral-7b", name: "Mistral 7B", organisation: "Mistral AI",
      shape: .architecture(
        .llama(
          d: 4096, layers: 32,
          attention: GroupedAttention(heads: 32, kvHeads: 8, headDim: 128, reach: .window(4096)),
          feedForward: .gated(14_336), vocabulary: 32_000)),
      shapeSource: "\(Source.maxText("mistral-7b")); window of MistralConfig in "
        + "transformers 5.23.0"),
    ModelCard(
      "mixtral-8x7b", name: "Mixtral 8x7B", organisation: "Mistral AI",
      shape: .architecture(
        .llama(
          d: 4096, layers: 32, attention: .heads(32, 8, 128),
          feedForward: .experts(8, top: 2, 14_336), vocabulary: 32_000)),
      shapeSource: Source.maxText("mixtral-8x7b"),
      published: PublishedFigures(total: .billion(46.7, post), active: .billion(12.9, post))),
    ModelCard(
      "mixtral-8x22b", name: "Mixtral 8x22B", organisation: "Mistral AI",
      shape: .architecture(
        .llama(
          d: 6144, layers: 56, attention: .heads(48, 8, 128),
          feedForward: .experts(8, top: 2, 16_384), vocabulary: 32_768)),
      shapeSource: Source.maxText("mixtral-8x22b"),
      published: PublishedFigures(total: .billion(141, bigPost), active: .billion(39, bigPost))),
  ]
}
