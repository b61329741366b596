import CostModel
import Formats

extension Dialect {
  /// DeepSeek and the models that took over its layout: some dense layers, then routed ones with
  /// shared experts; from the second version on, attention through a latent.
  ///
  /// The correction bias of a router is not trained by gradient and not counted.
  static let deepSeekKin: [Dialect] = [
    decoder(
      "deepseek", className: "Deepseek",
      mixer: .attention(inputBias: bias, outputBias: bias),
      feedForward: routed(first: 0, shared: 0, stepped: true)),
    decoder(
      "deepseek_v2", className: "DeepseekV2", mixer: .latent,
      feedForward: routed(first: 0, shared: 2), harmless: latentHarmless),
    decoder(
      "deepseek_v3", className: "DeepseekV3", mixer: .latent,
      feedForward: routed(first: 3, shared: 1), harmless: latentHarmless),
    decoder(
      "kimi_k2", className: "KimiK2", mixer: .latent,
      feedForward: routed(first: 3, shared: 1, stepped: true), harmless: latentHarmless),
    decoder(
      "glm4_moe_lite", className: "Glm4MoeLite", mixer: .latent,
      feedForward: routed(first: 1, shared: 1, fixed: true), harmless: latentHarmless),
    decoder(
      "glm4_moe", "glm4v_moe_text", className: "Glm4Moe",
      mixer: .attention(
        kvHeads: .standard(8), inputBias: bias,
        queryKeyNorm: .when(.key("use_qk_norm", default: false), .shared)),
      feedForward: routed(first: 1, shared: 1)),
    decoder(
      "dots1", className: "Dots1",
      mixer: .attention(
        kvHeads: .standard(32), inputBias: bias, outputBias: bias,
        queryKeyNorm: .shared,
        reach: .layers(window: 4096) { keys in
          let first = keys.amount(["max_window_layers"], default: 62)
          return { $0 >= first }
        }),
      feedForward: routed(first: 0, shared: 0)),
  ]

  static let latentHarmless: Set<String> = [
    "head_dim", "num_key_value_heads", "qk_head_dim", "rope_interleave",
  ]

  private static func routed(
    first: Int, shared: Int, stepped: Bool = false, fixed: Bool = false
  ) -> FeedForwardRule {
    .routed(
      .afterFirst(default: first, stepped: stepped, fixed: fixed), width: Spelling.expertWidth,
      shared: .count(["n_shared_experts"], default: shared))
  }
}

extension MixerRule {
  /// Attention through a latent; its sizes have no defaults here.
  ///
  /// A query rank of null is none; where the key is missing nobody can know.
  static let latent = MixerRule { keys, _ in
    keys.only("mlp_bias", is: .boolean(false), otherwise: "biases are not counted")
    let rank = "q_lora_rank"
    let attention = LatentAttention(
      heads: keys.size(Spelling.heads),
      queryRank: keys.has(rank) ? keys.optionalSize([rank]) : keys.size([rank]),
      kvRank: keys.size(["kv_lora_rank"]), plainDim: keys.size(["qk_nope_head_dim"]),
      rotaryDim: keys.present(["qk_rope_head_dim"]), valueDim: keys.size(["v_head_dim"]),
      hasBias: keys.flag("attention_bias", default: false))
    return { _ in .latent(attention) }
  }
}
