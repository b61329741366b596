import CostModel
import Diagnostics
import ModelConfigs
import ReportWriter
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
      throw call.wrong(
        call.operands.isEmpty ? "nothing is named" : "more than one list is named",
        "write 'moesim list ' and one of laws, models, devices, prices, scenarios")
    }
    guard let tables = lists[word] else {
      throw call.wrong(
        "there is no list of \(Fault.quoted(word))",
        Suggestion.hint(for: word, among: lists.keys.sorted()))
    }
    if call.has("--all"), word != "laws" {
      throw call.wrong("--all is for laws", "leave it out")
    }
    let sections =
      word == "laws"
      ? LawList.sections(all: call.has("--all")) : tables.map { ReportSection(table: $0) }
    // One list as it is; several by their names.
    if call.has("--json"), sections.count == 1 {
      try Console.show(JSONValue(sections[0].table).printed())
    } else {
      try sections.show(call)
    }
    return .done
  }

  private static var scenarios: Table {
    Table(
      "scenarios", "The bundled scenarios", of: BundledScenario.all,
      [
        .text("id", "The name that 'moesim init --from' uses.") { $0.name },
        .text("title", "The question.") { $0.title },
      ])
  }

  private static var models: Table {
    Table(
      "models", "The bundled models", of: ModelLibrary.all,
      [
        .text("id", "The name that scenarios use.") { $0.id },
        .text("name", "The model's name.") { $0.name },
        .text("organisation", "Who made it.") { $0.organisation },
        .number("total_parameters", unit: "parameters", "All parameters.") {
          $0.shape.total.value
        },
        .number(
          "active_parameters", unit: "parameters",
          "Parameters that a token uses, both embeddings counted, or as announced."
        ) { card in
          switch card.shape {
          case .architecture(let architecture): Double(architecture.parameters.active(.all))
          case .sizes(let sizes): sizes.active.value
          }
        },
        .number("tokens", unit: "tokens", "Tokens of training, where published.") {
          $0.trainedTokens?.value.value
        },
        .text("source", "Where the shape was read.") { $0.shapeSource },
      ])
  }

  private static var devices: Table {
    Table(
      "devices", "The bundled devices; rates are of dense products", of: DeviceLibrary.all,
      [
        .text("id", "The name that options use.") { $0.id },
        .text("name", "The device's name.") { $0.name },
        .number("sixteen_bit_peak", unit: "FLOP per second", "Dense 16-bit peak.") {
          $0.sixteenBitPeak?.value
        },
        .number("fp8_peak", unit: "FLOP per second", "Dense 8-bit peak.") {
          $0.peak(.fp8)?.value
        },
        .number("fp4_peak", unit: "FLOP per second", "Dense 4-bit peak.") {
          $0.peak(.fp4)?.value
        },
        .number("memory_gb", "Memory beside the chip as printed, in gigabytes of 1e9 bytes.") {
          $0.memory.value.value / 1e9
        },
        .number("memory_gib", "The same in GiB of 2^30 bytes.") {
          $0.memory.value.value / 1_073_741_824
        },
        .number("reported_gib", "What its driver reports, in GiB, where that is known.") {
          ($0.reportedMemory?.value.value).map { $0 / 1_073_741_824 }
        },
        .number("dollars_per_hour", "The latest price held, of one device.") {
          PriceLibrary.latest(of: $0)?.typical.value
        },
        .text("price_date", "When that price was seen.") {
          PriceLibrary.latest(of: $0)?.date ?? ""
        },
        .number("power_watts", "Thermal design power.") { $0.power?.value.value },
        .text("source", "Where the memory was read.") { $0.memory.source },
      ])
  }

  private static var prices: Table {
    Table(
      "prices", "The bundled prices in dollars for an hour of one device", of: PriceLibrary.all,
      [
        .text("device", "Id of the device.") { $0.device },
        .text("date", "When it was seen.") { $0.date },
        .number("low", "Low price.") { $0.low.value },
        .number("typical", "Typical price.") { $0.typical.value },
        .number("high", "High price.") { $0.high.value },
        .text("source", "Where it was seen.") { $0.source },
      ])
  }
}
