import Diagnostics
import Fitting
import Formats
import ScalingLaws
import Spec

extension InputKind where Value == any ScalingLaw {
  /// A law: a bundled one by its id, or the file of one that a user fitted.
  static var anyLaw: InputKind {
    InputKind(
      .scalar(.text("a law")), example: .text(DenseReference.standardID),
      sample: LawLibrary.law(DenseReference.standardID) ?? LawLibrary.standard[0],
      words: .list(LawLibrary.ids), text: { $0.card.id }
    ) { node, reader in
      guard let id = node.text else { return nil }
      if let law = LawLibrary.law(id) { return law }
      guard FittedLaw.isPath(id) else {
        reader.note(node, "unknown law \(Fault.quoted(id))", LawLibrary.hint(for: id))
        return nil
      }
      guard let file = reader.file(named: node) else { return nil }
      do throws(FaultList) {
        return try FittedLaw(bytes: file.bytes, path: id)
      } catch {
        reader.note(error)
        return nil
      }
    }
  }
}
