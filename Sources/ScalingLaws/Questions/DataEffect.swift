import Units

/// How a corpus differs from the one a law was fitted on, by the term of the law that it moves,
/// and how many of its tokens are unique.
///
/// The measured effect on text loss is a shift of the floor; on downstream scores a factor on
/// tokens fits as well. Which term moves is always the user's statement, never a default.
public struct DataEffect: Hashable, Sendable {
  /// The term that the quality of the data moves.
  public enum Term: String, CaseIterable, Sendable {
    /// D becomes qD.
    case tokens
    /// The coefficient B of the data term becomes B/q.
    case coefficient
    /// The exponent β of the data term becomes qβ.
    case exponent
    /// The floor falls by q nats per token.
    case floor
  }

  public let term: Term
  public let amount: Double
  /// Tokens of the corpus that differ, U; a run on more of them repeats, and `nil` has none do so.
  ///
  /// A repeated token counts for less, by the token half of Muennighoff and others 2023; only that
  /// law itself also reads the size against the unique tokens.
  public let uniqueTokens: Tokens?

  public init(term: Term, amount: Double, uniqueTokens: Tokens? = nil) {
    self.term = term
    self.amount = amount
    self.uniqueTokens = uniqueTokens
  }

  /// Fresh data like those of the law's own fit.
  public static let none = DataEffect(term: .tokens, amount: 1)

  public var isNone: Bool { movesNothing && uniqueTokens == nil }

  /// Whether the quality of the data is that of the law's own fit.
  public var movesNothing: Bool { term == .floor ? amount == 0 : amount == 1 }

  /// The same data, of which so many tokens are unique.
  public func limited(to uniqueTokens: Tokens?) -> DataEffect {
    DataEffect(term: term, amount: amount, uniqueTokens: uniqueTokens)
  }
}
