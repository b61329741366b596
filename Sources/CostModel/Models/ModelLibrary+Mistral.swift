import Quantities

extension ModelLibrary {
  static let mistral: [ModelCard] = [
    ModelCard(
      "mixtral-8x7b", name: "Mixtral 8x7B", organisation: "Mistral AI", released: "2023-12-11",
      shape: .architecture(
        .llama(
          d: 4096, layers: 32, heads: 32, kvHeads: 8, vocabulary: 32_000,
          feedForward: .experts(8, topK: 2, width: 14_336))),
      shapeSource: "AI-Hypercomputer/maxtext configs/models/mixtral-8x7b.yml (commit e591f30)",
      published: PublishedFigures(
        total: Sourced(Parameters(46.7e9), "Mistral AI, Mixtral of experts, 11 December 2023"),
        active: Sourced(Parameters(12.9e9), "Mistral AI, Mixtral of experts, 11 December 2023")))
  ]
}
