import Foundation
import Statistics
import Units

/// What serving asks of a shape, counted once.
public struct ServedShape: Sendable {
  let hiddenSize: Double
  /// Layers as a token passes them.
  let layers: Double
  /// Weights that every token uses, the logit projection included, the input lookup not.
  private(set) var always: Double
  /// Of them the logit projection, which a prompt needs once.
  let logits: Double
  /// Held weights outside experts, the input lookup included.
  private(set) var held: Double
  /// Those of dense feed-forwards, as held and as passed, which some formats hold as they hold experts.
  let feedForward: (held: Double, passed: Double)
  private(set) var routed: [Experts]
  private let mixers: [(count: Double, mixer: Mixer, state: Double, stateFLOP: Double)]
  private let architecture: Architecture

  /// Routed layers of one kind.
  struct Experts: Sendable {
    let layers: Double
    var experts: Double
    var used: Double
    /// The weights of one.
    var weights: Double
    var width: Double
    /// The width of what goes in and out.
    let hiddenSize: Double
  }

  public init(_ architecture: Architecture) {
    self.architecture = architecture
    let d = Double(architecture.hiddenSize)
    let tally = architecture.weights(in: Double.self)
    let passed = architecture.weights(in: Double.self, asPassed: true)
    hiddenSize = d
    layers = architecture.layers.reduce(0) { $0 + Double($1.count * $1.passes) }
    always = passed.sum.active - passed.routedExperts.active - passed.inputEmbedding.active
    logits = passed.unembedding.active
    held = tally.sum.total - tally.routedExperts.total
    feedForward = (tally.denseFeedForward.total, passed.denseFeedForward.active)
    routed = architecture.layers.compactMap { group in
      guard case .routed(let routed) = group.layer.feedForward else { return nil }
      let one: WeightTally<Double> = routed.expert(hiddenSize: d)
      return Experts(
        layers: Double(group.count * group.passes), experts: Double(routed.experts),
        used: routed.meanTopK, weights: one.total, width: Double(routed.width),
        hiddenSize: routed.latent.map { Double($0) } ?? d)
    }
    mixers = architecture.layers.map { group in
      let layer = group.layer
      let parts = [layer.mixer.recurrence, layer.beside].compactMap { $0 }
      return (
        Double(group.count * group.passes), layer.mixer,
        parts.reduce(0) { $0 + Double($1.state) }, parts.reduce(0) { $0 + Double($1.stateFLOP) }
      )
    }
  }

  /// The shape of a stand-in whose experts are scaled to the stated active and total parameters.
  ///
  /// Where experts and those that a token uses are stated, A + K·w active and A + E·w in all tell the
  /// weights w of an expert and the others A; else A is the stand-in's.
  public init(_ standIn: Architecture, scaledTo sizes: ModelSizes?) {
    self.init(standIn)
    guard let sizes, routed.count == 1 else { return }
    var group = routed[0]
    let (active, total) = (sizes.active.value, sizes.total.value)
    var others = held
    if let experts = sizes.experts.map(Double.init), let used = sizes.topK.map(Double.init),
      experts > used, (experts * active - used * total) / (experts - used) > held - always
    {
      others = (experts * active - used * total) / (experts - used)
      (group.experts, group.used) = (experts, used)
    }
    let weights = (active - others) / (group.layers * group.used)
    guard weights > 0 else { return }
    group.experts = (total - others) / (group.layers * weights)
    group.width *= weights / group.weights
    group.weights = weights
    always += others - held
    held = others
    routed = [group]
  }

  /// Layers as a token passes them.
  public var layerCount: Double { layers }
  /// Whether any layer routes tokens.
  public var isRouted: Bool { !routed.isEmpty }
  /// All weights of experts.
  var expertWeights: Double { routed.reduce(0) { $0 + $1.layers * $1.experts * $1.weights } }
  /// Active and held weights outside the input lookup.
  public var active: Double {
    always + routed.reduce(0) { $0 + $1.layers * $1.used * $1.weights }
  }
  public var total: Double { held + expertWeights }

  /// The bytes of the weights that every token uses, and of those that are held outside experts.
  func alwaysBytes(_ format: ServingFormat) -> Double {
    always * format.otherBytes + feedForward.passed * (format.expertBytes - format.otherBytes)
  }
  func heldBytes(_ format: ServingFormat) -> Double {
    held * format.otherBytes + feedForward.held * (format.expertBytes - format.otherBytes)
  }

  /// The key-value heads by which the cache can be split.
  public var mostHeads: Int {
    mixers.map { group in
      switch group.mixer {
      case .attention(let attention): attention.heads
      case .latent(let attention): attention.heads
      case .compressed(let attention): attention.heads
      case .stateSpace, .linear, .gatedDelta, .recurrent, .none: 1024
      }
    }.min() ?? 1
  }

  /// What decoding one token reads of the cache on each of the devices that share heads, and does:
  /// bytes of numbers of a size, and operations of all devices.
  func attention(
    context: Double, tensor: Int, cacheBytes: Double
  ) -> (bytes: Double, flop: Double) {
    var (bytes, flop) = (0.0, 0.0)
    for group in mixers {
      let read = group.mixer.decoding(context: context)
      bytes += group.count * read.numbers * cacheBytes / Double(group.mixer.shares(tensor))
      // A state is read and written.
      bytes += group.count * 8 * group.state / Double(tensor)
      flop += group.count * (read.flop + group.stateFLOP)
    }
    return (bytes, flop)
  }

