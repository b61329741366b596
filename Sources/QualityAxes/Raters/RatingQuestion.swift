import Diagnostics
import Units

/// What it takes to tell two models apart with each of several raters.
public struct RatingQuestion: Hashable, Sendable {
  /// Training runs that differ by chance, for the split of money between runs and ratings.
  public struct Training: Hashable, Sendable {
    /// The standard deviation of the metric between runs of one recipe.
    public let deviation: Double
    public let costPerRun: Dollars

    /// A deviation of zero or more and a price above zero.
    public init(deviation: Double, costPerRun: Dollars) throws(InputFaults) {
      var check = InputCheck()
      check.notNegative(deviation, "deviation")
      check.positive(costPerRun.value, "costPerRun")
      try check.finish()
      self.deviation = deviation
      self.costPerRun = costPerRun
    }
  }

  /// Facts in a response of FActScore, at which the published prices were paid: 16,011 over 496.
  public static let publishedFacts = 16_011.0 / 496

  public let raters: [RaterOffer]
  /// True differences to resolve, in the metric's units.
  public let differences: [Double]
  /// Deviations of the difference on one prompt that a rater without errors would see.
  public let deviations: [Double]
  /// The share of that deviation's square that is chance within a prompt.
  public let withinShare: Double
  public let assurance: Assurance
  public let factsPerResponse: Double
  public let training: Training?
  /// The prompts that exist, the most that a plan asks for.
  public let available: Int

  /// At least one rater, difference and deviation; all numbers above 0.
  public init(
    raters: [RaterOffer], differences: [Double], deviations: [Double], withinShare: Double = 0.12,
    assurance: Assurance, factsPerResponse: Double = publishedFacts, training: Training? = nil,
    available: Int = RatingBill.longFactPrompts
  ) throws(InputFaults) {
    var check = InputCheck()
    check.require(!raters.isEmpty, "raters", "there are none", "name a rater")
    check.require(!differences.isEmpty, "differences", "there are none", "give one such as 0.05")
    check.require(!deviations.isEmpty, "deviations", "there are none", "give one such as 0.15")
    for value in differences { check.positive(value, "differences") }
    for value in deviations { check.positive(value, "deviations") }
    check.share(withinShare, "withinShare")
    check.positive(factsPerResponse, "factsPerResponse")
    check.count(available, in: 2...1_000_000_000, "availablePrompts")
    try check.finish()
    self.raters = raters
    self.differences = differences
    self.deviations = deviations
    self.withinShare = withinShare
    self.assurance = assurance
    self.factsPerResponse = factsPerResponse
    self.training = training
    self.available = available
  }

  /// What one rater takes for one difference; none where the prompts that exist cannot resolve it.
  public func plan(_ rater: RaterOffer, difference: Double, deviation: Double) -> RatingPlan? {
    guard let pair = try? PairedComparison(deviation: deviation, assurance: assurance)
    else { return nil }
    let plan = try? pair.plan(toResolve: difference, with: rater, withinShare: withinShare)
    return plan.flatMap { $0.prompts <= available ? $0 : nil }
  }

  /// The cheapest split of runs and prompts, of those that exist; none without training runs.
  public func split(_ rater: RaterOffer, difference: Double, deviation: Double) -> RunPlan? {
    comparison(rater, deviation: deviation)?.cheapestPlan(toResolve: difference, most: available)
  }

  /// The least true difference that all prompts resolve with a rater; none where it tells nothing.
  public func leastDifference(_ rater: RaterOffer, deviation: Double) -> Double? {
    guard let factor = (try? rater.attenuation.promptFactor(withinShare: withinShare)) ?? nil
    else { return nil }
    return try? PairedComparison(
      deviation: deviation * factor.squareRoot(), assurance: assurance
    ).detectableDifference(prompts: available)
  }

  /// The comparison of recipes that one rater makes; none without training runs.
  ///
  /// Dividing by J puts the rater's figures into true units: the deviation on a prompt grows by the
  /// root of the rater's prompt factor, that between runs stays.
  public func comparison(_ rater: RaterOffer, deviation: Double) -> RunComparison? {
    guard let training,
      let factor = (try? rater.attenuation.promptFactor(withinShare: withinShare)).flatMap({ $0 }),
      let pair = try? PairedComparison(
        deviation: deviation * factor.squareRoot(), assurance: assurance)
    else { return nil }
    return try? RunComparison(
      pairs: pair, runDeviation: training.deviation, costPerRun: training.costPerRun,
      costPerResponse: rater.costPerResponse)
  }
}

extension RaterOffer {
  /// SAFE and a person at their published prices a fact, for responses of so many facts.
  public static func published(factsPerResponse facts: Double) -> [RaterOffer] {
    longFact2024.value.map { offer in
      let scale = facts / RatingQuestion.publishedFacts
      return
        (try? RaterOffer(
          name: offer.name, costPerResponse: offer.costPerResponse * scale,
          attenuation: offer.attenuation)) ?? offer
    }
  }

  /// The published error rate of a rater by its name; none for a rater of the user's own.
  public var errorRate: RaterErrorRate? {
    let study = RaterStudy.longFact2024.value
    switch name {
    case "SAFE": return study.errorRate(of: .automatic)
    case "person": return study.errorRate(of: .person)
    default: return nil
    }
  }
}
