import CostModel
import Formats

extension Dialect {
  /// Zamba and Zamba2: state spaces, and at some places before one of them a transformer block whose
  /// weights are the same at each, its input the hidden state beside the embedding.
  ///
  /// Read off transformers 5.24.0.
  static let zambaKin: [Dialect] = [
    Dialect(
      "zamba2", className: "Zamba2",
      harmless: stateHarmless.union([
        "hybrid_layer_ids", "kv_channels", "mamba_headdim", "max_position_embeddings",
        "num_query_groups", "use_long_context",
        "use_mem_eff_path", "use_mem_rope", "ft_lora",
      ])
    ) { keys in
      keys.only("add_bias_linear", is: .boolean(false), otherwise: "biases are not counted")
      let d = keys.size(Spelling.hidden)
      keys.only(
        "attention_hidden_size", is: .number(Double(2 * d)),
        otherwise: "the shared block sees twice the hidden width")
      let inner = LayerPart.product(keys.size(["mamba_expand"], default: 2), d)
      let mamba = LayerPart.mamba2(
        heads: keys.size(["n_mamba_heads"]), headDim: 0, stateSize: keys.size(["mamba_d_state"]),
        groups: keys.size(["mamba_ngroups"]), convolution: keys.size(["mamba_d_conv"]),
        inner: inner)
      // The class convolves with a bias whatever the file says.
      keys.acknowledge("use_conv_bias")
      let width = keys.size(Spelling.width)
      let rank = keys.size(["adapter_rank"])
      var adapter = LayerPart(columns: rank, matrix: LayerPart.product(2, rank, width))
      if keys.flag("use_shared_attention_adapter", default: false) {
        // Three of them, from and to twice the hidden width.
        adapter = adapter + LayerPart(columns: 12 * rank)
      }
      return keys.zamba(
        d, mixer: .recurrent(mamba), width: width, adapter: adapter,
        blocks: keys.size(["num_mem_blocks"]), headDim: keys.optionalSize(["attention_head_dim"]))
    },
    Dialect(
      "zamba", className: "Zamba",
      harmless: stateHarmless.union([
        "attn_layer_offset", "attn_layer_period", "hidden_mamba_act",
        "n_mamba_heads",
      ])
    ) { keys in
      let d = keys.size(Spelling.hidden)
      let inner = LayerPart.product(keys.size(["mamba_expand"], default: 2), d)
      keys.only(
        "attention_hidden_size", is: .number(Double(2 * d)),
        otherwise: "the shared block sees twice the hidden width")
      let isAutomatic = keys.node["mamba_dt_rank"]?.text == "auto"
      if isAutomatic { keys.acknowledge("mamba_dt_rank") }
      let mamba = StateSpace(
        innerSize: inner, stateSize: keys.size(["mamba_d_state"]),
        convolution: keys.size(["mamba_d_conv"]),
        stepRank: isAutomatic ? (d + 15) / 16 : keys.size(["mamba_dt_rank"]),
        hasConvolutionBias: keys.flag("mamba_conv_bias", default: true),
        hasProjectionBias: keys.flag("mamba_proj_bias", default: false))
      return keys.zamba(
        d, mixer: .stateSpace(mamba), width: keys.size(Spelling.width), adapter: LayerPart(),
        blocks: 1, headDim: keys.size(["attention_head_dim"]))
    },
  ]
}

extension ConfigKeys {
  /// Layers of one mixer, some of them behind a block of shared weights, with a projection back and
  /// what adapts the block to its place.
  fileprivate mutating func zamba(
    _ d: Int, mixer: Mixer, width: Int, adapter: LayerPart, blocks: Int, headDim: Int?
  ) -> Blueprint {
    // Without ties the class shares no block either.
    only("tie_word_embeddings", is: .boolean(true), otherwise: "its blocks are not shared then")
    let layers = layerCount(Spelling.layers)
    let kinds = words(
      "layers_block_type", count: layers, among: ["linear_attention", "mamba", "hybrid"])
    if kinds == nil { need("layers_block_type") }
    let places = kinds?.count { $0 == "hybrid" } ?? 0
    if let stated = node["hybrid_layer_ids"], let ids = stated.items, let kinds,
      ids.map(\.integer) != kinds.indices.filter({ kinds[$0] == "hybrid" })
    {
      fault(
        stated.position,
        "\(name("hybrid_layer_ids")) names other layers than \(name("layers_block_type"))",
        hint: "give the config.json as it was released")
    }
    let heads = size(Spelling.heads)
    let groups = stated(Spelling.kvHeads) ?? heads
    if places % max(blocks, 1) != 0 || (headDim == nil && 2 * d % heads != 0), broken.isEmpty {
      fault(
        node["num_mem_blocks"]?.position ?? node.position,
        "\(places) places do not share \(blocks) blocks of \(heads) heads evenly",
        hint: "nothing is counted")
    }
    var attention = GroupedAttention(
      heads: heads, kvHeads: groups, headDim: headDim ?? max(1, 2 * d / heads))
    attention.inputFactor = 2
    let plain = Layer(mixer: mixer, feedForward: .none, normWeights: d)
    var joined = plain
    joined.paths = adapter + LayerPart(columns: d)
    var shared = LayerGroup(
      count: max(1, min(blocks, places)),
      layer: Layer(
        mixer: .attention(attention), feedForward: .dense(DenseFeedForward(width: width)),
        normWeights: 3 * d))
    shared.passes = max(1, places / max(1, blocks))
    let dealt = [
      LayerGroup(count: layers - places, layer: plain), LayerGroup(count: places, layer: joined),
    ].filter { $0.count > 0 }
    return Blueprint(
      hiddenSize: d, vocabulary: size(Spelling.vocabulary),
      tiesEmbeddings: flag("tie_word_embeddings", default: true),
      layers: places > 0 ? dealt + [shared] : dealt, finalNormWeights: d)
  }
}
