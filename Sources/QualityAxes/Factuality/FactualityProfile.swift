import Diagnostics

/// A model's long answers as three numbers: precision, mean and spread of supported facts.
///
/// Precision is taken as one number for all responses and as independent of their length. Its own
/// spread v lowers F1@K by about 2·R²·v / (P + R)³, a few tenths of a point for the models of
/// LongFact; that is left out.
public struct FactualityProfile: Hashable, Sendable {
  /// The mean precision over all responses, an empty one counting 0.
  public let precision: Double
  /// The number of supported facts in a response.
  public let support: SupportDistribution

  /// A precision from 0 to 1, at most the share of responses that support something.
  public init(precision: Double, support: SupportDistribution) throws(InputFaults) {
    var check = InputCheck()
    check.share(precision, "precision")
    check.require(
      !(precision > 1 - support.emptyShare), "precision",
      "\(precision) is more than responses that support something can have on average",
      "an empty response has precision 0; give at most \(1 - support.emptyShare)")
    try check.finish()
    self.precision = precision
    self.support = support
  }

  /// The precision of the responses that support something.
  public var filledPrecision: Double { precision / (1 - support.emptyShare) }

  /// The mean number of supported facts over all responses.
  public var meanSupported: Double { support.mean * (1 - support.emptyShare) }

  /// Mean R_K by integration over the spread of S.
  public func recall(at goal: FactGoal) -> Double {
    support.expectation(kink: Double(goal.facts)) { FactScore.recall(supported: $0, goal: goal) }
  }

  /// Mean F1@K by integration over the spread of S.
  public func f1(at goal: FactGoal) -> Double {
    let precision = min(1, filledPrecision)
    return support.expectation(kink: Double(goal.facts)) { supported in
      FactScore.f1(
        precision: precision, recall: FactScore.recall(supported: supported, goal: goal))
    }
  }

  /// F1@K of the mean response, and how wrong it is.
  public func meanField(at goal: FactGoal) -> MeanFieldScore {
    MeanFieldScore(
      shortcut: FactScore.f1(
        precision: precision, recall: FactScore.recall(supported: meanSupported, goal: goal)),
      integrated: f1(at: goal))
  }
}

/// The shortcut of putting mean counts into F1@K, beside the right answer.
///
/// F1@K bends downwards in S, so that the score of the mean response is above the mean of the
/// scores (Jensen's inequality): by up to 8 points for the models of LongFact.
public struct MeanFieldScore: Hashable, Sendable {
  /// F1@K of mean counts.
  public let shortcut: Double
  /// Mean F1@K over responses.
  public let integrated: Double

  /// How far the shortcut is above the right answer.
  public var error: Double { shortcut - integrated }
}
