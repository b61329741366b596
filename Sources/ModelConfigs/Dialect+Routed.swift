import CostModel
import Formats

extension Dialect {
  /// Decoders whose feed-forwards are experts, in every layer or most.
  ///
  /// Read off transformers 5.23.0; the width of OLMoE's experts has no default here, since that of
  /// its class, 2048, is not the released model's.
  static let routed: [Dialect] = [
    decoder(
      "mixtral", className: "Mixtral",
      mixer: .attention(kvHeads: .standard(8), reach: .window()),
      feedForward: .routed()),
    decoder(
      "qwen2_moe", className: "Qwen2Moe",
      mixer: .attention(
        kvHeads: .standard(16), inputBias: .key("qkv_bias", default: true),
        reach: .layers(window: 4096, switchedBy: .key("use_sliding_window", default: false)) {
          let last = $0.amount(["max_window_layers"], default: 28)
          return { ($0 + 1) % 2 != 0 && $0 < last }
        }),
      feedForward: .routed(
        .sparseStep, width: Spelling.expertWidth,
        shared: .gatedWidth("shared_expert_intermediate_size"), denseBelow: 1)),
    decoder(
      "qwen3_moe", className: "Qwen3Moe",
      mixer: .attention(
        kvHeads: .standard(4), inputBias: bias, outputBias: bias,
        queryKeyNorm: .shared, reach: .switchedWindow),
      feedForward: .routed(.sparseStep, width: Spelling.expertWidth, denseBelow: 1)),
    decoder(
      "olmoe", className: "Olmoe",
      mixer: .attention(
        headDim: .divided, inputBias: bias, outputBias: bias, queryKeyNorm: .whole),
      feedForward: .routed()),
    decoder(
      "phimoe", className: "Phimoe",
      mixer: .attention(
        kvHeads: .standard(8), inputBias: bias, outputBias: bias,
        reach: .window()),
      feedForward: .routed(), norms: .gainsAndBiases(),
      logitBias: .key("lm_head_bias", default: false)),
    decoder(
      "gpt_oss", className: "GptOss",
      mixer: .attention(
        kvHeads: .standard(8), headDim: .standard(64),
        inputBias: .key("attention_bias", default: true),
        outputBias: .key("attention_bias", default: true), hasSinks: true,
        reach: .allButEach(2, window: 128)),
      feedForward: .routed(hasBias: true), harmless: ["initial_context_length"]),
    decoder(
      "granitemoe", className: "GraniteMoe",
      mixer: .attention(inputBias: bias, outputBias: bias), feedForward: .routed()),
    decoder(
      "granitemoeshared", className: "GraniteMoeShared",
      mixer: .attention(inputBias: bias, outputBias: bias),
      feedForward: .routed(shared: .width("shared_intermediate_size"))),
    decoder(
      "minimax_m2", className: "MiniMaxM2",
      mixer: .attention(
        kvHeads: .standard(8), headDim: .standard(128), queryKeyNorm: .whole),
      feedForward: .routed(),
      harmless: [
        "attn_type_list", "qk_norm_type", "scoring_func", "use_qk_norm", "use_routing_bias",
      ]
    ),
    decoder(
      "flex_olmo", className: "FlexOlmo",
      mixer: .attention(inputBias: bias, outputBias: bias, queryKeyNorm: .whole),
      feedForward: .routed()),
    decoder(
      "ernie4_5_moe", className: "Ernie4_5_Moe",
      mixer: MixerRule { keys, frame in
        keys.only("use_bias", is: .boolean(false), otherwise: "biases are not counted")
        return MixerRule.attention(kvHeads: .standard(4)).read(&keys, frame)
      },
      feedForward: .routed(
        .between, width: Spelling.expertWidth,
        shared: .count(["moe_num_shared_experts"], default: 2), correction: true),
      ties: true,
      harmless: ["moe_capacity", "moe_gate", "moe_norm_min", "moe_use_aux_free"]),
  ]
}
