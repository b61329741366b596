import Formats
import Spec

/// Terms of a comparison, by the name of a set of the scenario or as they are.
public enum TermReference: Hashable, Sendable {
  case named(String)
  case stated(TermInputs)

  /// The terms; those of a name that the world does not hold are none.
  func inputs(in world: World) -> TermInputs {
    switch self {
    case .named(let name): world.terms.first { $0.name == name }?.inputs ?? .none
    case .stated(let inputs): inputs
    }
  }
}

/// Terms that several comparisons share.
public struct TermSet: Hashable, Sendable {
  public let name: String
  public let inputs: TermInputs

  /// The section of a scenario that names them.
  public static let field = Field(
    key: "terms", summary: "What comparisons need beyond the models, by names of your own",
    shape: .dictionary(of: StatedTerms.description.shape(name: "terms")))

  /// The sets of a scenario whose shape has been checked.
  public static func all(in scenario: Node, _ reader: Reader) -> [TermSet] {
    (scenario["terms"]?.members ?? []).compactMap { member in
      reader.read(member.value, as: StatedTerms.self).map {
        TermSet(name: member.key, inputs: $0.inputs)
      }
    }
  }
}

extension InputKind where Value == TermReference {
  /// The name of a set of terms, or the terms.
  static var terms: InputKind {
    let named = InputKind<String>.name(of: "set of terms")
    let stated = InputKind<StatedTerms>.record(name: "terms")
    return InputKind(
      .either([named.shape, stated.shape]), example: stated.example.value, sample: .stated(.none)
    ) { node, reader in
      node.text == nil
        ? stated.value(of: node, reader).map { .stated($0.inputs) }
        : named.value(of: node, reader).map { .named($0) }
    }
  }
}
