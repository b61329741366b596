import ScalingLaws
import Spec
import Units

/// A training corpus as a scenario states it.
struct CorpusInput: Asked {
  private let title: String?
  private let multiplier: MultiplierInput?
  private let exposures: Double

  init(_ ask: inout Asking) throws(Unsettled) {
    title = ask.optional("title", .text("a title", example: "a corpus"), "What the corpus is")
    multiplier = ask.optional(
      "multiplier", .record(MultiplierInput.self, name: "multiplier"),
      "Its worth against the data that a law was fitted on, and the term that this moves")
    exposures = ask(
      "exposures", .number("a factor", above: 0, example: 2),
      "What an exposure to a fact in it is worth, for 'facts'", default: 1)
    try ask.settle()
  }

  func corpus(named name: String) -> Corpus {
    Corpus(
      name: name, title: title, effect: multiplier?.effect ?? .none, range: multiplier?.range,
      exposureQuality: exposures)
  }
}

/// What a corpus is worth.
private struct MultiplierInput: Asked {
  let effect: DataEffect
  let range: ClosedRange<Double>?

  init(_ ask: inout Asking) throws(Unsettled) {
    let value = ask(
      "value", .number("a number", example: 2),
      "A factor; for the floor, nats per token by which it falls")
    let least = ask.optional("low", .number(example: 1.5), "The low end of its range")
    let most = ask.optional("high", .number(example: 3), "The high end of its range")
    let term = ask("acts", .choice(DataEffect.Term.self), "The term of a law that it moves")
    try ask.settle()
    if term != .floor, value <= 0 {
      throw ask.fault(
        at: "", "a multiplier of \(plainText(of: value)) is not positive",
        "1 leaves the data as they are")
    }
    let (low, high) = (least ?? value, most ?? value)
    guard low <= value, value <= high else {
      throw ask.fault(
        at: "", "the multiplier does not lie between its low and its high end",
        "low ≤ value ≤ high")
    }
    effect = DataEffect(term: term, amount: value)
    range = least == nil && most == nil ? nil : low...high
  }
}
