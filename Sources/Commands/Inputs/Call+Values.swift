import Diagnostics
import Formats
import ScalingLaws
import Units

extension Call {
  /// The name of the command that is called.
  private var command: String? { words.first }

  /// A failure of this call.
  func wrong(_ problem: String, _ hint: String) -> CommandFailure {
    .call(problem: problem, hint: hint, command: command)
  }

  /// The law that a word names: its id, the number of its paper, a nickname or a former id.
  func law(_ word: String) throws(CommandFailure) -> any ScalingLaw {
    if let law = LawLibrary.law(word) { return law }
    if let known = UnpublishedLaw.law(word) {
      throw wrong("\(word) is not bundled, because \(known.reason)", "name another law")
    }
    throw wrong("unknown law \(Fault.quoted(word))", LawLibrary.hint(for: word))
  }
}
