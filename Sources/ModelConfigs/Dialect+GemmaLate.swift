import CostModel
import Formats

extension Dialect {
  /// Gemma 3n and Gemma 4: embeddings for each layer, layers that use the keys and values of
  /// earlier ones, full layers of other heads.
  ///
  /// Read off transformers 5.24.0.
  static let gemmaLateKin: [Dialect] = [
    gemma4("gemma4_text", "gemma4", className: "Gemma4", hasTables: true),
    gemma4(
      "gemma4_unified_text", "gemma4_unified", className: "Gemma4Unified", hasTables: false),
    gemma3n,
  ]

  private static func gemma4(
    _ type: String, _ outer: String, className: String, hasTables: Bool
  ) -> Dialect {
    Dialect(type, outer, className: className, harmless: ["use_bidirectional_attention"]) { keys in
      let frame = Frame(
        hiddenSize: keys.size(Spelling.hidden), layers: keys.layerCount(Spelling.layers))
      let shared = keys.sharedLayers(frame, default: 0)
      let mixer = keys.gemma4Attention(frame, shared: shared)
      let width = keys.size(Spelling.width)
      let isDoubled = keys.flag("use_double_wide_mlp", default: false)
      let experts = keys.gemma4Experts()
      let inputs = hasTables ? keys.layerInputs(frame, default: 256) : nil
      let norms = 4 + (experts == nil ? 0 : 3)
      var blueprint = Blueprint(
        hiddenSize: frame.hiddenSize, vocabulary: keys.size(Spelling.vocabulary),
        tiesEmbeddings: keys.flag("tie_word_embeddings", default: true),
        layers: LayerGroup.grouped(
          (0..<frame.layers).lazy.map { index in
            let dense = DenseFeedForward(
              width: isDoubled && shared.contains(index) ? 2 * width : width)
            var feedForward = FeedForward.dense(dense)
            if var routed = experts {
              routed.residual = dense
              feedForward = .routed(routed)
            }
            var layer = Layer(
              mixer: mixer(index), feedForward: feedForward,
              normWeights: norms * frame.hiddenSize)
            var paths = inputs?.layer ?? LayerPart()
            if let experts { paths.norms += frame.hiddenSize + experts.experts }
            layer.paths = paths == LayerPart() ? nil : paths
            return layer
          }),
        finalNormWeights: frame.hiddenSize)
      blueprint.lookupWeights = inputs?.table ?? 0
      blueprint.paths = inputs?.model
      return blueprint
    }
  }

  private static let gemma3n = Dialect(
    "gemma3n_text", "gemma3n", className: "Gemma3n",
    harmless: [
      "activation_sparsity_pattern", "altup_active_idx", "altup_coef_clip", "altup_correct_scale",
      "altup_lr_multiplier",
    ]
  ) { keys in
    let frame = Frame(
      hiddenSize: keys.size(Spelling.hidden), layers: keys.layerCount(Spelling.layers))
    let d = frame.hiddenSize
    let shared = keys.sharedLayers(frame, default: 15)
    let mixers = MixerRule.attention(
      kvHeads: .standard(2), headDim: .standard(256), inputBias: bias, outputBias: bias,
      queryKeyNorm: .shared, reach: .allButEach(5, window: 512)
    ).read(&keys, frame)
    let widths = keys.widths(frame)
    let inputs = keys.layerInputs(frame, default: 256)
    let streams = keys.size(["altup_num_inputs"], default: 4)
    let rank = keys.size(["laurel_rank"], default: 64)
    // AltUp: coefficients that predict and correct the streams from what a router says of them, its
    // norm, a scale of the output; LAuReL: two thin matrices and a norm.
    let paths = LayerPart(
      columns: streams + 2 * rank,
      matrix: LayerPart.product(streams, streams, streams + 1), wide: 1, norms: 2 * d)
    var blueprint = Blueprint(
      hiddenSize: d, vocabulary: keys.size(Spelling.vocabulary, default: 262_400),
      tiesEmbeddings: keys.flag("tie_word_embeddings", default: true),
      layers: LayerGroup.grouped(
        (0..<frame.layers).lazy.map { index in
          var layer = Layer(
            mixer: mixers(index).borrowing(shared.contains(index)),
            feedForward: .dense(DenseFeedForward(width: widths(index))), normWeights: 4 * d)
          layer.paths = (inputs?.layer ?? LayerPart()) + paths
          return layer
        }),
      finalNormWeights: d)
    blueprint.lookupWeights = inputs?.table ?? 0
    blueprint.paths =
      (inputs?.model ?? LayerPart())
      + LayerPart(columns: LayerPart.product(2, max(0, streams - 1), d))
    return blueprint
  }
}

