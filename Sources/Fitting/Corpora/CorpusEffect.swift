/// How the quality of a corpus may enter L = E + A/N^α + B/D^β.
///
/// Published claims differ in which term they move; on the same runs the forms compete. A constant
/// that an effect names is every corpus's own, all others are shared.
public enum CorpusEffect: String, Sendable, CaseIterable {
  /// All corpora are alike.
  case none
  /// D becomes qD.
  case tokens
  /// B becomes B/r. The same losses as `tokens`, with q = r^(1/β): two readings of one fit.
  case coefficient
  /// β becomes the corpus's own, with B shared and D in tokens.
  case exponent
  /// E becomes the corpus's own.
  case floor
  /// N becomes nN.
  case parameters
  /// C becomes qC: both N and D grow by √q.
  case compute
  case floorAndTokens = "floor+tokens"
  case floorAndExponent = "floor+exponent"
  case floorAndParameters = "floor+parameters"
  case tokensAndExponent = "tokens+exponent"
  case tokensAndParameters = "tokens+parameters"
  /// E, A, B and β are the corpus's own; α is shared.
  case separate

  /// A constant of the law that a corpus may have for itself.
  public enum Term: String, Sendable, CaseIterable {
    case floor
    case parameters
    case tokens
    case exponent
    case compute
  }

  /// The eight that are compared unless a scenario says otherwise.
  public static let standard: [CorpusEffect] = [
    .none, .tokens, .coefficient, .exponent, .floor, .parameters, .floorAndTokens,
    .floorAndExponent,
  ]

  /// The constants that each corpus has for itself.
  public var terms: Set<Term> {
    switch self {
    case .none: []
    case .tokens, .coefficient: [.tokens]
    case .exponent: [.exponent]
    case .floor: [.floor]
    case .parameters: [.parameters]
    case .compute: [.compute]
    case .floorAndTokens: [.floor, .tokens]
    case .floorAndExponent: [.floor, .exponent]
    case .floorAndParameters: [.floor, .parameters]
    case .tokensAndExponent: [.tokens, .exponent]
    case .tokensAndParameters: [.tokens, .parameters]
    case .separate: [.floor, .parameters, .tokens, .exponent]
    }
  }

  /// The effect whose fit this one shares; itself but for `coefficient`.
  public var fitted: CorpusEffect { self == .coefficient ? .tokens : self }

  /// The form in words.
  public var summary: String {
    switch self {
    case .none: "no difference between corpora"
    case .tokens: "a multiplier on tokens, D → qD"
    case .coefficient: "the data coefficient, B → B/r"
    case .exponent: "the data exponent, β → β'"
    case .floor: "the floor, E → E'"
    case .parameters: "a multiplier on parameters, N → nN"
    case .compute: "a multiplier on compute, N → √q N and D → √q D"
    case .floorAndTokens: "floor and token multiplier"
    case .floorAndExponent: "floor and exponent"
    case .floorAndParameters: "floor and parameter multiplier"
    case .tokensAndExponent: "token multiplier and exponent"
    case .tokensAndParameters: "multipliers on tokens and on parameters"
    case .separate: "E, A, B and β of each corpus"
    }
  }
}
