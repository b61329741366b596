/// How a corpus differs from the one a law was fitted on, by the term of the law that it moves.
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

  public init(term: Term, amount: Double) {
    self.term = term
    self.amount = amount
  }

  /// Data like those of the law's own fit.
  public static let none = DataEffect(term: .tokens, amount: 1)

  public var isNone: Bool { term == .floor ? amount == 0 : amount == 1 }
}
