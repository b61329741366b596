import CostModel
import Formats

extension Dialect {
  /// Step 3.5 and 3.7, Inkling, Ling: routed decoders with layers and norms of their own.
  ///
  /// Step and Inkling read off transformers 5.24.0, Ling off its released code.
  static let latestKin: [Dialect] = [
    decoder(
      "step3p5", "step3p7", className: "Step3p5",
      mixer: step,
      feedForward: FeedForwardRule { keys, frame in
        keys.only("mlp_bias", is: .boolean(false), otherwise: "biases are not counted")
        return FeedForwardRule.routed(
          .afterFirst(default: 3), width: Spelling.expertWidth,
          shared: .width(keys.has("share_expert_dims") ? "share_expert_dims" : "share_expert_dim")
        ).read(&keys, frame)
      },
      harmless: [
        "attention_other_setting", "gating", "head_wise_attn_type", "moe_every_n_layer",
        "moe_router_activation", "mtp_layer_types", "need_fp32_gate", "norm_expert_weight",
        "partial_rotary_factors", "swiglu_limits", "swiglu_limits_shared",
        "use_head_wise_attn_gate",
        "use_moe", "use_moe_router_bias", "use_qk_norm", "use_rope_layers", "zero_centered",
        "max_seq_len", "att_impl_type", "sink", "sliding_window",
      ]),
    decoder(
      "bailing_moe", "bailing_moe_v2", className: "BailingMoeV2",
      mixer: MixerRule { keys, frame in
        keys.only("use_qkv_bias", is: .boolean(false), otherwise: "biases are not counted")
        keys.only("use_bias", is: .boolean(false), otherwise: "biases are not counted")
        return MixerRule.attention(
          kvHeads: .stated, queryKeyNorm: .when(.key("use_qk_norm", default: false), .shared)
        ).read(&keys, frame)
      },
      feedForward: .routed(
        .afterFirst(default: 0), width: Spelling.expertWidth,
        shared: .count(["num_shared_experts"], default: 0)),
      harmless: [
        "group_norm_size", "moe_router_enable_expert_bias", "moe_shared_expert_intermediate_size",
        "norm_head", "norm_softmax", "score_function", "use_rmsnorm",
      ]),
    inkling,
  ]

  /// Step: a gate for each head; layers with a window may have more heads.
  private static let step = MixerRule { keys, frame in
    let mixers = MixerRule.attention(
      kvHeads: .stated, headDim: .stated, inputBias: bias, outputBias: bias, queryKeyNorm: .shared,
      outputGate: .heads, reach: .layers(window: nil) { _ in { _ in false } }
    ).read(&keys, frame)
    var local = keys.optionalSize(["num_sliding_attention_heads"])
    if keys.node["attention_other_setting"]?.members != nil {
      local = keys.inside(
        "attention_other_setting",
        harmless: ["attention_type", "head_dim", "num_attention_groups", "true_head_dim"]
      ) { $0.optionalSize(Spelling.heads) }
    }
    let types = keys.node["layer_types"]?.items ?? []
    let single = keys.layerSizes("per_layer_config", layers: frame.layers)
    return { [local] layer in
      guard case .attention(var own) = mixers(layer) else { return mixers(layer) }
      let isLocal = layer < types.count && types[layer].text == "sliding_attention"
      if isLocal, let local { own.heads = local }
      own.heads = single?[layer]?["num_attention_heads"] ?? own.heads
      return .attention(own)
    }
  }

  /// Inkling: positions enter the scores through a projection of each token and a table over
  /// distances; keys, values and both parts of a layer pass short convolutions.
  private static let inkling = Dialect(
    "inkling_text", className: "Inkling",
    harmless: [
      "chain_hidden_post_norm", "local_layer_ids", "logits_mup_width_multiplier",
      "mtp_hidden_states_first", "mtp_local_layer_ids", "number_of_conv_states",
      "rms_norm_eps_moe_gate", "shared_expert_sink", "model_max_length",
    ]
  ) { keys in
    keys.only("shared_expert_sink", is: .boolean(true), otherwise: "its router is not counted")
    let isLocal = keys.inklingLayers()
    let extent = keys.size(["rel_extent"])
    let width = keys.size(["d_rel"])
    let taps = keys.size(["conv_kernel_size", "sconv_kernel_size"])
    let window = keys.size(["sliding_window_size", "sliding_window"])
    let local = GroupedAttention(
      heads: keys.size(["swa_num_attention_heads"]),
      kvHeads: keys.size(["swa_num_key_value_heads"]), headDim: keys.size(["swa_head_dim"]),
      reach: .window(window))
    let full = GroupedAttention(
      heads: keys.size(Spelling.heads), kvHeads: keys.size(Spelling.kvHeads),
      headDim: keys.size(Spelling.headDim))
    let rule = Dialect.decoder(
      "inkling_text", className: "Inkling",
      mixer: MixerRule { _, _ in
        { layer in
          var own = isLocal(layer) ? local : full
          own.queryKeyNormWeights = 2 * own.headDim
          return .attention(own)
        }
      },
      feedForward: .routed(
        .afterFirst(default: 0), width: Spelling.expertWidth,
        shared: .count(["n_shared_experts"], default: 2)
      ) { _, routed in
        // The router scores shared experts too.
        routed.routerExtra = routed.shared?.count ?? 0
      },
      paths: { keys, frame in
        let isRouted = LayerChoice.afterFirst(default: 0).read(&keys, frame)
        return { layer in
          let own = isLocal(layer) ? local : full
          let seen = isLocal(layer) ? window : extent
          let channels = LayerPart.product(2, own.kvHeads, own.headDim) + 2 * frame.hiddenSize
          return LayerPart(
            columns: LayerPart.product(own.heads, width),
            other: LayerPart.product(width, seen) + LayerPart.product(channels, taps)
              + (isRouted(layer) ? 1 : 0))
        }
      })
    var blueprint = rule.blueprint(&keys)
    blueprint.finalNormWeights += blueprint.hiddenSize
    // Rows behind it are filled up: the class holds them all the same.
    keys.acknowledge("unpadded_vocab_size")
    return blueprint
  }
}

extension ConfigKeys {
  /// Which layers attend in a window: those named, or all but each sixth.
  fileprivate mutating func inklingLayers() -> @Sendable (Int) -> Bool {
    let layers = layerCount(Spelling.layers)
    let types = words(
      "layer_types", count: layers, among: ["hybrid_sliding", "hybrid"])
    let named = layerIndices("local_layer_ids", count: layers)
    return { layer in
      if let types { return types[layer] == "hybrid_sliding" }
      if let named { return named.contains(layer) }
      return (layer + 1) % 6 != 0
    }
  }
}
