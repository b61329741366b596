import ScalingLaws
import Units

/// What one law advises to do with one budget.
public struct OptimumResult: Sendable {
  public let name: String
  public let search: DesignSearch
  public let law: LawCard
  public let outcome: Result<DesignRegion, Refusal>
}

extension OptimumRequest {
  /// The advice of every law for every search, laws varying fastest.
  public func results(under laws: [any ScalingLaw]) -> [OptimumResult] {
    searches.flatMap { search in
      laws.map { law in
        OptimumResult(
          name: name, search: search, law: law.card,
          outcome: Result { () throws(Refusal) in
            guard let law = law as? any SurfaceLaw else {
              throw .notCovered(
                "states no loss of size and tokens, so that it has no optimum to find")
            }
            return try search.region(under: law)
          })
      }
    }
  }
}

extension FoundDesign {
  /// Experts of the kind, 1 where it is dense; `nil` where the law counts none.
  public var experts: Double? {
    choice.variables.first { $0.name == "E" }?.value ?? (choice.name == "dense" ? 1 : nil)
  }

  /// A number of the design.
  public func value(_ column: OptimumColumn) -> Double? {
    switch column {
    case .experts: experts
    case .activeParameters: footprint.active.value
    case .totalParameters: footprint.total.value
    case .tokens: allocation.tokens
    case .tokensPerParameter: allocation.tokens / footprint.active.value
    case .loss: allocation.loss
    case .lossGap: lossGap
    }
  }
}
