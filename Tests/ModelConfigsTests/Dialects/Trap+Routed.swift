extension Trap {
  /// Dialects with experts in a decoder of attention alone.
  static let routed: [Trap] = [
    Trap(
      "mixtral", "experts in every layer", .plain,
      "num_local_experts: 4, num_experts_per_tok: 2, num_key_value_heads: 2", 575_712,
      382_176),
    Trap(
      "mixtral", "the other spelling of the experts", .plain,
      "num_experts: 4, num_experts_per_tok: 2, num_key_value_heads: 2", 575_712,
      382_176),
    Trap(
      "qwen2_moe", "a gated shared expert of its own width", .plain,
      "num_experts: 4, shared_expert_intermediate_size: 40, "
        + "num_experts_per_tok: 2, moe_intermediate_size: 24, "
        + "num_key_value_heads: 2", 425_376,
      342_432),
    Trap(
      "qwen2_moe", "each third layer routes", .plain,
      "num_experts: 4, shared_expert_intermediate_size: 40, "
        + "decoder_sparse_step: 3, num_experts_per_tok: 2, "
        + "moe_intermediate_size: 24, num_key_value_heads: 2", 331_296,
      303_648),
    Trap(
      "qwen2_moe", "without biases", .plain,
      "num_experts: 4, shared_expert_intermediate_size: 40, qkv_bias: false, "
        + "num_experts_per_tok: 2, moe_intermediate_size: 24, "
        + "num_key_value_heads: 2", 424_224,
      341_280),
    Trap(
      "qwen3_moe", "named layers are dense", .plain,
      "num_experts: 4, mlp_only_layers: [0, 5], head_dim: 16, "
        + "num_experts_per_tok: 2, moe_intermediate_size: 24, "
        + "num_key_value_heads: 2", 275_616,
      220_320),
    Trap(
      "qwen3_moe", "named layers among each second", .plain,
      "num_experts: 4, mlp_only_layers: [1, 2], decoder_sparse_step: 2, "
        + "num_experts_per_tok: 2, moe_intermediate_size: 24, "
        + "num_key_value_heads: 2", 307_200,
      279_552),
    Trap(
      "olmoe", "norms over all queries and all keys", .plain,
      "num_experts: 4, num_experts_per_tok: 2", 632_160,
      438_624),
    Trap(
      "phimoe", "biases of attention and of the logits", .plain,
      "num_local_experts: 4, attention_bias: true, lm_head_bias: true, "
        + "num_experts_per_tok: 2, num_key_value_heads: 2", 578_788,
      385_252),
    Trap(
      "phimoe", "neither bias by default", .plain,
      "num_local_experts: 4, num_experts_per_tok: 2, num_key_value_heads: 2", 576_960,
      383_424),
    Trap(
      "gpt_oss", "sinks, biases of experts and router", .plain,
      "num_local_experts: 4, head_dim: 16, num_experts_per_tok: 2, "
        + "num_key_value_heads: 2", 526_800,
      330_768),
    Trap(
      "gpt_oss", "biases of experts without those of attention", .plain,
      "num_local_experts: 4, head_dim: 16, attention_bias: false, "
        + "num_experts_per_tok: 2, num_key_value_heads: 2", 525_456,
      329_424),
    Trap(
      "llama4_text", "each second layer routes, with a shared expert", .plain,
      "num_local_experts: 4, intermediate_size_mlp: 72, "
        + "interleave_moe_layer_step: 2, num_experts_per_tok: 1, "
        + "num_key_value_heads: 2", 1_210_464,
      1_065_312),
    Trap(
      "llama4_text", "named layers route", .plain,
      "num_local_experts: 4, intermediate_size_mlp: 72, moe_layers: [0, 3], "
        + "num_experts_per_tok: 1, head_dim: 16, num_key_value_heads: 2", 376_032,
      279_264),
    Trap(
      "deepseek_v2", "queries without a latent", .plain,
      "q_lora_rank: null, n_routed_experts: 4, n_shared_experts: 2, "
        + "first_k_dense_replace: 1, num_experts_per_tok: 2, "
        + "moe_intermediate_size: 24, kv_lora_rank: 16, qk_nope_head_dim: 12, "
        + "qk_rope_head_dim: 8, v_head_dim: 10", 337_344,
      268_224),
    Trap(
      "deepseek_v2", "queries through a latent, every layer routed", .plain,
      "q_lora_rank: 20, n_routed_experts: 4, n_shared_experts: 1, "
        + "num_experts_per_tok: 2, moe_intermediate_size: 24, kv_lora_rank: 16, "
        + "qk_nope_head_dim: 12, qk_rope_head_dim: 8, v_head_dim: 10", 296_760,
      213_816),
    Trap(
      "deepseek_v3", "two dense layers first, biases beside the latents", .plain,
      "q_lora_rank: 20, n_routed_experts: 4, n_shared_experts: 1, "
        + "first_k_dense_replace: 2, attention_bias: true, num_experts_per_tok: 2, "
        + "moe_intermediate_size: 24, kv_lora_rank: 16, qk_nope_head_dim: 12, "
        + "qk_rope_head_dim: 8, v_head_dim: 10", 259_968,
      204_672),
    Trap(
      "deepseek_v3", "three dense layers by default", .plain,
      "q_lora_rank: 20, n_routed_experts: 4, n_shared_experts: 3, "
        + "num_nextn_predict_layers: 1, num_experts_per_tok: 2, "
        + "moe_intermediate_size: 24, kv_lora_rank: 16, qk_nope_head_dim: 12, "
        + "qk_rope_head_dim: 8, v_head_dim: 10", 281_784,
      240_312),
    Trap(
      "glm4_moe", "norms on queries and keys, biases on the inputs", .plain,
      "n_routed_experts: 4, n_shared_experts: 1, first_k_dense_replace: 2, "
        + "use_qk_norm: true, attention_bias: true, head_dim: 16, "
        + "num_experts_per_tok: 2, moe_intermediate_size: 24, "
        + "num_key_value_heads: 2", 304_032,
      248_736),
    Trap(
      "glm4_moe", "without either", .plain,
      "n_routed_experts: 4, n_shared_experts: 2, num_experts_per_tok: 2, "
        + "moe_intermediate_size: 24, num_key_value_heads: 2", 411_744,
      342_624),
    Trap(
      "dots1", "norms on queries and keys", .plain,
      "n_routed_experts: 4, n_shared_experts: 2, first_k_dense_replace: 1, "
        + "num_experts_per_tok: 2, moe_intermediate_size: 24, "
        + "num_key_value_heads: 2", 412_032,
      342_912),
    Trap(
      "granitemoe", "experts in every layer", .plain,
      "num_local_experts: 4, num_experts_per_tok: 2, num_key_value_heads: 2", 575_712,
      382_176),
    Trap(
      "granitemoeshared", "a shared expert of its own width", .plain,
      "num_local_experts: 4, shared_intermediate_size: 32, "
        + "num_experts_per_tok: 2, num_key_value_heads: 2", 631_008,
      437_472),
    Trap(
      "ernie4_5_moe", "routed layers between two indices", .plain,
      "moe_num_experts: 4, moe_k: 2, moe_intermediate_size: 24, "
        + "moe_num_shared_experts: 2, moe_layer_start_index: 1, "
        + "moe_layer_end_index: 4, moe_layer_interval: 2, num_key_value_heads: 2", 324_968,
      297_320),
    Trap(
      "minimax_m2", "norms over all queries and all keys", .plain,
      "num_local_experts: 4, head_dim: 16, num_experts_per_tok: 2, "
        + "num_key_value_heads: 2", 520_992,
      327_456),
    Trap(
      "hunyuan_v1_moe", "one shared expert in every layer", .plain,
      "num_experts: 4, moe_topk: 2, head_dim: 16, num_key_value_heads: 2", 617_376,
      423_840),
  ]
}
