import Spec

/// Every quantity that a claim may be about.
enum ClaimedQuantities {
  static let all: [any ClaimedQuantity.Type] = [
    DataMultiplier.self, ComputeMultiplier.self, DenseEquivalent.self, EquivalentShare.self,
    TokenMultiplier.self, ScoreGap.self, LossGap.self,
    FormAdvantage.self, ParameterMultiplier.self, LawExponent.self, LossFloor.self,
    TokensPerParameter.self, CostRatio.self, RepetitionHalfLife.self,
  ]

  static let variants: [Variant<any ClaimedQuantity>] = all.map { variant($0) }

  private static func variant<Quantity: ClaimedQuantity>(
    _: Quantity.Type
  ) -> Variant<any ClaimedQuantity> {
    Variant(Quantity.name, Quantity.summary) { (ask) throws(Unsettled) in try Quantity(&ask) }
  }
}
