import CostModel
import Diagnostics
import Tabular
import Units

/// Memory, time, money and energy of a training run on a device.
struct DeviceCost {
  let query: Cost
  let device: Device
  let plan: TrainingPlan

  var tables: [ShownTable] {
    let experts = query.architecture.flatMap {
      ExpertCost(
        query: query, architecture: $0, device: device, expertDevices: query.expertDevices(plan)
      ).table
    }
    let memory = query.architecture == nil ? stateTable : memoryTable
    let announcement = AnnouncedTime(query: query, device: device)
    return [memory, timeTable, experts, announcement.table].compactMap { $0 }
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
          + "\(ShownNumber.value(device.memory.value.value, unit: "bytes")). \(format.source)."
      ])
  }

  private var memoryTable: ShownTable {
    let (name, summary) = ("training_memory", "Training memory of the fullest \(device.name)")
    guard let layout = plan.layout, let memory = plan.memory else {
      return ShownTable(
        Table.held(name, summary, []),
        notes: ["No layout of up to 16384 devices holds the model; try a device with more memory."])
    }
    let parts = [
      ("weights", memory.weights), ("gradients", memory.gradients),
      ("optimizer", memory.optimizer), ("activations", memory.activations),
      ("workspace", memory.workspace), ("sum", memory.total),
    ]
    return ShownTable(
      Table.held(name, summary, parts.map { ($0.0, $0.1.value) }),
      notes: [
        "\(plan.origin): \(layout.devices) devices, \(layout.text).",
        (memory.fits(device) ? "It fits" : "It does not fit")
          + " the \(ShownNumber.value(device.memory.value.value, unit: "bytes")) "
          + "of the device, of which \(plainText(of: MemoryUse.usableShare * 100)) % are counted on.",
        "16-bit weights, 32-bit gradients, master weights and moments of Adam; sequences of "
          + "\(query.context) tokens, one at a time.",
      ] + (query.tokens == nil ? ["Without tokens there is no time: add --tokens."] : []))
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
    if let step = pace.step {
      let recomputes = plan.layout?.recompute == .full
      rows.append(
        EstimatedQuantity(
          "utilisation of the 16-bit peak", pace.utilisation,
          "fitted to measured rates; 80 % of steps"
            + (query.architecture?.isRouted == true ? "; balanced experts" : "")
            + (recomputes && step.law.form == .dense ? "; all is computed twice" : "")))
      if recomputes, step.law.form != .dense {
        notes.append(
          "The layout computes all twice, which the measured rates do not know: expect a longer run."
        )
      }
      notes += beyond(step.share.outside)
    } else {
      rows.append(
        EstimatedQuantity(
          quantity: "utilisation", expected: pace.utilisation.expected, basis: "stated"))
    }
    return rows + [
      EstimatedQuantity(
        "device hours", pace.seconds.map { $0 / 3600 },
        query.overhead == 1
          ? "of the run alone, without restarts or ablations"
          : "times the stated overhead of \(plainText(of: query.overhead))"),
      EstimatedQuantity("days", pace.seconds.map { $0 / 86400 / Double(devices) }, "on the wall"),
    ]
  }

  /// How far a prediction lies from the measured rates.
  private func beyond(_ outside: [OutsideMeasured]) -> [String] {
    guard !outside.isEmpty else { return [] }
    let axes = outside.map { "\($0.words) \($0.excess.rounded(toDigits: 2)) times" }
    return [
      "Beyond the measured rates: " + axes.joined(separator: ", ")
        + ". The range does not know of it."
    ]
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
          "\(price.low) to \(price.high) dollars an hour, \(price.date), \(price.source)"))
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
