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
    let experts = ExpertCost(query: query, device: device, expertDevices: expertDevices)
    let announcement = AnnouncedTime(query: query, device: device)
    return [memoryTable, timeTable, experts.table, announcement.table].compactMap { $0 }
  }

  /// As a stated layout deals experts out, or one device for each as far as there are devices, which
  /// is how measured rates were run.
  private var expertDevices: Int {
    if let layout = query.layout { return layout.expert * layout.expertTensor }
    return min(plan.devices ?? 1, query.architecture.routing?.experts ?? 1)
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
  private struct Estimate: Sendable {
    let quantity: String
    var low: Double?
    let expected: Double
    var high: Double?
    let basis: String

    static let columns: [Filling<Estimate>] = [
      .text("quantity", "What is estimated, with its unit.") { $0.quantity },
      .number("low", "Low end of the range.") { $0.low },
      .number("expected", "Estimate.") { $0.expected },
      .number("high", "High end of the range.") { $0.high },
      .text("basis", "What the estimate and its range rest on.") { $0.basis },
    ]
  }

  private typealias Range = (low: Seconds, expected: Seconds, high: Seconds)

  private var timeTable: ShownTable? {
    guard let tokens = query.tokens, let devices = plan.devices else { return nil }
    var notes = plan.warnings
    var rows: [Estimate] = []
    if let time = deviceTime(tokens, devices, &rows, &notes) {
      func row(_ quantity: String, _ basis: String, _ value: (Seconds) -> Double) -> Estimate {
        Estimate(
          quantity: quantity, low: value(time.low), expected: value(time.expected),
          high: value(time.high), basis: basis)
      }
      rows.append(
        row(
          "device hours",
          query.overhead == 1
            ? "of the run alone, without restarts or ablations"
            : "times the stated overhead of \(plainText(of: query.overhead))"
        ) { $0.value / 3600 })
      rows.append(row("days", "on the wall") { $0.value / 86400 / Double(devices) })
      rows += money(time, &notes)
    }
    return ShownTable(
      Table(
        "run", "Training on \(devices) \(device.name), \(tokens) tokens", of: rows,
        Estimate.columns), notes: notes)
  }

  /// The time of all devices together, by the stated or the predicted utilisation.
  private func deviceTime(
    _ tokens: Tokens, _ devices: Int, _ rows: inout [Estimate], _ notes: inout [String]
  ) -> Range? {
    let flop = query.architecture.trainingFLOP(context: query.context) * tokens
    if let stated = query.utilisation {
      guard let peak = device.peak(query.precision),
        let time = try? DeviceTime.stated(flop, peak: peak, utilisation: stated)
      else {
        notes.append("No peak of \(device.name) is published.")
        return nil
      }
      rows.append(Estimate(quantity: "utilisation", expected: stated, basis: "stated"))
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
      rows.append(
        Estimate(
          quantity: "utilisation of the 16-bit peak", low: range.lowerBound,
          expected: step.utilisation, high: range.upperBound,
          basis: "fitted to measured rates; 80 % of steps"
            + (query.architecture.isRouted ? "; balanced experts" : "")
            + (recomputes && step.law.form == .dense ? "; all is computed twice" : "")))
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

  /// Dollars, energy and carbon.
  private func money(_ time: Range, _ notes: inout [String]) -> [Estimate] {
    var rows: [Estimate] = []
    if let price = PriceLibrary.latest(of: device) {
      rows.append(
        Estimate(
          quantity: "dollars", low: RunCost(time.low, at: price).low.value,
          expected: RunCost(time.expected, at: price).typical.value,
          high: RunCost(time.high, at: price).high.value,
          basis: "\(price.low) to \(price.high) dollars an hour, \(price.date), \(price.source)"))
    } else {
      notes.append("No price is held for \(device.name).")
    }
    let energy = EnergyFactors.llamaPaper
    guard let low = energy.energy(time.low, on: device),
      let expected = energy.energy(time.expected, on: device),
      let high = energy.energy(time.high, on: device)
    else {
      notes.append("No power is published for \(device.name).")
      return rows
    }
    rows.append(
      Estimate(
        quantity: "kilowatt-hours", low: low.value, expected: expected.value, high: high.value,
        basis: "design power of the devices times 1.1 for the building (arXiv 2302.13971)"))
    if let grid = query.grid {
      rows.append(
        Estimate(
          quantity: "kilograms of CO2", low: grid.carbon(low).value,
          expected: grid.carbon(expected).value, high: grid.carbon(high).value,
          basis: "\(grid.kilogramsPerKilowattHour) kg for each kWh"))
    }
    return rows
  }
}
