extension Dialect {
  /// Gemma: wide heads, a tied embedding, from the second version on four norms a layer and
  /// windows.
  ///
  /// The third version's released configs leave out what equals the defaults of its class (8 heads,
  /// 4 key-value heads, heads of 256, 262,208 rows); what is filled in is noted.
  static let gemmaKin: [Dialect] = [
    decoder(
      "gemma", className: "Gemma",
      mixer: .attention(
        kvHeads: .standard(16), headDim: .standard(256), inputBias: bias, outputBias: bias),
      feedForward: .gated(), ties: true),
    decoder(
      "gemma2", className: "Gemma2",
      mixer: .attention(
        kvHeads: .standard(4), headDim: .standard(256), inputBias: bias, outputBias: bias,
        reach: .allButEach(2, window: 4096)),
      feedForward: .gated(), norms: .gains(4), ties: true, harmless: ["cache_implementation"]),
    decoder(
      "gemma3_text", "gemma3", className: "Gemma3",
      mixer: .attention(
        kvHeads: .standard(4), headDim: .standard(256), inputBias: bias, outputBias: bias,
        queryKeyNorm: .shared, heads: 8, reach: .allButEach(6, window: 4096)),
      feedForward: .gated(), norms: .gains(4), ties: true, vocabulary: 262_208,
      harmless: ["cache_implementation"]),
  ]
}
