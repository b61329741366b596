import CostModel
import Formats

extension Dialect {
  /// Models whose layers mix softmax attention with recurrent mixers.
  static let hybrid: [Dialect] = [
    decoder(
      "jamba", className: "Jamba", mixer: jamba,
      feedForward: .routed(
        .periodic("expert_layer_period", "expert_layer_offset", period: 2, offset: 1),
        denseBelow: 2),
      harmless: [
        "calc_logits_for_entire_prompt", "num_logits_to_keep", "use_associative_scan",
        "use_mamba_kernels", "use_mambapy",
        "mamba_inner_layernorms",
      ]),
    decoder(
      "minimax", className: "MiniMax",
      mixer: lightning { keys, frame in
        let types = keys.words(
          "layer_types", count: frame.layers, among: ["full_attention", "linear_attention"])
        return { layer in types.map { $0[layer] == "full_attention" } ?? layer.isMultiple(of: 2) }
      },
      feedForward: .routed(), harmless: lightningHarmless),
    decoder(
      "minimax_text_01", "minimax_m1", className: "MiniMaxText01",
      mixer: lightning { keys, frame in
        let key = "attn_type_list"
        let types = keys.numbers(key, count: frame.layers, from: 0, upTo: 1)
        if types == nil, keys.broken.isDisjoint(with: [key]) {
          keys.fault(
            keys.node.position, "the key \(keys.name(key)) is missing",
            hint: "add it: 1 for each layer of softmax attention, 0 for each linear one")
        }
        return { layer in types.map { $0[layer] == 1 } ?? true }
      },
      feedForward: FeedForwardRule { keys, frame in
        keys.only(
          "shared_intermediate_size", is: .number(0), otherwise: "a shared expert is not counted")
        return FeedForwardRule.routed().read(&keys, frame)
      },
      harmless: lightningHarmless),
  ]

  /// Mamba in most layers, softmax attention in one of a period.
  private static let jamba = MixerRule { keys, frame in
    let isAttention = LayerChoice.periodic(
      "attn_layer_period", "attn_layer_offset", period: 8, offset: 4
    ).read(&keys, frame)
    let attention = keys.attention(frame, kvHeads: .standard(8))
    let state = keys.size(["mamba_d_state"], default: 16)
    let expand = keys.size(["mamba_expand"], default: 2)
    let isAutomatic = keys.node["mamba_dt_rank"]?.text == "auto"
    if isAutomatic { _ = keys.member(["mamba_dt_rank"]) }
    let rank = isAutomatic ? nil : keys.optionalSize(["mamba_dt_rank"])
    let stepRank = rank ?? (frame.hiddenSize + 15) / 16
    let mamba = StateSpace(
      innerSize: expand * frame.hiddenSize, stateSize: state,
      convolution: keys.size(["mamba_d_conv"], default: 4), stepRank: stepRank,
      normWeights: stepRank + 2 * state,
      hasConvolutionBias: keys.flag("mamba_conv_bias", default: true),
      hasProjectionBias: keys.flag("mamba_proj_bias", default: false))
    return { isAttention($0) ? .attention(attention) : .stateSpace(mamba) }
  }

  /// Lightning attention in some layers, softmax attention in those that a rule names.
  private static func lightning(
    isSoftmax: @escaping @Sendable (inout ConfigKeys, Frame) -> (_ layer: Int) -> Bool
  ) -> MixerRule {
    MixerRule { keys, frame in
      let isSoftmax = isSoftmax(&keys, frame)
      var softmax = keys.attention(frame, kvHeads: .standard(8))
      softmax.reach = keys.window(default: nil)
      let linear = LinearAttention(heads: softmax.heads, headDim: softmax.headDim)
      return { [softmax] in isSoftmax($0) ? .attention(softmax) : .linear(linear) }
    }
  }

  private static let lightningHarmless: Set<String> = [
    "block_size", "full_attn_alpha_factor", "full_attn_beta_factor",
    "layernorm_full_attention_alpha",
    "layernorm_full_attention_beta", "layernorm_linear_attention_alpha",
    "layernorm_linear_attention_beta", "layernorm_mlp_alpha", "layernorm_mlp_beta",
    "linear_attn_alpha_factor", "linear_attn_beta_factor", "mlp_alpha_factor", "mlp_beta_factor",
    "postnorm", "shared_moe_mode",
  ]
}
