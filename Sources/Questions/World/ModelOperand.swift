import CostModel
import Diagnostics
import Formats
import Foundation
import ModelConfigs
import Spec
import Units

/// The model that a call names: a bundled one by its id, or a `config.json` by its path.
public struct ModelOperand: Sendable {
  public let model: Model
  /// What it is called in sentences.
  public let title: String
  /// What a reader of its counts must know.
  public let notes: [String]

  /// Its title within a sentence.
  var inSentence: String { title.replacing("A model of", with: "a model of") }

  /// The bundled model; `nil` for a file.
  public var card: ModelCard? {
    if case .bundled(let card) = model.body { card } else { nil }
  }

  /// The tokens that are published of it; recalled ones do not count.
  public var publishedTokens: Tokens? {
    card?.trainedTokens.flatMap { $0.isRecalled ? nil : $0.value }
  }

  init(_ card: ModelCard) {
    model = Model(name: card.id, body: .bundled(card))
    title = card.name
    notes = []
  }

  /// Sizes alone.
  init(_ sizes: ModelSizes) {
    let name = "\(sizes.total.rounded(to: 3))-a\(sizes.active.rounded(to: 3))"
    model = Model(name: name, body: .stated(.sizes(sizes)))
    title = "A model of \(sizes.total.rounded(to: 3)) with \(sizes.active.rounded(to: 3)) active"
    notes = []
  }

  /// A model that a scenario describes.
  init(name: String, stated body: Model.Body) {
    model = Model(name: name, body: body)
    title = name
    notes = []
  }

  init(_ config: ModelConfig, path: String) {
    model = Model(name: path, body: .stated(.architecture(config.architecture)))
    title = "\(path), read as \(config.dialect)"
    notes =
      config.notes
      + (config.harmlessKeys.isEmpty
        ? [] : ["Keys that change no count: \(config.harmlessKeys.joined(separator: ", "))."])
  }
}

extension ModelOperand {
  /// A model that stands in while inputs are described.
  static var sample: ModelOperand {
    ModelOperand(ModelLibrary.card("dbrx") ?? ModelLibrary.all[0])
  }
}

extension InputKind where Value == ModelOperand {
  /// The id of a bundled model, the path of a `config.json`, a model of a scenario such as
  /// `mine.json5:ours`, or sizes such as `100B-a10B`.
  public static var model: InputKind {
    InputKind(
      .scalar(.text("a model")), example: .text("dbrx"), sample: .sample,
      words: .list(ModelLibrary.ids), text: { $0.model.name }
    ) { node, reader in
      guard let id = node.text else { return nil }
      if let part = id.scenarioPart {
        return ModelOperand.model(part.name, of: part.file, node, reader)
      }
      // A scenario's own models come first, as where runs name them.
      if let own = reader.world.model(id) {
        if case .bundled(let card) = own.body { return ModelOperand(card) }
        guard own.shape != nil else {
          reader.note(node, "\(Fault.quoted(id)) has no size", "name a model with one")
          return nil
        }
        return ModelOperand(name: id, stated: own.body)
      }
      if !id.hasSuffix(".json"), let card = ModelLibrary.card(id) { return ModelOperand(card) }
      if id.contains("/") || id.hasSuffix(".json") {
        return ModelConfig.read(node, reader).map { ModelOperand($0, path: id) }
      }
      if let sizes = id.sizes {
        do throws(InputFaults) {
          return ModelOperand(try ModelSizes(active: sizes.active, total: sizes.total))
        } catch {
          for fault in error.faults { reader.note(node, fault.problem, fault.hint) }
          return nil
        }
      }
      reader.note(
        node, "unknown model \(Fault.quoted(id))",
        Suggestion.hint(for: id, among: reader.world.models.map(\.name) + ModelLibrary.ids))
      return nil
    }
  }
}

extension ModelOperand {
  /// The model of a name in a scenario file; `nil` after a fault.
  fileprivate static func model(
    _ name: String, of path: String, _ node: Node, _ reader: Reader
  ) -> ModelOperand? {
    let place = Node(.text(path), position: node.position)
    let scenario = reader.content(of: place) { (file) throws(FaultList) in
      try Document.parse(file.bytes, file: file.path)
    }
    guard let scenario else { return nil }
    guard let own = scenario["models"]?[name] else {
      let names = scenario["models"]?.members?.map(\.key) ?? []
      reader.note(
        node, "\(Fault.quoted(path)) has no model \(Fault.quoted(name))",
        names.isEmpty
          ? "its own 'models' are asked, not those that it extends"
          : Suggestion.hint(for: name, among: names))
      return nil
    }
    if let config = own["config"]?.text {
      reader.note(
        node, "\(Fault.quoted(name)) is that of \(Fault.quoted(config))",
        "name that config.json itself")
      return nil
    }
    let faults = ModelInput.shape.check(own, file: path)
    guard faults.isEmpty else {
      reader.note(FaultList(faults))
      return nil
    }
    guard let body = reader.read(own, as: ModelInput.self)?.body else { return nil }
    if case .family = body {
      reader.note(node, "\(Fault.quoted(name)) has no size", "name a model with one")
      return nil
    }
    if case .bundled(let card) = body { return ModelOperand(card) }
    return ModelOperand(name: name, stated: body)
  }
}

extension String {
  /// The file and the name of a model of a scenario, `mine.json5:ours`.
  fileprivate var scenarioPart: (file: String, name: String)? {
    guard let mark = range(of: ".json5:", options: .backwards), mark.upperBound < endIndex else {
      return nil
    }
    return (self[..<mark.upperBound].dropLast().description, String(self[mark.upperBound...]))
  }

  /// Total and active parameters, as model names write them: `30B-A3B`.
  fileprivate var sizes: (total: Parameters, active: Parameters)? {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let mark = parts[1].first, mark == "a" || mark == "A",
      let total = try? Parameters(text: parts[0].uppercased()),
      let active = try? Parameters(text: parts[1].dropFirst().uppercased())
    else { return nil }
    return (total, active)
  }
}

extension ModelConfig {
  /// What the `config.json` holds that a node names; `nil` after a fault.
  static func read(_ node: Node, _ reader: Reader) -> ModelConfig? {
    reader.content(of: node) { (file) throws(FaultList) in
      try ModelConfig(bytes: file.bytes, file: file.path)
    }
  }
}

extension InputKind where Value == Architecture {
  /// The shape in a Hugging Face `config.json`, by its path.
  static var config: InputKind {
    guard let sample = ModelLibrary.card("dbrx")?.architecture else {
      preconditionFailure("the library holds DBRX with its shape")
    }
    return InputKind(
      .scalar(.text("a path")), example: .text("config.json"), sample: sample,
      words: .files(["json"])
    ) { node, reader in
      reader.isLenient ? sample : ModelConfig.read(node, reader)?.architecture
    }
  }
}
