import ScalingLaws

/// The bundled forms.
public enum FormLibrary {
  /// Every form, in the order of their documentation.
  public static let all: [any LawForm] = [
    ChinchillaForm(), TiedChinchillaForm(), JointForm(), RoutedForm(), FineGrainedForm(),
    DataConstrainedForm(), SkalingForm(), SparseRepeatedForm(), RecipeForm(),
  ]

  /// The form that a word names: by its own id, or as that of the bundled law that the word means.
  public static func form(_ word: String) -> (any LawForm)? {
    all.first { $0.id == word } ?? form(of: LawLibrary.law(word)?.card)
  }

  /// The form of a law; `nil` where its formula cannot be fitted.
  public static func form(of law: LawCard?) -> (any LawForm)? {
    all.first { $0.id == law?.fittedForm }
  }

  public static var ids: [String] { all.map(\.id) }

  /// The words to offer: ids of forms, then of the laws that have them.
  public static var words: [String] {
    ids + LawLibrary.all.map(\.card).filter { form(of: $0) != nil }.map(\.id)
  }
}
