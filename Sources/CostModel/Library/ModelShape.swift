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
}
