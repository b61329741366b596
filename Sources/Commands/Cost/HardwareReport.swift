import CostModel
import Quantities

/// Memory, time, money, energy and plausibility of a training run on a device.
struct HardwareReport {
  private let query: CostQuery
  private let device: Device
  private let layout: Layout?
  private let memory: MemoryUse?

  init(query: CostQuery, device: Device) throws(CommandFailure) {
    self.query = query
    self.device = device
    if let layout = query.layout {
      self.layout = layout
      do throws(LayoutFaults) {
        memory = try query.architecture.trainingMemory(layout: layout, context: query.context)
      } catch {
        throw LayoutOption.failure(error)
      }
    } else {
      let search = LayoutSearch(
        architecture: query.architecture, device: device, context: query.context)
      let found = search.smallest()
      layout = found?.layout
      memory = found?.memory
    }
  }

  func sections() throws(CommandFailure) -> [ReportSection] {
    let experts = ExpertsReport(query: query, device: device, expertDevices: expertDevices)
    return [memorySection, timeSection, try experts.section(), announcementSection]
      .compactMap { $0 }
  }

  /// As the layout deals experts out, or one device for each as far as there are devices.
  private var expertDevices: Int {
    if let layout = query.layout { return layout.expert * layout.expertTensor }
    return min(devices ?? 1, query.architecture.routing?.experts ?? 1)
  }

  private var devices: Int? { query.devices ?? layout?.devices }

  private var memorySection: ReportSection {
    var table = Table(
      name: "training_memory",
      summary: "Training memory of the fullest \(device.name)",
      columns: [
        Column("held", .text, "What is held."),
        Column("bytes", .number, unit: "bytes", "Its size."),
      ])
    guard let layout, let memory else {
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
    let origin = query.layout == nil ? "The smallest layout that fits" : "The layout"
    return ReportSection(
      table: table,
      notes: [
        "\(origin): \(layout.devices) devices, \(LayoutOption.text(of: layout)).",
        (fits ? "It fits" : "It does not fit")
          + " the \(ShownNumber.value(device.memory.value.value, unit: "bytes")) "
          + "of the device, of which \(plainText(of: MemoryUse.usableShare * 100)) % are counted on.",
        "16-bit weights, 32-bit gradients, master weights and moments of Adam; sequences of "
          + "\(query.context) tokens, one at a time.",
      ])
  }

  private var timeSection: ReportSection? {
    guard let tokens = query.tokens, let devices else { return nil }
    var table = Table(
      name: "run", summary: "Training on \(devices) \(device.name), \(tokens) tokens",
      columns: [
        Column("quantity", .text, "What is estimated, with its unit."),
        Column("low", .number, "Low end of the range."),
        Column("expected", .number, "Estimate."),
        Column("high", .number, "High end of the range."),
        Column("basis", .text, "What the estimate and its range rest on."),
      ])
    var notes: [String] = []
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
      guard let peak = device.peak(query.precision) ?? device.sixteenBitPeak,
        let time = try? DeviceTime.stated(flop, peak: peak, utilisation: stated)
      else {
        notes.append("\(device.name) has no published peak in \(query.precision.rawValue).")
        return nil
      }
      table.append(["utilisation", .empty, .number(stated), .empty, "stated"])
      let whole = time * query.overhead
      return (whole, whole, whole)
    }
    let setup = TrainingSetup(
      device: device, devices: devices, context: query.context, precision: query.precision,
      recomputesAll: layout?.recompute == .full)
    do throws(ThroughputRefusal) {
      let step = try query.architecture.predictedStep(on: setup)
      let factors = (try? RunFactors(overhead: query.overhead)) ?? .none
      let time = step.deviceTime(tokens: tokens, factors: factors)
      let range = step.utilisationRange()
      table.append([
        "utilisation of the 16-bit peak", .number(range.lowerBound), .number(step.utilisation),
        .number(range.upperBound), "fitted to measured rates; 80 % of steps; balanced experts",
      ])
      return (time.low, time.expected, time.high)
    } catch {
      notes.append("No time: \(error.problem); state it with --utilisation.")
      return nil
    }
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

  private var announcementSection: ReportSection? {
    guard let announced = query.announced, let tokens = query.tokens else { return nil }
    var table = Table(
      name: "announcement", summary: "The announced hours against the tokens",
      columns: [
        Column("convention", .text, "How the FLOP of a token are counted."),
        Column("flop_from_tokens", .number, unit: "FLOP", "FLOP per token times tokens."),
        Column("flop_at_peak", .number, unit: "FLOP", "What the hardware could do in the hours."),
        Column("utilisation", .number, "Their ratio."),
        Column("believable", .boolean, "Whether it lies between 5 and 70 %."),
      ])
    var notes: [String] = []
    for convention in [FLOPConvention.exactCausal, .exactFull, .sixActive] {
      let perToken = query.architecture.trainingFLOP(
        context: query.context, convention: convention)
      let announcement = Announcement(
        flopPerToken: perToken, tokens: tokens, deviceTime: announced, device: device,
        precision: query.precision, devices: query.devices)
      guard let judgement = announcement.judgement else { continue }
      table.append([
        .text(convention.id), .number(judgement.fromTokens.value),
        .number(judgement.atPeak.value), .number(judgement.utilisation),
        .boolean(judgement.isBelievable),
      ])
      if convention == .exactCausal, !judgement.isBelievable {
        notes += misreadings(judgement)
      }
    }
    notes.append("Peak: dense \(query.precision.rawValue), never the sparse figure.")
    return ReportSection(table: table, notes: notes)
  }

  /// What the hours may have been instead.
  private func misreadings(_ judgement: Plausibility) -> [String] {
    var notes = ["The hours and the tokens do not go together."]
    notes += judgement.likelyMisreadings.compactMap { reading in
      judgement.utilisation(after: reading).map {
        "Perhaps \(reading.words): then the utilisation is \(($0 * 100).rounded(toDigits: 2)) %."
      }
    }
    let devices = judgement.devicesByTheClock
    if query.devices == nil, devices.upperBound >= 2 {
      notes.append(
        "Hours by the clock would be believable of \(max(2, devices.lowerBound).rounded(toDigits: 2))"
          + " to \(devices.upperBound.rounded(toDigits: 2)) devices; state theirs with --devices.")
    }
    return notes
  }
}
