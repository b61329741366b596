import Diagnostics
import Formats

/// Keys that never change the number of weights, whatever the dialect.
enum HarmlessKeys {
  /// Whether a key that no rule asked for may stand in the file.
  ///
  /// A switch that is off says nothing and may always stand: null, false, 0, an empty text, list or
  /// object; but for one whose name denies something, which is on while it is off.
  static func allow(
    _ member: Member, beside others: Set<String>, isAroundText: Bool = false
  ) -> Bool {
    let key = member.key
    if isIdle(member.value), !denials.contains(where: { key.hasPrefix($0) }) { return true }
    if member.value.isNull || others.contains(key) || common.contains(key) { return true }
    if prefixes.contains(where: { key.hasPrefix($0) })
      || suffixes.contains(where: { key.hasSuffix($0) })
    {
      return true
    }
    let words = Set(key.split(separator: "_").map(String.init))
    if isAroundText, !senses.isDisjoint(with: words) { return true }
    return structure.isDisjoint(with: words) && !kinds.isDisjoint(with: words)
  }

  /// What to do about a key that may not.
  ///
  /// It never says to take the key out: a key that nobody understands may be what makes the model
  /// another one.
  static func hint(for member: Member, among known: [String], in node: Node) -> String {
    let near = known.first {
      node[$0] == nil && Misspelling.isLikely(member.key, of: $0)
    }
    if let near { return "did you mean \(Fault.quoted(near))?" }
    return "the count may depend on it, so nothing is counted"
  }

  private static func isIdle(_ node: Node) -> Bool {
    switch node.value {
    case .null, .boolean(false), .number(0): true
    case .text(let text): text.isEmpty
    case .list(let items): items.isEmpty
    case .object(let members): members.isEmpty
    case .boolean, .number: false
    }
  }

  /// How names begin that say something is missing: they say most while they are false.
  private static let denials = ["no_", "not_", "without_", "disable_", "skip_", "remove_"]

  /// Words of serving, processors, towers and training that make a key harmless, unless a word of
  /// `structure` stands beside it.
  private static let kinds: Set<String> = [
    "ambiguous", "audio", "beta", "cache", "clip", "dropout", "dtype", "image", "inference",
    "init", "kernel", "kernels", "loss", "modality", "multiplier", "multipliers", "patch",
    "placeholder", "precision", "processor", "projector", "quant", "quantization", "quantize",
    "quantized", "ragged", "rope", "sampling", "speech", "tensor", "theta", "tokenizer", "video",
    "vision", "yarn",
  ]

  /// Words that name a tower or what joins it to the language model; around a `text_config` a key
  /// with one of them is no size of the language model.
  private static let senses: Set<String> = [
    "alignment", "audio", "connector", "downsample", "img", "merge", "merged", "merger", "image",
    "images", "media", "mm",
    "multimodal", "patch",
    "perceiver", "placeholder", "processor", "projection", "projector", "qformer", "query",
    "seconds",
    "spatial", "speech",
    "tts", "video", "vision", "visual", "vit", "voice", "whisper",
  ]

  /// Words that name experts, heads, layers, sizes and widths: a key with one of them is understood
  /// or a fault.
  private static let structure: Set<String> = [
    "attention", "attn", "bias", "channels", "conv", "depth", "dim", "dims", "embed", "embedding",
    "embeddings", "expert", "experts", "ffn", "group", "groups", "head", "heads", "hidden",
    "intermediate", "layer", "layers", "latent", "lora", "mlp", "moe", "norm", "num", "rank",
    "shared", "size", "sizes", "state", "tie", "types", "vocab", "width",
  ]

  /// How names begin that are harmless as a family, such as `rope_theta`.
  private static let prefixes = [
    "_", "rope_", "rotary_", "router_aux_", "router_z_", "router_jitter_", "unsloth_", "init_",
    "initializer_", "yarn_", "log_scaling_", "time_step_", "moe_router_", "mtp_", "moe_capacity_",
  ]
  /// How they end, such as `attn_pdrop`.
  private static let suffixes = [
    "_dropout", "_pdrop", "_dropout_prob", "_dropout_rate", "_token_id", "_token_ids",
    "_token_index", "_eps", "_epsilon", "_loss_coef", "_loss_weight", "_loss_alpha",
    "_softcapping", "_jitter_eps", "_jitter_noise", "_scaling_factor", "_softcap", "_coefficient",
    "_loss_factor", "_initializer_range", "_token_index", "_soft_cap", "_act_fn", "_hidden_act",
    "_multiplier", "_multipliers", "_init_std", "_init_range", "_scaling", "_impl",
    "_implementation", "_clip_threshold", "_theta", "_mp_size", "_in_fp32",
  ]

  private static let common: Set<String> = [
    "activation", "activation_function", "alibi_bias_max", "architectures", "attention_multiplier",
    "attn_implementation", "attn_softmax_bf16", "auto_map", "aux_loss_alpha", "bad_words_ids",
    "attention_value_scale", "begin_suppress_tokens", "chunk_size",
    "chunk_size_feed_forward", "encoder_no_repeat_ngram_size", "final_logit_softcapping",
    "forced_decoder_ids", "hidden_dropout", "interleaved_mrope", "is_causal", "layer_norm_eps",
    "mamba_chunk_size", "max_new_tokens", "mup_enabled", "norm_eps", "norm_topk",
    "num_logits_to_keep", "output_past", "prefix_lm", "route_norm", "route_scale", "score_function",
    "torch_dtype_str", "use_flash_attn", "ignore_index", "use_grouped_mm", "use_mtp", "use_kernels",
    "use_rope",
    "layer_rope_theta", "mamba_ssm_cache_dtype", "max_context_length", "mrope_section",
    "attn_temperature_tuning", "moe_renormalize", "n_expert_groups", "num_expert_group",
    "num_limited_groups", "routed_scaling", "router_activation_func", "use_mamba_kernels",
    "clip_qkv", "cross_attention_hidden_size",
    "dense_act_fn", "diversity_penalty", "do_sample", "dropout", "dropout_rate", "dtype",
    "early_stopping",
    "embedding_multiplier",
    "ep_size", "exponential_decay_length_penalty", "finetuning_task", "hidden_act",
    "hidden_activation", "id2label", "is_decoder", "label2id", "label_smoothing", "layerdrop",
    "length_penalty",
    "logit_scale", "logits_scaling", "max_length", "max_position_embeddings", "max_seq_len",
    "max_sequence_length", "max_window_layers", "min_length", "model_max_length", "model_type",
    "n_ctx", "n_group", "n_positions", "no_repeat_ngram_size", "norm_topk_prob", "num_beam_groups",
    "num_beams", "num_return_sequences", "original_max_position_embeddings", "output_attentions",
    "output_hidden_states", "output_router_logits", "output_scores",
    "partial_rotary_factor", "prefix", "pretraining_tp", "problem_type", "quantization",
    "quantization_config", "query_pre_attn_scalar", "remove_invalid_values", "repetition_penalty",
    "residual_multiplier",
    "return_dict", "return_dict_in_generate", "scoring_func", "seq_aux", "seq_length",
    "softmax_scale", "suppress_tokens", "swiglu_alpha", "swiglu_limit", "task_specific_params",
    "temperature", "tf_legacy_loss", "tokenizer_class", "top_k",
    "top_p", "topk_group", "topk_method", "torch_dtype", "torchscript", "transformers_version",
    "typical_p", "use_bfloat16", "use_bidirectional_attention", "use_cache",
    "use_flash_attention_2", "use_mrope", "z_loss_weight",
  ]
}
