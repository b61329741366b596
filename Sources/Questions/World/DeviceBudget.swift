import CostModel
import Diagnostics
import Foundation
import Spec
import Units

/// What a run may use of its devices, from which its tokens follow.
public enum DeviceBudget: Hashable, Sendable {
  /// Wall-clock days on the stated number of devices.
  case days(Double)
  /// Hours of all devices together.
  case hours(Double)
  /// Dollars at the newest price that is held.
  case dollars(Dollars)
  /// Energy by the convention of the LLaMA paper.
  case energy(KilowattHours)

  static let keys = ["days", "hours", "dollars", "kwh"]

  /// Asks for all four; one at most may be given.
  init?(_ ask: inout Asking) {
    let days = ask.optional(
      "days", .number("days", above: 0, atMost: 36_500, example: 90), isInExample: false,
      "A budget from which tokens follow: wall-clock days on the devices")
    let hours = ask.optional(
      "hours", .hours, isInExample: false, "The same budget as hours of all devices together")
    let dollars = ask.optional(
      "dollars", .measure(Dollars.self, example: "5M"), isInExample: false,
      "The same budget as dollars, at the newest price held for the device")
    let energy = ask.optional(
      "kwh", .measure(KilowattHours.self, example: "1M"), isInExample: false,
      "The same budget as kilowatt-hours, at design power")
    let all = [
      days.map { Self.days($0) }, hours.map { Self.hours($0.value / 3600) },
      dollars.map { Self.dollars($0) }, energy.map { Self.energy($0) },
    ]
    guard let first = all.compactMap({ $0 }).first else { return nil }
    self = first
  }

  /// Faults several budgets, days of an unknown number of devices, and what has no price or power.
  func check(_ device: Device, _ devices: Int?, _ ask: Asking) throws(Unsettled) {
    let given = Self.keys.filter { ask.isGiven($0) }
    if given.count > 1 {
      throw ask.fault(
        at: given[1], "two budgets are given, '\(given[0])' and '\(given[1])'",
        "leave one of them out")
    }
    if case .days = self, devices == nil {
      throw ask.fault(
        at: "days", "days of how many devices are not said", "state for example 2048 devices")
    }
    if seconds(of: device, devices ?? 1) == nil {
      throw ask.fault(
        at: given.first ?? "dollars",
        "no \(given.first == "kwh" ? "power" : "price") of \(device.name) is held",
        "give hours of all devices together instead")
    }
  }

  /// Seconds of all devices together; `nil` where the price or the power is not known.
  func seconds(of device: Device, _ devices: Int) -> Double? {
    switch self {
    case .days(let days): days * 86_400 * Double(devices)
    case .hours(let hours): hours * 3600
    case .dollars(let dollars):
      PriceLibrary.latest(of: device).map { 3600 * (dollars.value / $0.typical.value) }
    case .energy(let energy):
      EnergyFactors.llamaPaper.energy(Seconds(1), on: device).map { energy.value / $0.value }
    }
  }

  /// The same with its range: a device hour costs different amounts with different sellers, and the
  /// others are what they are.
  func estimate(of device: Device, _ devices: Int) -> RunOnDevices.Estimate? {
    guard let seconds = seconds(of: device, devices) else { return nil }
    guard case .dollars = self, let price = PriceLibrary.latest(of: device) else {
      return RunOnDevices.Estimate(exactly: seconds)
    }
    return RunOnDevices.Estimate(
      low: seconds * (price.typical / price.high), expected: seconds,
      high: seconds * (price.typical / price.low))
  }

  /// The budget in words.
  var words: String {
    switch self {
    case .days(let days):
      "\(plainText(of: days.roundedToSignificant(4))) day\(days == 1 ? "" : "s")"
    case .hours(let hours):
      "\(Parameters(hours).rounded(to: 4)) device hour\(hours == 1 ? "" : "s")"
    case .dollars(let dollars): "$\(dollars.rounded(to: 4))"
    case .energy(let energy): "\(energy.rounded(to: 4)) kWh"
    }
  }
}

/// What a model can train on within a budget of devices.
struct BudgetedRun: Sendable {
  let run: RunOnDevices
  let pace: RunOnDevices.Pace
  /// The tokens with the 80 % range of whole runs, and that of what the budget pays for.
  let tokens: RunOnDevices.Estimate

