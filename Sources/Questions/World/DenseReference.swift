import Diagnostics
import Fitting
import Formats
import ScalingLaws
import Spec

/// A law of dense models, L = E + A/N^α + B/D^β, by a word for a bundled one or its five constants.
public struct DenseReference: Sendable {
  public let constants: CorpusLaw
  public let source: String

  /// The law that is meant where none is named.
  public static let standardID = "besiroglu-2024"

  static var standard: DenseReference {
    guard let law = LawLibrary.law(standardID), let reference = DenseReference(law) else {
      preconditionFailure("the standard law \(standardID) is bundled, and a dense one")
    }
    return reference
  }

  init(constants: CorpusLaw, source: String) {
    self.constants = constants
    self.source = source
  }

  /// `nil` where the law is of another form.
  init?(_ law: any ScalingLaw) {
    guard let surface = (law as? any SurfaceLaw).flatMap({ try? $0.surface(routedLike: nil) }),
      let constants = CorpusLaw(surface)
    else { return nil }
    self.init(constants: constants, source: law.card.citation)
  }
}

/// The five constants as an object of a file.
private struct DenseConstants: Asked {
  let law: CorpusLaw

  init(_ ask: inout Asking) throws(Unsettled) {
    func constant(_ key: String, _ example: Double, _ ask: inout Asking) -> Double {
      ask(
        key, .number("a constant", above: 0, example: example),
        "\(key) of L = E + A/N^alpha + B/D^beta")
    }
    let floor = constant("E", 1.82, &ask)
    let (a, b) = (constant("A", 482, &ask), constant("B", 2085, &ask))
    let (alpha, beta) = (constant("alpha", 0.348, &ask), constant("beta", 0.366, &ask))
    try ask.settle()
    law = CorpusLaw(floor: floor, a: a, b: b, alpha: alpha, beta: beta)
  }
}

extension InputKind where Value == DenseReference {
  /// A law of dense models, bundled or stated.
  public static var denseLaw: InputKind {
    InputKind(
      .either([
        .scalar(.text("a law")), DenseConstants.description.shape(name: "denseConstants"),
      ]),
      example: .text(DenseReference.standardID), sample: DenseReference.standard,
      words: .list(LawLibrary.words)
    ) { node, reader in
      guard let id = node.text else {
        return reader.read(node, as: DenseConstants.self).map {
          DenseReference(constants: $0.law, source: "stated by the scenario")
        }
      }
      guard let law = LawLibrary.law(id) else {
        reader.note(node, "unknown law \(Fault.quoted(id))", LawLibrary.hint(for: id))
        return nil
      }
      if let reference = DenseReference(law) { return reference }
      reader.note(
        node, "the law \(Fault.quoted(id)) is no E + A/N^alpha + B/D^beta for dense models",
        "name another, such as \(DenseReference.standardID), or give the five constants")
      return nil
    }
  }
}
