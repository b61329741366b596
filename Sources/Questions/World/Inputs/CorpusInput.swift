import Evidence
import Foundation
import ScalingLaws
import Spec
import Units

/// A training corpus as a scenario states it.
struct CorpusInput: Asked {
  private let title: String?
  private let multiplier: MultiplierInput?
  private let exposures: Double
  private let evidence: CorpusEvidence?

  init(_ ask: inout Asking) throws(Unsettled) {
    title = ask.optional("title", .text("a title", example: "a corpus"), "What the corpus is")
    multiplier = ask.optional(
      "multiplier", .record(MultiplierInput.self, name: "multiplier"),
      "Its worth against the data that a law was fitted on, and the term that this moves")
    evidence = ask.optional(
      "evidence", .record(CorpusEvidence.self, name: "corpusEvidence"), isInExample: false,
      "Steps that tell it from the data that a law was fitted on: their worth by matched comparisons"
    )
    exposures = ask(
      "exposures", .number("a factor", above: 0, example: 2),
      "What an exposure to a fact in it is worth, for 'facts'", default: 1)
    try ask.settle()
    if multiplier != nil, evidence != nil {
      throw ask.fault(
        at: "evidence", "the multiplier and the evidence both say what it is worth",
        "leave one of them out")
    }
  }

  func corpus(named name: String) -> Corpus {
    Corpus(
      name: name, title: title, effect: multiplier?.effect ?? evidence?.effect ?? .none,
      range: multiplier?.range ?? evidence?.range, exposureQuality: exposures,
      basis: multiplier.map { "stated, measured on \($0.measuredOn)" } ?? evidence?.basis)
  }
}

/// What a corpus is worth.
private struct MultiplierInput: Asked {
  let effect: DataEffect
  let range: ClosedRange<Double>?
  let measuredOn: String

  init(_ ask: inout Asking) throws(Unsettled) {
    let value = ask(
      "value", .number("a number", example: 2),
      "A factor; for the floor, nats per token by which it falls")
    let least = ask.optional("low", .number(example: 1.5), "The low end of its range")
    let most = ask.optional("high", .number(example: 3), "The high end of its range")
    let measured = ask(
      "measuredOn", .measure,
      "The task or text that it is measured on: on scores the same change of data is worth 1.5, on loss over other text 2.6, over the starting corpus 0.44"
    )
    let term = ask("acts", .choice(DataEffect.Term.self), "The term of a law that it moves")
    try ask.settle()
    measuredOn = measured.word
    if term == .floor, measured.text == .tasks {
      throw ask.fault(
        at: "acts", "task scores have no floor in nats",
        "acts: \"tokens\", or name the text of the loss, such as \"loss on C4\"")
    }
    if term == .floor, abs(value) >= 1 {
      throw ask.fault(
        at: "value", "the floor would move by \(plainText(of: abs(value))) nats",
        "no published change of data moves a loss by more than 0.3, and floors of laws lie below 2")
    }
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

/// What steps on the data make a corpus worth, on task scores: a factor on tokens.
private struct CorpusEvidence: Asked {
  let effect: DataEffect
  let range: ClosedRange<Double>?
  let basis: String

  init(_ ask: inout Asking) throws(Unsettled) {
    let steps = ask(
      "steps", .list(of: .word(of: Intervention.dataKinds), minimum: 1), "The steps in their order")
    let measured = ask(
      "measuredOn", .measure, "tasks, or the task that it is to be worth them on")
    let isFiltered = ask(
      "filtered", .boolean, "Whether the data of the law were filtered already", default: false)
    try ask.settle()
    try ask.checkSteps(steps, at: "steps")
    if !steps.contains(where: InterventionChain.filters.contains) {
      try ask.refuseIdle("filtered", because: "no step is a filter")
    }
    guard measured.text == .tasks else {
      throw ask.fault(
        at: "measuredOn", "on a loss data move the floor, which no multiplier on tokens says",
        "state multiplier: { value: 0.05, acts: \"floor\" } from runs, or name a task")
    }
    let chain = InterventionChain(steps, on: .tasks, isFiltered: isFiltered, farness: 0)
    effect = DataEffect(term: .tokens, amount: exp(chain.centre))
    range = chain.interval(level: 0.8)
    basis = "\(steps.joined(separator: " + ")) on \(measured.word), 80 % by matched comparisons"
  }
}
