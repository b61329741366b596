extension Trap {
  /// Dense dialects.
  static let dense: [Trap] = [
    Trap(
      "llama", "as many key-value heads as heads where none are given", .plain, "", 338_400,
      338_400),
    Trap(
      "llama", "null is not given", .plain, "num_key_value_heads: null, head_dim: null", 338_400,
      338_400),
    Trap(
      "llama", "heads narrower than their share", .plain, "num_key_value_heads: 2, head_dim: 16",
      227_808,
      227_808),
    Trap(
      "llama", "heads wider than their share", .plain, "num_key_value_heads: 1, head_dim: 40",
      347_616,
      347_616),
    Trap(
      "llama", "biases of attention on all four projections", .plain, "attention_bias: true",
      340_704,
      340_704),
    Trap(
      "llama", "biases of the feed-forward", .plain, "mlp_bias: true", 339_648,
      339_648),
    Trap(
      "llama", "a tied embedding", .plain, "tie_word_embeddings: true", 328_800,
      328_800),
    Trap(
      "mistral", "heads of their own width", .plain, "head_dim: 40, num_key_value_heads: 2",
      393_696,
      393_696),
    Trap(
      "qwen2", "biases on queries, keys and values alone", .plain, "num_key_value_heads: 2",
      284_256,
      284_256),
    Trap(
      "qwen3", "norms on queries and keys, heads of 128 by default", .plain,
      "num_key_value_heads: 2", 1_003_488,
      1_003_488),
    Trap(
      "qwen3", "biases on all four projections", .plain,
      "attention_bias: true, head_dim: 16, num_key_value_heads: 2", 229_344,
      229_344),
    Trap(
      "gemma", "tied by default, heads of 256 by default", .plain, "num_key_value_heads: 1",
      1_582_176,
      1_582_176),
    Trap(
      "gemma2", "four norms a layer", .plain, "head_dim: 32, num_key_value_heads: 2", 329_952,
      329_952),
    Trap(
      "gemma3_text", "norms on queries and keys shared by all heads", .plain,
      "head_dim: 32, num_key_value_heads: 2", 330_336,
      330_336),
    Trap(
      "olmo", "norms without weights", .plain, "", 337_152,
      337_152),
    Trap(
      "olmo2", "norms over all queries and all keys", .plain, "num_key_value_heads: 2", 283_968,
      283_968),
    Trap(
      "phi3", "fused projections count like split ones", .plain, "num_key_value_heads: 2", 283_104,
      283_104),
    Trap(
      "glm4", "biases without one on the output", .plain, "head_dim: 16, num_key_value_heads: 2",
      229_728,
      229_728),
    Trap(
      "cohere", "one norm a layer, norms of every head", .plain,
      "use_qk_norm: true, num_key_value_heads: 2", 273_792,
      273_792),
    Trap(
      "stablelm", "a parallel layer has one norm", .plain,
      "use_parallel_residual: true, qk_layernorm: true, "
        + "num_key_value_heads: 2", 284_064,
      284_064),
    Trap(
      "starcoder2", "layer norms with biases, tied by default", .plain, "num_key_value_heads: 2",
      245_136,
      245_136),
    Trap(
      "phi", "a bias on the logits", .plain, "num_key_value_heads: 2", 253_684,
      253_684),
    Trap(
      "phi", "layer norms on queries and keys with biases", .plain,
      "qk_layernorm: true, num_key_value_heads: 2", 254_260,
      254_260),
    Trap(
      "gpt_neox", "biases everywhere", .plain, "", 310_608,
      310_608),
    Trap(
      "gpt_neox", "attention without biases", .plain, "attention_bias: false", 308_304,
      308_304),
    Trap(
      "opt", "positions from 2", .noWidth, "ffn_dim: 56", 497_808,
      497_808),
    Trap(
      "opt", "an embedding narrower than the hidden state", .noWidth,
      "ffn_dim: 56, word_embed_proj_dim: 24", 495_216,
      495_216),
    Trap(
      "opt", "norms behind their parts, no last norm", .noWidth,
      "ffn_dim: 56, do_layer_norm_before: false", 497_616,
      497_616),
    Trap(
      "opt", "without biases, as Galactica", .noWidth, "ffn_dim: 56, enable_bias: false", 494_592,
      494_592),
    Trap(
      "falcon", "one key-value head, one norm", .noWidth, "", 591_552,
      591_552),
    Trap(
      "falcon", "groups and two norms", .noWidth, "new_decoder_architecture: true, num_kv_heads: 2",
      620_352,
      620_352),
    Trap(
      "falcon", "biases, heads of their own, sequential", .noWidth,
      "bias: true, multi_query: false, parallel_attn: false", 680_832,
      680_832),
    Trap(
      "bloom", "a norm behind the embedding", .empty,
      "hidden_size: 64, n_layer: 2, n_head: 4, vocab_size: 100", 106_624,
      106_624),
    Trap(
      "gpt2", "four times as wide by default", .gpt, "", 172_032,
      172_032),
    Trap(
      "gpt2", "a width and a context of its own", .gpt,
      "n_inner: 40, n_positions: 48, tie_word_embeddings: false", 60_240,
      60_240),
    Trap(
      "gpt_bigcode", "one key-value head", .gpt, "", 159_552,
      159_552),
    Trap(
      "gpt_bigcode", "heads of their own", .gpt, "multi_query: false", 172_032,
      172_032),
    Trap(
      "gptj", "biases of the feed-forward and of the logits, one norm", .gpt, "rotary_dim: 8",
      112_228,
      112_228),
    Trap(
      "mpt", "no biases, a tied embedding", .empty,
      "d_model: 64, n_heads: 4, n_layers: 2, vocab_size: 100", 105_024,
      105_024),
  ]
}