  /// The bytes of all weights.
  public func weightBytes(_ format: ServingFormat) -> Double {
    heldBytes(format) + expertWeights * format.expertBytes
  }

  /// The bytes that one sequence of a length holds on each device of its group.
  public func cacheBytes(context: Double, tensor: Int, cacheBytes: Double) -> Double {
    let length = max(1, Int(context.rounded()))
    return architecture.layers.reduce(0) { sum, group in
      let kept = group.layer.cacheBytes(context: length, bytes: cacheBytes)
      return sum + Double(group.count * group.passes) * kept
        / Double(group.layer.mixer.shares(tensor))
    }
  }

  /// The operations of scores and states of one token of a prompt.
  func scores(prompt: Double) -> Double {
    let forward = architecture.flops(
      context: max(1, Int(prompt.rounded())), attention: .causal, reach: .counted
    ).forward
    return forward.attentionScores + forward.recurrentState
  }
}

extension ServedShape.Experts {
  /// The distinct experts of a layer that so many tokens use: E(1 - (1 - K/E)^T), summed over experts
  /// whose loads lie as quantiles of a lognormal distribution where they differ.
  func distinct(_ tokens: Dual, skew: Double) -> Dual {
    guard used < experts else { return Dual(experts) }
    guard skew > 0 else {
      return Dual(experts) + (tokens * log1p(-used / experts)).exponential * -experts
    }
    let sigma = log1p(skew * skew).squareRoot()
    let count = experts.rounded()
    var loads = (0..<Int(count)).map {
      exp(sigma * Normal.quantile((Double($0) + 0.5) / count))
    }
    let sum = loads.reduce(0, +)
    loads = loads.map { min(used * $0 / sum, 1 - 1e-12) }
    let unused = loads.reduce(Dual(0)) { $0 + (tokens * log1p(-$1)).exponential }
    return Dual(experts) + unused * (-experts / count)
  }

  /// The load of the fullest of so many devices over the mean one, experts dealt at random.
  func fullest(of devices: Int, skew: Double) -> Double {
    guard skew > 0, devices > 1 else { return 1 }
    let share = min(Double(devices), experts) / experts
    return 1 + skew * share.squareRoot() * Normal.quantile(1 - 1 / (Double(devices) + 1))
  }
}

extension Mixer {
  /// Among how many of the devices that share heads a cache is split.
  fileprivate func shares(_ tensor: Int) -> Int {
    switch self {
    case .attention(let attention): min(tensor, attention.kvHeads)
    case .latent, .compressed: 1
    case .stateSpace, .linear, .gatedDelta, .recurrent, .none: tensor
    }
  }

  /// What decoding one token reads of the cache, in numbers, and the operations of its scores.
  ///
  /// Latent attention scores in the latent (DeepSeek-V2, arXiv 2405.04434, section 2.1.3).
  fileprivate func decoding(context s: Double) -> (numbers: Double, flop: Double) {
    switch self {
    case .attention(let attention):
      let seen = attention.reach.seen(of: s)
      let width = Double(attention.headDim) + Double(attention.valueWidth)
      let scorer = attention.indexer?.decoding(context: s) ?? (numbers: 0, flop: 0)
      return (
        seen * Double(attention.kvHeads) * width + scorer.numbers,
        2 * seen * Double(attention.heads) * width + scorer.flop
      )
    case .latent(let attention):
      let seen = attention.reach.seen(of: s)
      let latent = Double(attention.kvRank)
      let scorer = attention.indexer?.decoding(context: s) ?? (numbers: 0, flop: 0)
      return (
        seen * (latent + Double(attention.rotaryDim)) + scorer.numbers,
        2 * seen * Double(attention.heads) * (2 * latent + Double(attention.rotaryDim))
          + scorer.flop
      )
    case .compressed(let attention):
      let blocks = attention.rate > 0 ? s / Double(attention.rate) : 0
      let picked = attention.indexer == nil ? blocks : min(blocks, Double(attention.selected))
      let seen = min(s, Double(attention.window)) + picked
      let scorer = attention.indexer?.decoding(context: blocks) ?? (numbers: 0, flop: 0)
      return (
        seen * Double(attention.headDim) + scorer.numbers,
        4 * seen * Double(attention.heads) * Double(attention.headDim) + scorer.flop
      )
    case .stateSpace, .linear, .gatedDelta, .recurrent, .none:
      return (0, 0)
    }
  }
}

extension AttentionReach {
  /// The keys that the next token meets.
  fileprivate func seen(of context: Double) -> Double {
    switch self {
    case .all: context
    case .window(let size), .chunk(let size), .selected(let size): min(context, Double(size))
    }
  }
}

extension Indexer {
  /// Every earlier token or block is scored.
  fileprivate func decoding(context: Double) -> (numbers: Double, flop: Double) {
    let keys = context / Double(block)
    return (keys * Double(headDim), 2 * keys * Double(heads) * Double(headDim))
  }
}

extension Architecture {
  /// The same shape where every layer of grouped heads sees all tokens.
  public var withoutWindows: Architecture {
    var copy = self
    for index in copy.layers.indices {
      guard case .attention(var attention) = copy.layers[index].layer.mixer else { continue }
      attention.reach = .all
      copy.layers[index].layer.mixer = .attention(attention)
    }
    return copy
  }
}
