import Formats

extension Dialect {
  /// Decoders with windows or positions of their own, read off transformers 5.23.0.
  static let smallKin: [Dialect] = [
    decoder(
      "smollm3", className: "SmolLM3",
      mixer: .attention(kvHeads: .standard(4), inputBias: bias, outputBias: bias),
      feedForward: .gated(bias: .key("mlp_bias", default: false)), ties: true,
      harmless: [
        "layer_types", "no_rope_layer_interval", "no_rope_layers", "sliding_window",
        "use_sliding_window",
      ]),
    decoder(
      "exaone4", className: "Exaone4",
      mixer: .attention(
        kvHeads: .standard(32), queryKeyNorm: .shared,
        reach: .layers(window: 4096) { keys in
          // A pattern of letters (`LLLG`) says the same as its length.
          let letters = keys.node["sliding_window_pattern"]?.text
          if letters != nil { _ = keys.member(["sliding_window_pattern"]) }
          let period =
            letters.map { max(1, $0.count) } ?? keys.optionalSize(["sliding_window_pattern"]) ?? 4
          return { ($0 + 1) % period != 0 }
        }),
      feedForward: .gated()),
    decoder(
      "cohere", className: "Cohere",
      mixer: .attention(
        inputBias: bias, outputBias: bias,
        queryKeyNorm: .when(.key("use_qk_norm", default: false), .whole)),
      feedForward: .gated(), norms: .gains(1), ties: true),
    decoder(
      "cohere2", className: "Cohere2",
      mixer: .attention(
        inputBias: bias, outputBias: bias,
        reach: .allButEach(4, window: 4096)),
      feedForward: .gated(), norms: .gains(1), ties: true,
      harmless: ["cache_implementation", "order_of_interleaved_layers", "position_embedding_type"]),
  ]
}
