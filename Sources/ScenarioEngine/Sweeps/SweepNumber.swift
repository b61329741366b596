import Questions
import ScalingLaws
import Tabular

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

  typealias Reading = @Sendable (LawResult) -> Double?

  /// The number in a full result, as the column of its name says.
  var reading: Reading {
    let filling = LawResult.columns.first { $0.column.name == rawValue }
    guard case .number(let value)? = filling?.fill else {
      preconditionFailure("\(rawValue) is a column of numbers")
    }
    return value
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
