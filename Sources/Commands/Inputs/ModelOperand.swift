import CostModel
import JSON5
import Quantities

/// The model that a call names, and the tokens that go with it.
enum ModelOperand {
  static func card(_ call: Call, command: String) throws(CommandFailure) -> ModelCard {
    guard let id = call.operands.first, call.operands.count == 1 else {
      throw .call(
        problem: call.operands.isEmpty ? "no model is named" : "more than one model is named",
        hint: "write for example 'moesim \(command) dbrx'", command: command)
    }
    guard let card = ModelLibrary.card(id) else {
      throw .call(
        problem: "unknown model \(Fault.quoted(id))",
        hint: Suggestion.hint(for: id, among: ModelLibrary.ids), command: command)
    }
    return card
  }

  /// The tokens that the call gives, or else those that are published.
  static func tokens(
    _ call: Call, _ card: ModelCard, command: String
  ) throws(CommandFailure) -> Tokens {
    guard let tokens = try optionalTokens(call, card, command: command) else {
      throw .call(
        problem: "no tokens are published for \(card.name)",
        hint: "give them, for example --tokens 2T", command: command)
    }
    return tokens
  }

  static func optionalTokens(
    _ call: Call, _ card: ModelCard, command: String
  ) throws(CommandFailure) -> Tokens? {
    guard let text = call["--tokens"] else { return card.trainedTokens?.value }
    do throws(QuantityFault) {
      let tokens = try Tokens(text: text)
      guard tokens > .zero else {
        throw QuantityFault(problem: "no tokens", hint: "give a positive number such as 2T")
      }
      return tokens
    } catch {
      throw .call(problem: "--tokens: \(error.problem)", hint: error.hint, command: command)
    }
  }
}
