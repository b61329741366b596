/// The bundled laws.
public enum LawLibrary {
  /// Every law, those for MoE first, folklore last.
  public static let all: [any ScalingLaw] = [
    JointLaw2025(),
    LeverageLaw2025(),
    FineGrainedLaw2024(),
    RoutedLaw2022.refit,
    RoutedLaw2022.printed,
    DenseLaw.chinchillaReplication2024,
    DenseLaw.chinchilla2022,
    GeometricMeanRule(),
  ]

  /// The law of an id.
  public static func law(_ id: String) -> (any ScalingLaw)? {
    all.first { $0.card.id == id }
  }

  public static var ids: [String] { all.map(\.card.id) }
}
