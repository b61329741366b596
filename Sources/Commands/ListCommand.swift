import CostModel
import JSON5
import Quantities
import ReportWriter
import ScalingLaws

/// `moesim list`: the bundled laws and models.
enum ListCommand: Command {
  static let name = "list"
  static let summary = "List the bundled laws or models."
  static let operands = "laws|models"
  static let options = [OptionSpec.json]
  static let examples = ["moesim list laws", "moesim list models", "moesim list models --json"]

  private static let lists = ["laws": laws, "models": models]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    guard let word = call.operands.first, call.operands.count == 1 else {
      throw .call(
        problem: call.operands.isEmpty ? "nothing is named" : "more than one list is named",
        hint: "write 'moesim list laws' or 'moesim list models'", command: name)
    }
    guard let table = lists[word] else {
      throw .call(
        problem: "there is no list of \(Fault.quoted(word))",
        hint: Suggestion.hint(for: word, among: lists.keys.sorted()), command: name)
    }
    if call.has("--json") {
      try Program.show(try JSONValue(table).printed())
    } else {
      try Program.show(shown(table))
    }
    return .done
  }

  private static func shown(_ table: Table) -> String {
    let columns = table.columns.map {
      TerminalTable.Column(
        $0.name.replacing("_", with: " "), $0.kind == .number ? .right : .left)
    }
    let rows = table.rows.map { row in
      row.map { cell in
        switch cell {
        case .text(let text): text
        case .number(let value): ShownNumber.parameters(value)
        case .integer(let value): String(value)
        case .boolean(let value): value ? "yes" : "no"
        case .empty: ""
        }
      }
    }
    return TerminalTable.text(
      of: columns, rows: rows, width: StandardStream.output.terminalWidth)
  }

  private static var laws: Table {
    var table = Table(
      name: "laws", summary: "The bundled laws.",
      columns: [
        Column("id", .text, "The name that scenarios use."),
        Column("title", .text, "Authors, year and title."),
        Column("citation", .text, "Where it is published."),
        Column("form", .text, "The formula."),
        Column("provenance", .text, "Where the coefficients come from."),
      ])
    for law in LawLibrary.all {
      let card = law.card
      table.append([
        .text(card.id), .text(card.title), .text(card.citation), .text(card.form),
        .text(card.provenance),
      ])
    }
    return table
  }

  private static var models: Table {
    var table = Table(
      name: "models", summary: "The bundled models.",
      columns: [
        Column("id", .text, "The name that scenarios use."),
        Column("name", .text, "The model's name."),
        Column("organisation", .text, "Who made it."),
        Column("total_parameters", .number, unit: "parameters", "All parameters."),
        Column(
          "active_parameters", .number, unit: "parameters",
          "Parameters that a token uses, both embeddings counted, or as announced."),
        Column("tokens", .number, unit: "tokens", "Tokens of training, where published."),
        Column("source", .text, "Where the shape was read."),
      ])
    for card in ModelLibrary.all {
      let active: Parameters? =
        switch card.shape {
        case .architecture(let architecture): Parameters(architecture.parameters.active(.all))
        case .sizes(let sizes): sizes.active
        }
      table.append([
        .text(card.id), .text(card.name), .text(card.organisation),
        .number(card.shape.total.value), Cell(active?.value), Cell(card.trainedTokens?.value.value),
        .text(card.shapeSource),
      ])
    }
    return table
  }
}
