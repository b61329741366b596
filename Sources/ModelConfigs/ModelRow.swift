import CostModel
import Diagnostics
import Formats
import Units

/// A row of `Data/models.json5`: one line, read when its model is asked for.
struct ModelRow {
  let id: String
  private let line: Substring

  /// How every row begins.
  private static let start = "  {id: \""

  /// The row of a line; nil for other lines.
  init?(line: Substring) {
    guard line.hasPrefix(Self.start) else { return nil }
    id = String(line.dropFirst(Self.start.count).prefix { $0 != "\"" })
    self.line = line.hasSuffix(",") ? line.dropLast() : line
  }

  /// Whether the row may be found under a plain name: a first look that does not read it.
  func mayBe(_ plainName: String) -> Bool {
    ModelLibrary.plain(String(line), keepsEnding: true).contains(plainName)
  }

  /// What the row says; nil for a row that cannot be read, which the tests rule out.
  var content: ModelRowContent? {
    (try? Document.parse(Array(line.utf8), file: "models.json5")).map {
      ModelRowContent(id: id, node: $0)
    }
  }
}

/// What a row says.
struct ModelRowContent {
  let id: String
  let node: Node

  /// The name and the other names under which the model is found.
  var names: [String] {
    [id] + [node["name"]?.text].compactMap(\.self)
      + (node["aliases"]?.items ?? []).compactMap(\.text)
  }

  /// The model, its shape read by the dialect of its config; nil for a row that does not hold one.
  var card: ModelCard? {
    guard let shape, let name = node["name"]?.text, let by = node["by"]?.text,
      let source = node["shapeFrom"]?.text
    else { return nil }
    let announced = "announced, or in the model's name"
    return ModelCard(
      id, name: name, organisation: by, shape: shape, shapeSource: source,
      trainedTokens: amount("tokens", source).map { Sourced(Tokens($0.value), $0.source) },
      trainingContext: amount("context", source).map { Sourced(Int($0.value), $0.source) },
      published: PublishedFigures(
        total: amount("total", announced).map { Sourced(Parameters($0.value), $0.source) },
        active: amount("active", announced).map { Sourced(Parameters($0.value), $0.source) },
        trainingFLOP: amount("flop", source).map { Sourced(FLOP($0.value), $0.source) },
        deviceTime: amount("hours", source).map { Sourced(Seconds($0.value * 3600), $0.source) },
        hardware: node["device"]?.text.map {
          Sourced(
            PublishedFigures.Hardware(device: $0, count: node["devices"]?.integer),
            self.source("device", source))
        },
        cost: amount("cost", source).map { Sourced(Dollars($0.value), $0.source) }))
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

  /// A figure with its source: that of its own key, or the one that stands for it.
  private func amount(_ key: String, _ standard: String) -> (value: Double, source: String)? {
    number(key).map { ($0, source(key, standard)) }
  }

  /// The source of a figure, marked where nobody looked the figure up again.
  private func source(_ key: String, _ standard: String) -> String {
    let recalled = node["recalled"]?.text?.split(separator: " ").contains { $0 == key } ?? false
    return (recalled ? "recalled, unverified: " : "") + (node[key + "From"]?.text ?? standard)
  }

  /// A number, or a quantity such as `671B`.
  private func number(_ key: String) -> Double? {
    node[key]?.number ?? node[key]?.text.flatMap { try? Tokens(text: $0) }?.value
  }
}
