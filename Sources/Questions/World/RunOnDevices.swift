import CostModel
import Diagnostics
import Foundation
import ModelConfigs
import Statistics
import Units

/// A training run on devices: its time, dollars, energy and carbon, each with its range.
struct RunOnDevices: Sendable {
  /// The shape; nil where only sizes are known, and only a stated utilisation gives the time.
  let architecture: Architecture?
  /// The training FLOP of a token.
  private(set) var flopPerToken: FLOPPerToken
  let tokens: Tokens
  let context: Int
  let device: Device
  let devices: Int
  let precision: Precision
  /// A utilisation that the user states in place of the predicted one.
  let utilisation: Double?
  /// Hours of the programme over those of the run.
  let overhead: Double
  let placement: Placement
  /// What the run spends, where its tokens follow from that.
  private(set) var budget: DeviceBudget?
  /// Whether its warm-up comes on top of its steps, which phases of other batches or contexts state.
  var addsWarmUp = true
  /// Whether the shape stands in for one of which only sizes are known.
  var isStandIn = false

  /// An estimate with the ends of its range.
  struct Estimate: Hashable, Sendable {
    let low: Double
    let expected: Double
    let high: Double

    /// An estimate whose logarithm has a deviation, with the range of 80 %.
    init(_ expected: Double, deviation: Double) {
      let width = exp(Normal.quantile(0.9) * deviation)
      self.init(low: expected / width, expected: expected, high: expected * width)
    }

    init(low: Double, expected: Double, high: Double) {
      (self.low, self.expected, self.high) = (low, expected, high)
    }

    /// The estimate of what follows from it, each end from an end.
    func map(_ change: (Double) -> Double) -> Estimate {
      Estimate(low: change(low), expected: change(expected), high: change(high))
    }

    func compactMap(_ change: (Double) -> Double?) -> Estimate? {
      guard let low = change(low), let expected = change(expected), let high = change(high) else {
        return nil
      }
      return Estimate(low: low, expected: expected, high: high)
    }
  }

  /// How fast it runs, and how long.
  struct Pace: Sendable {
    /// Model FLOP over sixteen-bit peak FLOP in a step; without ends where it is stated.
    let utilisation: Estimate
    /// The prediction behind it; `nil` where the utilisation is stated.
    let step: StepPrediction?
    /// Seconds of all devices together for the whole run.
    var seconds: Estimate
    /// The same with the range of the model alone: what differs from another model on the same devices,
    /// in the same code and with the same goodput.
    var ownSeconds: Estimate
  }

  /// The pace by the stated utilisation, of the 16-bit peak as predicted ones are, or the predicted one with the range that held 80 % of rows
  /// left out; the time of the whole run then has goodput and its spread besides.
  ///
  /// - Throws: why no time can be told.
  func pace() throws(InputFault) -> Pace {
    if let utilisation {
      let flop = flopPerToken * tokens
      guard let peak = device.peak(.bf16) ?? device.peak(.fp16) ?? device.peak(precision),
        let time = try? DeviceTime.stated(flop, peak: peak, utilisation: utilisation)
      else { throw InputFault(problem: "no peak of \(device.name) is published", hint: "") }
      let whole = (time * overhead).value
      return Pace(
        utilisation: Estimate(low: utilisation, expected: utilisation, high: utilisation),
        step: nil, seconds: Estimate(exactly: whole), ownSeconds: Estimate(exactly: whole))
    }
    guard let architecture, let shape = placement.shape else {
      throw InputFault(problem: "only the sizes of the model are known", hint: "state the rate")
    }
    guard let setup = placement.setup else {
      throw InputFault(
        problem: "no layout of \(devices) \(device.id.uppercased()) can run the model",
        hint: "state the layout or the utilisation")
    }
    let step = try architecture.predictedStep(
      on: setup, shape: shape, measuredOffset: architecture.measuredOffset,
      isSearched: placement.search != nil, isStandIn: isStandIn)
    let run = WholeRun(step, tokens: tokens, overhead: overhead, addsWarmUp: addsWarmUp)
    let range = step.utilisationRange()
    let time = run.range()
    let spent = budget?.estimate(of: device, devices)
    return Pace(
      utilisation: Estimate(
        low: range.lowerBound, expected: step.utilisation, high: range.upperBound),
      step: step,
      seconds: spent
        ?? Estimate(
          low: time.lowerBound.value, expected: run.expected.value, high: time.upperBound.value),
      ownSeconds: Estimate(
        run.expected.value,
        deviation: (step.spread.model * step.spread.model
          + step.spread.standIn * step.spread.standIn).squareRoot()))
  }

  /// What the newest price makes of device time; `nil` where none is held.
  func dollars(_ seconds: Estimate) -> (dollars: Estimate, price: Price)? {
    guard let price = PriceLibrary.latest(of: device) else { return nil }
    if case .dollars(let all) = budget { return (Estimate(exactly: all.value), price) }
    return (
      Estimate(
        low: RunCost(Seconds(seconds.low), at: price).low.value,
        expected: RunCost(Seconds(seconds.expected), at: price).typical.value,
        high: RunCost(Seconds(seconds.high), at: price).high.value), price
    )
  }

  /// Kilowatt-hours by the convention of the LLaMA paper; `nil` where no power is published.
  func energy(_ seconds: Estimate) -> Estimate? {
    seconds.compactMap { EnergyFactors.llamaPaper.energy(Seconds($0), on: device)?.value }
  }
}

extension RunOnDevices {
  /// The run whose tokens are those that a budget pays.
  func spending(_ budget: DeviceBudget?) -> RunOnDevices {
    var run = self
    run.budget = budget
    return run
  }

  /// A run of a model on hardware, with a shape in usual proportions where only its sizes are known.
  init?(_ model: Model, tokens: Tokens, context: Int, on hardware: Hardware) {
    guard let shape = model.laidOut else { return nil }
    self.init(shape, tokens: tokens, context: context, on: hardware.training(model))
    if case .sizes(let sizes)? = model.shape {
      isStandIn = true
      flopPerToken = sizes.sixActive
    }
  }

  /// A run on hardware, laid out as is stated or fastest.
  init?(_ architecture: Architecture, tokens: Tokens, context: Int, on hardware: Hardware) {
    let placement = Placement.of(
      Placement.Wish(
        architecture: architecture, tokens: tokens, context: context, device: hardware.device,
        devices: hardware.devices, precision: hardware.precision, choices: hardware.choices))
    guard let devices = placement.devices else { return nil }
    self.init(
      architecture: architecture, flopPerToken: architecture.trainingFLOP(context: context),
      tokens: tokens, context: context, device: hardware.device,
      devices: devices, precision: hardware.precision, utilisation: hardware.utilisation,
      overhead: hardware.overhead, placement: placement)
  }
}

extension Model {
  /// Its shape, or one in usual proportions where only its sizes are known.
  var laidOut: Architecture? {
    switch shape {
    case .architecture(let architecture)?: architecture
    case .sizes(let sizes)?: Architecture.standIn(of: sizes)
    case nil: nil
    }
  }
}
