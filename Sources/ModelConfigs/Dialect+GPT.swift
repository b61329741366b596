import CostModel

extension Dialect {
  /// Decoders of layer norms with biases and a feed-forward of two matrices, GPT-2 and after.
  ///
  /// Read off transformers 5.23.0.
  static let gptKin: [Dialect] = [
    decoder(
      "gpt2", className: "GPT2",
      mixer: .attention(kvHeads: .equal, headDim: .divided, inputBias: .on, outputBias: .on),
      feedForward: .plain(fillsIn: true), norms: .gainsAndBiases(), ties: true,
      positions: learnedPositions(default: 1024), harmless: summaries),
    decoder(
      "gpt_bigcode", className: "GPTBigCode",
      mixer: MixerRule { keys, frame in
        let isShared = keys.flag("multi_query", default: true)
        let heads = keys.attention(frame, kvHeads: .equal, headDim: .divided)
        let attention = GroupedAttention(
          heads: heads.heads, kvHeads: isShared ? 1 : heads.heads, dividing: frame.hiddenSize,
          hasInputBias: true, hasOutputBias: true)
        return { _ in .attention(attention) }
      },
      feedForward: .plain(fillsIn: true), norms: .gainsAndBiases(), ties: true,
      positions: learnedPositions(default: 1024),
      harmless: summaries.union([
        "attention_softmax_in_fp32", "num_key_value_heads", "scale_attention_softmax_in_fp32",
      ])),
    decoder(
      "gptj", className: "GPTJ", mixer: .attention(kvHeads: .equal, headDim: .divided),
      feedForward: .plain(fillsIn: true), norms: .gainsAndBiases(1), logitBias: .on,
      harmless: summaries),
    decoder(
      "gpt_neox", className: "GPTNeoX",
      mixer: .attention(
        kvHeads: .equal, headDim: .divided, inputBias: .key("attention_bias", default: true),
        outputBias: .key("attention_bias", default: true)),
      feedForward: .plain(), norms: .gainsAndBiases(),
      harmless: ["classifier_dropout", "use_parallel_residual"]),
    decoder(
      "bloom", className: "Bloom",
      mixer: .attention(kvHeads: .equal, headDim: .divided, inputBias: .on, outputBias: .on),
      feedForward: FeedForwardRule { _, frame in
        let dense = DenseFeedForward(width: 4 * frame.hiddenSize, isGated: false, hasBias: true)
        return { _ in .dense(dense) }
      },
      norms: NormRule { _, frame in
        // One more norm stands behind the embedding.
        NormRule.Weights(layer: 4 * frame.hiddenSize, final: 4 * frame.hiddenSize)
      },
      ties: true,
      harmless: [
        "apply_residual_connection_post_layernorm", "attention_softmax_in_fp32",
        "masked_softmax_fusion", "offset_alibi", "skip_bias_add", "skip_bias_add_qkv",
        "slow_but_exact", "unk_token_id", "bias_dropout_fusion",
      ]),
  ]

  private static let summaries: Set<String> = [
    "reorder_and_upcast_attn", "scale_attn_by_inverse_layer_idx", "scale_attn_weights",
    "summary_activation", "summary_first_dropout", "summary_proj_to_labels", "summary_type",
    "summary_use_proj",
  ]

  /// A table of learned positions, as long as the context.
  private static func learnedPositions(
    default rows: Int
  ) -> @Sendable (inout ConfigKeys, Frame) -> Int {
    { keys, frame in keys.size(Spelling.context, default: rows) * frame.hiddenSize }
  }
}
