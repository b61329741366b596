import Foundation

/// What a joint fit says of one corpus against the reference.
public enum CorpusQuantity: String, Sendable, CaseIterable {
  /// Reference tokens that a token is worth, at the size and tokens asked for.
  case tokenMultiplier = "token_multiplier"
  /// What multiplies tokens in the data term alone, (B_ref/B)^(1/β), beside a floor of its own.
  case levelMultiplier = "level_multiplier"
  /// What multiplies parameters in the size term alone, (A_ref/A)^(1/α).
  case parameterMultiplier = "parameter_multiplier"
  /// What multiplies FLOP in both terms alone, where the form has a constant for it.
  case computeMultiplier = "compute_multiplier"
  /// Parameters on the reference that a parameter is worth, at the size and tokens asked for.
  case sizeWorth = "size_worth"
  /// FLOP on the reference that a FLOP is worth, size and tokens grown alike, from those asked for.
  case computeWorth = "compute_worth"
  /// B_ref/B.
  case coefficientRatio = "coefficient_ratio"
  /// β less the reference's.
  case exponentShift = "exponent_shift"
  /// E less the reference's, in the unit of the loss.
  case floorShift = "floor_shift"
  /// Loss less the reference's, at the size and tokens asked for.
  case lossGap = "loss_gap"

  /// Whether the quantity is a factor, 1 where corpora are alike, rather than a difference.
  public var isRatio: Bool {
    switch self {
    case .tokenMultiplier, .levelMultiplier, .parameterMultiplier, .computeMultiplier,
      .coefficientRatio, .sizeWorth, .computeWorth:
      true
    case .exponentShift, .floorShift, .lossGap: false
    }
  }

  /// The quantity of a corpus's law against the reference's, for a size on tokens.
  func value(of law: CorpusLaw, over reference: CorpusLaw, at place: CorpusPlace) -> Double {
    switch self {
    case .tokenMultiplier:
      law.tokenMultiplier(over: reference, size: place.size, tokens: place.tokens)
    case .levelMultiplier: pow(reference.b / law.b, 1 / law.beta)
    case .parameterMultiplier: pow(reference.a / law.a, 1 / law.alpha)
    case .computeMultiplier: law.compute
    case .sizeWorth: law.sizeWorth(over: reference, at: place)
    case .computeWorth: law.computeWorth(over: reference, at: place)
    case .coefficientRatio: reference.b / law.b
    case .exponentShift: law.beta - reference.beta
    case .floorShift: law.floor - reference.floor
    case .lossGap:
      law.loss(size: place.size, tokens: place.tokens)
        - reference.loss(size: place.size, tokens: place.tokens)
    }
  }
}

extension CorpusEffect {
  /// The quantities that the effect states of its own, without a size or tokens.
  public var ownQuantities: [CorpusQuantity] {
    switch self {
    case .coefficient: [.coefficientRatio]
    default:
      Term.allCases.filter(terms.contains).map { term in
        switch term {
        case .floor: .floorShift
        case .parameters: .parameterMultiplier
        case .tokens:
          terms == [.tokens]
            ? .tokenMultiplier : terms.contains(.exponent) ? .coefficientRatio : .levelMultiplier
        case .exponent: .exponentShift
        case .compute: .computeMultiplier
        }
      }
    }
  }
}

extension CorpusQuantity {
  /// What of the reference makes up for a corpus; `nil` for what is no such worth.
  public var means: String? {
    switch self {
    case .tokenMultiplier: "tokens"
    case .sizeWorth: "parameters"
    case .computeWorth: "FLOP"
    default: nil
    }
  }

  /// The constant that an effect must have for a corpus of its own, or the runs say nothing of the quantity;
  /// `nil` where any difference between corpora tells.
  private var term: CorpusEffect.Term? {
    switch self {
    case .floorShift: .floor
    case .exponentShift: .exponent
    default: nil
    }
  }

  /// Whether fits under an effect can tell the quantity, rather than fix it by what they leave out.
  public func isTold(by effect: CorpusEffect) -> Bool {
    term.map(effect.terms.contains) ?? !effect.terms.isEmpty
  }
}

/// A size and tokens at which corpora are compared.
public struct CorpusPlace: Hashable, Sendable {
  public let size: Double
  public let tokens: Double

  public init(size: Double, tokens: Double) {
    self.size = size
    self.tokens = tokens
  }

  /// The place at `factor` times the FLOP, size and tokens grown alike.
  public func scaled(by factor: Double) -> CorpusPlace {
    CorpusPlace(size: size * factor.squareRoot(), tokens: tokens * factor.squareRoot())
  }
}
