import CostModel
import Formats

extension Dialect {
  /// Decoders of layer norms with newer attention: OPT, Falcon, Phi, StarCoder2, StableLM.
  ///
  /// Read off transformers 5.23.0.
  static let layerNormKin: [Dialect] = [
    opt,
    decoder(
      "falcon", "refinedweb", "refinedwebmodel", className: "Falcon", mixer: falconAttention,
      feedForward: .plain(bias: .key("bias", default: false), fillsIn: true), norms: falconNorms,
      ties: true, harmless: ["alibi", "apply_residual_connection_post_layernorm"]),
    decoder(
      "phi", className: "Phi",
      mixer: .attention(
        headDim: .divided, inputBias: .on, outputBias: .on,
        queryKeyNorm: .when(.key("qk_layernorm", default: false), .sharedWithBias)),
      feedForward: .plain(), norms: .gainsAndBiases(1), logitBias: .on),
    decoder(
      "starcoder2", className: "Starcoder2",
      mixer: .attention(
        kvHeads: .standard(2), inputBias: .key("use_bias", default: true),
        outputBias: .key("use_bias", default: true), reach: .window()),
      feedForward: .plain(bias: .key("use_bias", default: true)), norms: .gainsAndBiases(),
      ties: true, harmless: ["mlp_type", "norm_type"]),
    decoder(
      "stablelm", className: "StableLm",
      mixer: .attention(
        kvHeads: .standard(32), headDim: .divided, inputBias: .key("use_qkv_bias", default: false),
        queryKeyNorm: .when(.key("qk_layernorm", default: false), .whole)),
      feedForward: .gated(),
      norms: NormRule { keys, frame in
        let isParallel = keys.flag("use_parallel_residual", default: false)
        let norm = 2 * frame.hiddenSize
        return NormRule.Weights(layer: (isParallel ? 1 : 2) * norm, final: norm)
      }),
  ]

  /// OPT: positions start at 2, an embedding may be narrower than the hidden state, and a model
  /// that norms behind its parts has no last norm.
  private static let opt = Dialect("opt", className: "OPT") { keys in
    let isBefore = keys.flag("do_layer_norm_before", default: true)
    let isRemoved = keys.flag("_remove_final_layer_norm", default: false)
    keys.only(
      "layer_norm_elementwise_affine", is: .boolean(true), otherwise: "bare norms are not counted")
    let bias = Toggle.key("enable_bias", default: true)
    let rule = Dialect.decoder(
      "opt", className: "OPT",
      mixer: .attention(kvHeads: .equal, headDim: .divided, inputBias: bias, outputBias: bias),
      feedForward: .plain(bias: bias),
      norms: NormRule { _, frame in
        let norm = 2 * frame.hiddenSize
        return NormRule.Weights(layer: 2 * norm, final: isBefore && !isRemoved ? norm : 0)
      },
      ties: true,
      positions: { keys, frame in
        (keys.size(Spelling.context, default: 2048) + 2) * frame.hiddenSize
      })
    var blueprint = rule.blueprint(&keys)
    blueprint.embeddingSize = keys.optionalSize(["word_embed_proj_dim"])
    return blueprint
  }

  /// Falcon: one key-value head where they are shared, groups in the newer layout.
  private static let falconAttention = MixerRule { keys, frame in
    let isNew = keys.flag("new_decoder_architecture", default: false)
    let isShared = keys.flag("multi_query", default: true)
    let grouped = keys.attention(frame, kvHeads: .optional, headDim: .divided)
    let bias = keys.flag("bias", default: false)
    let kvHeads = isNew ? grouped.kvHeads : isShared ? 1 : grouped.heads
    let attention = GroupedAttention(
      heads: grouped.heads, kvHeads: kvHeads, dividing: frame.hiddenSize, hasInputBias: bias,
      hasOutputBias: bias)
    return { _ in .attention(attention) }
  }

  /// Falcon: one norm a layer where attention and feed-forward share it, two otherwise.
  private static let falconNorms = NormRule { keys, frame in
    let isNew = keys.flag("new_decoder_architecture", default: false)
    let isParallel = keys.flag("parallel_attn", default: true)
    let norms = keys.optionalSize(["num_ln_in_parallel_attn"]) ?? (isNew ? 2 : 1)
    let norm = 2 * frame.hiddenSize
    return NormRule.Weights(layer: (isParallel && norms != 2 ? 1 : 2) * norm, final: norm)
  }
}
