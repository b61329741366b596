import CostModel
import Diagnostics
import Tabular
import Units

/// One figure of a run on the devices that a scenario states.
struct DeviceFigure: Sendable {
  let run: String
  let device: String
  let devices: Int
  let quantity: String
  /// The figure with its range; `nil` where none can be told.
  let estimate: RunOnDevices.Estimate?
  let basis: String

  private var isExact: Bool { estimate.map { $0.low == $0.high } ?? true }
  private var low: Double? { isExact ? nil : estimate?.low }
  private var high: Double? { isExact ? nil : estimate?.high }

  static let columns: [Filling<DeviceFigure>] = [
    .text("run", "Name of the run in the scenario.") { $0.run },
    .text("device", "What it trains on.") { $0.device },
    .integer("devices", "How many of them.") { $0.devices },
    .text("quantity", "What is estimated, with its unit.") { $0.quantity },
    .number("low", "Low end of the range; empty of what is exact.") { $0.low },
    .number("expected", "Estimate.") { $0.estimate?.expected },
    .number("high", "High end of the range; empty of what is exact.") { $0.high },
    .text("basis", "What it rests on, or why there is none.") { $0.basis },
  ]
}

extension Run {
  /// The run on its devices; `nil` where none are stated or no layout holds the model.
  var placed: RunOnDevices? {
    guard let hardware, let tokens else { return nil }
    return RunOnDevices(model, tokens: tokens, context: context, on: hardware)?
      .spending(tokenSource == .impliedByDevices ? hardware.budget : nil)
  }

  /// Device hours, dollars, energy and carbon; empty where no devices are stated.
  var deviceFigures: [DeviceFigure] {
    guard let hardware else { return [] }
    if let total = bills.last {
      let basis = total.hours == nil ? "the time of a phase is not known" : "the sum of its phases"
      return [
        ("device hours", total.hours), ("dollars", total.dollars), ("kilowatt-hours", total.energy),
      ].map { figure($0, $1, hardware.devices ?? 0, basis) }
    }
    guard let placed else {
      return [figure("device hours", nil, 0, "no layout of up to 16384 devices holds the model")]
    }
    func row(
      _ quantity: String, _ estimate: RunOnDevices.Estimate?, _ basis: String
    ) -> DeviceFigure { figure(quantity, estimate, placed.devices, basis) }
    do throws(InputFault) {
      let pace = try placed.pace()
      let energy = placed.energy(pace.seconds)
      let steps =
        hardware.utilisation == nil
        ? "steps as laid out (\(placed.placement.layout?.text ?? "none")), goodput; 80 % of whole runs"
        : "stated utilisation"
      let shape = placed.isStandIn ? ", of a shape in usual proportions" : ""
      let paid = paidTokens
      var rows = [
        row(
          "device hours", pace.seconds.map { $0 / 3600 },
          paid == nil
            ? steps + shape : "what the budget pays; how fast the devices are moves the tokens")
      ]
      if let paid { rows.append(row("tokens", paid, steps)) }
      if let (dollars, price) = placed.dollars(pace.seconds) {
        rows.append(row("dollars", dollars, "\(price.date), \(price.source)"))
      } else {
        rows.append(row("dollars", nil, "no price is held for \(hardware.device.name)"))
      }
      if let energy {
        rows.append(row("kilowatt-hours", energy, "design power times 1.1 (arXiv 2302.13971)"))
        if let grid = hardware.grid {
          rows.append(
            row(
              "kilograms of CO2", energy.map { grid.carbon(KilowattHours($0)).value },
              "\(grid.kilogramsPerKilowattHour) kg for each kWh"))
        }
      }
      return rows
    } catch {
      return [row("device hours", nil, error.problem)]
    }
  }

  /// The tokens that a budget of its devices pays, with their range; `nil` without one.
  private var paidTokens: RunOnDevices.Estimate? {
    guard tokenSource == .impliedByDevices, let hardware, let budget = hardware.budget,
      case .architecture(let architecture)? = model.shape
    else { return nil }
    return try? BudgetedRun(
      architecture, context: context, on: hardware.training(model), budget: budget, near: tokens
    ).tokens
  }

  /// That the stated devices do not hold the training; `nil` where they do, or none are stated.
  var misfit: String? {
    guard let hardware, hardware.devices != nil || hardware.choices.layout != nil,
      let placement = placed?.placement, !placement.fits
    else { return nil }
    return placement.warnings.last
  }

  /// What it takes on its devices in a line; `nil` where none are stated.
  var deviceWords: String? {
    guard let first = deviceFigures.first else { return nil }
    guard first.estimate != nil else { return "\(name): no time: \(first.basis)" }
    let figures = deviceFigures.compactMap { figure in
      figure.estimate.map { "\($0.words) \(figure.quantity)" }
    }
    return "\(name) on \(first.devices) \(first.device.uppercased()): "
      + figures.joined(separator: ", ")
      + (misfit.map { ". \($0.hasSuffix(".") ? String($0.dropLast()) : $0)" } ?? "")
  }

  private func figure(
    _ quantity: String, _ estimate: RunOnDevices.Estimate?, _ devices: Int, _ basis: String
  ) -> DeviceFigure {
    DeviceFigure(
      run: name, device: hardware?.device.id ?? "", devices: devices, quantity: quantity,
      estimate: estimate, basis: basis)
  }
}
