import Foundation
import QualityAxes
import Units

/// One design with what it costs and what it sees.
public struct PlannedDesign: Hashable, Sendable {
  public let design: String
  /// The effect that is looked for: a difference in points, or a true multiplier.
  public var effect: Double?
  /// Training runs of each recipe.
  public var runs: Int?
  /// Rated prompts of each recipe.
  public var prompts: Int?
  /// Seeds of every rung of a ladder.
  public var seeds: Int?
  public var trainingFLOP: FLOP?
  public var trainingCost: Dollars?
  public var ratingCost: Dollars?
  /// By the formula.
  public var power: Double?
  /// The share of simulated experiments that settled the claim.
  public var simulatedPower: Double?
  /// The mean share of the experiment that is run, where it may stop early.
  public var expectedShare: Double?
  public var remark: String

  public var cost: Dollars? {
    trainingCost.map { training in ratingCost.map { training + $0 } ?? training }
  }

  public init(_ design: String, effect: Double? = nil, remark: String = "") {
    self.design = design
    self.effect = effect
    self.remark = remark
  }
}
