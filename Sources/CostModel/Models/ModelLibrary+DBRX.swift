import Quantities

extension ModelLibrary {
  private static let blog = "Databricks, Introducing DBRX, 27 March 2024"
  private static let gauntlet = "llm-foundry scripts/eval/yamls/dbrx-gauntlet (commit 8c8dd48)"

  /// One recipe at several sizes: 16 gated experts of which 4 are used, 1.75 d wide, 8 key-value
  /// heads, untied embeddings of 100,352 rows.
  private static func shape(d: Int, layers: Int, heads: Int) -> ModelShape {
    .architecture(
      .llama(
        d: d, layers: layers, heads: heads, kvHeads: 8, vocabulary: 100_352,
        feedForward: .experts(16, topK: 4, width: d * 7 / 4)))
  }

  private static func sibling(_ size: String, d: Int, layers: Int, heads: Int) -> ModelCard {
    ModelCard(
      "dbrx-\(size)", name: "DBRX \(size.uppercased())", organisation: "Databricks",
      shape: shape(d: d, layers: layers, heads: heads), shapeSource: gauntlet,
      trainingContext: Sourced(4096, gauntlet))
  }

  private static func inferred(
    _ letter: String, d: Int, layers: Int, heads: Int, total: Double, active: Double
  ) -> ModelCard {
    ModelCard(
      "dbrx-moe-\(letter.lowercased())-inferred", name: "DBRX MoE-\(letter) (inferred)",
      organisation: "Databricks", released: "2024-03-27",
      shape: shape(d: d, layers: layers, heads: heads),
      shapeSource: "inferred: the DBRX recipe at this width and depth gives the printed sizes; "
        + "the shape is not published and others may fit",
      published: PublishedFigures(
        total: Sourced(Parameters(total), "\(blog), table 5"),
        active: Sourced(Parameters(active), "\(blog), table 5")))
  }

  static let dbrx: [ModelCard] = [
    ModelCard(
      "dbrx", name: "DBRX", organisation: "Databricks", released: "2024-03-27",
      shape: shape(d: 6144, layers: 40, heads: 48),
      shapeSource: "databricks/dbrx model/config.json (commit a320039)",
      trainedTokens: Sourced(Tokens(12e12), blog),
      published: PublishedFigures(
        total: Sourced(Parameters(132e9), blog), active: Sourced(Parameters(36e9), blog),
        hardware: Sourced(.init(device: "H100", count: 3072), blog))),
    sibling("9b", d: 2048, layers: 24, heads: 16),
    sibling("18b", d: 3072, layers: 22, heads: 24),
    sibling("35b", d: 4096, layers: 24, heads: 32),
    sibling("73b", d: 5120, layers: 32, heads: 40),
    inferred("A", d: 2048, layers: 20, heads: 16, total: 7.7e9, active: 2.2e9),
    inferred("B", d: 3072, layers: 28, heads: 24, total: 23.5e9, active: 6.6e9),
  ]
}
