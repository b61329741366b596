import CostModel
import Diagnostics
import Formats
import Units

/// A row of `Data/models.json5`, not yet counted.
struct ModelRow {
  let id: String
  /// The name and the other names under which it is found.
  let names: [String]
  private let node: Node

  /// A row with an identifier; the tests check that each has all that it needs.
  init?(_ node: Node) {
    guard let id = node["id"]?.text, let name = node["name"]?.text else { return nil }
    self.id = id
    names = [id, name] + (node["aliases"]?.items ?? []).compactMap(\.text)
    self.node = node
  }

  /// The model, its shape read by the dialect of its config; nil for a row that does not hold one.
  var card: ModelCard? {
    guard let shape, let source = node["shapeFrom"]?.text, let by = node["by"]?.text else {
      return nil
    }
    return ModelCard(
      id, name: names[1], organisation: by, shape: shape, shapeSource: source,
      trainedTokens: number("tokens").map {
        Sourced(Tokens($0), self.source("tokens", node["tokensFrom"]?.text ?? source))
      },
      published: PublishedFigures(
        total: number("total").map {
          Sourced(Parameters($0), self.source("total", "announced, or in the model's name"))
        },
        active: number("active").map {
          Sourced(Parameters($0), self.source("active", "announced, or in the model's name"))
        }))
  }

  private var shape: ModelShape? {
    if let config = node["config"] {
      let bytes = Array(config.text(.compact).utf8)
      return (try? ModelConfig(bytes: bytes, file: id)).map { .architecture($0.architecture) }
    }
    guard let total = number("total"), let active = number("active") else { return nil }
    return
      (try? ModelSizes(
        active: Parameters(active), total: Parameters(total), experts: node["experts"]?.integer,
        topK: node["topK"]?.integer, shared: node["shared"]?.integer,
        hiddenSize: node["hiddenSize"]?.integer, expertWidth: node["expertWidth"]?.integer)).map(
        ModelShape.sizes)
  }

  /// A source, marked where nobody looked the figure up again.
  private func source(_ field: String, _ source: String) -> String {
    let recalled = node["recalled"]?.text?.split(separator: " ").map(String.init) ?? []
    return recalled.contains(field) ? "recalled, unverified: \(source)" : source
  }

  /// A quantity such as `671B`.
  private func number(_ key: String) -> Double? {
    guard let text = node[key]?.text, let unit = text.last, let value = Double(text.dropLast())
    else { return nil }
    return switch unit {
    case "T": value * 1e12
    case "B": value * 1e9
    case "M": value * 1e6
    default: nil
    }
  }
}
