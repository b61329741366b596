import Diagnostics
import Fitting
import Formats
import Questions
import ScalingLaws
import Spec
import Units

/// A law as a file names it: a word for a bundled one, a file of a fitted one, or the constants of a
/// dense one.
enum LawShape {
  static let law = Shape.either([.scalar(named), stated])

  /// The id of a bundled law, another word for it, or the path of a fitted one.
  private static let named = Scalar(
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

  /// Numbers of papers, nicknames and ids of earlier versions.
  private static let otherWords: [String] = {
    let ids = Set(LawLibrary.ids)
    return LawLibrary.understood.filter { !ids.contains($0) }
  }()

  private static let stated = Shape.record(
    [
      Field(
        key: "id", summary: "A name of your own", shape: .scalar(.text("a name")), isRequired: true),
      Field(key: "title", summary: "What it is", shape: .scalar(.text("a title"))),
      Field(
        key: "source", summary: "Where the constants come from", shape: .scalar(.text("a source")),
        isRequired: true),
      Field(
        key: "E", summary: "The floor in nats per token",
        shape: .scalar(.number("a floor", atLeast: 0)), isRequired: true),
      constant("A", "The coefficient of the size term"),
      constant("B", "The coefficient of the data term"),
      constant("alpha", "The exponent of the size term, as in A/N^alpha"),
      constant("beta", "The exponent of the data term, as in B/D^beta"),
      Field(
        key: "fittedFLOP", summary: "The budgets of the fitted runs, for example \"1e18..1e22\"",
        shape: .scalar(.text("a range"))),
    ], name: "statedLaw")

  private static func constant(_ key: String, _ summary: String) -> Field {
    Field(
      key: key, summary: summary, shape: .scalar(.number("a constant", above: 0)), isRequired: true)
  }
}

extension Decoder {
  /// The laws that the file names or states, each once.
  mutating func laws(_ node: Node?) -> [any ScalingLaw] {
    guard let items = node?.items else { return LawLibrary.standard }
    var laws: [any ScalingLaw] = []
    for item in items {
      if item.members != nil {
        guard let law = statedLaw(item) else { continue }
        guard !LawLibrary.isTaken(law.card.id),
          !laws.contains(where: { $0.card.id == law.card.id })
        else {
          note(
            item["id"] ?? item, "there is a law \(Fault.quoted(law.card.id)) already",
            "give this one another id")
          continue
        }
        laws.append(law)
      } else if let text = item.text, FittedLaw.isPath(text) {
        if let law = fittedLaw(item, text, beside: laws) { laws.append(law) }
      } else if let law = item.text.flatMap(LawLibrary.law),
        !laws.contains(where: { $0.card.id == law.card.id })
      {
        laws.append(law)
      }
    }
    return laws
  }

  private mutating func statedLaw(_ node: Node) -> StatedLaw? {
    guard let id = node["id"]?.text, let source = node["source"]?.text,
      let floor = node["E"]?.number, let a = node["A"]?.number, let b = node["B"]?.number,
      let alpha = node["alpha"]?.number, let beta = node["beta"]?.number
    else { return nil }
    if !KeyRule.identifier.allows(id) {
      note(
        node["id"] ?? node, "\(Fault.quoted(id)) cannot name a law", "use letters, digits and - _ ."
      )
      return nil
    }
    var range: ClosedRange<Double>?
    if let text = node["fittedFLOP"] {
      do throws(InputFault) {
        range = try text.text.map { words throws(InputFault) in try AxisText.range(words) }
      } catch {
        note(text, error.problem, error.hint)
        return nil
      }
    }
    return StatedLaw(
      id: id, title: node["title"]?.text, source: source, floor: floor, a: a, b: b, alpha: alpha,
      beta: beta, fittedFLOP: range)
  }
}
