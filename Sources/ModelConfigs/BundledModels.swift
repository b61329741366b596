import CostModel
import Formats

/// The models that a name stands for: those of `ModelLibrary` and the rows of `Data/models.json5`,
/// whose shapes are configs read by their dialects.
public enum BundledModels {
  /// Every model, sorted by identifier.
  public static let all: [ModelCard] =
    (ModelLibrary.all + rows.compactMap(\.card)).sorted { $0.id < $1.id }

  /// The identifiers, sorted.
  public static let ids = (ModelLibrary.ids + rows.map(\.id)).sorted()

  /// The model of an identifier, or of a name as people type it: `Qwen/Qwen3.5-35B-A3B`,
  /// `DeepSeek V3.2`, `glm-4.6`.
  public static func card(_ name: String) -> ModelCard? {
    if let card = ModelLibrary.card(name) { return card }
    if let row = rows.first(where: { $0.id == name }) { return row.card }
    let wanted = plain(name)
    if let row = rows.first(where: { row in row.names.contains { plain($0) == wanted } }) {
      return row.card
    }
    return ModelLibrary.all.first { plain($0.id) == wanted || plain($0.name) == wanted }
  }

  /// The rows of the data file.
  static let rows: [ModelRow] = {
    let file = Carried.files.first { $0.name == "models.json5" }?.content.description ?? ""
    guard let node = try? Document.parse(file, file: "models.json5") else { return [] }
    return (node.items ?? []).compactMap(ModelRow.init)
  }()

  /// A name without its organisation, the kind of its training, and what separates its words.
  private static func plain(_ name: String) -> String {
    var text = name.lowercased()
    if let slash = text.lastIndex(of: "/") { text = String(text[text.index(after: slash)...]) }
    text = String(text.map { $0 == "_" || $0 == " " ? "-" : $0 })
    for ending in ["-instruct", "-chat", "-base", "-it", "-hf", "-thinking"]
    where text.hasSuffix(ending) {
      text.removeLast(ending.count)
    }
    return text
  }
}
