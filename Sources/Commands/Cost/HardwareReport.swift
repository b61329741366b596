import CostModel
import Diagnostics
import Questions
import Tabular
import Units

/// Memory, time, money, energy and plausibility of a training run on a device.
struct HardwareReport {
  private let query: CostQuery
  private let device: Device
  private let plan: TrainingPlan

  init(query: CostQuery, device: Device) throws(CommandFailure) {
    self.query = query
    self.device = device
    plan = try TrainingPlan(query: query, device: device)
  }

  func sections() throws(CommandFailure) -> [ReportSection] {
    let experts = ExpertsReport(query: query, device: device, expertDevices: expertDevices)
    let announcement = AnnouncementReport(query: query, device: device)
    return [memorySection, timeSection, try experts.section(), announcement.section]
      .compactMap { $0 }
  }

  /// As a stated layout deals experts out, or one device for each as far as there are devices, which
  /// is how measured rates were run.
  private var expertDevices: Int {
    if let layout = query.layout { return layout.expert * layout.expertTensor }
    return min(plan.devices ?? 1, query.architecture.routing?.experts ?? 1)
  }

  private var memorySection: ReportSection {
    var table = Table(
      name: "training_memory",
      summary: "Training memory of the fullest \(device.name)",
      columns: [
        Column("held", .text, "What is held."),
        Column("bytes", .number, unit: "bytes", "Its size."),
      ])
    guard let layout = plan.layout, let memory = plan.memory else {
      return ReportSection(
        table: table,
        notes: ["No layout of up to 16384 devices holds the model; try a device with more memory."])
    }
    let parts = [
      ("weights", memory.weights), ("gradients", memory.gradients),
      ("optimizer", memory.optimizer), ("activations", memory.activations),
      ("workspace", memory.workspace), ("sum", memory.total),
    ]
    for (name, bytes) in parts { table.append([.text(name), .number(bytes.value)]) }
    let fits = memory.fits(device)
    return ReportSection(
      table: table,
      notes: [
        "\(plan.origin): \(layout.devices) devices, \(LayoutOption.text(of: layout)).",
        (fits ? "It fits" : "It does not fit")
          + " the \(ShownNumber.value(device.memory.value.value, unit: "bytes")) "
          + "of the device, of which \(plainText(of: MemoryUse.usableShare * 100)) % are counted on.",
        "16-bit weights, 32-bit gradients, master weights and moments of Adam; sequences of "
          + "\(query.context) tokens, one at a time.",
      ] + (query.tokens == nil ? ["Without tokens there is no time: add --tokens."] : []))
  }

  private var timeSection: ReportSection? {
    guard let tokens = query.tokens, let devices = plan.devices else { return nil }
    var table = Table(
      name: "run", summary: "Training on \(devices) \(device.name), \(tokens) tokens",
      columns: [
        Column("quantity", .text, "What is estimated, with its unit."),
        Column("low", .number, "Low end of the range."),
        Column("expected", .number, "Estimate."),
        Column("high", .number, "High end of the range."),
        Column("basis", .text, "What the estimate and its range rest on."),
      ])
    var notes = plan.warnings
    guard let time = deviceTime(tokens, devices, &table, &notes) else {
      return ReportSection(table: table, notes: notes)
    }
    let hours = { (seconds: Seconds) in seconds.value / 3600 }
    table.append([
      "device hours", .number(hours(time.low)), .number(hours(time.expected)),
      .number(hours(time.high)),
      .text(
        query.overhead == 1
          ? "of the run alone, without restarts or ablations"
          : "times the stated overhead of \(plainText(of: query.overhead))"),
    ])
    let days = { (seconds: Seconds) in seconds.value / 86400 / Double(devices) }
    table.append([
      "days", .number(days(time.low)), .number(days(time.expected)), .number(days(time.high)),
      "on the wall",
    ])
    appendMoney(time, to: &table, &notes)
    return ReportSection(table: table, notes: notes)
  }

  /// The time of all devices together, by the stated or the predicted utilisation.
  private func deviceTime(
    _ tokens: Tokens, _ devices: Int, _ table: inout Table, _ notes: inout [String]
  ) -> (low: Seconds, expected: Seconds, high: Seconds)? {
    let flop = query.architecture.trainingFLOP(context: query.context) * tokens
    if let stated = query.utilisation {
      guard let peak = device.peak(query.precision),
        let time = try? DeviceTime.stated(flop, peak: peak, utilisation: stated)
      else {
        notes.append("No peak of \(device.name) is published.")
        return nil
      }
      table.append(["utilisation", .empty, .number(stated), .empty, "stated"])
      let whole = time * query.overhead
      return (whole, whole, whole)
    }
    let recomputes = plan.layout?.recompute == .full
    let setup = TrainingSetup(
      device: device, devices: devices, context: query.context, precision: query.precision,
      expertDevices: expertDevices, recomputesAll: recomputes)
    do throws(InputFault) {
      let step = try query.architecture.predictedStep(on: setup)
      let factors = (try? RunFactors(overhead: query.overhead)) ?? .none
      let time = step.deviceTime(tokens: tokens, factors: factors)
      let range = step.utilisationRange()
      table.append([
        "utilisation of the 16-bit peak", .number(range.lowerBound), .number(step.utilisation),
        .number(range.upperBound),
        .text(
          "fitted to measured rates; 80 % of steps"
            + (query.architecture.isRouted ? "; balanced experts" : "")
            + (recomputes && step.law.form == .dense ? "; all is computed twice" : "")),
      ])
      if recomputes, step.law.form != .dense {
        notes.append(
          "The layout computes all twice, which the measured rates do not know: expect a longer run."
        )
      }
      notes += beyond(step.share.outside)
      return (time.low, time.expected, time.high)
    } catch {
      notes.append("No time: \(error.problem); state it with --utilisation.")
      return nil
    }
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

  private func appendMoney(
    _ time: (low: Seconds, expected: Seconds, high: Seconds), to table: inout Table,
    _ notes: inout [String]
  ) {
    if let price = PriceLibrary.latest(of: device) {
      table.append([
        "dollars", .number(RunCost(time.low, at: price).low.value),
        .number(RunCost(time.expected, at: price).typical.value),
        .number(RunCost(time.high, at: price).high.value),
        .text(
          "\(price.low) to \(price.high) dollars an hour, \(price.date), \(price.source)"),
      ])
    } else {
      notes.append("No price is held for \(device.name).")
    }
    let energy = EnergyFactors.llamaPaper
    guard let low = energy.energy(time.low, on: device),
      let expected = energy.energy(time.expected, on: device),
      let high = energy.energy(time.high, on: device)
    else {
      notes.append("No power is published for \(device.name).")
      return
    }
    table.append([
      "kilowatt-hours", .number(low.value), .number(expected.value), .number(high.value),
      "design power of the devices times 1.1 for the building (arXiv 2302.13971)",
    ])
    guard let grid = query.grid else { return }
    table.append([
      "kilograms of CO2", .number(grid.carbon(low).value), .number(grid.carbon(expected).value),
      .number(grid.carbon(high).value), .text("\(grid.kilogramsPerKilowattHour) kg for each kWh"),
    ])
  }
}
