import Hypotheses
import Spec
import Statistics

/// A claim stated before the result is looked at.
public struct Hypothesis: Question {
  public static let section = Section(
    "hypotheses", .list, definition: "hypothesis", "Claims to test")

  /// The claim in the author's words.
  public let title: String
  let quantity: any ClaimedQuantity
  /// The region that the quantity is claimed to lie in.
  public let claim: Claim
  /// The share of repetitions that an interval covers.
  public let level: Double
  /// What its author believes before the evidence; `nil` leaves the evidence alone.
  public let prior: Prior?

  public var name: String? { title }

  public init(_ ask: inout Asking) throws(Unsettled) {
    title = ask("name", .text("a claim", example: "worth twice the tokens"), "The claim in words")
    let region = ask.exactlyOne(Region.choices)
    prior = ask.optional(
      "prior", .prior, isInExample: false,
      "What is believed before the evidence; nothing if left out")
    let stated = ask.optional(
      "confidence", .number("a confidence", above: 0.5, below: 1, example: 0.9),
      "The level of the interval; if left out 0.9 for predictions from evidence, else 0.95")
    quantity = try ask.variant("quantity", ClaimedQuantities.variants, "What the claim is about")
    if let prior, prior.isFactor != quantity.isRatio {
      throw ask.fault(
        at: "prior", "the belief is not of the quantity's kind",
        quantity.isRatio ? "a factor has { median, factor }" : "a difference has { mean, sd }")
    }
    claim = try region.claim(of: quantity, ask)
    level = stated ?? quantity.level
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> Finding {
    var finding = quantity.finding(in: world, others, believing: prior)
    if !finding.isBeliefAlone, finding.forms.allSatisfy({ $0.interval(0.5)?.kind != .predictive }) {
      finding.pValue = finding.evidence.pValue(for: claim)
    }
    return finding
  }
}
