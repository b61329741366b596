import CostModel
import Synchronization

/// The bundled models: the rows of `Data/models.json5`, each read when it is asked for.
public enum ModelLibrary {
  /// Every model, sorted by identifier.
  public static let all: [ModelCard] = rows.compactMap(card).sorted { $0.id < $1.id }

  /// The identifiers, sorted.
  public static let ids = rows.map(\.id).sorted()

  /// The model of an identifier, or of a name as people type it: `Qwen/Qwen3.5-35B-A3B`,
  /// `DeepSeek V3.2`, `glm-4.6`.
  public static func card(_ name: String) -> ModelCard? {
    if let row = rows.first(where: { $0.id == name }) { return card(row) }
    let wanted = plain(name)
    return rows.lazy.filter { $0.mayBe(wanted) }
      .first { row in row.content?.names.contains { plain($0) == wanted } ?? false }
      .flatMap(card)
  }

  /// The rows of the data file.
  static let rows: [ModelRow] = {
    let file = Carried.files.first { $0.name == "models.json5" }?.text ?? ""
    return file.utf8.split(separator: 10).compactMap { ModelRow(line: Substring($0)) }
  }()

  /// The models that were read, by identifier: a sweep asks for the same one at each of its cases.
  private static let known = Mutex<[String: ModelCard]>([:])

  private static func card(_ row: ModelRow) -> ModelCard? {
    if let card = known.withLock({ $0[row.id] }) { return card }
    guard let card = row.content?.card else { return nil }
    known.withLock { $0[row.id] = card }
    return card
  }

  /// A name without its organisation, the kind of its training, and what separates its words.
  static func plain(_ name: String, keepsEnding: Bool = false) -> String {
    var text = name.lowercased()
    if !keepsEnding, let slash = text.lastIndex(of: "/") {
      text = String(text[text.index(after: slash)...])
    }
    text = String(text.map { $0 == "_" || $0 == " " ? "-" : $0 })
    let endings = ["-instruct", "-chat", "-base", "-it", "-hf", "-thinking"]
    for ending in keepsEnding ? [] : endings where text.hasSuffix(ending) {
      text.removeLast(ending.count)
    }
    return text
  }
}
