import Diagnostics
import Formats
import QualityAxes
import Spec
import Units

/// A rater as a question names it.
enum RaterChoice: Sendable {
  /// One whose price and errors are published; the price goes by the facts of a response.
  case published(String)
  case own(RaterOffer)

  var name: String {
    switch self {
    case .published(let name): name
    case .own(let offer): offer.name
    }
  }

  /// The rater with its price, for responses of so many facts.
  func offer(among published: [RaterOffer]) -> RaterOffer? {
    switch self {
    case .published(let name): published.first { $0.name == name }
    case .own(let offer): offer
    }
  }

  static let names = RaterOffer.longFact2024.value.map(\.name)
}

/// A rater of the user's own, as an object of a file.
struct StatedRater: Asked {
  let offer: RaterOffer

  init(_ ask: inout Asking) throws(Unsettled) {
    let name = ask("name", .text("a name", example: "expert"), "Its name")
    let cost = ask(
      "costPerResponse", .number("dollars", above: 0, atLeast: 1e-6, atMost: 1e6, example: 20),
      "Dollars for rating one response")
    let sensitivity = ask(
      "sensitivity", .share(example: 0.97), "Share of supported facts judged supported")
    let specificity = ask(
      "specificity", .share(example: 0.97), "Share of other facts judged not supported")
    try ask.settle()
    do throws(InputFaults) {
      offer = try RaterOffer(
        name: name, costPerResponse: Dollars(cost),
        attenuation: Attenuation(sensitivity: sensitivity, specificity: specificity))
    } catch {
      throw ask.fault(error)
    }
    guard offer.attenuation.factor > 0 else {
      throw ask.fault(
        at: "", "a rater of this sensitivity and specificity tells nothing",
        "their sum has to be above 1")
    }
  }
}

extension InputKind where Value == [RaterChoice] {
  /// Raters, published by their names or of the user's own.
  static var raters: InputKind {
    let own = InputKind<StatedRater>.record(name: "rater")
    let rater = InputKind<RaterChoice>(
      .either([.choice(RaterChoice.names), own.shape]), example: .text("SAFE"),
      sample: .published("SAFE"), words: .list(RaterChoice.names), text: { $0.name }
    ) { node, reader in
      guard let name = node.text else {
        return own.value(of: node, reader).map { .own($0.offer) }
      }
      return RaterChoice.names.contains(name) ? .published(name) : nil
    }
    return .list(of: rater, minimum: 1, check: isNew)
  }

  /// Raters of the user's own; in a call each as `NAME=USD,SENSITIVITY,SPECIFICITY`.
  static var ownRaters: InputKind {
    let own = InputKind<StatedRater>.record(name: "rater")
    let rater = InputKind<RaterChoice>(
      .either([.scalar(.text("a rater NAME=USD,SENSITIVITY,SPECIFICITY")), own.shape]),
      example: .text("expert=20,0.97,0.97"), sample: .published("SAFE"), text: { $0.name }
    ) { node, reader in
      guard let text = node.text else {
        return own.value(of: node, reader).map { .own($0.offer) }
      }
      let sides = text.split(separator: "=", maxSplits: 1)
      let numbers = sides.last?.split(separator: ",").compactMap { Double($0) } ?? []
      guard sides.count == 2, numbers.count == 3 else {
        reader.note(
          node, "\(Fault.quoted(text)) is no rater", "write for example expert=20,0.97,0.97")
        return nil
      }
      let keys = ["costPerResponse", "sensitivity", "specificity"]
      let members =
        [Member(key: "name", value: Node(.text(String(sides[0])), position: node.position))]
        + zip(keys, numbers).map {
          Member(key: $0, value: Node(.number($1), position: node.position))
        }
      let object = Node(.object(members), position: node.position)
      let faults = own.shape.check(object, file: reader.file)
      guard faults.isEmpty else {
        reader.note(FaultList(faults))
        return nil
      }
      return own.value(of: object, reader).map { .own($0.offer) }
    }
    return .list(of: rater, check: isNew).repeated
  }

  private static func isNew(_ item: (RaterChoice, Node, Reader), _ before: [RaterChoice]) -> Bool {
    let (rater, node, reader) = item
    guard before.contains(where: { $0.name == rater.name }) else { return true }
    reader.note(
      node, "two raters have the name \(Fault.quoted(rater.name))",
      "give one of them another name")
    return false
  }
}
