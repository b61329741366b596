import CostModel
import Evidence
import Formats
import Spec
import Tabular
import Units

/// Models side by side: what they are, what training them took, and what dense model each is worth.
public struct SideBySide: CallableQuestion {
  public static let section = Section(
    "sideBySide", .one, definition: "sideBySide", "Models side by side")
  public static let call = QuestionCall(
    "compare", "Models side by side: sizes, tokens, FLOP, time, money, memory and worth.",
    operands: ["models"],
    examples: [
      "moesim compare dbrx mixtral-8x7b llama-3-70b",
      "moesim compare kimi-k2 deepseek-v3 --device h800 --devices 2048",
      "moesim compare dbrx 100B-a10B my-model/config.json --tokens 12T --json",
    ])

  private let models: [ModelOperand]
  private let runs: [Run]

  public init(_ ask: inout Asking) throws(Unsettled) {
    models = ask(
      "models",
      .list(of: .model, minimum: 2, examples: [.text("dbrx"), .text("mixtral-8x7b")]),
      "Bundled models by id, paths of a config.json, or sizes such as 100B-a10B")
    let tokens = ask.optional(
      "tokens", .measure(Tokens.self),
      "Tokens of every training run; as published of each if left out")
    let hardware = try Hardware(optional: &ask)
    try ask.settle()
    let names = models.map(\.model.name)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw ask.fault(at: "models", "\(twice) stands twice", "name each model once")
    }
    var runs: [Run] = []
    for model in models {
      var run = Run(
        name: model.model.name, model: model.model, tokens: tokens ?? model.publishedTokens,
        tokenSource: .stated, flop: nil, corpus: nil)
      run.hardware = hardware
      try run.takeTokens(stated: tokens, ask)
      runs.append(run)
    }
    self.runs = runs
  }

  public var title: String { models.map(\.title).joined(separator: ", ") }
  public var subject: String? { nil }
  public var world: World { World(models: models.map(\.model), runs: runs, laws: []) }

  /// A model with what is known of it.
  public struct Side: Sendable {
    let run: Run
    /// The dense model that it is worth: its own size where it is dense.
    let worth: (size: Parameters, range: SizeInterval?)?

    fileprivate init(_ run: Run) {
      self.run = run
      if run.isDense {
        worth = run.activeSize.map { ($0, nil) }
      } else {
        worth = Worth(of: run)?.best.map { ($0.size, $0.range) }
      }
    }

    /// A figure of the run on its devices.
    fileprivate func figure(_ quantity: String) -> RunOnDevices.Estimate? {
      run.deviceFigures.first { $0.quantity == quantity }?.estimate
    }

    /// Days on the stated number of devices; `nil` where none is stated.
    fileprivate var days: RunOnDevices.Estimate? {
      guard let devices = run.hardware?.devices else { return nil }
      return figure("device hours")?.map { $0 / 24 / Double(devices) }
    }

    /// Bytes of the weights in 16 bits.
    fileprivate var weights: Double? { run.model.shape.map { 2 * $0.total.value } }
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void) -> [Side] {
    runs.map { Side($0) }
  }

  public static func answer(_ asked: [Resolved<SideBySide>], in world: World) -> Answer {
    let sides = asked.flatMap(\.found)
    return Answer(
      headline: sides.compactMap { side in
        side.run.misfit.map { "\(side.run.title): \($0)" }
      } + sides.compactMap(\.run.budgetSentence) + headline(sides),
      shown: [
        .digest(
          title: "", Table("shown", "", of: lines(sides), columns(sides)),
          notes: [
            "Worth is the dense model of equal quality on a model's own tokens and data, so that across "
              + "models it compares sizes and routing, not data and recipes. FLOP are 6ND."
          ])
      ], more: [Table("side_by_side", "Models side by side.", of: sides, sideColumns)])
  }

  /// What is worth most, what trained for least, and what would tell more.
  private static func headline(_ sides: [Side]) -> [String] {
    let ranked = sides.filter { $0.worth != nil }
      .sorted { ($0.worth?.size.value ?? 0) > ($1.worth?.size.value ?? 0) }
    guard let first = ranked.first, let best = first.worth else { return [] }
    var most = "\(first.run.title) is worth most, a dense \(words(best))"
    if ranked.count > 1, let other = ranked[1].worth {
      let ends = other.range?.high ?? other.size
      most += "; next is \(ranked[1].run.title), \(words(other))"
      most +=
        ends >= (best.range?.low ?? best.size)
        ? ": the ranges (80 %, by evidence) overlap" : ", by 80 % ranges from evidence"
    }
    let trained = sides.compactMap { side in side.run.sixND.map { (side.run, $0.value) } }
      .sorted { $0.1 < $1.1 }
    var least: String?
    if let low = trained.first, let high = trained.last, trained.count > 1 {
      least =
        "\(low.0.title) took the least training, \(FLOP(low.1).rounded(to: 2)) FLOP, and "
        + "\(high.0.title) \((high.1 / low.1).rounded(toDigits: 2)) times that."
    }
    return [
      most + ".", least, "Scores on the same benchmarks would tell what data and recipe add.",
    ]
    .compactMap { $0 }
  }

  private static func words(_ worth: (size: Parameters, range: SizeInterval?)) -> String {
    worth.size.headline
      + (worth.range.map { " (\($0.low.headline) to \($0.high.headline))" } ?? "")
  }

  /// A line of the table for people: a quantity, with a cell for each model.
  private struct SideLine {
    let quantity: String
    let cells: [String?]
  }

  private static func lines(_ sides: [Side]) -> [SideLine] {
    func line(_ quantity: String, _ cell: (Side) -> String?) -> SideLine {
      SideLine(quantity: quantity, cells: sides.map(cell))
    }
    return [
      line("total parameters") { $0.run.model.shape?.total.rounded(to: 3) },
      line("active parameters") { $0.run.activeSize?.rounded(to: 3) },
      line("tokens") { $0.run.tokens?.rounded(to: 3) },
      line("training FLOP") { $0.run.sixND?.rounded(to: 3) },
      line("worth a dense") { $0.worth.map { $0.size.headline } },
      line("  80 % range") { side in
        side.worth?.range.map { "\($0.low.headline) to \($0.high.headline)" }
      },
      line("FLOP over that dense") { side in
        side.worth.flatMap { worth in
          side.run.activeSize.map { ($0 / worth.size).rounded(toDigits: 2) }
        }
      },
      line("device hours") { $0.figure("device hours")?.words },
      line("days on the devices") { $0.days?.words },
      line("dollars") { $0.figure("dollars")?.words },
      line("kilowatt-hours") { $0.figure("kilowatt-hours")?.words },
      line("kilograms of CO2") { $0.figure("kilograms of CO2")?.words },
      line("weights in 16 bits") { $0.weights.map { ShownNumber.value($0, unit: "bytes") } },
    ].filter { $0.cells.contains { $0 != nil } }
  }

  private static func columns(_ sides: [Side]) -> [Filling<SideLine>] {
    [.text("quantity", "") { $0.quantity }]
      + sides.indices.map { index in
        .figure(sides[index].run.name, "") { $0.cells[index] }
      }
  }

  private static let sideColumns: [Filling<Side>] = [
    .text("model", "The model.") { $0.run.name },
    .number("total_parameters", unit: "parameters", "All parameters.") {
      $0.run.model.shape?.total.value
    },
    .number("active_parameters", unit: "parameters", "Parameters that a token uses.") {
      $0.run.activeSize?.value
    },
    .number("tokens", unit: "tokens", "Tokens of training; empty where not known.") {
      $0.run.tokens?.value
    },
    .number("training_flop", unit: "FLOP", "6ND with active parameters.") { $0.run.sixND?.value },
    .number(
      "worth_parameters", unit: "parameters", "Dense model of equal quality on the same tokens."
    ) { $0.worth?.size.value },
    .number("worth_low", unit: "parameters", "Low end of its 80 % range.") {
      $0.worth?.range?.low.value
    },
    .number("worth_high", unit: "parameters", "High end.") { $0.worth?.range?.high.value },
    .number("device_hours", unit: "hours", "Predicted time of all devices.") {
      $0.figure("device hours")?.expected
    },
    .number("device_hours_low", unit: "hours", "Low end of its range.") {
      $0.figure("device hours")?.low
    },
    .number("device_hours_high", unit: "hours", "High end.") { $0.figure("device hours")?.high },
    .number("days", unit: "days", "Days on the stated number of devices.") { $0.days?.expected },
    .number("kilowatt_hours", unit: "kWh", "Energy of the devices.") {
      $0.figure("kilowatt-hours")?.expected
    },
    .number("carbon", unit: "kg", "Carbon dioxide at the stated grid.") {
      $0.figure("kilograms of CO2")?.expected
    },
    .number("dollars", unit: "dollars", "Dollars at the newest price held.") {
      $0.figure("dollars")?.expected
    },
    .number("dollars_low", unit: "dollars", "Low end of its range.") { $0.figure("dollars")?.low },
    .number("dollars_high", unit: "dollars", "High end.") { $0.figure("dollars")?.high },
    .number("weight_bytes", unit: "bytes", "Bytes of the weights in 16 bits.") { $0.weights },
  ]
}
