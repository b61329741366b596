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

  /// A positive quantity such as `12T` or `80GB`; `nil` where the option is not given.
  func measure<Kind: Dimension>(
    _ option: String, _: Measure<Kind>.Type
  ) throws(CommandFailure) -> Measure<Kind>? {
    guard let text = self[option] else { return nil }
    do throws(InputFault) {
      let value = try Measure<Kind>(text: text)
      guard value > .zero, value.value.isFinite else {
        throw InputFault(
          problem: "\(Fault.quoted(text)) is no number of \(Kind.noun)",
          hint: "give a positive number, for example \(Kind.example)")
      }
      return value
    } catch {
      throw wrong("\(option): \(error.problem)", error.hint)
    }
  }

  /// A plain number in a range; `nil` where the option is not given.
  func number(
    _ option: String, in range: ClosedRange<Double>, example: String
  ) throws(CommandFailure) -> Double? {
    guard let text = self[option] else { return nil }
    guard let value = Double(text), range.contains(value) else {
      throw wrong(
        "\(option) \(Fault.quoted(text)) is not a number from \(plainText(of: range.lowerBound)) "
          + "to \(plainText(of: range.upperBound))", "write for example \(example)")
    }
    return value
  }

  /// One word of a closed list; `nil` where the option is not given.
  func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ option: String, _: Value.Type
  ) throws(CommandFailure) -> Value? {
    guard let text = self[option] else { return nil }
    guard let value = Value(rawValue: text) else {
      throw wrong(
        "\(option) \(Fault.quoted(text)) is unknown",
        Suggestion.hint(for: text, among: Value.allCases.map(\.rawValue)))
    }
    return value
  }

  /// The laws of a comma-separated list of ids or other words for them; `nil` where the option is not given.
  func laws(_ option: String) throws(CommandFailure) -> [any ScalingLaw]? {
    guard let list = self[option] else { return nil }
    var laws: [any ScalingLaw] = []
    for id in list.split(separator: ",").map(String.init) {
      let law = try law(id)
      guard !laws.contains(where: { $0.card.id == law.card.id }) else {
        throw wrong("\(option) names \(law.card.id) twice", "name each law once")
      }
      laws.append(law)
    }
    guard !laws.isEmpty else { throw wrong("\(option) is empty", "name a law") }
    return laws
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
