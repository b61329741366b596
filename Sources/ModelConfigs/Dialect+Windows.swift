import CostModel
import Formats

extension Dialect {
  /// Routed decoders whose layers attend in windows, with layers that differ in heads or gates.
  ///
  /// Read off transformers 5.24.0.
  static let windowKin: [Dialect] = [
    decoder(
      "afmoe", className: "Afmoe",
      mixer: .attention(
        kvHeads: .stated,
        headDim: .standard(128), inputBias: bias, outputBias: bias, queryKeyNorm: .shared,
        outputGate: .channels,
        reach: .layers(window: 1024) { keys in
          let period = keys.size(["global_attn_every_n_layers"], quietly: 4)
          return { ($0 + 1) % period != 0 }
        }),
      feedForward: .routed(
        .afterFirst(default: 1), width: Spelling.expertWidth,
        shared: .count(["num_shared_experts"], default: 2), correction: true),
      norms: .gains(4)),
    decoder(
      "mimo_v2_flash", "mimo_v2", className: "MiMoV2Flash", mixer: mimo,
      feedForward: FeedForwardRule { keys, frame in
        keys.only(
          "n_shared_experts", is: .null, otherwise: "its shared experts are not counted")
        return FeedForwardRule.routed(
          .afterFirst(default: 1, fixed: true), width: Spelling.expertWidth
        ).read(&keys, frame)
      },
      harmless: [
        "add_swa_attention_sink_bias", "add_full_attention_sink_bias", "attention_chunk_size",
        "hybrid_block_size", "hybrid_layer_pattern", "layernorm_epsilon", "sliding_window",
        "swa_head_dim", "swa_num_attention_heads", "swa_num_key_value_heads",
        "swa_v_head_dim", "sliding_window_size",
      ]),
    decoder(
      "laguna", className: "Laguna",
      mixer: laguna,
      feedForward: .routed(
        .afterFirst(default: 1, fixed: true), width: Spelling.expertWidth,
        shared: .width("shared_expert_intermediate_size"), correction: true),
      harmless: ["moe_apply_router_weight_on_input"]),
    decoder(
      "flint", className: "Flint",
      mixer: .attention(
        kvHeads: .stated, headDim: .stated, inputBias: bias, outputBias: bias,
        queryKeyNorm: .shared, hasSinks: true,
        reach: .layers(window: 513) { _ in { $0 >= 2 && $0 % 4 != 1 } }),
      feedForward: FeedForwardRule { keys, frame in
        if !keys.has("mlp_only_layers") { keys.need("mlp_only_layers") }
        return FeedForwardRule.routed(
          .sparseStep, width: Spelling.expertWidth,
          shared: .width("shared_expert_intermediate_size"), denseBelow: 1
        ).read(&keys, frame)
      }),
    decoder(
      "kolibri1", className: "Kolibri1",
      mixer: .attention(
        kvHeads: .stated, queryKeyNorm: .shared, reach: .allButEach(5, window: 513)),
      feedForward: .routed(
        width: Spelling.expertWidth, shared: .width("shared_expert_intermediate_size")),
      norms: .gains(4)),
    decoder(
      "granitemoe_swa", className: "GraniteMoeSWA",
      mixer: .attention(
        kvHeads: .stated,
        inputBias: bias, outputBias: bias, hasSinks: true, reach: .mostlyWindows),
      feedForward: .routed(shared: .width("shared_intermediate_size"))),
    decoder(
      "cohere2_moe", className: "Cohere2Moe",
      mixer: .attention(
        kvHeads: .stated,
        headDim: .standard(128), inputBias: bias, outputBias: bias,
        reach: .allButEach(4, window: 4096)),
      feedForward: .routed(
        .afterFirst(default: 0),
        denseWidth: ["prefix_dense_intermediate_size", "intermediate_size"],
        shared: .count(["num_shared_experts"], default: 0)),
      norms: .gains(1), ties: true,
      harmless: [
        "expert_selection_fn", "prefix_dense_sliding_window_pattern",
        "shared_expert_combination_strategy",
      ]),
  ]

  /// MiMo-V2: values narrower than keys; layers with a window have twice the key-value heads and
  /// sinks.
  private static let mimo = MixerRule { keys, frame in
    let base = keys.attention(frame, kvHeads: .standard(4), headDim: .standard(192))
    let values = keys.size(["v_head_dim"], default: 128)
    let hasBias = bias.read(&keys)
    let window = keys.window(default: 128)
    let isLocal = keys.mimoLayers(frame)
    // Layers with a window have twice the keys and values: the released code reads that from keys
    // of its own, the class of transformers takes it as given.
    let local: [(key: String, size: Int)] = [
      ("swa_num_attention_heads", base.heads), ("swa_num_key_value_heads", 2 * base.kvHeads),
      ("swa_head_dim", base.headDim), ("swa_v_head_dim", values),
    ]
    for (key, size) in local {
      keys.only(
        key, is: .number(Double(size)), otherwise: "the released code and transformers differ")
    }
    if keys.node["hybrid_layer_pattern"] != nil, keys.node["swa_num_key_value_heads"] == nil {
      keys.need("swa_num_key_value_heads")
    }
    return { layer in
      var attention =
        isLocal(layer)
        ? GroupedAttention(
          heads: base.heads, kvHeads: 2 * base.kvHeads, headDim: base.headDim, hasSinks: true,
          reach: window) : base
      attention.valueDim = values
      attention.hasInputBias = hasBias
      return .attention(attention)
    }
  }

  /// Laguna: layers may differ in heads; the output is gated for each head or each channel.
  private static let laguna = MixerRule { keys, frame in
    let gate: OutputGate
    if let text = keys.node["gating"]?.text {
      _ = keys.member(["gating"])
      if text != "per-head" && text != "per-element" {
        keys.fault(
          keys.node["gating"]?.position, "\(keys.name("gating")): unknown gate",
          hint: "nothing is counted")
      }
      gate = text == "per-element" ? .channels : .heads
    } else {
      gate = keys.flag("gating", default: true) ? .heads : .channels
    }
    let rule = MixerRule.attention(
      kvHeads: .standard(8), headDim: .standard(128), inputBias: bias, outputBias: bias,
      queryKeyNorm: .shared, outputGate: gate,
      reach: .layers(window: 512) { _ in { _ in false } })
    let mixers = rule.read(&keys, frame)
    let heads = keys.numbers(
      "num_attention_heads_per_layer", count: frame.layers, from: 1, upTo: Architecture.largestSize)
    return { layer in
      guard case .attention(var own) = mixers(layer), let heads else { return mixers(layer) }
      own.heads = heads[layer]
      return .attention(own)
    }
  }
}

extension ConfigKeys {
  /// Which of MiMo's layers attend in a window.
  fileprivate mutating func mimoLayers(_ frame: Frame) -> (Int) -> Bool {
    let types = words(
      "layer_types", count: frame.layers, among: ["sliding_attention", "full_attention"])
    let marks = numbers("hybrid_layer_pattern", count: frame.layers, from: 0, upTo: 1)
    return { layer in
      if let types { return types[layer] == "sliding_attention" }
      if let marks { return marks[layer] == 1 }
      return layer != 0 && (layer + 1) % 6 != 0
    }
  }
}
