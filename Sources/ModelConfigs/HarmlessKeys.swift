import Diagnostics
import Formats

/// Keys that never change the number of weights, whatever the dialect.
enum HarmlessKeys {
  /// Whether a key that no rule asked for may stand in the file.
  ///
  /// A null says nothing and may always stand.
  static func allow(_ member: Member, beside others: Set<String>) -> Bool {
    let key = member.key
    if member.value.isNull || others.contains(key) || common.contains(key) { return true }
    if idle.contains(key) { return isIdle(member.value) }
    return prefixes.contains { key.hasPrefix($0) } || suffixes.contains { key.hasSuffix($0) }
  }

  /// What to do about a key that may not.
  static func hint(for member: Member, among known: [String]) -> String {
    if idle.contains(member.key) { return "only a model without it is counted" }
    let advice = "it could change the count: remove it if it does not"
    guard let near = Suggestion.nearest(to: member.key, among: known) else { return advice }
    return "did you mean \(Fault.quoted(near))? \(advice)"
  }

  /// Keys that change nothing while they are off.
  private static let idle: Set<String> = [
    "add_cross_attention", "is_encoder_decoder", "pruned_heads", "tie_encoder_decoder",
  ]

  private static func isIdle(_ node: Node) -> Bool {
    switch node.value {
    case .null, .boolean(false), .number(0): true
    case .list(let items): items.isEmpty
    case .object(let members): members.isEmpty
    case .boolean, .number, .text: false
    }
  }

  /// How names begin that are harmless as a family, such as `rope_theta`.
  private static let prefixes = [
    "_", "rope_", "rotary_", "router_aux_", "router_z_", "router_jitter_", "unsloth_", "init_",
    "initializer_",
  ]
  /// How they end, such as `attn_pdrop`.
  private static let suffixes = [
    "_dropout", "_pdrop", "_dropout_prob", "_dropout_rate", "_token_id", "_token_ids",
    "_token_index", "_eps", "_epsilon", "_loss_coef", "_loss_weight", "_loss_alpha",
    "_softcapping", "_jitter_eps", "_jitter_noise", "_scaling_factor",
  ]

  private static let common: Set<String> = [
    "activation", "activation_function", "alibi_bias_max", "architectures", "attention_multiplier",
    "attn_implementation", "attn_softmax_bf16", "auto_map", "aux_loss_alpha", "bad_words_ids",
    "begin_suppress_tokens", "chunk_size_feed_forward", "clip_qkv", "cross_attention_hidden_size",
    "dense_act_fn", "diversity_penalty", "do_sample", "dropout", "dropout_rate", "dtype",
    "early_stopping",
    "embedding_multiplier",
    "ep_size", "exponential_decay_length_penalty", "finetuning_task", "hidden_act",
    "hidden_activation", "id2label", "is_decoder", "label2id", "layerdrop", "length_penalty",
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
