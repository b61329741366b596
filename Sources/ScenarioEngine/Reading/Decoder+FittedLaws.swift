import Diagnostics
import Fitting
import Formats
import ScalingLaws

extension Scenario {
  /// The laws of the scenario that a user fitted.
  public var fittedLaws: [FittedLaw] { laws.compactMap { $0 as? FittedLaw } }
}

extension Decoder {
  /// The law of a file that has been read; faults of the file stand at their own places.
  mutating func fittedLaw(
    _ node: Node, _ text: String, beside laws: [any ScalingLaw]
  ) -> FittedLaw? {
    let id = FittedLaw.id(ofPath: text)
    guard KeyRule.identifier.allows(id) else {
      note(
        node, "the law file \(Fault.quoted(text)) gives no name to show in results",
        "name it by letters, digits, - and _ before its first point")
      return nil
    }
    if LawLibrary.isTaken(id) || laws.contains(where: { $0.card.id == id }) {
      note(node, "there is another law \(Fault.quoted(id))", "rename the file")
      return nil
    }
    return companions.law(named: node, in: file)
  }
}
