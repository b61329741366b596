import CostModel

/// How wide a head is where the config does not say.
enum HeadWidth: Sendable {
  /// The hidden size divided among the heads; no key of its own.
  case divided
  /// The key where it is given, else the hidden size divided among the heads.
  case optional
  /// The key, which has to be given; null is divided.
  case stated
  /// The key where it is given, else a width of the dialect's class; null is divided.
  case standard(Int)
}

/// How many key-value heads there are where the config does not say.
enum KeyValueHeads: Sendable {
  /// As many as heads; no key of its own.
  case equal
  /// The key where it is given, else as many as heads.
  case optional
  /// The key, which has to be given; null is as many as heads.
  case stated
  /// The key where it is given, else a number of the dialect's class; null is as many as heads.
  case standard(Int)
}

/// The norms on queries and keys of one layer.
enum QueryKeyNorm: Sendable {
  case none
  /// One gain for each channel of a head, shared by all heads: 2·h.
  case shared
  /// The same with biases: 4·h.
  case sharedWithBias
  /// One gain for each channel of every head: (H + H_kv)·h.
  case whole
  /// One of these where a switch is on.
  indirect case when(Toggle, QueryKeyNorm)

  func weights(_ keys: inout ConfigKeys, heads: Int, kvHeads: Int, headDim: Int) -> Int {
    switch self {
    case .none: return 0
    case .shared:
      // The class has them whatever the switch says.
      keys.acknowledge("use_qk_norm", "qk_norm")
      return 2 * headDim
    case .sharedWithBias: return 4 * headDim
    case .whole:
      keys.acknowledge("use_qk_norm", "qk_norm")
      return (heads + kvHeads) * headDim
    case .when(let toggle, let norm):
      let weights = norm.weights(&keys, heads: heads, kvHeads: kvHeads, headDim: headDim)
      return toggle.read(&keys) ? weights : 0
    }
  }
}

extension MixerRule {
  /// Grouped-query attention, alike in all layers but for its reach.
  static func attention(
    kvHeads: KeyValueHeads = .optional, headDim: HeadWidth = .optional, inputBias: Toggle = .off,
    outputBias: Toggle = .off, queryKeyNorm: QueryKeyNorm = .none, hasSinks: Bool = false,
    outputGate: OutputGate = .none,
    heads standardHeads: Int? = nil, reach: ReachRule = .all
  ) -> MixerRule {
    MixerRule { keys, frame in
      var attention = keys.attention(
        frame, kvHeads: kvHeads, headDim: headDim, standardHeads: standardHeads)
      attention.hasInputBias = inputBias.read(&keys)
      attention.hasOutputBias = outputBias.read(&keys)
      attention.queryKeyNormWeights = queryKeyNorm.weights(
        &keys, heads: attention.heads, kvHeads: attention.kvHeads, headDim: attention.headDim)
      attention.hasSinks = hasSinks
      attention.outputGate = outputGate
      let reach = reach.read(&keys, frame)
      return { [attention] layer in
        var own = attention
        own.reach = reach(layer)
        return .attention(own)
      }
    }
  }
}

extension MixerRule {
  /// Another mixer in the layers of each kind that `layer_types` names.
  ///
  /// Where the list is absent a rule deals the kinds, by their place among `kinds`. The keys of a
  /// kind that no layer is of are understood and change nothing.
  static func kinds(
    _ kinds: [(names: [String], rule: MixerRule)],
    otherwise: @escaping @Sendable (inout ConfigKeys, Frame) -> (_ layer: Int) -> Int
  ) -> MixerRule {
    let places = Dictionary(
      kinds.enumerated().flatMap { place, kind in kind.names.map { ($0, place) } },
      uniquingKeysWith: { first, _ in first })
    return MixerRule { keys, frame in
      let words = keys.words("layer_types", count: frame.layers, among: kinds.flatMap(\.names))
      let dealt = otherwise(&keys, frame)
      let choice = (0..<frame.layers).map { layer in
        words.map { places[$0[layer]] ?? 0 } ?? dealt(layer)
      }
      let used = Set(choice)
      let mixers: [((Int) -> Mixer)?] = kinds.indices.map { place in
        guard used.contains(place) else {
          keys.acknowledge { _ = kinds[place].rule.read(&$0, frame) }
          return nil
        }
        return kinds[place].rule.read(&keys, frame)
      }
      return { layer in mixers[choice[layer]]?(layer) ?? .none }
    }
  }

  /// The same mixer but for a change of its attention.
  func changing(
    _ change: @escaping @Sendable (inout ConfigKeys, Frame, inout GroupedAttention) -> Void
  ) -> MixerRule {
    MixerRule { keys, frame in
      let mixers = read(&keys, frame)
      guard case .attention(var first) = mixers(0) else { return mixers }
      change(&keys, frame, &first)
      return { [first] layer in
        guard case .attention(let own) = mixers(layer) else { return mixers(layer) }
        var changed = first
        changed.reach = own.reach
        return .attention(changed)
      }
    }
  }
}

extension ConfigKeys {
  /// Heads, their groups and their width.
  mutating func attention(
    _ frame: Frame, kvHeads: KeyValueHeads, headDim: HeadWidth = .optional,
    standardHeads: Int? = nil
  ) -> GroupedAttention {
    let heads = size(Spelling.heads, default: standardHeads)
    let groups: Int? =
      switch kvHeads {
      case .equal: heads
      case .optional: optionalSize(Spelling.kvHeads)
      case .stated: stated(Spelling.kvHeads)
      case .standard(let count): optionalSize(Spelling.kvHeads, absent: count)
      }
    let width: Int? =
      switch headDim {
      case .divided: nil
      case .optional: optionalSize(Spelling.headDim)
      case .stated: stated(Spelling.headDim)
      case .standard(let standard): optionalSize(Spelling.headDim, absent: standard)
      }
    let kvCount = groups ?? heads
    if let width { return GroupedAttention(heads: heads, kvHeads: kvCount, headDim: width) }
    return GroupedAttention(heads: heads, kvHeads: kvCount, dividing: frame.hiddenSize)
  }
}
