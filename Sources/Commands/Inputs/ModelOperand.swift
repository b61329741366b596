import CostModel
import Diagnostics
import ModelConfigs
import ScenarioEngine
import Units

/// The model that a call names: a bundled one by its id, or a `config.json` by its path.
struct ModelOperand {
  let id: String
  let name: String
  let shape: ModelShape
  /// The bundled model; `nil` for a file.
  let card: ModelCard?
  /// What a reader of the counts must know.
  let notes: [String]

  init(_ call: Call, command: String) throws(CommandFailure) {
    guard let id = call.operands.first, call.operands.count == 1 else {
      throw .call(
        problem: call.operands.isEmpty ? "no model is named" : "more than one model is named",
        hint: "write for example 'moesim \(command) dbrx'", command: command)
    }
    try self.init(id: id, command: command)
  }

  /// The model of an id or a path, wherever a call names it.
  init(id: String, command: String) throws(CommandFailure) {
    self.id = id
    if id.contains("/") || id.hasSuffix(".json") {
      let file = try InputFile(id)
      do throws(FaultList) {
        let config = try ModelConfig(bytes: file.bytes, file: id)
        name = "\(id), read as \(config.dialect)"
        shape = .architecture(config.architecture)
        card = nil
        notes =
          config.notes
          + (config.harmlessKeys.isEmpty
            ? []
            : ["Keys that change no count: \(config.harmlessKeys.joined(separator: ", "))."])
      } catch {
        throw .faults(error)
      }
      return
    }
    guard let card = ModelLibrary.card(id) else {
      throw .call(
        problem: "unknown model \(Fault.quoted(id))",
        hint: Suggestion.hint(for: id, among: ModelLibrary.ids), command: command)
    }
    name = card.name
    shape = card.shape
    self.card = card
    notes = []
  }

  /// The tokens that the call gives, or else those that are published; recalled ones do not count.
  func tokens(_ call: Call, command: String) throws(CommandFailure) -> Tokens? {
    guard let text = call["--tokens"] else {
      return card?.trainedTokens.flatMap { $0.isRecalled ? nil : $0.value }
    }
    do throws(InputFault) {
      let tokens = try Tokens(text: text)
      guard tokens > .zero else {
        throw InputFault(problem: "no tokens", hint: "give a positive number such as 2T")
      }
      return tokens
    } catch {
      throw .call(problem: "--tokens: \(error.problem)", hint: error.hint, command: command)
    }
  }
}
