import JSON5
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
    if LawLibrary.ids.contains(id) || laws.contains(where: { $0.card.id == id }) {
      note(node, "there is another law \(Fault.quoted(id))", "rename the file")
      return nil
    }
    return companions.law(named: node, in: file)
  }
}
