extension Released {
  /// Dense models.
  static let dense: [Released] = [
    Released(
      "OLMo 2 7B", (7.3, nil), 7_298_617_344, 7_298_617_344, bundled: "olmo-2-7b",
      """
      { model_type: "olmo2", attention_bias: false, hidden_size: 4096, intermediate_size: 11008,
        num_attention_heads: 32, num_hidden_layers: 32, num_key_value_heads: 32,
        rope_theta: 500000, tie_word_embeddings: false, vocab_size: 100352 }
      """),
    Released(
      "OLMo 2 13B", (13.7, nil), 13_716_198_400, 13_716_198_400, bundled: "olmo-2-13b",
      """
      { model_type: "olmo2", attention_bias: false, hidden_size: 5120, intermediate_size: 13824,
        num_attention_heads: 40, num_hidden_layers: 40, num_key_value_heads: 40,
        rope_theta: 500000, tie_word_embeddings: false, vocab_size: 100352 }
      """),
    Released(
      "Gemma 2 27B", (27.2, nil), 27_227_128_320, 27_227_128_320, bundled: "gemma-2-27b",
      """
      { model_type: "gemma2", hidden_size: 4608, intermediate_size: 36864, head_dim: 128,
        num_attention_heads: 32, num_hidden_layers: 46, num_key_value_heads: 16,
        query_pre_attn_scalar: 144, sliding_window: 4096, sliding_window_size: null,
        attn_logit_softcapping: 50.0, final_logit_softcapping: 30.0, attention_bias: false,
        cache_implementation: "hybrid", vocab_size: 256000 }
      """),
    Released(
      "Gemma 3 4B", (3.88, nil), 3_880_263_168, 3_880_263_168,
      """
      { model_type: "gemma3", architectures: ["Gemma3ForConditionalGeneration"],
        boi_token_index: 255999, eoi_token_index: 256000, image_token_index: 262144,
        mm_tokens_per_image: 256,
        text_config: { model_type: "gemma3_text", hidden_size: 2560, intermediate_size: 10240,
          num_hidden_layers: 34, rope_scaling: { factor: 8.0, rope_type: "linear" },
          sliding_window: 1024 },
        vision_config: { model_type: "siglip_vision_model", hidden_size: 1152 } }
      """),
    Released(
      "OPT-350M", (0.331, nil), 331_196_416, 331_196_416,
      """
      { model_type: "opt", hidden_size: 1024, word_embed_proj_dim: 512, ffn_dim: 4096,
        do_layer_norm_before: false, _remove_final_layer_norm: false, num_attention_heads: 16,
        num_hidden_layers: 24, max_position_embeddings: 2048, activation_function: "relu",
        dropout: 0.1, layerdrop: 0.0, prefix: "</s>", init_std: 0.02, vocab_size: 50272 }
      """),
    Released(
      "BLOOM", (176, nil), 176_247_271_424, 176_247_271_424,
      """
      { model_type: "bloom", n_embed: 14336, n_layer: 70, num_attention_heads: 112,
        attention_softmax_in_fp32: true, masked_softmax_fusion: true, pretraining_tp: 4,
        unk_token_id: 0, seq_length: 2048, slow_but_exact: false, vocab_size: 250880 }
      """),
    Released(
      "Falcon-40B", (41.3, nil), 41_303_293_952, 41_303_293_952,
      """
      { model_type: "falcon", alibi: false, bias: false, hidden_size: 8192,
        new_decoder_architecture: true, multi_query: true, parallel_attn: true,
        num_attention_heads: 128, num_hidden_layers: 60, num_kv_heads: 8,
        apply_residual_connection_post_layernorm: false, vocab_size: 65024 }
      """),
    Released(
      "Phi-4", (14.7, nil), 14_659_507_200, 14_659_507_200,
      """
      { model_type: "phi3", hidden_size: 5120, intermediate_size: 17920, embd_pdrop: 0.0,
        num_attention_heads: 40, num_hidden_layers: 40, num_key_value_heads: 10,
        original_max_position_embeddings: 16384, resid_pdrop: 0.0, sliding_window: null,
        vocab_size: 100352 }
      """),
    Released(
      "Mistral Nemo", (12.2, nil), 12_247_782_400, 12_247_782_400,
      """
      { architectures: ["MistralForCausalLM"], hidden_size: 5120, intermediate_size: 14336,
        head_dim: 128, num_attention_heads: 32, num_hidden_layers: 40, num_key_value_heads: 8,
        sliding_window: null, tie_word_embeddings: false, vocab_size: 131072 }
      """),
    Released(
      "SmolLM3 3B", (3.08, nil), 3_075_098_624, 3_075_098_624,
      """
      { model_type: "smollm3", attention_bias: false, hidden_size: 2048, intermediate_size: 11008,
        mlp_bias: false, no_rope_layer_interval: 4, num_attention_heads: 16, num_hidden_layers: 36,
        num_key_value_heads: 4, rope_theta: 5000000.0, sliding_window: null,
        use_sliding_window: false, vocab_size: 128256 }
      """),
    // Both by hand: transformers 5 builds neither from these keys. Of a layer projections, three matrices,
    // a norm of each head for queries and keys, two norms.
    Released(
      "EXAONE 4.0 1.2B", (1.28, nil), 1_279_391_488, 1_279_391_488,
      """
      { model_type: "exaone4", head_dim: 64, hidden_size: 2048, intermediate_size: 4096,
        num_attention_heads: 32, num_hidden_layers: 30, num_key_value_heads: 8,
        sliding_window: null, sliding_window_pattern: null, tie_word_embeddings: true,
        vocab_size: 102400 }
      """),
    Released(
      "EXAONE 4.0 32B", (32.0, nil), 32_003_216_384, 32_003_216_384,
      """
      { model_type: "exaone4", head_dim: 128, hidden_size: 5120, intermediate_size: 27392,
        num_attention_heads: 40, num_hidden_layers: 64, num_key_value_heads: 8,
        sliding_window: 4096, sliding_window_pattern: "LLLG", tie_word_embeddings: false,
        vocab_size: 102400 }
      """),
    Released(
      "Command R7B", (8.03, nil), 8_028_033_024, 8_028_033_024,
      """
      { model_type: "cohere2", attention_bias: false, head_dim: 128, hidden_size: 4096,
        intermediate_size: 14336, layer_norm_eps: 1e-05, logit_scale: 0.25,
        num_attention_heads: 32, num_hidden_layers: 32, num_key_value_heads: 8,
        order_of_interleaved_layers: "local_attn_first", position_embedding_type: "rope_gptj",
        sliding_window: 4096, sliding_window_pattern: 4, vocab_size: 256000 }
      """),
  ]
}
