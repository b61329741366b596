import Questions
import ReportWriter
import ScalingLaws
import Statistics
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
    var table = Table(
      name: "given_\(suffix)",
      summary: "\(explanation.law.id): \(subject.name) on \(subject.tokens) tokens",
      columns: [
        Column("symbol", .text, "The law's symbol."), Column("value", .number, "Its value."),
        Column("digits", .text, "The same in seven digits."),
      ])
    for variable in explanation.reading.variables {
      table.append([
        .text(variable.symbol), .number(variable.value), .text(Symbol.digits(variable.value)),
      ])
    }
    return ReportSection(
      table: table, notes: explanation.reading.remarks.map { "Read so: \($0)." },
      hiddenColumns: ["value"])
  }

  private var steps: ReportSection {
    var table = Table(
      name: "steps_\(suffix)",
      summary: "Steps to \(quantity.rawValue), each with the values put in",
      columns: [
        Column("symbol", .text, "What is worked out."),
        Column("formula", .text, "The right-hand side."),
        Column("with", .text, "The symbols of the formula with their values, in seven digits."),
        Column("value", .number, "The result."),
        Column("result", .text, "The same in seven digits."),
        Column("unit", .text, "Its unit."),
      ])
    for step in explanation.steps {
      table.append([
        .text(step.symbol), .text(step.formula),
        .text(step.inputs.map(\.text).joined(separator: ", ")),
        .number(step.result), .text(Symbol.digits(step.result)), Cell(step.unit),
      ])
    }
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
