extension Released {
  /// Models with experts.
  static let routed: [Released] = [
    Released(
      "DeepSeek-V2", (236, 21), 235_741_434_880, 21_375_800_320, bundled: "deepseek-v2",
      """
      { model_type: "deepseek_v2", \(latent) q_lora_rank: 1536, hidden_size: 5120,
        intermediate_size: 12288, moe_intermediate_size: 1536, num_hidden_layers: 60,
        num_attention_heads: 128, num_key_value_heads: 128, first_k_dense_replace: 1,
        n_routed_experts: 160, n_shared_experts: 2, num_experts_per_tok: 6, n_group: 8,
        topk_group: 3, vocab_size: 102400, max_position_embeddings: 163840 }
      """),
    Released(
      "DeepSeek-V2-Lite", (15.7, 2.4), 15_706_484_224, 2_661_150_208, bundled: "deepseek-v2-lite",
      """
      { model_type: "deepseek_v2", \(latent) q_lora_rank: null, hidden_size: 2048,
        intermediate_size: 10944, moe_intermediate_size: 1408, num_hidden_layers: 27,
        num_attention_heads: 16, num_key_value_heads: 16, first_k_dense_replace: 1,
        n_routed_experts: 64, n_shared_experts: 2, num_experts_per_tok: 6, vocab_size: 102400 }
      """),
    Released(
      "Kimi K2", (1040, 32.6), 1_026_408_209_408, 32_861_477_888, bundled: "kimi-k2",
      """
      { model_type: "kimi_k2", architectures: ["DeepseekV3ForCausalLM"], \(latent)
        q_lora_rank: 1536, hidden_size: 7168, intermediate_size: 18432,
        moe_intermediate_size: 2048, num_hidden_layers: 61, num_attention_heads: 64,
        num_key_value_heads: 64, first_k_dense_replace: 1, n_routed_experts: 384,
        n_shared_experts: 1, num_experts_per_tok: 8, num_nextn_predict_layers: 0,
        vocab_size: 163840 }
      """),
    Released(
      "GLM-4.5", (355, 32), 352_797_814_784, 33_632_251_904, bundled: "glm-4.5",
      """
      { model_type: "glm4_moe", attention_bias: true, use_qk_norm: true, head_dim: 128,
        hidden_size: 5120, intermediate_size: 12288, moe_intermediate_size: 1536,
        num_hidden_layers: 92, num_attention_heads: 96, num_key_value_heads: 8,
        first_k_dense_replace: 3, n_routed_experts: 160, n_shared_experts: 1,
        num_experts_per_tok: 8, n_group: 1, topk_group: 1, num_nextn_predict_layers: 1,
        partial_rotary_factor: 0.5, routed_scaling_factor: 2.5, vocab_size: 151552 }
      """),
    Released(
      "GLM-4.5-Air", (106, 12), 106_852_245_504, 13_424_123_904, bundled: "glm-4.5-air",
      """
      { model_type: "glm4_moe", attention_bias: true, use_qk_norm: false, head_dim: 128,
        hidden_size: 4096, intermediate_size: 10944, moe_intermediate_size: 1408,
        num_hidden_layers: 46, num_attention_heads: 96, num_key_value_heads: 8,
        first_k_dense_replace: 1, n_routed_experts: 128, n_shared_experts: 1,
        num_experts_per_tok: 8, num_nextn_predict_layers: 1, vocab_size: 151552 }
      """),
    Released(
      "MiniMax-Text-01", (456, 45.9), 456_089_655_296, 48_403_306_496, bundled: "minimax-01",
      """
      { model_type: "minimax_text_01", head_dim: 128, hidden_size: 6144, intermediate_size: 9216,
        num_hidden_layers: 80, num_attention_heads: 64, num_key_value_heads: 8,
        num_local_experts: 32, num_experts_per_tok: 2, shared_intermediate_size: 0,
        shared_moe_mode: "sigmoid", postnorm: true, layernorm_mlp_alpha: 3.55, rotary_dim: 64,
        attn_type_list: [\(Array(repeating: "0, 0, 0, 0, 0, 0, 0, 1", count: 10).joined(separator: ", "))],
        vocab_size: 200064, max_position_embeddings: 10240000 }
      """),
    Released(
      "gpt-oss-20b", (20.91, 3.61), 20_914_757_184, 4_187_440_704, bundled: "gpt-oss-20b",
      """
      { model_type: "gpt_oss", attention_bias: true, head_dim: 64, hidden_size: 2880,
        intermediate_size: 2880, num_hidden_layers: 24, num_attention_heads: 64,
        num_key_value_heads: 8, num_local_experts: 32, num_experts_per_tok: 4,
        experts_per_token: 4, initial_context_length: 4096, swiglu_limit: 7.0,
        sliding_window: 128, tie_word_embeddings: false, router_aux_loss_coef: 0.9,
        output_router_logits: false, quantization_config: { quant_method: "mxfp4" },
        vocab_size: 201088 }
      """),
    Released(
      "Llama 4 Maverick", (400, 17), 400_711_848_960, 17_184_691_200,
      bundled: "llama-4-maverick-text",
      """
      { model_type: "llama4", architectures: ["Llama4ForConditionalGeneration"],
        boi_token_index: 200080, image_token_index: 200092, tie_word_embeddings: false,
        text_config: { model_type: "llama4_text", hidden_size: 5120, intermediate_size: 8192,
          intermediate_size_mlp: 16384, interleave_moe_layer_step: 2, moe_layers: null,
          num_hidden_layers: 48, num_attention_heads: 40, num_key_value_heads: 8, head_dim: 128,
          num_local_experts: 128, num_experts_per_tok: 1, attention_chunk_size: 8192,
          attn_scale: 0.1, attn_temperature_tuning: 4, floor_scale: 8192, use_qk_norm: false,
          for_llm_compression: false, no_rope_layers: [], vocab_size: 202048 },
        vision_config: { model_type: "llama4_vision_model", hidden_size: 1408 } }
      """),
    Released(
      "Qwen2-57B-A14B", (57, 14), 57_408_658_944, 14_249_270_784, bundled: "qwen2-57b-a14b",
      """
      { model_type: "qwen2_moe", decoder_sparse_step: 1, hidden_size: 3584,
        intermediate_size: 18944, moe_intermediate_size: 2560,
        shared_expert_intermediate_size: 20480, max_window_layers: 28, num_attention_heads: 28,
        num_key_value_heads: 4, num_experts: 64, num_experts_per_tok: 8, num_hidden_layers: 28,
        sliding_window: 65536, use_sliding_window: false, norm_topk_prob: false,
        vocab_size: 151936 }
      """),
    Released(
      "Qwen3-Coder-480B-A35B", (480, 35), 480_154_875_392, 35_474_765_312,
      bundled: "qwen3-coder-480b-a35b",
      """
      { model_type: "qwen3_moe", attention_bias: false, decoder_sparse_step: 1, head_dim: 128,
        hidden_size: 6144, intermediate_size: 8192, mlp_only_layers: [],
        moe_intermediate_size: 2560, num_attention_heads: 96, num_experts: 160,
        num_experts_per_tok: 8, num_hidden_layers: 62, num_key_value_heads: 8, qkv_bias: null,
        shared_expert_intermediate_size: null, sliding_window: null, vocab_size: 151936 }
      """),
    Released(
      "Jamba 1.5 Large", (398, 94), 398_555_145_696, 94_149_338_592, bundled: "jamba-1.5-large",
      """
      { model_type: "jamba", hidden_size: 8192, intermediate_size: 24576, num_hidden_layers: 72,
        num_attention_heads: 64, num_key_value_heads: 8, num_experts: 16, num_experts_per_tok: 2,
        attn_layer_offset: 4, attn_layer_period: 8, expert_layer_offset: 1,
        expert_layer_period: 2, mamba_conv_bias: true, mamba_d_conv: 4, mamba_d_state: 16,
        mamba_dt_rank: 512, mamba_expand: 2, mamba_proj_bias: false, num_logits_to_keep: 1,
        use_mamba_kernels: true, sliding_window: null, vocab_size: 65536 }
      """),
    Released(
      "Qwen3-Next-80B-A3B", (80, 3), 79_674_391_296, 3_874_929_408, bundled: "qwen3-next-80b-a3b",
      """
      { model_type: "qwen3_next", hidden_size: 2048, intermediate_size: 5120, head_dim: 256,
        num_hidden_layers: 48, num_attention_heads: 16, num_key_value_heads: 2,
        moe_intermediate_size: 512, shared_expert_intermediate_size: 512, num_experts: 512,
        num_experts_per_tok: 10, full_attention_interval: 4, linear_conv_kernel_dim: 4,
        linear_key_head_dim: 128, linear_value_head_dim: 128, linear_num_key_heads: 16,
        linear_num_value_heads: 32, partial_rotary_factor: 0.25, vocab_size: 151936 }
      """),
    Released(
      "MiniMax-M2", (230, 10), 228_689_748_992, 11_030_537_216, bundled: "minimax-m2",
      """
      { model_type: "minimax_m2", hidden_size: 3072, intermediate_size: 1536, head_dim: 128,
        num_hidden_layers: 62, num_attention_heads: 48, num_key_value_heads: 8,
        num_local_experts: 256, num_experts_per_tok: 8, use_qk_norm: true,
        qk_norm_type: "per_layer", use_routing_bias: true, rotary_dim: 64, vocab_size: 200064 }
      """),
    Released(
      "dots.llm1", (142, 14), 142_774_373_888, 14_016_581_120, bundled: "dots.llm1",
      """
      { model_type: "dots1", hidden_size: 4096, intermediate_size: 10944, attention_bias: false,
        moe_intermediate_size: 1408, num_hidden_layers: 62, num_attention_heads: 32,
        num_key_value_heads: 32, n_shared_experts: 2, n_routed_experts: 128,
        num_experts_per_tok: 6, first_k_dense_replace: 1, moe_layer_freq: 1, vocab_size: 152064 }
      """),
    Released(
      "Hunyuan-A13B", (80, 13), 80_393_183_232, 12_747_448_320, bundled: "hunyuan-a13b",
      """
      { model_type: "hunyuan_v1_moe", hidden_size: 4096, intermediate_size: 3072, head_dim: 128,
        num_hidden_layers: 32, num_attention_heads: 32, num_key_value_heads: 8, num_experts: 64,
        moe_topk: [\(Array(repeating: "8", count: 32).joined(separator: ", "))],
        tie_word_embeddings: true, vocab_size: 128167 }
      """),
    Released(
      "ERNIE 4.5 300B-A47B", (300, 47), 299_484_163_264, 47_926_586_560,
      bundled: "ernie-4.5-300b-a47b",
      """
      { model_type: "ernie4_5_moe", hidden_size: 8192, intermediate_size: 28672,
        num_hidden_layers: 54, num_attention_heads: 64, num_key_value_heads: 8,
        moe_num_experts: 64, moe_k: 8, moe_intermediate_size: 3584, moe_num_shared_experts: 0,
        moe_layer_start_index: 3, moe_layer_end_index: 53, moe_layer_interval: 1,
        moe_use_aux_free: true, use_bias: false, tie_word_embeddings: false, vocab_size: 103424 }
      """),
    Released(
      "Granite 3.0 3B-A800M", (3.3, 0.8), 3_298_793_472, 882_874_368,
      bundled: "granite-3.0-3b-a800m",
      """
      { model_type: "granitemoe", hidden_size: 1536, intermediate_size: 512,
        num_hidden_layers: 32, num_attention_heads: 24, num_key_value_heads: 8,
        num_local_experts: 40, num_experts_per_tok: 8, attention_multiplier: 0.015625,
        embedding_multiplier: 12.0, logits_scaling: 6.0, residual_multiplier: 0.22,
        tie_word_embeddings: true, vocab_size: 49155 }
      """),
  ]
}
