import Diagnostics
import Fitting
import Formats
import ScalingLaws
import Spec

extension StatedLaw: Asked {
  /// The constants of a dense law as a scenario states them.
  public init(_ ask: inout Asking) throws(Unsettled) {
    func constant(_ key: String, _ example: Double, _ summary: String, _ ask: inout Asking)
      -> Double
    {
      ask(key, .number("a constant", above: 0, example: example), summary)
    }
    let id = ask("id", .text("a name", example: "our-law"), "A name of your own")
    let title = ask.optional("title", .text("a title", example: "Our runs"), "What it is")
    let source = ask(
      "source", .text("a source", example: "our fit"), "Where the constants come from")
    let floor = ask(
      "E", .number("a floor", atLeast: 0, example: 1.82), "The floor in nats per token")
    let a = constant("A", 482, "The coefficient of the size term", &ask)
    let b = constant("B", 2085, "The coefficient of the data term", &ask)
    let alpha = constant("alpha", 0.348, "The exponent of the size term, as in A/N^alpha", &ask)
    let beta = constant("beta", 0.366, "The exponent of the data term, as in B/D^beta", &ask)
    let range = ask.optional(
      "fittedFLOP", .range(example: "1e18..1e22"),
      "The budgets of the fitted runs, for example \"1e18..1e22\"")
    try ask.settle()
    if !KeyRule.identifier.allows(id) {
      throw ask.fault(
        at: "id", "\(Fault.quoted(id)) cannot name a law", "use letters, digits and - _ .")
    }
    self.init(
      id: id, title: title, source: source, floor: floor, a: a, b: b, alpha: alpha, beta: beta,
      fittedFLOP: range)
  }
}

extension InputKind where Value == any ScalingLaw {
  /// A law as a scenario gives it: by its id, as a file, or by the constants of a dense one.
  static var law: InputKind {
    let stated = InputKind<StatedLaw>.record(name: "statedLaw")
    return InputKind(
      .either([.scalar(named), stated.shape]), example: .text(LawLibrary.standard[0].card.id),
      sample: LawLibrary.standard[0], words: .list(LawLibrary.words), text: { $0.card.id }
    ) { node, reader in
      guard let text = node.text else { return stated.value(of: node, reader) }
      guard FittedLaw.isPath(text) else { return LawLibrary.law(text) }
      let id = FittedLaw.id(ofPath: text)
      guard KeyRule.identifier.allows(id) else {
        reader.note(
          node, "the law file \(Fault.quoted(text)) gives no name to show in results",
          "name it by letters, digits, - and _ before its first point")
        return nil
      }
      if LawLibrary.isTaken(id) {
        reader.note(node, "there is another law \(Fault.quoted(id))", "rename the file")
        return nil
      }
      return FittedLaw.read(node, reader)
    }
  }

  /// The laws that a list names or states, each once.
  static func laws(_ list: Node, _ reader: Reader) -> [any ScalingLaw] {
    var laws: [any ScalingLaw] = []
    for node in list.items ?? [] {
      guard let law = InputKind.law.value(of: node, reader) else { continue }
      let id = law.card.id
      let isTaken = laws.contains { $0.card.id == id }
      if law is StatedLaw, isTaken || LawLibrary.isTaken(id) {
        reader.note(
          node["id"] ?? node, "there is a law \(Fault.quoted(id)) already",
          "give this one another id")
      } else if law is FittedLaw, isTaken {
        reader.note(node, "there is another law \(Fault.quoted(id))", "rename the file")
      } else if let other = laws.first(where: { $0.lossUnit != law.lossUnit }) {
        law.noteUnit(beside: other, at: node, reader)
      } else if !isTaken {
        laws.append(law)
      }
    }
    return laws
  }

  /// The id of a bundled law, another word for it, or the path of a fitted one.
  private static var named: Scalar {
    Scalar(
      name: "a law", summary: "the id of a bundled law, or a path such as \"./my-fit.json5\"",
      kinds: [.text],
      keywords: [
        (
          "anyOf",
          .list([
            Node(
              .object([
                Member(key: "enum", value: Node(.list(LawLibrary.ids.map { Node(.text($0)) })))
              ])),
            Node(
              .object([
                Member(key: "enum", value: Node(.list(otherWords.map { Node(.text($0)) })))
              ])),
            Node(.object([Member(key: "pattern", value: Node(.text("/|\\.json5?$")))])),
          ])
        )
      ]
    ) { node in
      guard let text = node.text, !FittedLaw.isPath(text), LawLibrary.law(text) == nil else {
        return nil
      }
      return ("unknown value \(Fault.quoted(text))", LawLibrary.hint(for: text))
    }
  }

  /// Numbers of papers, nicknames and ids of earlier versions.
  private static var otherWords: [String] {
    let ids = Set(LawLibrary.ids)
    return LawLibrary.understood.filter { !ids.contains($0) }
  }
}
