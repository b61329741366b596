import CostModel
import Diagnostics
import Foundation
import ScalingLaws
import Spec
import Units

/// What a token after training is taken to cost.
enum InferenceCost: String, CaseIterable, Sendable {
  /// Device time, as models are served at a number of requests at once.
  case served
  /// 2·N_active FLOP, whatever the batch: the convention of Sardana et al. 2023 (arXiv 2401.00448).
  case twoNActive
}

/// How models are served over their lifetime.
struct ServedTerms: Hashable, Sendable {
  let cost: InferenceCost
  let requests: Double
  let device: Device
  let devices: Int

  /// Nothing asked for.
  static let none = ServedTerms(
    cost: .twoNActive, requests: 64, device: .standardForServing, devices: 8)

  private init(cost: InferenceCost, requests: Double, device: Device, devices: Int) {
    (self.cost, self.requests, self.device, self.devices) = (cost, requests, device, devices)
  }

  static let keys = ["concurrency", "servedOn", "servedDevices"]

  init(_ ask: inout Asking) {
    cost = ask(
      "inferenceCost", .choice(example: .twoNActive),
      "What a token after training costs: device time as served, or 2 N_active FLOP",
      default: .served)
    requests = ask(
      "concurrency", .number("requests", atLeast: 1, atMost: 1e6, example: 256),
      "Requests at once over all devices", default: 64)
    device = ask(
      "servedOn", .device, "Device that serves after training", default: .standardForServing)
    devices = ask(
      "servedDevices", .integer(1...1024, "a number of devices", example: 16),
      "How many of them; more where a model needs them", default: 8)
  }

  /// The share of the sixteen-bit peak that dense runs train at (0.38 to 0.46 of public ones).
  static let trainingShare = 0.4
  /// Tokens of a prompt and of an answer.
  static let (input, output) = (1024.0, 1024.0)
  /// The numbers of requests at which a verdict is looked at besides.
  static let ladder: [Double] = [1, 4, 16, 64, 256, 1024]

  /// The device-seconds of a token, prompts and answers alike, in the cheapest layout that holds so many
  /// requests, on more devices where the stated ones do not; `nil` where 1,024 do not.
  func deviceSeconds(_ shape: ServedShape, requests: Double) -> Double? {
    let load = ServingLoad(input: Self.input, output: Self.output)
    var count = devices
    while count <= 1024 {
      let times = Self.setups(of: shape, device, count).compactMap { setup -> Double? in
        let serving = Serving(shape, on: setup, under: load)
        let batch = requests / Double(count / setup.devices)
        guard batch >= 1, batch <= serving.mostRequests else { return nil }
        return serving.served(batch).deviceTime
      }
      if let least = times.min() { return least * Self.output / (Self.input + Self.output) }
      count *= 2
    }
    return nil
  }

  /// Replicas of all devices or fewer: matrices shared, or experts shared by groups.
  private static func setups(
    of shape: ServedShape, _ device: Device, _ count: Int
  ) -> [ServingSetup] {
    let divisors = (1...count).filter { count.isMultiple(of: $0) }
    return divisors.flatMap { replica -> [ServingSetup] in
      let tensor = min(replica, device.devicesPerNode)
      guard replica.isMultiple(of: tensor), tensor <= shape.mostHeads else { return [] }
      let shared = ServingSetup(device: device, tensor: tensor, groups: replica / tensor)
      guard shape.isRouted else { return replica == tensor ? [shared] : [] }
      return [shared, ServingSetup(device: device, tensor: 1, groups: replica)]
    }
  }

  /// The cost of a token in training FLOP.
  func flop(_ shape: ServedShape, requests: Double) -> Double? {
    guard let peak = device.sixteenBitPeak?.value else { return nil }
    return deviceSeconds(shape, requests: requests).map { $0 * peak * Self.trainingShare }
  }

  /// The same over 2·N_active, of a model and of a dense one of √(active · total), which evidence expects
  /// to be its equal; `nil` where nothing can be served.
  func costs(of shape: ModelShape, requests: Double) -> ServedCosts? {
    let (active, total): (Double, Double)
    let own: ServedShape
    switch shape {
    case .architecture(let architecture):
      guard architecture.encoder.isEmpty else { return nil }
      (active, total) = (
        Double(architecture.parameters.active(.all)), Double(architecture.parameters.total)
      )
      own = ServedShape(architecture)
    case .sizes(let sizes):
      (active, total) = (sizes.active.value, sizes.total.value)
      let standIn =
        active < total
        ? Architecture.routed(active: sizes.active, total: sizes.total)
        : Architecture.dense(of: sizes.total)
      guard let standIn else { return nil }
      own = ServedShape(standIn)
    }
    let equal = (active * total).squareRoot()
    guard let dense = Architecture.dense(of: Parameters(equal)),
      let moe = flop(own, requests: requests),
      let other = flop(ServedShape(dense), requests: requests)
    else { return nil }
    return ServedCosts(requests: requests, moe: moe / (2 * active), dense: other / (2 * equal))
  }
}

extension Device {
  /// The device of examples and defaults.
  static var standardForServing: Device { DeviceLibrary.standard }
}
