import Diagnostics
import Units

/// A rater that one can hire: its price and how much it lets through.
public struct RaterOffer: Hashable, Sendable {
  public let name: String
  public let costPerResponse: Dollars
  public let attenuation: Attenuation

  /// A price of zero or more.
  public init(
    name: String, costPerResponse: Dollars, attenuation: Attenuation
  ) throws(InputFaults) {
    var check = InputCheck()
    check.notNegative(costPerResponse.value, "costPerResponse")
    try check.finish()
    self.init(known: name, costPerResponse, attenuation)
  }

  private init(known name: String, _ costPerResponse: Dollars, _ attenuation: Attenuation) {
    self.name = name
    self.costPerResponse = costPerResponse
    self.attenuation = attenuation
  }

  /// The automatic rater and the person of LongFact, at their least error rates.
  public static let longFact2024 = Sourced(
    [
      RaterOffer(
        known: "SAFE", RatingBill.automatic.value.perResponse,
        RaterStudy.longFact2024.value.errorRate(of: .automatic).attenuation),
      RaterOffer(
        known: "person", RatingBill.person.value.perResponse,
        RaterStudy.longFact2024.value.errorRate(of: .person).attenuation),
    ], "Wei et al. 2024, arXiv:2403.18802, section 4", .derived,
    caution: "error rates are lower bounds, taken as equal on true and on false facts")
}

/// What it takes to resolve a true difference with one rater.
public struct RatingPlan: Hashable, Sendable {
  public let rater: RaterOffer
  /// The difference that the rater's figures will show.
  public let reportedDifference: Double
  public let prompts: Int
  /// The ratings of both models.
  public let cost: Dollars
}

extension PairedComparison {
  /// The prompts and dollars that resolve a true difference with a rater that errs.
  ///
  /// The comparison's deviation is the one that a rater without errors would see; `withinShare` is
  /// the share of its square that is chance within a prompt (see `Attenuation.promptFactor`).
  ///
  /// - Returns: nothing where no number of prompts resolves it.
  public func plan(
    toResolve difference: Double, with rater: RaterOffer, withinShare: Double
  ) throws(InputFaults) -> RatingPlan? {
    guard let factor = try rater.attenuation.promptFactor(withinShare: withinShare) else {
      return nil
    }
    let standardErrors = assurance.reach * deviation / difference
    guard let prompts = wholeNumber(factor * standardErrors * standardErrors) else { return nil }
    return RatingPlan(
      rater: rater, reportedDifference: rater.attenuation.reported(difference), prompts: prompts,
      cost: rater.costPerResponse * (2 * Double(prompts)))
  }
}
