import CostModel
import Formats

extension Dialect {
  /// Routed decoders of 2025 and 2026 with grouped attention.
  ///
  /// Read off transformers 5.24.0.
  static let routedKin: [Dialect] = [
    decoder(
      "qwen3_vl_moe_text", "qwen3_vl_moe", "qwen3_omni_moe_text", className: "Qwen3VLMoe",
      mixer: .attention(
        kvHeads: .standard(16), inputBias: bias, outputBias: bias, queryKeyNorm: .shared),
      feedForward: .routed(.sparseStep, width: Spelling.expertWidth, denseBelow: 1)),
    decoder(
      "exaone_moe", className: "ExaoneMoe",
      mixer: .attention(
        kvHeads: .stated, queryKeyNorm: .shared, reach: .allButEach(4, window: 4096)),
      feedForward: .routed(
        .afterFirst(default: 1), width: Spelling.expertWidth,
        shared: .count(["num_shared_experts"], default: 1))),
    decoder(
      "hy_v3", className: "HYV3",
      mixer: .attention(
        kvHeads: .stated,
        headDim: .standard(128), inputBias: bias, outputBias: bias, queryKeyNorm: .shared),
      feedForward: FeedForwardRule { keys, frame in
        keys.only("mlp_bias", is: .boolean(false), otherwise: "biases are not counted")
        return FeedForwardRule.routed(
          .afterFirst(default: 1), width: Spelling.expertWidth,
          shared: .some(["num_shared_experts"])
        ).read(&keys, frame)
      },
      harmless: ["enable_moe_fp32_combine", "router_scaling_factor"]),
    decoder(
      "solar_open", className: "SolarOpen",
      mixer: .attention(kvHeads: .stated, headDim: .standard(128), inputBias: bias),
      feedForward: .routed(
        .afterFirst(default: 0), width: Spelling.expertWidth,
        shared: .count(["n_shared_experts"], default: 1)),
      harmless: ["intermediate_size"]),
    decoder(
      "mellum", className: "Mellum",
      mixer: .attention(
        kvHeads: .stated,
        headDim: .standard(128), inputBias: bias, outputBias: bias, queryKeyNorm: .shared,
        reach: .layers(window: 1024) { _ in { _ in false } }),
      feedForward: .routed(.afterFirst(default: 0), width: Spelling.expertWidth),
      harmless: ["mtp_layer_types", "mtp_mlp_layer_types"]),
    decoder(
      "sarvam_moe", className: "SarvamMoe",
      mixer: .attention(
        kvHeads: .stated, headDim: .standard(64),
        inputBias: bias,
        queryKeyNorm: .when(.key("use_qk_norm", default: true), .shared)),
      feedForward: .routed(
        .afterFirst(default: 1), width: Spelling.expertWidth,
        shared: .count(["n_shared_experts"], default: 1))),
    decoder(
      "aria_text", className: "AriaText",
      mixer: .attention(kvHeads: .stated, inputBias: bias, outputBias: bias),
      feedForward: FeedForwardRule { keys, frame in
        keys.only("mlp_bias", is: .boolean(false), otherwise: "biases are not counted")
        return FeedForwardRule.routed(
          shared: .count(["moe_num_shared_experts"], default: 2)
        ).read(&keys, frame)
      }),
    decoder(
      "jetmoe", className: "JetMoe",
      mixer: MixerRule { keys, frame in
        // A token's queries and outputs are those of K experts for each group of keys.
        let groups = keys.size(Spelling.kvHeads)
        let heads = LayerPart.product(groups, keys.size(Spelling.topK))
        keys.only(
          "num_attention_heads", is: .number(Double(heads)),
          otherwise: "each expert has a query for each group of keys")
        let attention = GroupedAttention(
          heads: heads, kvHeads: groups, headDim: keys.size(["kv_channels", "head_dim"]))
        return { _ in .attention(attention) }
      },
      feedForward: .routed(), ties: true,
      paths: { keys, frame in
        // The experts that a token's attention does not use, their router, and a bias behind both
        // parts of the layer.
        let experts = keys.size(Spelling.experts)
        let width = LayerPart.product(
          keys.size(Spelling.kvHeads), keys.size(["kv_channels", "head_dim"]))
        let left = max(0, experts - keys.size(Spelling.topK))
        let part = LayerPart(
          columns: experts, idle: LayerPart.product(2, left, frame.hiddenSize, width), wide: 2)
        return { _ in part }
      }),
  ]
}
