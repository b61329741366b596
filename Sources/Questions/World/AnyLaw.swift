import Diagnostics
import Fitting
import Formats
import ScalingLaws
import Spec

extension InputKind where Value == any ScalingLaw {
  /// A law: a bundled one by its id or another word, or the file of one that a user fitted.
  public static var anyLaw: InputKind {
    InputKind(
      .scalar(.text("a law")), example: .text(DenseReference.standardID),
      sample: LawLibrary.law(DenseReference.standardID) ?? LawLibrary.standard[0],
      words: .list(LawLibrary.words), text: { $0.card.id }
    ) { node, reader in
      guard let id = node.text else { return nil }
      if let law = LawLibrary.law(id) { return law }
      guard FittedLaw.isPath(id) else {
        reader.note(node, "unknown law \(Fault.quoted(id))", LawLibrary.hint(for: id))
        return nil
      }
      return FittedLaw.read(node, reader)
    }
  }
}

extension ScalingLaw {
  /// Notes that its losses cannot stand beside another law's.
  func noteUnit(beside other: any ScalingLaw, at node: Node, _ reader: Reader) {
    reader.note(
      node,
      "the losses of \(card.id) are \(lossUnit), those of \(other.card.id) \(other.lossUnit)",
      "ask laws of one unit at a time, or fit the runs again by losses per token")
  }
}

extension FittedLaw {
  /// The law in the file that a node names; `nil` after a fault.
  static func read(_ node: Node, _ reader: Reader) -> FittedLaw? {
    reader.content(of: node) { (file) throws(FaultList) in
      try FittedLaw(bytes: file.bytes, path: file.path)
    }
  }
}

extension Asking {
  /// The laws that a call asks, each once.
  public mutating func laws(examples: [String]) -> [any ScalingLaw] {
    self(
      "laws",
      .list(of: .anyLaw, minimum: 1, examples: examples.map { .text($0) }) { item, before in
        let (law, node, reader) = item
        if let other = before.first(where: { $0.lossUnit != law.lossUnit }) {
          law.noteUnit(beside: other, at: node, reader)
          return false
        }
        guard before.contains(where: { $0.card.id == law.card.id }) else { return true }
        reader.note(node, "\(law.card.id) is named twice", "name each law once")
        return false
      }, "Laws to ask", default: LawLibrary.standard, says: "the usual ones")
  }
}
