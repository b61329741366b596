extension Dialect {
  /// Decoders of RMS norms, grouped attention and one gated feed-forward, as LLaMA made common;
  /// they differ in biases, norms on queries and keys, and defaults.
  ///
  /// Read off the configuration and model classes of transformers 5.23.0.
  static let llamaKin: [Dialect] = [
    decoder(
      "llama", className: "Llama",
      mixer: .attention(inputBias: bias, outputBias: bias),
      feedForward: .gated(bias: .key("mlp_bias", default: false))),
    decoder(
      "mistral", className: "Mistral",
      mixer: .attention(
        kvHeads: .standard(8), reach: .window(default: 4096)),
      feedForward: .gated()),
    decoder(
      "qwen2", className: "Qwen2",
      mixer: .attention(
        kvHeads: .standard(32), inputBias: .on, reach: .upperLayers),
      feedForward: .gated()),
    decoder(
      "qwen3", className: "Qwen3",
      mixer: .attention(
        kvHeads: .standard(32), headDim: .standard(128), inputBias: bias, outputBias: bias,
        queryKeyNorm: .shared, reach: .upperLayers),
      feedForward: .gated()),
    decoder(
      "olmo", className: "Olmo", mixer: .attention(inputBias: bias, outputBias: bias),
      feedForward: .gated(), norms: .bare),
    decoder(
      "olmo2", className: "Olmo2",
      mixer: .attention(inputBias: bias, outputBias: bias, queryKeyNorm: .whole),
      feedForward: .gated()),
    decoder(
      "olmo3", className: "Olmo3",
      mixer: .attention(
        inputBias: bias, outputBias: bias, queryKeyNorm: .whole,
        reach: .allButEach(4, window: 4096)),
      feedForward: .gated()),
    decoder(
      "phi3", className: "Phi3", mixer: .attention(reach: .window()), feedForward: .gated()),
    decoder(
      "granite", "granite_docling_text", className: "Granite",
      mixer: .attention(inputBias: bias, outputBias: bias),
      feedForward: .gated(bias: .key("mlp_bias", default: false))),
    decoder(
      "seed_oss", className: "SeedOss",
      mixer: .attention(
        kvHeads: .standard(8), headDim: .standard(128),
        inputBias: .key("attention_bias", default: true),
        outputBias: .key("attention_out_bias", default: false)),
      feedForward: .gated(bias: .key("mlp_bias", default: false))),
    decoder(
      "hunyuan_v1_dense", className: "HunYuanDenseV1",
      mixer: .attention(
        inputBias: bias, outputBias: bias, queryKeyNorm: .shared),
      feedForward: .gated()),
    decoder(
      "ernie4_5", "paddleocr_vl_text", className: "Ernie4_5",
      mixer: .attention(
        kvHeads: .standard(2), headDim: .standard(128), inputBias: .key("use_bias", default: false),
        outputBias: .key("use_bias", default: false)),
      feedForward: .gated(bias: .key("use_bias", default: false)), ties: true),
    decoder(
      "glm", className: "Glm",
      mixer: .attention(
        kvHeads: .standard(2), headDim: .standard(128),
        inputBias: .key("attention_bias", default: true)),
      feedForward: .gated()),
    decoder(
      "glm4", className: "Glm4",
      mixer: .attention(
        kvHeads: .standard(2), headDim: .standard(128),
        inputBias: .key("attention_bias", default: true)),
      feedForward: .gated(), norms: .gains(4)),
    decoder(
      "glm4v_text", className: "Glm4v",
      mixer: .attention(
        kvHeads: .standard(2), headDim: .divided,
        inputBias: .key("attention_bias", default: true)),
      feedForward: .gated(), norms: .gains(4)),
  ]

  /// `attention_bias`, off unless it is given.
  static let bias = Toggle.key("attention_bias", default: false)
}