extension Mixer {
  /// The same with the keys and values of an earlier layer, of which only the norm of queries is its
  /// own.
  fileprivate func borrowing(_ borrows: Bool) -> Mixer {
    guard borrows, case .attention(var attention) = self else { return self }
    attention.keyValues = .earlier
    attention.queryKeyNormWeights = attention.headDim
    return .attention(attention)
  }
}

extension ConfigKeys {
  /// The last layers, which use the keys and values of earlier ones.
  fileprivate mutating func sharedLayers(_ frame: Frame, default standard: Int) -> Range<Int> {
    let count = min(amount(["num_kv_shared_layers"], default: standard), frame.layers)
    return (frame.layers - count)..<frame.layers
  }

  /// The embeddings for each layer: their table, the projection of the model's own embedding to all
  /// of them with a norm, and in each layer a gate, a projection back and a norm.
  fileprivate mutating func layerInputs(
    _ frame: Frame, default standard: Int
  ) -> (table: Int, model: LayerPart, layer: LayerPart)? {
    let width = amount(["hidden_size_per_layer_input"], default: standard)
    guard width > 0 else {
      acknowledge("vocab_size_per_layer_input")
      return nil
    }
    let rows = size(["vocab_size_per_layer_input"], default: 262_144)
    return (
      LayerPart.product(rows, frame.layers, width),
      LayerPart(columns: LayerPart.product(frame.layers, width), norms: width),
      LayerPart(columns: 2 * width, norms: frame.hiddenSize)
    )
  }

  /// One width, or a list of one for each layer.
  fileprivate mutating func widths(_ frame: Frame) -> (Int) -> Int {
    guard node["intermediate_size"]?.items != nil else {
      let width = size(Spelling.width)
      return { _ in width }
    }
    let list = numbers(
      "intermediate_size", count: frame.layers, from: 1, upTo: Architecture.largestSize)
    return { list?[$0] ?? 1 }
  }

  fileprivate mutating func gemma4Experts() -> RoutedFeedForward? {
    guard flag("enable_moe_block", default: false) else {
      acknowledge { keys in
        _ = keys.member(Spelling.experts)
        _ = keys.member(["top_k_experts"])
        _ = keys.member(Spelling.expertWidth)
      }
      return nil
    }
    return RoutedFeedForward(
      experts: size(Spelling.experts), topK: size(["top_k_experts"]),
      width: size(Spelling.expertWidth))
  }

  /// Windows and full layers of wider heads, which may have fewer key-value heads whose keys are
  /// values too.
  fileprivate mutating func gemma4Attention(
    _ frame: Frame, shared: Range<Int>
  ) -> (Int) -> Mixer {
    let base = attention(frame, kvHeads: .standard(4), headDim: .standard(256))
    let hasBias = flag("attention_bias", default: false)
    let isOne = flag("attention_k_eq_v", default: false)
    let types = words(
      "layer_types", count: frame.layers, among: ["sliding_attention", "full_attention"])
    let window = window(default: 512)
    let wide = optionalSize(["global_head_dim"]) ?? 512
    let groups = optionalSize(["num_global_key_value_heads"])
    let own = layerSizes("per_layer_config", layers: frame.layers)
    return { layer in
      let isFull =
        layer == frame.layers - 1
        || (types.map { $0[layer] == "full_attention" } ?? ((layer + 1) % 6 == 0))
      var attention = base
      if let own {
        attention = GroupedAttention(
          heads: base.heads, kvHeads: own[layer]?["num_key_value_heads"] ?? base.kvHeads,
          headDim: own[layer]?["head_dim"] ?? base.headDim)
      } else if isFull {
        attention = GroupedAttention(
          heads: base.heads, kvHeads: isOne ? groups ?? base.kvHeads : base.kvHeads, headDim: wide)
      }
      attention.hasInputBias = hasBias
      attention.hasOutputBias = hasBias
      attention.queryKeyNormWeights = 2 * attention.headDim
      attention.reach = isFull ? .all : window
      if isFull, isOne { attention.keyValues = .one }
      return Mixer.attention(attention).borrowing(shared.contains(layer))
    }
  }

  /// Sizes of single layers, `{"05": {"head_dim": 512}}`, by layer and key.
  mutating func layerSizes(_ key: String, layers: Int) -> [Int: [String: Int]]? {
    guard node[key]?.members != nil else { return nil }
    return inside(key) { inner in
      var sizes: [Int: [String: Int]] = [:]
      for member in inner.node.members ?? [] {
        guard let layer = Int(member.key), (0..<layers).contains(layer) else { continue }
        sizes[layer] = inner.inside(member.key) { one in
          var found: [String: Int] = [:]
          for name in [
            "head_dim", "num_key_value_heads", "num_attention_heads", "kv_lora_rank", "q_lora_rank",
            "qk_nope_head_dim", "qk_rope_head_dim", "v_head_dim",
          ] {
            if let size = one.optionalSize([name]) { found[name] = size }
          }
          return found
        }
      }
      return sizes
    }
  }
}
