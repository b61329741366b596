/// The bundled laws.
public enum LawLibrary {
  /// The laws that are asked when nobody names any: one reading of each paper, MoE first, then
  /// dense, folklore last.
  ///
  /// Left out are other readings of a law (fewer digits, other routers, corpora or supports), rules
  /// for one quality of a model, and what is no law of language models by experts or tokens.
  public static let standard: [any ScalingLaw] = [
    JointLaw2025(),
    LeverageLaw2025(),
    FineGrainedLaw2024(),
    RoutedLaw2022.refit,
    SparsityLaw2025(),
    ActivationLaw2025(),
    DenseLaw.chinchillaReplication2024,
    DenseLaw.chinchilla2022Source,
    RepeatedDataLaw2023(),
    DenseLaw.overTrainingC4,
    DenseLaw.inferenceAdjusted2023,
    FirstLaw2020(),
    AllocationLaw.deepSeek2024,
    AllocationLaw.llama2024,
    GeometricMeanRule(),
  ]

  /// Every law that can be named, the standard ones first.
  public static let all: [any ScalingLaw] = standard + more

  private static let more: [any ScalingLaw] =
    [
      RoutedLaw2022.printed,
      RoutedLaw2022.refitReinforced,
      RoutedLaw2022.printedReinforced,
      RoutedLaw2022.refitHash,
      RoutedLaw2022.printedHash,
      PruningLaw2023.text,
      PruningLaw2023.images,
      DenseLaw.chinchilla2022,
      DenseLaw.overTrainingRedPajama,
      DenseLaw.overTrainingRefinedWeb,
    ] + DenseLaw.inferenceAdjusted2023Supports + [AllocationLaw.porian2024]
    + AllocationLaw.porian2024Settings + [AxisRule.recall, AxisRule.broadSuite]

  /// The law of an id.
  public static func law(_ id: String) -> (any ScalingLaw)? {
    all.first { $0.card.id == id }
  }

  public static var ids: [String] { all.map(\.card.id) }
}
