import Questions
import ReportWriter
import ScalingLaws
import Tabular

/// How a law comes to an answer for a model: what is given, then a line for each step.
struct ExplanationReport {
  private let explanation: Explanation
  private let answer: ScalingLaws.Answer
  private let subject: ExplainSubject
  private let quantity: Quantity

  /// - Throws: the refusal of the law.
  init(
    _ law: any ScalingLaw, _ quantity: Quantity, _ subject: ExplainSubject
  ) throws(Refusal) {
    let question = quantity.question(subject.mode)
    explanation = try law.explanation(
      of: question, design: subject.design, tokens: subject.tokens, terms: subject.terms)
    answer = try law.answer(
      question, of: subject.design, tokens: subject.tokens, terms: subject.terms, withRounding: true
    )
    self.subject = subject
    self.quantity = quantity
  }

  var sections: [ReportSection] { [given, steps] }

  /// The names of this law's tables, so that several laws can stand in one JSON.
  private var suffix: String {
    explanation.law.id.replacing("-", with: "_")
  }

  private var given: ReportSection {
    let table = Table(
      "given_\(suffix)", "\(explanation.law.id): \(subject.name) on \(subject.tokens) tokens",
      of: explanation.reading.variables,
      [
        .text("symbol", "The law's symbol.") { $0.symbol },
        .number("value", "Its value.") { $0.value },
        .text("digits", "The same in seven digits.") { Symbol.digits($0.value) },
      ])
    return ReportSection(
      table: table, notes: explanation.reading.remarks.map { "Read so: \($0)." },
      hiddenColumns: ["value"])
  }

  private var steps: ReportSection {
    let table = Table(
      "steps_\(suffix)", "Steps to \(quantity.rawValue), each with the values put in",
      of: explanation.steps,
      [
        .text("symbol", "What is worked out.") { $0.symbol },
        .text("formula", "The right-hand side.") { $0.formula },
        Filling(
          Column(
            "with", .text, "The symbols of the formula with their values, in seven digits.")
        ) { .text($0.inputs.map(\.text).joined(separator: ", ")) },
        .number("value", "The result.") { $0.result },
        .text("result", "The same in seven digits.") { Symbol.digits($0.result) },
        .text("unit", "Its unit.") { $0.unit },
      ])
    return ReportSection(table: table, notes: notes, hiddenColumns: ["value"])
  }

  private var notes: [String] {
    var notes = ["Natural logarithms; seven digits go in, so that four come out by hand."]
    if let interval = answer.interval {
      notes.append("Interval: \(ShownNumber.interval(interval)).")
    }
    if let rounding = answer.rounding {
      notes.append(
        "The printed digits alone leave \(ShownNumber.interval(rounding)); that is no interval of the "
          + "answer.")
    }
    let distance = answer.excesses.map(\.phrase).joined(separator: ", ")
    notes.append(
      answer.excesses.isEmpty
        ? "Inside the fitted range, as far as one is stated."
        : "Outside the fitted range: \(distance).")
    return notes
  }
}
