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

  /// Nothing asked for.
  static let none = ServedTerms(
    cost: .twoNActive, requests: 64, device: DeviceLibrary.standard)

  private init(cost: InferenceCost, requests: Double, device: Device) {
    (self.cost, self.requests, self.device) = (cost, requests, device)
  }

  static let keys = ["concurrency", "servedOn"]

  init(_ ask: inout Asking) {
    cost =
      ask.optional(
        "inferenceCost", .choice(example: .twoNActive), isInExample: false,
        "What a token after training costs: served, its device time, if left out, or twoNActive, "
          + "2 N_active FLOP") ?? .served
    requests = Double(
      ask.optional(
        "concurrency", .integer(1...1_000_000, "a number of requests", example: 256),
        isInExample: false, "Requests at once over all devices; 64 if left out") ?? 64)
    device =
      ask.optional(
        "servedOn", .device, isInExample: false,
        "Device that serves after training; h100 if left out") ?? DeviceLibrary.standard
  }

  /// Faults what has no effect.
  func check(hasTokens: Bool, _ ask: Asking) throws(Unsettled) {
    if !hasTokens {
      for key in ["inferenceCost"] + Self.keys {
        try ask.refuseIdle(key, because: "no tokens after training are stated")
      }
    }
    if cost == .twoNActive {
      for key in Self.keys { try ask.refuseIdle(key, because: "2 N_active FLOP know no batch") }
    }
  }

  /// Prices of a token of models of any size; `nil` by the convention, and where none can be told.
  ///
  /// Shapes in usual proportions stand for sizes: below total over active of 4 the way from a dense
  /// one is interpolated.
  func prices(at requests: Double) -> ServedPrices? {
    guard cost == .served else { return nil }
    return ServedPrices(actives: [3e8, 3e9, 3e10, 3e11], ratios: [1, 4, 16, 48]) { active, total in
      let sizes = try? ModelSizes(active: Parameters(active), total: Parameters(total))
      return sizes.flatMap { sizes in
        Architecture.standIn(of: sizes).flatMap {
          flop(ServedShape($0, scaledTo: sizes), requests: requests)
        }
      }.map {
        $0 / (2 * active)
      }
    }
  }

  /// The share of the sixteen-bit peak that dense runs train at (0.38 to 0.46 of public ones).
  static let trainingShare = 0.4
  /// Tokens of a prompt and of an answer.
  static let (input, output) = (1024.0, 1024.0)
  /// The numbers of requests at which a verdict is looked at besides.
  static let ladder: [Double] = [1, 4, 16, 64, 256, 1024]

  /// The device-seconds of a token, prompts and answers alike, on as many devices as serve so many
  /// requests cheapest; `nil` where 1,024 do not hold them.
  func deviceSeconds(_ shape: ServedShape, requests: Double) -> Double? {
    let load = ServingLoad(input: Self.input, output: Self.output)
    var best: Double?
    for count in (0...10).map({ 1 << $0 }) {
      let times = Self.setups(of: shape, device, count).compactMap { setup -> Double? in
        let serving = Serving(shape, on: setup, under: load)
        guard serving.mostRequests >= 1 else { return nil }
        // As many replicas as hold all.
        let replicas = (requests / serving.mostRequests).rounded(.up)
        return serving.served(requests / max(1, replicas)).deviceTime
      }
      guard let least = times.min() else { continue }
      if let best, least >= best { break }
      best = least
    }
    return best.map { $0 * Self.output / (Self.input + Self.output) }
  }

  /// One replica of all devices: matrices shared, or experts shared by groups.
  private static func setups(
    of shape: ServedShape, _ device: Device, _ count: Int
  ) -> [ServingSetup] {
    let tensor = min(count, device.devicesPerNode)
    guard shape.isRouted, count.isMultiple(of: tensor) else {
      return count <= shape.mostHeads ? [ServingSetup(device: device, tensor: count)] : []
    }
    return [
      tensor <= shape.mostHeads
        ? ServingSetup(device: device, tensor: tensor, groups: count / tensor) : nil,
      ServingSetup(device: device, tensor: 1, groups: count),
    ].compactMap { $0 }
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
      guard let standIn = Architecture.standIn(of: sizes) else { return nil }
      own = ServedShape(standIn, scaledTo: sizes)
    }
    let equal = (active * total).squareRoot()
    guard let dense = Architecture.dense(of: Parameters(equal)),
      let moe = flop(own, requests: requests),
      let other = flop(ServedShape(dense), requests: requests)
    else { return nil }
    return ServedCosts(requests: requests, moe: moe / (2 * active), dense: other / (2 * equal))
  }
}

extension DeviceLibrary {
  /// The device of examples and defaults.
  static var standard: Device { device("h100") ?? all[0] }
}