  /// A model in its fastest or stated layout, used until the budget is spent.
  ///
  /// The time of a run is proportional to its tokens but for the batch, which grows with them; three
  /// rounds bring the tokens within a part in a hundred.
  ///
  /// - Throws: why no time follows.
  init(
    _ architecture: Architecture, context: Int, on hardware: Hardware, budget: DeviceBudget,
    near guess: Tokens? = nil
  ) throws(InputFault) {
    let perToken = architecture.trainingFLOP(context: context).value
    let peak = hardware.device.peak(.bf16)?.value ?? hardware.device.peak(hardware.precision)?.value
    let usual =
      budget.seconds(of: hardware.device, hardware.devices ?? 1).map {
        0.35 * (peak ?? 4e14) / perToken * $0
      } ?? 1e12
    var tokens = guess ?? Tokens(max(usual, 1))
    for round in 0..<4 {
      guard
        let run = RunOnDevices(architecture, tokens: tokens, context: context, on: hardware),
        let spent = budget.estimate(of: hardware.device, run.devices)
      else {
        throw InputFault(
          problem: "no layout of up to 16384 \(hardware.device.name) holds the model",
          hint: "take a device with more memory")
      }
      var pace = try run.pace()
      let found = pace.seconds.map { tokens.value * spent.expected / $0 }
      let asked = tokens
      let isSettled = abs(found.expected / tokens.value - 1) < 0.01
      tokens = Tokens(found.expected)
      if isSettled || round == 3 {
        // What is spent is the budget; how fast the devices are moves the tokens alone.
        let rest = found.expected / asked.value
        self.run = run.spending(budget)
        pace.seconds = spent
        pace.ownSeconds = pace.ownSeconds.map { $0 * rest }
        self.pace = pace
        self.tokens = RunOnDevices.Estimate(
          low: found.high, expected: found.expected, high: found.low
        ).widened(by: spent)
        return
      }
    }
    preconditionFailure("the last round returns")
  }
}

extension Hardware {
  /// The tokens that a model trains on within the budget; `nil` without one.
  ///
  /// - Throws: why no time follows.
  func tokens(of model: Model, context: Int) throws(InputFault) -> Tokens? {
    guard let budget, let architecture = model.shape?.architecture else { return nil }
    let budgeted = try BudgetedRun(
      architecture, context: context, on: training(model), budget: budget)
    return Tokens(budgeted.tokens.expected.roundedToSignificant(4))
  }

  /// The devices and their budget in words, such as `2,048 H100 for 90 days`; `nil` without one.
  var budgetWords: String? {
    budget.map { budget in
      let count = devices.map { ShownNumber.grouped($0) + " " } ?? ""
      return count + device.id.uppercased() + " for " + budget.words
    }
  }
}

extension Run {
  /// Takes the tokens that its devices pay within their budget, where they have one.
  ///
  /// - Throws: where tokens are stated besides, or no time follows; the fault has been noted.
  mutating func takeTokens(stated: Tokens?, _ ask: Asking) throws(Unsettled) {
    try hardware?.choices.checkBatch(of: tokens, at: "batch", ask)
    guard let hardware, hardware.budget != nil else { return }
    if stated != nil {
      throw ask.fault(
        at: "tokens", "they are stated, and the budget of the devices gives them too",
        "leave one of them out")
    }
    guard model.shape?.architecture != nil else {
      throw ask.fault(
        at: "device", "only the sizes of \(model.name) are known, and no time follows",
        "state the tokens in place of a budget, or name a model with a shape")
    }
    do throws(InputFault) {
      tokens = try hardware.tokens(of: model, context: context)
      tokenSource = .impliedByDevices
    } catch {
      throw ask.fault(at: "device", error.problem, error.hint)
    }
  }

  /// What the budget of its devices pays, in a sentence; `nil` without one.
  var budgetSentence: String? {
    guard let hardware, let words = hardware.budgetWords, let budget = hardware.budget,
      let architecture = model.shape?.architecture,
      let budgeted = try? BudgetedRun(
        architecture, context: context, on: hardware.training(model), budget: budget, near: tokens),
      let flop = sixND
    else { return nil }
    return "\(words) train \(title) on \(budgeted.tokens.words(of: "tokens")), "
      + "\(flop.rounded(to: 2)) FLOP, laid out as "
      + "\(budgeted.run.placement.layout?.text.replacing(",", with: ", ") ?? "stated")"
      + (budgeted.run.placement.fits ? "." : ", if they held its training, which they do not.")
  }
}
