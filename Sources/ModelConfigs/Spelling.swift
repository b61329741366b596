/// The spellings that dialects use for one size, the commonest first.
enum Spelling {
  static let hidden = ["hidden_size", "n_embd", "d_model", "n_embed"]
  static let vocabulary = ["vocab_size"]
  static let layers = ["num_hidden_layers", "n_layer", "n_layers", "num_layers"]
  static let heads = ["num_attention_heads", "n_head", "n_heads", "num_heads"]
  static let kvHeads = [
    "num_key_value_heads", "num_kv_heads", "kv_n_heads", "n_head_kv",
    "num_attention_groups",
  ]
  static let headDim = ["head_dim", "d_kv"]
  static let width = ["intermediate_size", "n_inner", "ffn_dim", "ffn_hidden_size", "d_ff"]
  static let experts = ["num_local_experts", "num_experts", "n_routed_experts", "moe_num_experts"]
  static let topK = [
    "num_experts_per_tok", "num_experts_per_token", "experts_per_token", "num_selected_experts",
    "moe_top_k", "moe_topk", "moe_k",
  ]
  static let expertWidth = ["moe_intermediate_size", "expert_ffn_hidden_size"]
  static let context = ["max_position_embeddings", "n_positions", "max_seq_len"]
  static let predictors = [
    "num_nextn_predict_layers", "num_mtp_layers", "mtp_num_hidden_layers", "num_mtp_modules",
  ]

  /// The keys that a fault of an architecture is about, by the name of its field: those that set
  /// the field, and those that the check compared it with.
  static func keys(ofField field: String) -> (own: [String], involved: [String]) {
    switch field.split(separator: ".").last.map(String.init) ?? "" {
    case "hiddenSize": (hidden, [])
    case "vocabulary": (vocabulary, [])
    case "kvHeads": (kvHeads, heads)
    case "heads": (heads, hidden)
    case "headDim": (headDim, heads + hidden)
    case "topK": (topK, experts)
    case "experts": (experts, [])
    case "width": (expertWidth + width, [])
    case "innerSize": (["mamba_expand"], hidden)
    default: ([], [])
    }
  }
}
