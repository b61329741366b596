/// The bundled laws.
public enum LawLibrary {
  /// The laws that are asked when nobody names any: one reading of each paper, MoE first, then
  /// dense, the measured rule last.
  ///
  /// Left out are other readings of a law (fewer digits, other routers, corpora or supports), rules
  /// for one quality of a model, and what is no law of language models by experts or tokens.
  public static let standard: [any ScalingLaw] = [
    Ludziejewski2025(),
    Tian2025(),
    Krajewski2024(),
    Clark2022.refit,
    Abnar2025(),
    Zhao2025(),
    DenseLaw.besiroglu2024,
    DenseLaw.hoffmann2022,
    Muennighoff2023(),
    DenseLaw.gadre2024,
    DenseLaw.sardana2023,
    Kaplan2020(),
    AllocationLaw.deepSeek2024,
    AllocationLaw.llama2024,
    GeometricMeanRule(),
  ]

  /// Every law that can be named, the standard ones first.
  public static let all: [any ScalingLaw] = standard + more

  private static let more: [any ScalingLaw] =
    [
      Clark2022.printed,
      Clark2022.refitReinforced,
      Clark2022.printedReinforced,
      Clark2022.refitHash,
      Clark2022.printedHash,
      Frantar2023.text,
      Frantar2023.images,
      DenseLaw.hoffmann2022Printed,
      DenseLaw.gadre2024RedPajama,
      DenseLaw.gadre2024RefinedWeb,
      Marin2026.v16, Marin2026.may, Marin2026.free, Kang2025(), Wu2026(), Sun2025(),
    ] + DenseLaw.sardana2023Supports + [AllocationLaw.porian2024]
    + AllocationLaw.porian2024Settings + [AxisRule.recall, AxisRule.broadSuite]

  /// The ids of all laws, by which results name them.
  public static var ids: [String] { all.map(\.card.id) }
}

extension PublishedCheck {
  /// Every check, in the order of the laws.
  public static let all: [PublishedCheck] = LawLibrary.all.flatMap(\.published.checks)
}
