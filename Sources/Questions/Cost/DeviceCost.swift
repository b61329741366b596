import CostModel
import Diagnostics
import ModelConfigs
import Tabular
import Units

/// Memory, time, money and energy of a training run on a device.
struct DeviceCost {
  let query: Cost
  let device: Device
  let plan: Placement

  var tables: [ShownTable] {
    let experts = query.architecture.flatMap {
      ExpertCost(
        query: query, architecture: $0, device: device, expertDevices: query.expertDevices(plan)
      ).table
    }
    let memory = query.architecture == nil ? stateTable : memoryTable
    let announcement = AnnouncedTime(query: query, device: device)
    let layouts = plan.search.map { LayoutTable(search: $0).tables } ?? []
    return [memory, timeTable, stepTable].compactMap { $0 } + layouts
      + [experts, announcement.table].compactMap { $0 }
  }

  /// What training holds of a model of which only sizes are known.
  private var stateTable: ShownTable {
    let format = TrainingFormat.mixedFloat32Gradients
    let devices = max(1, plan.devices ?? 1)
    let state = format.stateBytes(query.model.total, zero: .weights, replicas: devices)
    let parts = [
      ("weights", state.weights), ("gradients", state.gradients), ("optimizer", state.optimizer),
      ("sum", state.weights + state.gradients + state.optimizer),
    ]
    return ShownTable(
      Table.held(
        "training_memory", "State of training on one of \(devices) \(device.name)",
        parts.map { ($0.0, $0.1.value) }),
      notes: [
        "Dealt out evenly, without activations, which follow from the shape; the device holds "
          + "\(ShownNumber.value(device.capacity.value, unit: "bytes")). \(format.source)."
      ])
  }

  private var memoryTable: ShownTable {
    let (name, summary) = ("training_memory", "Training memory of the fullest \(device.name)")
    guard let layout = plan.layout, let memory = plan.memory else {
      return ShownTable(
        Table.held(name, summary, []),
        notes: ["No layout of up to 16384 devices holds the model; try a device with more memory."])
    }
    var parts = [
      ("weights", memory.weights), ("gradients", memory.gradients),
      ("optimizer", memory.optimizer), ("activations", memory.activations),
      ("workspace", memory.workspace), ("sum", memory.total),
    ]
    if layout.offloadsOptimizer { parts.append(("host", memory.host)) }
    let room = device.capacity.value
    let binary = (room / 1_073_741_824).rounded(toDigits: 3)
    let decimal = (room / 1e9).rounded(toDigits: 3)
    return ShownTable(
      Table.held(name, summary, parts.map { ($0.0, $0.1.value) }),
      notes: [
        "\(plan.origin): \(layout.devices) device\(layout.devices == 1 ? "" : "s"), \(layout.text).",
        (plan.fits ? "It fits" : "It does not fit")
          + ": \((memory.share(of: device) * 100).rounded(toDigits: 3)) % of the "
          + "\(binary) GiB, \(decimal) GB, of the device "
          + "(\(device.reportedMemory?.source ?? "as printed, taken as decimal")); "
          + "a search counts on "
          + "\(plainText(of: MemoryUse.usableShare * 100)) %.",
        "16-bit weights, 32-bit gradients, master weights and moments of Adam; sequences of "
          + "\(query.context) tokens, \(layout.microBatch) at a time"
          + (query.precision.bytes < 2 ? "; inputs of products are kept in one byte." : "."),
      ]
        + (query.expertLoad == nil
          ? [] : ["Memory is that of balanced experts, whatever the load."])
        + (query.tokens == nil ? ["Without tokens there is no time: add --tokens."] : []))
  }

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

  private var timeTable: ShownTable? {
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
          basis: "published runs: 1.15 with a deviation of 0.20 in the logarithm; of it "
            + "\(goodput.failures.rounded(toDigits: 3)) for failures of \(devices) device\(devices == 1 ? "" : "s")"
        ),
      ]
      notes += assumptions(step)
      notes += publishedNote
      basis = "of the run, with goodput; 80 % of whole runs" + basis
    } else {
      rows.append(
        EstimatedQuantity(
          quantity: "utilisation", expected: pace.utilisation.expected, basis: "stated"))
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
    if spread.device > 0 { causes.append("a device without rows \(plainText(of: spread.device))") }
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
        "No row ran \(schedule.rawValue): its bubble is that of its published formula, and the deviations "
          + "are those of 1F1B.")
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

  private typealias PartRow = (part: String, seconds: Double, share: Double)

  /// The step; `nil` where its rate is stated or none can be told.
  private var step: StepPrediction? {
    guard query.utilisation == nil, let devices = plan.devices else { return nil }
    return (try? query.run(on: device, devices, plan).pace())?.step
  }

  /// The picture of where the time of a step goes.
  var chart: Chart? {
    guard let step, let layout = plan.layout else { return nil }
    let total = step.time.total
    let most = step.time.parts.max { $0.seconds < $1.seconds }
    return Drawing(
      title: most.map {
        "\($0.part.rawValue.capitalised) takes "
          + "\(($0.seconds / total).percent) of a step"
      } ?? "Where a step goes",
      subtitle:
        "Where the time of a step of \(query.model.title) goes on \(layout.devices) \(device.name)",
      .dots(
        DotPlot(
          axis: Axis("share of the step, %"),
          rows: step.time.parts.map {
            DotPlot.Row(
              label: $0.part.rawValue, value: 100 * $0.seconds / total, isExtrapolated: false,
              note: "\($0.seconds.rounded(toDigits: 3)) s")
          })),
      footer: [
        "\(layout.text): \(total.rounded(toDigits: 3)) s for \(step.setup.sequences) sequences of "
          + "\(step.setup.context) tokens in \(step.setup.precision.rawValue)."
      ]
    ).chart("step_time")
  }

  /// Where the time of a step goes.
  private var stepTable: ShownTable? {
    guard let step else { return nil }
    let total = step.time.total
    let rows = step.time.parts.map { PartRow($0.part.rawValue, $0.seconds, $0.seconds / total) }
    let setup = step.setup
    return ShownTable(
      Table(
        "step", "Where the time of a step goes", of: rows + [PartRow("sum", total, 1)],
        [
          .text("part", "What is done.") { $0.part },
          .number("seconds", unit: "s", "Time that is not hidden.") { $0.seconds },
          .number("share", "Its share of the step.") { $0.share },
        ]),
      notes: [
        "\(setup.sequences) sequences of \(setup.context) tokens, \(setup.microBatches) "
          + "micro-batches on each of \(setup.layout.data) replicas, \(setup.precision.rawValue), "
          + "code \(setup.code.id)."
      ]
        + (query.choices.published.map {
          $0.words.isEmpty ? [] : ["Where nothing else is stated, as published: \($0.words)."]
        } ?? []))
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
