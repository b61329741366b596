import CostModel
import Diagnostics
import Units

/// A training run on devices: its time, dollars, energy and carbon, each with its range.
struct RunOnDevices: Sendable {
  /// The shape; nil where only sizes are known, and only a stated utilisation gives the time.
  let architecture: Architecture?
  /// The training FLOP of a token.
  let flopPerToken: FLOPPerToken
  let tokens: Tokens
  let context: Int
  let device: Device
  let devices: Int
  let precision: Precision
  /// A utilisation that the user states in place of the predicted one.
  let utilisation: Double?
  /// Hours of the programme over those of the run.
  let overhead: Double
  /// The devices that the experts of a layer are dealt to.
  let expertDevices: Int
  /// Whether the whole forward pass is computed again.
  var recomputesAll = false

  /// An estimate with the ends of its range.
  struct Estimate: Hashable, Sendable {
    let low: Double
    let expected: Double
    let high: Double

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
    /// Model FLOP over peak FLOP; without ends where it is stated.
    let utilisation: Estimate
    /// The prediction behind it; `nil` where the utilisation is stated.
    let step: StepPrediction?
    /// Seconds of all devices together.
    let seconds: Estimate
  }

  /// The pace by the stated utilisation, or the predicted one with the range of 80 % of steps.
  ///
  /// - Throws: why no time can be told.
  func pace() throws(InputFault) -> Pace {
    if let utilisation {
      let flop = flopPerToken * tokens
      guard let peak = device.peak(precision),
        let time = try? DeviceTime.stated(flop, peak: peak, utilisation: utilisation)
      else { throw InputFault(problem: "no peak of \(device.name) is published", hint: "") }
      let whole = (time * overhead).value
      return Pace(
        utilisation: Estimate(low: utilisation, expected: utilisation, high: utilisation),
        step: nil, seconds: Estimate(low: whole, expected: whole, high: whole))
    }
    guard let architecture else {
      throw InputFault(problem: "only the sizes of the model are known", hint: "state the rate")
    }
    let setup = TrainingSetup(
      device: device, devices: devices, context: context, precision: precision,
      expertDevices: expertDevices, recomputesAll: recomputesAll)
    let step = try architecture.predictedStep(on: setup)
    let factors = (try? RunFactors(overhead: overhead)) ?? .none
    let time = step.deviceTime(tokens: tokens, factors: factors)
    let range = step.utilisationRange()
    return Pace(
      utilisation: Estimate(
        low: range.lowerBound, expected: step.utilisation, high: range.upperBound),
      step: step,
      seconds: Estimate(
        low: time.low.value, expected: time.expected.value, high: time.high.value))
  }

  /// What the newest price makes of device time; `nil` where none is held.
  func dollars(_ seconds: Estimate) -> (dollars: Estimate, price: Price)? {
    guard let price = PriceLibrary.latest(of: device) else { return nil }
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
  /// A run on hardware whose layout nobody stated: experts one to a device, as rates were measured,
  /// and as few devices as hold the model where their number is not stated.
  init?(_ architecture: Architecture, tokens: Tokens, context: Int, on hardware: Hardware) {
    let devices =
      hardware.devices
      ?? LayoutSearch(architecture: architecture, device: hardware.device, context: context)
      .smallest()?.layout.devices
    guard let devices else { return nil }
    self.init(
      architecture: architecture, flopPerToken: architecture.trainingFLOP(context: context),
      tokens: tokens, context: context, device: hardware.device,
      devices: devices, precision: hardware.precision, utilisation: hardware.utilisation,
      overhead: hardware.overhead,
      expertDevices: min(devices, architecture.routing?.experts ?? 1))
  }
}
