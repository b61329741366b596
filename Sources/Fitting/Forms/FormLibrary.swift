/// The bundled forms.
public enum FormLibrary {
  /// Every form, in the order of their documentation.
  public static let all: [any LawForm] = [
    ChinchillaForm(), TiedChinchillaForm(), JointForm(), RoutedForm(), FineGrainedForm(),
    DataConstrainedForm(),
  ]

  /// The form of an id.
  public static func form(_ id: String) -> (any LawForm)? {
    all.first { $0.id == id }
  }

  public static var ids: [String] { all.map(\.id) }
}
