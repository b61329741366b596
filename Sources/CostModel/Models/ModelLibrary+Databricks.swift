extension ModelLibrary {
  private static let blog = "Databricks, Introducing DBRX, 27 March 2024"
  private static let gauntlet = "llm-foundry scripts/eval/yamls/dbrx-gauntlet (commit 8c8dd48)"

  static let databricks: [ModelCard] = [
    ModelCard(
      "dbrx", name: "DBRX", organisation: "Databricks",
      shape: dbrx(d: 6144, layers: 40),
      shapeSource: "databricks/dbrx model/config.json (commit a320039)",
      trainedTokens: .trillion(12, blog),
      published: PublishedFigures(
        total: .billion(132, blog), active: .billion(36, blog),
        hardware: .devices("H100", 3072, blog))),
    sibling("9b", d: 2048, layers: 24),
    sibling("18b", d: 3072, layers: 22),
    sibling("35b", d: 4096, layers: 24),
    sibling("73b", d: 5120, layers: 32),
    inferred("A", d: 2048, layers: 20, total: 7.7, active: 2.2),
    inferred("B", d: 3072, layers: 28, total: 23.5, active: 6.6),
    ModelCard(
      "mpt-7b", name: "MPT-7B", organisation: "MosaicML",
      shape: mpt(d: 4096, layers: 32, heads: 32),
      shapeSource: Source.recalled(
        "mosaicml/mpt-7b config.json; its 6,649,286,656 parameters agree"),
      trainedTokens: .trillion(1, "\(blog), table 5 (MPT-7B, 1T tokens)"),
      trainingContext: Sourced(2048, Source.recalled("mosaicml/mpt-7b config.json")),
      published: PublishedFigures(
        total: .billion(6.7, "\(blog), table 5"), active: .billion(6.7, "\(blog), table 5"))),
  ]

  /// One recipe at several sizes: 16 gated experts of which 4 are used, each 1.75 d wide, heads of
  /// 128 over 8 key-value heads, untied embeddings of 100,352 rows.
  private static func dbrx(d: Int, layers: Int) -> ModelShape {
    .architecture(
      .llama(
        d: d, layers: layers, attention: .heads(d / 128, 8, 128),
        feedForward: .experts(16, top: 4, d * 7 / 4), vocabulary: 100_352))
  }

  /// The dense models before DBRX: ALiBi positions, no biases, a tied embedding of 50,432 rows.
  private static func mpt(d: Int, layers: Int, heads: Int) -> ModelShape {
    .architecture(
      .llama(
        d: d, layers: layers, attention: .heads(heads, heads, d / heads),
        feedForward: .dense(DenseFeedForward(width: 4 * d, isGated: false)), vocabulary: 50_432,
        ties: true))
  }

  private static func sibling(_ size: String, d: Int, layers: Int) -> ModelCard {
    ModelCard(
      "dbrx-\(size)", name: "DBRX \(size.uppercased())", organisation: "Databricks",
      shape: dbrx(d: d, layers: layers), shapeSource: gauntlet,
      trainingContext: Sourced(4096, gauntlet))
  }

  private static func inferred(
    _ letter: String, d: Int, layers: Int, total: Double, active: Double
  ) -> ModelCard {
    ModelCard(
      "dbrx-moe-\(letter.lowercased())-inferred", name: "DBRX MoE-\(letter) (inferred shape)",
      organisation: "Databricks", shape: dbrx(d: d, layers: layers),
      shapeSource: "inferred, not published: the DBRX recipe at this width and depth gives the "
        + "printed sizes, active without the input embedding; other shapes may fit",
      published: PublishedFigures(
        total: .billion(total, "\(blog), table 5"),
        active: .billion(active, "\(blog), table 5")))
  }
}
