extension Trap {
  /// Dialects with recurrent mixers, two stacks or inner objects.
  static let other: [Trap] = [
    Trap(
      "jamba", "periods and offsets by default", .plain,
      "num_experts: 4, num_experts_per_tok: 2, num_key_value_heads: 2", 632_158,
      535_390),
    Trap(
      "jamba", "other periods and offsets", .plain,
      "num_experts: 4, expert_layer_period: 3, expert_layer_offset: 0, "
        + "attn_layer_period: 3, attn_layer_offset: 2, mamba_expand: 3, "
        + "mamba_dt_rank: 5, num_experts_per_tok: 2, num_key_value_heads: 2", 676_852,
      612_340),
    Trap(
      "jamba", "biases of Mamba", .plain,
      "num_experts: 4, mamba_conv_bias: false, mamba_proj_bias: true, "
        + "mamba_d_state: 8, mamba_d_conv: 3, num_experts_per_tok: 2, "
        + "num_key_value_heads: 2", 609_518,
      512_750),
    Trap(
      "jamba", "one expert is none", .plain,
      "num_experts: 1, num_experts_per_tok: 1, num_key_value_heads: 2", 485_854,
      485_854),
    Trap(
      "minimax", "softmax attention in every other layer by default", .plain,
      "num_local_experts: 4, num_experts_per_tok: 2, num_key_value_heads: 2", 631_296,
      437_760),
    Trap(
      "minimax", "kinds of layers by name", .plain,
      #"num_local_experts: 4, head_dim: 16, layer_types: ["linear_attention", "#
        + #""linear_attention", "linear_attention", "linear_attention", "#
        + #""linear_attention", "full_attention"], num_experts_per_tok: 2, "#
        + "num_key_value_heads: 2", 582_176,
      388_640),
    Trap(
      "qwen3_next", "gated delta networks, gated attention", .plain,
      "num_experts: 4, shared_expert_intermediate_size: 40, head_dim: 16, "
        + "linear_num_key_heads: 2, linear_num_value_heads: 4, "
        + "linear_key_head_dim: 8, linear_value_head_dim: 12, "
        + "full_attention_interval: 3, num_experts_per_tok: 2, "
        + "moe_intermediate_size: 24, num_key_value_heads: 2", 379_568,
      296_624),
    Trap(
      "dbrx", "sizes in inner objects", .empty,
      "d_model: 64, n_heads: 4, n_layers: 2, vocab_size: 100, "
        + "attn_config: {kv_n_heads: 2, rope_theta: 10000.0}, "
        + "ffn_config: {ffn_hidden_size: 40, moe_num_experts: 4, moe_top_k: 2}, "
        + "tie_word_embeddings: false", 99_648,
      68_928),
    Trap(
      "switch_transformers", "a decoder of 12 layers by default", .stacks,
      "num_experts: 4, num_sparse_encoder_layers: 3, "
        + "num_sparse_decoder_layers: 6", 367_136,
      298_016),
    Trap(
      "switch_transformers", "every other layer sparse in one stack, each third in the other",
      .stacks,
      "num_experts: 4, num_sparse_encoder_layers: 3, "
        + "num_sparse_decoder_layers: 2, num_decoder_layers: 6", 221_664,
      183_264),
    Trap(
      "switch_transformers", "every layer sparse, a bias of the router, a shorter decoder", .stacks,
      "num_experts: 4, num_sparse_encoder_layers: 6, "
        + "num_sparse_decoder_layers: 1, num_decoder_layers: 4, router_bias: true", 199_228,
      145_468),
    Trap(
      "t5", "plain and tied", .stacks, "", 182_624,
      182_624),
    Trap(
      "t5", "gated, a shorter decoder, fewer buckets", .stacks,
      #"feed_forward_proj: "gated-gelu", num_decoder_layers: 3, "#
        + "relative_attention_num_buckets: 16", 136_896,
      136_896),
  ]
}
