/// The bundled models.
public enum ModelLibrary {
  /// Every bundled model, sorted by identifier.
  public static let all: [ModelCard] = families.flatMap { $0 }.sorted { $0.id < $1.id }

  /// The identifiers, sorted.
  public static var ids: [String] { all.map(\.id) }

  /// The model of an identifier.
  public static func card(_ id: String) -> ModelCard? {
    all.first { $0.id == id }
  }

  /// One list a file of `Models`.
  private static let families: [[ModelCard]] = [
    databricks, deepSeek, encoderDecoder, gemma, gpt, hybrid, llama, llama4, mistral, open, qwen,
    recent, sizesOnly,
  ]
}
