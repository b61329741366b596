import CostModel
import Diagnostics
import ModelConfigs
import Tabular
import Units

/// Time, money and energy of the whole run.
extension DeviceCost {
  /// An estimate with its range.
  private struct EstimatedQuantity: Sendable {
    let quantity: String
    var low: Double?
    let expected: Double
    var high: Double?
    let basis: String

    init(quantity: String, expected: Double, basis: String) {
      self.quantity = quantity
      self.expected = expected
      self.basis = basis
    }

    init(_ quantity: String, _ estimate: RunOnDevices.Estimate, _ basis: String) {
      self.init(quantity: quantity, expected: estimate.expected, basis: basis)
      low = estimate.low
      high = estimate.high
    }

    static let columns: [Filling<EstimatedQuantity>] = [
      .text("quantity", "What is estimated, with its unit.") { $0.quantity },
      .number("low", "Low end of the range.") { $0.low },
      .number("expected", "EstimatedQuantity.") { $0.expected },
      .number("high", "High end of the range.") { $0.high },
      .text("basis", "What the estimate and its range rest on.") { $0.basis },
    ]
  }

  var timeTable: ShownTable? {
    guard let tokens = query.tokens, let devices = plan.devices else { return nil }
    var notes = plan.warnings
    var rows: [EstimatedQuantity] = []
    let run = query.run(on: device, devices, plan)
    do throws(InputFault) {
      let pace = try run.pace()
      rows = rowsOfTime(pace, devices: devices, &notes) + rowsOfMoney(run, pace, &notes)
    } catch {
      notes.append(
        error.hint.isEmpty
          ? "No time: \(error.problem)."
          : "No time: \(error.problem); state it with --utilisation.")
    }
    return ShownTable(
      Table(
        "run", "Training on \(devices) \(device.name), \(tokens) tokens", of: rows,
        EstimatedQuantity.columns), notes: notes)
  }

  /// Utilisation, device hours and days.
  private func rowsOfTime(
    _ pace: RunOnDevices.Pace, devices: Int, _ notes: inout [String]
  ) -> [EstimatedQuantity] {
    var rows: [EstimatedQuantity] = []
    let seconds = pace.seconds
    var basis =
      query.overhead == 1 ? "" : ", times the stated overhead of \(plainText(of: query.overhead))"
    if let step = pace.step {
      let goodput = Goodput(devices: devices)
      rows = [
        EstimatedQuantity(
          "utilisation of the 16-bit peak", pace.utilisation,
          "the steps of this layout; a range that held 80 % of rows left out"),
        EstimatedQuantity(
          quantity: "tokens a second on each device", expected: step.tokensPerSecond, basis: "steps"
        ),
        EstimatedQuantity(
          quantity: "hours of the run over hours of steps", expected: goodput.factor,
          basis:
            "published runs: 1.15 with a deviation of 0.20 in the logarithm; the table of "
            + "factors names its parts"),
      ]
      notes += assumptions(step)
      notes += publishedNote
      basis = "of the run, with goodput; 80 % of whole runs" + basis
    } else {
      rows.append(
        EstimatedQuantity(
          quantity: "utilisation of the 16-bit peak", expected: pace.utilisation.expected,
          basis: "stated, of the whole run: goodput is not added"))
    }
    rows.append(
      EstimatedQuantity(
        "device hours", seconds.map { $0 / 3600 }, basis.isEmpty ? "stated" : basis))
    if plan.isFewest {
      // The fewest devices that hold a model are not those that anybody would train it on.
      notes.append(
        "Days follow from a number of devices: add for example --devices 2048. These are the fewest "
          + "that hold the model.")
    } else {
      rows.append(
        EstimatedQuantity("days", seconds.map { $0 / 86400 / Double(devices) }, "on the wall"))
    }
    return rows
  }

  /// What widens the range, and what is not measured.
  private func assumptions(_ step: StepPrediction) -> [String] {
    let spread = step.spread
    let known = spread.isMeasured ? "its rows on other devices" : "a model without rows"
    var causes = ["\(known) \(plainText(of: spread.model))"]
    if spread.code > 0 { causes.append("a code without rows \(plainText(of: spread.code))") }
    if spread.search > 0 { causes.append("a searched layout \(plainText(of: spread.search))") }
    if spread.standIn > 0 {
      causes.append("a shape in usual proportions \(plainText(of: spread.standIn))")
    }
    if spread.schedule > 0 {
      causes.append("hidden all-to-all \(spread.schedule.rounded(toDigits: 2))")
    }
    if spread.device > 0 {
      causes.append("a device without rows \(spread.device.rounded(toDigits: 2))")
    }
    var notes = [
      "Deviations in the logarithm of a step's rate: " + causes.joined(separator: ", ") + "."
    ]
    if let assumed = device.peaks.first(where: { $0.source.hasPrefix("assumed") }) {
      notes.append(
        "No \(assumed.precision.rawValue) peak of \(device.name) is published: \(assumed.source).")
    }
    let schedule = step.setup.layout.schedule
    if schedule != .oneForwardOneBackward, step.setup.layout.pipeline > 1 {
      notes.append(
        "No measured step ran \(schedule.rawValue): all rows are of 1F1B, plain or with chunks. Its bubble, "
          + "\((step.time[.bubble] / step.time.total).percent) of this step, follows from its published formula; "
          + "deviations are taken from 1F1B and were not measured.")
    }
    if step.hidden > 0 {
      notes.append(
        "All-to-all of \((step.hidden / step.time.total).percent) of this step is taken to run beside the "
          + "arithmetic of another micro-batch (DeepSeek-V3, arXiv 2412.19437, section 3.2.1), which no row "
          + "measures: the range allows for any part of it to show.")
    }
    if spread.device >= 0.30 {
      notes.append(
        "No step on devices of this maker was measured: the rate follows from its data sheet, and its "
          + "range is assumed.")
    }
    return notes
  }

