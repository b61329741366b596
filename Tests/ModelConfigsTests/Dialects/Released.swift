import Testing

/// The config of a released model, shortened to what matters and what might be mistaken for it.
///
/// The configs are recalled from the models' pages; the counts are those of the models' own modules
/// built without weights from the same keys (transformers 5.23.0, meta device), and the sizes in
/// billions are those of the models' names and cards.
struct Released: Sendable, CustomTestStringConvertible {
  let name: String
  /// The published total and active parameters in billions.
  let published: (total: Double, active: Double?)
  let total: Int
  let active: Int
  /// The bundled model of the same shape, if any.
  let bundled: String?
  let config: String

  init(
    _ name: String, _ published: (total: Double, active: Double?), _ total: Int, _ active: Int,
    bundled: String? = nil, _ config: String
  ) {
    self.name = name
    self.published = published
    self.total = total
    self.active = active
    self.bundled = bundled
    self.config = config
  }

  var testDescription: String { name }

  static let latent = """
    kv_lora_rank: 512, qk_nope_head_dim: 128, qk_rope_head_dim: 64, v_head_dim: 128,
    moe_layer_freq: 1, attention_bias: false, tie_word_embeddings: false, ep_size: 1,
    norm_topk_prob: true, scoring_func: "sigmoid", seq_aux: true, topk_method: "noaux_tc",
    aux_loss_alpha: 0.001, routed_scaling_factor: 2.5, pretraining_tp: 1, rope_scaling: null,
    auto_map: { AutoConfig: "configuration_deepseek.DeepseekV3Config" }, rms_norm_eps: 1e-06,
    quantization_config: { quant_method: "fp8" }, torch_dtype: "bfloat16", use_cache: true,
    """
}
