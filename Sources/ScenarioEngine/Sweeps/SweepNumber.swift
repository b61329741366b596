import Questions
import ScalingLaws
import Statistics

/// A number that a long sweep can write for each case and law.
public enum SweepNumber: String, CaseIterable, Sendable {
  case denseEquivalent = "dense_equivalent_parameters"
  case denseEquivalentLow = "dense_equivalent_low"
  case denseEquivalentHigh = "dense_equivalent_high"
  case multiplier = "compute_multiplier"
  case multiplierLow = "compute_multiplier_low"
  case multiplierHigh = "compute_multiplier_high"
  case loss = "loss_nats_per_token"
  case lossGap = "loss_gap_nats_per_token"
  case lossGapLow = "loss_gap_low"
  case lossGapHigh = "loss_gap_high"
  case tokenMultiplier = "token_multiplier"
  case crossover = "crossover_tokens"
  case size = "size_parameters"
  case tokens = "tokens"
  case tokensPerParameter = "tokens_per_parameter"
  case outsideFactor = "outside_factor"

  /// The number in a full result; not a number where there is none.
  func value(in numbers: LawResult.Numbers?) -> Double {
    guard let numbers else { return .nan }
    let value =
      switch self {
      case .denseEquivalent: numbers.denseEquivalent
      case .denseEquivalentLow: numbers.denseEquivalentInterval?.low
      case .denseEquivalentHigh: numbers.denseEquivalentInterval?.high
      case .multiplier: numbers.multiplier
      case .multiplierLow: numbers.multiplierInterval?.low
      case .multiplierHigh: numbers.multiplierInterval?.high
      case .loss: numbers.loss
      case .lossGap: numbers.lossGap
      case .lossGapLow: numbers.lossGapInterval?.low
      case .lossGapHigh: numbers.lossGapInterval?.high
      case .tokenMultiplier: numbers.tokenMultiplier
      case .crossover: numbers.crossover
      case .size: numbers.size
      case .tokens: numbers.tokens
      case .tokensPerParameter: numbers.tokensPerParameter
      case .outsideFactor: numbers.excesses.first?.factor
      }
    return value ?? .nan
  }

  /// The number in the plain answers of a prepared law.
  func value(in numbers: PlainNumbers) -> Double {
    switch self {
    case .denseEquivalent: numbers.denseEquivalent
    case .multiplier: numbers.multiplier
    case .loss: numbers.loss
    case .lossGap: numbers.lossGap
    case .outsideFactor: numbers.outsideFactor > 1 ? numbers.outsideFactor : .nan
    default: .nan
    }
  }

  /// What a prepared law has to work out for it; `nil` where that needs a full result.
  var plain: PlainRequest.Wanted? {
    switch self {
    case .denseEquivalent: .denseEquivalent
    case .multiplier, .lossGap: .comparison
    case .loss: .loss
    case .outsideFactor: .range
    default: nil
    }
  }
}
