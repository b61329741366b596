import CostModel
import Diagnostics
import ReportWriter
import ScalingLaws
import Tabular
import Units

/// `moesim list`: the bundled laws, models, devices and prices.
enum ListCommand: Command {
  static let name = "list"
  static let summary = "List the bundled laws, models, devices, prices or scenarios."
  static let operands = "laws|models|devices|prices|scenarios"
  static let operandWords = Words.list(["laws", "models", "devices", "prices", "scenarios"])
  static let options = [
    OptionSpec("--all", nil, "laws: variants, rules, points and what is unpublished, too."),
    OptionSpec.json,
  ]
  static let examples = [
    "moesim list laws", "moesim list laws --all", "moesim list models", "moesim list scenarios",
    "moesim list models --json",
  ]

  private static let lists = [
    "laws": [], "models": [models], "devices": [devices], "prices": [prices],
    "scenarios": [scenarios],
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    guard let word = call.operands.first, call.operands.count == 1 else {
      throw .call(
        problem: call.operands.isEmpty ? "nothing is named" : "more than one list is named",
        hint: "write 'moesim list ' and one of laws, models, devices, prices, scenarios",
        command: name)
    }
    guard let tables = lists[word] else {
      throw .call(
        problem: "there is no list of \(Fault.quoted(word))",
        hint: Suggestion.hint(for: word, among: lists.keys.sorted()), command: name)
    }
    if call.has("--all"), word != "laws" {
      throw call.wrong("--all is for laws", "leave it out")
    }
    let sections =
      word == "laws"
      ? LawList.sections(all: call.has("--all")) : tables.map { ReportSection(table: $0) }
    if call.has("--json") {
      try Program.show(try json(sections).printed())
    } else {
      let width = StandardStream.output.terminalWidth
      try Program.show(sections.map { $0.text(width: width) }.joined(separator: "\n"))
    }
    return .done
  }

  /// One list as it is; several by their names.
  private static func json(_ sections: [ReportSection]) -> JSONValue {
    if sections.count == 1 { return JSONValue(sections[0].table) }
    return JSONValue(sections, head: [])
  }

  private static var scenarios: Table {
    var table = Table(
      name: "scenarios", summary: "The bundled scenarios",
      columns: [
        Column("id", .text, "The name that 'moesim init --from' uses."),
        Column("title", .text, "The question."),
      ])
    for scenario in BundledScenario.all {
      table.append([.text(scenario.name), Cell.text(scenario.title)])
    }
    return table
  }

  private static var models: Table {
    var table = Table(
      name: "models", summary: "The bundled models",
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

  private static var devices: Table {
    var table = Table(
      name: "devices", summary: "The bundled devices; rates are of dense products",
      columns: [
        Column("id", .text, "The name that options use."),
        Column("name", .text, "The device's name."),
        Column("sixteen_bit_peak", .number, unit: "FLOP per second", "Dense 16-bit peak."),
        Column("fp8_peak", .number, unit: "FLOP per second", "Dense 8-bit peak."),
        Column("memory", .number, unit: "bytes", "Memory beside the chip."),
        Column("power_watts", .number, "Thermal design power."),
        Column("source", .text, "Where the memory was read."),
      ])
    for device in DeviceLibrary.all {
      table.append([
        .text(device.id), .text(device.name), Cell(device.sixteenBitPeak?.value),
        Cell(device.peak(.fp8)?.value), .number(device.memory.value.value),
        Cell(device.power?.value.value), .text(device.memory.source),
      ])
    }
    return table
  }

  private static var prices: Table {
    var table = Table(
      name: "prices", summary: "The bundled prices in dollars for an hour of one device",
      columns: [
        Column("device", .text, "Id of the device."), Column("date", .text, "When it was seen."),
        Column("low", .number, "Low price."), Column("typical", .number, "Typical price."),
        Column("high", .number, "High price."), Column("source", .text, "Where it was seen."),
      ])
    for price in PriceLibrary.all {
      table.append([
        .text(price.device), .text(price.date), .number(price.low.value),
        .number(price.typical.value), .number(price.high.value), .text(price.source),
      ])
    }
    return table
  }
}
