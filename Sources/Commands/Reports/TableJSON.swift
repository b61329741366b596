import Questions
import ReportWriter
import ScenarioEngine
import Tabular

extension JSONValue {
  /// A table as a list of objects; unknown cells are null.
  init(_ table: Table) {
    self = .array(
      table.rows.map { row in
        .object(zip(table.columns, row).map { .init($0.name, JSONValue($1)) })
      })
  }

  /// The JSON text; a number that JSON cannot hold is our fault.
  func printed() throws(CommandFailure) -> String {
    try CommandFailure.ofWriter { () throws(WriterFault) in try text() }
  }

  init(_ cell: Cell) {
    switch cell {
    case .text(let value): self = .string(value)
    // What left the range of numbers is unknown.
    case .number(let value): self = value.isFinite ? .number(value) : .null
    case .integer(let value): self = .integer(value)
    case .boolean(let value): self = .boolean(value)
    case .empty: self = .null
    }
  }
}

extension Table {
  /// The table as the text of a CSV file.
  func csv() throws(CommandFailure) -> String {
    try CommandFailure.ofWriter { () throws(WriterFault) in try CSV.text(of: self) }
  }
}

/// An outcome for programs: every table by its name.
enum OutcomeJSON {
  /// How the answer to any question begins: version of this form, title, answer in sentences.
  ///
  /// The version changes when a member gets another meaning. Tables follow by name, each a list of
  /// objects, which pandas loads as it is.
  static func head(title: String, headline: [String]) -> [JSONValue.Member] {
    [
      .init("form", .integer(1)), .init("title", .string(title)),
      .init("headline", .array(headline.map(JSONValue.string))),
    ]
  }

  static func value(of outcome: Outcome, sections: [ReportSection] = []) -> JSONValue {
    let tables = (outcome.tables + sections.map(\.table)).map {
      JSONValue.Member($0.name, JSONValue($0))
    }
    return .object(
      head(title: outcome.scenario.title, headline: outcome.answers.flatMap(\.headline))
        + [.init("scenario", .string(outcome.scenario.name))] + tables + [
          .init("warnings", .array(outcome.warnings.map(JSONValue.string)))
        ])
  }
}
