import Foundation
import Units

/// A part of a served step that takes time of its own.
public enum ServingPart: Int, CaseIterable, Sendable {
  case weights, experts, cache, activations, links, launches, host

  /// What it is, for a table.
  public var meaning: String {
    switch self {
    case .weights: "weights that every token uses"
    case .experts: "experts"
    case .cache: "cache and scores"
    case .activations: "hidden states"
    case .links: "links between devices"
    case .launches: "launching layers"
    case .host: "host"
    }
  }
}

/// The seconds of a step by part.
struct ServingStep: Sendable {
  private(set) var parts = [Dual](repeating: Dual(0), count: ServingPart.allCases.count)

  subscript(part: ServingPart) -> Dual {
    get { parts[part.rawValue] }
    set { parts[part.rawValue] = newValue }
  }

  var total: Dual { parts.reduce(Dual(0), +) }
}

/// The work of a replica under constants: a roofline for each part, summed over parts.
struct ServingWork: Sendable {
  let shape: ServedShape
  let setup: ServingSetup
  let constants: ServingConstants

  /// The time of a step.
  ///
  /// - Parameters:
  ///   - tokens: all tokens of the step in the replica.
  ///   - sequences: the sequences that decode; `nil` where the tokens are of prompts.
  ///   - read: what decoding a token reads of the cache on a device, and its operations; of a prompt's
  ///     token the operations alone.
  /// - Returns: the seconds by part.
  func step(
    tokens: Dual, sequences: Dual?, read: (bytes: Double, flop: Double)
  ) -> ServingStep {
    var step = ServingStep()
    let c = constants.dual
    let (tensor, devices) = (Double(setup.tensor), Double(setup.devices))
    let own = tokens / Double(setup.groups)
    let memory = setup.device.memoryBandwidth.value.value
    let (ceiling, sixteen) = setup.ceilings
    let isDecode = sequences != nil
    // Weights of every token: read once by each group, or computed with.
    let weights = shape.always - (isDecode ? 0 : shape.logits)
    step[.weights] = .overlapping(
      Dual(shape.alwaysBytes(setup.format) / tensor / memory) / c(.weightBandwidth),
      own * (2 * weights / tensor / ceiling) / c(.products))
    for group in shape.routed {
      let distinct = group.distinct(tokens, skew: setup.skew)
      let fullest =
        setup.spreadsExperts ? group.fullest(of: setup.devices, skew: setup.skew) : 1
      let bytes = group.layers * group.weights * setup.format.expertBytes / devices
      let flop = 2 * group.layers * group.used * group.weights / devices * fullest
      let small = c(.tile) * distinct / (tokens * group.used)
      let slower = small + c(.narrowness) / group.width + 1
      step[.experts] += .overlapping(
        distinct * (bytes / memory) / c(.expertBandwidth),
        tokens * (flop / ceiling) * slower / c(.products))
      // Slices of experts see all tokens, whole ones their own.
      let moved = setup.spreadsExperts ? tokens / devices : own
      step[.activations] +=
        c(.expertPasses) * moved
        * (group.layers * group.used * group.hiddenSize * 2 / memory)
      step[.launches] += c(.expertLayer) * group.layers
    }
    step[.activations] += c(.passes) * own * (shape.layers * shape.hiddenSize * 2 / memory)
    step[.launches] += c(.layer) * shape.layers
    if let sequences {
      step[.cache] = .overlapping(
        sequences / Double(setup.groups) * (read.bytes / memory) / c(.cacheBandwidth),
        own * (read.flop / tensor / sixteen) / c(.products))
      step[.host] = c(.sequence) * sequences
    } else {
      step[.cache] = own * (read.flop / tensor / sixteen) / c(.products)
    }
    addLinks(to: &step, tokens: own)
    return step
  }

  /// Two reductions a layer among the devices that share matrices, and an exchange of tokens before and
  /// after experts among groups.
  ///
  /// Between nodes tokens go to at most four others, once in eight and
  /// once in sixteen bits, behind the work of another half of the batch.
  private func addLinks(to step: inout ServingStep, tokens: Dual) {
    let c = constants.dual
    let device = setup.device
    let inside = c(.link) * device.insideRate
    if setup.tensor > 1 {
      let t = Double(setup.tensor)
      let rate = setup.tensor > device.devicesPerNode ? c(.link) * device.outsideRate : inside
      let bytes = 2 * (t - 1) / t * shape.hiddenSize * 2
      step[.links] += (tokens * bytes / rate + c(.exchange)) * (2 * shape.layers)
    }
    guard setup.groups > 1 else { return }
    let others = Double(setup.groups)
    for group in shape.routed {
      var exchange: Dual
      if setup.isWide {
        let sent = tokens * (min(group.used, 4) * shape.hiddenSize * 3)
        let time = sent / (c(.link) * device.outsideRate) * group.layers
        let work = step.total
        exchange = time.value > work.value ? time + work * -1 : Dual(0)
      } else {
        let sent = min(group.used, others) * shape.hiddenSize * 4 * (others - 1) / others
        exchange = tokens * sent / inside * group.layers
      }
      exchange += c(.exchange) * (2 * group.layers)
      step[.links] += exchange
    }
  }
}

/// A step at printed rates: max(bytes / rate, operations / peak), the roofline without any loss.
public enum BareRoofline {
  /// The seconds of a decoding step of a replica.
  public static func step(
    _ shape: ServedShape, on setup: ServingSetup, sequences: Double, context: Double
  ) -> Double {
    let devices = Double(setup.devices)
    let read = shape.attention(context: context, tensor: 1, cacheBytes: setup.cacheBytes)
    let experts = shape.routed.reduce(0) {
      $0 + $1.layers * $1.weights * $1.distinct(Dual(sequences), skew: setup.skew).value
    }
    let bytes =
      shape.alwaysBytes(setup.format) + experts * setup.format.expertBytes
      + sequences * read.bytes
    let precision = setup.format.computed(on: setup.device)
    let peak = (setup.device.peak(precision) ?? setup.device.peaks[0].rate).value
    let flop = sequences * 2 * shape.active
    return max(
      bytes / (devices * setup.device.memoryBandwidth.value.value), flop / (devices * peak))
  }

  /// The batch at which operations take as long as the reading of all weights, caches left out: that of
  /// a dense model times total over active.
  public static func criticalBatch(_ shape: ServedShape, on setup: ServingSetup) -> Double {
    let precision = setup.format.computed(on: setup.device)
    let peak = (setup.device.peak(precision) ?? setup.device.peaks[0].rate).value
    let bytes =
      shape.alwaysBytes(setup.format) + shape.expertWeights * setup.format.expertBytes
    return bytes / setup.device.memoryBandwidth.value.value * peak / (2 * shape.active)
  }
}