  /// What was published of the run, and what the step model makes of it as it was run.
  private var publishedNote: [String] {
    guard let run = query.published else { return [] }
    let hours = Parameters(run.hours).rounded(to: 3)
    let words = "Published: \(hours) hours on \(ShownNumber.grouped(run.devices)) devices"
    guard let layout = run.layout, let found = try? run.predicted() else { return [words + "."] }
    let range = found.range()
    let own = RunOnDevices.Estimate(
      low: range.lowerBound.value, expected: found.expected.value, high: range.upperBound.value)
    return [
      "\(words) laid out as \(layout.text), \(run.steps.words); so run, the step model says "
        + "\(own.map { $0 / 3600 }.words)."
    ]
  }

  /// What hours of steps are multiplied by to be hours of the run and of its programme; `nil` where the
  /// rate is stated.
  var factorTable: ShownTable? {
    guard let step, let tokens = query.tokens else { return nil }
    let factors = Goodput(devices: step.setup.layout.devices).factors(overhead: query.overhead)
    let steps = step.deviceTime(tokens: tokens).value / 3600
    let run = factors.reduce(steps) { $0 * $1.value }
    return ShownTable(
      Table(
        "factors", "What hours of steps are multiplied by", of: factors,
        [
          .text("factor", "What takes longer than the steps.") { $0.name },
          .number("value", "What the hours are multiplied by.") { $0.value },
          .number("published_low", "The least that was published.") { $0.range?.lowerBound },
          .number("published_high", "The most that was published.") { $0.range?.upperBound },
          .integer("published_cases", "How many were published.") { $0.cases.count },
        ]),
      notes: [
        "\(Parameters(steps).rounded(to: 3)) hours of steps × "
          + factors.map { "\($0.value.rounded(toDigits: 3))" }.joined(separator: " × ")
          + " = \(Parameters(run).rounded(to: 3)) hours.",
        "No part of the rest was published: it is what the others leave of the 1.15 of published runs. "
          + "A programme is not counted unless --overhead states it.",
      ])
  }

  /// What was published of each factor.
  var factorCaseTable: ShownTable? {
    guard let step, query.tokens != nil else { return nil }
    let factors = Goodput(devices: step.setup.layout.devices).factors(overhead: query.overhead)
    return ShownTable(
      Table(
        "factor_cases", "What was published of each factor",
        of: factors.flatMap { factor in factor.cases.map { (factor.name, $0) } },
        [
          .text("factor", "What takes longer than the steps.") { $0.0 },
          .text("run", "Of which run or programme.") { $0.1.run },
          .number("value", "Hours with it over hours without.") { $0.1.factor },
          .text("source", "Where it stands.") { $0.1.source },
        ]))
  }

  /// Dollars, energy and carbon.
  private func rowsOfMoney(
    _ run: RunOnDevices, _ pace: RunOnDevices.Pace, _ notes: inout [String]
  ) -> [EstimatedQuantity] {
    var rows: [EstimatedQuantity] = []
    if let (dollars, price) = run.dollars(pace.seconds) {
      rows.append(
        EstimatedQuantity(
          "dollars", dollars,
          (price.low == price.high
            ? "\(price.low) dollars" : "\(price.low) to \(price.high) dollars")
            + " an hour, \(price.date), \(price.source)"))
    } else {
      notes.append("No price is held for \(device.name).")
    }
    guard let energy = run.energy(pace.seconds) else {
      notes.append("No power is published for \(device.name).")
      return rows
    }
    rows.append(
      EstimatedQuantity(
        "kilowatt-hours", energy,
        "design power of the devices times 1.1 for the building (arXiv 2302.13971)"))
    if let grid = query.grid {
      rows.append(
        EstimatedQuantity(
          "kilograms of CO2", energy.map { grid.carbon(KilowattHours($0)).value },
          "\(grid.kilogramsPerKilowattHour) kg for each kWh"))
    }
    return rows
  }
}
