import Diagnostics
import Units

/// What is known of an MoE of the table beyond its rows: recipe and widths, for laws that ask.
public struct RoutedCard: Sendable, Hashable {
  public let recipe: Recipe?
  /// Width of the residual stream over the width of one expert; `nil` is not published.
  public let hiddenOverExpertWidth: Double?
  /// The share of layers that are routed; `nil` is not published.
  public let routedLayerShare: Double?
  /// Tokens assumed where none are published; used by laws that need some, and by nothing else.
  public let assumedTokens: Tokens?
  public let source: String

  /// How the experts came to be.
  public enum Recipe: String, Sendable, Hashable, CaseIterable {
    /// Many small experts in every layer, from scratch.
    case fineGrained = "fine-grained"
    /// Up to 16 large experts, or experts in every second layer or fewer.
    case coarse
    /// Grown out of a trained dense model.
    case upcycled
  }

  struct Key: Hashable, Sendable {
    let set: String
    let model: String
  }

  static func cards(in bytes: [UInt8], file: String) throws(FaultList) -> [Key: RoutedCard] {
    let columns = [
      "set_id", "model", "recipe", "hidden_width", "expert_width", "routed_layer_share",
      "assumed_tokens_t", "basis", "source",
    ]
    var table = try RecordTable(bytes, file: file, known: columns, required: Set(columns))
    var cards: [Key: RoutedCard] = [:]
    while table.next() {
      guard let set = table.required(0), let model = table.required(1),
        let source = table.required(8)
      else { continue }
      let (hidden, expert) = (table.amount(3), table.amount(4))
      cards[Key(set: set, model: model)] = RoutedCard(
        recipe: table.word(2, Recipe.self),
        hiddenOverExpertWidth: hidden.flatMap { hidden in expert.map { hidden / $0 } },
        routedLayerShare: table.amount(5),
        assumedTokens: table.measure(6, in: 1e12, Tokens.self), source: source)
    }
    try table.finish()
    return cards
  }
}
