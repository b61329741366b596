import Diagnostics
import Foundation
import QualityAxes
import ReportWriter
import Units

/// `moesim rating`: what it costs to tell two models apart by rated responses.
enum RatingCommand: Command {
  static let name = "rating"
  static let summary = "What raters cost and miss, and dollars to see a difference of two models."
  static let operands = ""
  static let options =
    [
      OptionSpec("--difference", "LIST", "True differences (default: 0.05,0.02,0.01)."),
      OptionSpec(
        "--deviation", "LIST", "Deviations of the difference on one prompt (0.15,0.27)."),
      OptionSpec("--within-share", "SHARE", "Share of its square that is chance (default: 0.12)."),
      OptionSpec("--facts", "COUNT", "Facts in a response; scales published prices (32.3)."),
      OptionSpec(
        "--rater", "NAME=USD,SE,SP",
        "Your own: dollars a response, sensitivity, specificity.",
        isRepeatable: true),
      OptionSpec("--prompts", "LIST", "Prompts whose power is shown (default: 250,2280)."),
      OptionSpec("--significance", "RISK", "Risk of an absent difference (default: 0.05)."),
      OptionSpec("--power", "CHANCE", "Chance to see a present one (default: 0.8)."),
      OptionSpec("--run-deviation", "SIZE", "Deviation between training runs; no default."),
      OptionSpec("--run-cost", "DOLLARS", "Price of a training run, such as 2M; with it."),
    ] + QualityResult.options
  static let examples = [
    "moesim rating --difference 0.02 --deviation 0.25 --facts 64",
    "moesim rating --rater expert=20,0.97,0.97 --difference 0.01",
    "moesim rating --difference 0.02 --run-deviation 0.005 --run-cost 20K",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let started = Date()
    try call.refuseOperands(command: name)
    let question = try question(call)
    var counts: [Int] = []
    for count in try call.numbers("--prompts", example: "250,2280") ?? [250, 2_280] {
      guard count == count.rounded(), count < 1e9 else {
        throw call.wrong("--prompts: a number is not whole", "write for example 250,2280")
      }
      counts.append(Int(count))
    }
    let published = question.raters.contains { ["SAFE", "person"].contains($0.name) }
    var sections = [
      ReportSection(
        table: RatingTables.raters(question),
        notes: published
          ? [
            "The error rates are \(RaterErrorRate.caveat). J = 1 - 2e takes them as equal on true "
              + "and false facts, and the same for every model.",
            "Prices of 2024. SAFE is not claimed to match experts; the people are crowd annotators.",
          ] : [])
    ]
    if published {
      sections += [
        ReportSection(
          table: RatingTables.agreement(),
          notes: ["In the other 5 of 100 sampled disagreements neither was right."],
          hiddenColumns: ["source"]),
        ReportSection(table: RatingTables.bills(), hiddenColumns: ["source"]),
      ]
    }
    let assurance = question.assurance
    sections += [
      ReportSection(
        table: RatingTables.plans(question),
        notes: [
          "Paired on the same prompts, two-sided at \(percent(assurance.significance)) with a power "
            + "of \(percent(assurance.power)). The normal formula holds from about 120 prompts on.",
          "Deviations: \(PairedComparison.publishedDeviations.source); 0.15 between related models, "
            + "0.27 between others.",
        ]),
      ReportSection(table: RatingTables.resolvable(question, prompts: counts)),
    ]
    if let splits = RatingTables.splits(question) {
      sections.append(
        ReportSection(
          table: splits,
          notes: [
            "Variance of a difference: 2σ²/runs + sd²/prompts. Ratings cannot buy down the first "
              + "term, and two runs an arm are the least from which σ can be told."
          ]))
    }
    let charts = [RatingCharts.cost(question)] + [RatingCharts.runs(question)].compactMap { $0 }
    let notices =
      question.training == nil
      ? [
        "nothing is said of training runs: figures hold for these two models, not for their "
          + "recipes; give --run-deviation and --run-cost"
      ] : []
    return try QualityResult(
      name: "rating", title: "What it takes to tell two models apart", sections: sections,
      charts: charts, warnings: notices
    ).publish(call, started: started)
  }

  private static func percent(_ share: Double) -> String {
    "\(plainText(of: (100 * share).roundedToSignificant(3))) %"
  }

  private static func question(_ call: Call) throws(CommandFailure) -> RatingQuestion {
    let spread = PairedComparison.publishedDeviations.value
    let differences = try call.numbers("--difference", example: "0.05,0.01") ?? [0.05, 0.02, 0.01]
    let deviations =
      try call.numbers("--deviation", example: "0.15,0.27") ?? [
        spread.lowerBound, spread.upperBound,
      ]
    let share = try call.number("--within-share", in: 0...1, example: "0.12") ?? 0.12
    let facts =
      try call.number("--facts", in: 1...1e6, example: "64") ?? RatingQuestion.publishedFacts
    let deviation = try call.number("--run-deviation", in: 0...1e6, example: "0.005")
    let cost = try call.measure("--run-cost", Dollars.self)
    guard (deviation == nil) == (cost == nil) else {
      throw call.wrong(
        "--run-deviation and --run-cost belong together", "give both, or neither")
    }
    var raters = RaterOffer.published(factsPerResponse: facts)
    for text in call.all("--rater") {
      let rater = try rater(text, call)
      guard !raters.contains(where: { $0.name == rater.name }) else {
        throw call.wrong(
          "there is a rater \(Fault.quoted(rater.name)) already", "give another name")
      }
      raters.append(rater)
    }
    let assurance = try call.assurance()
    do throws(InputFaults) {
      var training: RatingQuestion.Training?
      if let deviation, let cost {
        training = try RatingQuestion.Training(deviation: deviation, costPerRun: cost)
      }
      return try RatingQuestion(
        raters: raters, differences: differences, deviations: deviations, withinShare: share,
        assurance: assurance, factsPerResponse: facts, training: training)
    } catch {
      throw call.wrong(error)
    }
  }

  /// `NAME=USD,SE,SP`.
  private static func rater(_ text: String, _ call: Call) throws(CommandFailure) -> RaterOffer {
    let sides = text.split(separator: "=", maxSplits: 1)
    let numbers = sides.last?.split(separator: ",").compactMap { Double($0) } ?? []
    guard sides.count == 2, numbers.count == 3 else {
      throw call.wrong(
        "--rater \(Fault.quoted(text)) is no rater", "write for example expert=20,0.97,0.97")
    }
    do {
      let attenuation = try Attenuation(sensitivity: numbers[1], specificity: numbers[2])
      guard attenuation.factor > 0 else {
        throw call.wrong(
          "the rater \(Fault.quoted(String(sides[0]))) tells nothing",
          "sensitivity and specificity have to add up to more than 1")
      }
      return try RaterOffer(
        name: String(sides[0]), costPerResponse: Dollars(numbers[0]), attenuation: attenuation)
    } catch let fault as InputFaults {
      throw call.wrong(fault)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw .ours("\(error)")
    }
  }
}
