import Units

/// What is known of a model: its whole shape, or its sizes alone.
public enum ModelShape: Hashable, Sendable {
  case architecture(Architecture)
  case sizes(ModelSizes)

  /// The shape, where it is known.
  public var architecture: Architecture? {
    if case .architecture(let architecture) = self { architecture } else { nil }
  }

  /// All parameters.
  public var total: Parameters {
    switch self {
    case .architecture(let architecture): Parameters(architecture.parameters.total)
    case .sizes(let sizes): sizes.total
    }
  }

  /// The active parameters under a convention, or `nil` where the sizes are announced under
  /// another one or under none.
  public func active(_ convention: ActiveConvention) -> Parameters? {
    switch self {
    case .architecture(let architecture): Parameters(architecture.parameters.active(convention))
    case .sizes(let sizes): sizes.convention == convention ? sizes.active : nil
    }
  }

  /// The training FLOP of one token under a convention, or `nil` where the sizes do not define it.
  public func trainingFLOP(
    context: Int, convention: FLOPConvention = .exactCausal
  ) -> FLOPPerToken? {
    switch self {
    case .architecture(let architecture):
      architecture.trainingFLOP(context: context, convention: convention)
    case .sizes(let sizes):
      sizes.trainingFLOP(convention: convention)
    }
  }
}
