import CostModel
import Formats

extension Dialect {
  /// The first Qwen and ChatGLM, with keys of their own, and Phi-4's text part.
  ///
  /// Read off their released code.
  static let earlyKin: [Dialect] = [
    Dialect(
      "qwen", className: "QWen",
      harmless: [
        "bf16", "fp16", "fp32", "onnx_safe", "rotary_pct", "scale_attn_weights", "softmax_in_fp32",
        "use_cache_kernel", "use_cache_quantization", "use_dynamic_ntk", "use_logn_attn",
        "use_flash_attn", "rotary_emb_base",
      ]
    ) { keys in
      keys.only("no_bias", is: .boolean(true), otherwise: "biases are not counted")
      let width = keys.optionalSize(["kv_channels"])
      return Dialect.decoder(
        "qwen", className: "QWen",
        mixer: MixerRule { keys, frame in
          let heads = keys.size(Spelling.heads)
          var attention =
            width.map { GroupedAttention(heads: heads, kvHeads: heads, headDim: $0) }
            ?? GroupedAttention(heads: heads, kvHeads: heads, dividing: frame.hiddenSize)
          attention.hasInputBias = true
          return { [attention] _ in .attention(attention) }
        },
        feedForward: FeedForwardRule { keys, _ in
          // The key holds both halves of the gated width.
          let width = keys.size(Spelling.width) / 2
          return { _ in .dense(DenseFeedForward(width: width)) }
        }
      ).blueprint(&keys)
    },
    Dialect(
      "chatglm", className: "ChatGLM",
      harmless: [
        "apply_query_key_layer_scaling", "apply_residual_connection_post_layernorm",
        "attention_softmax_in_fp32", "bias_dropout_fusion", "fp32_residual_connection",
        "original_rope", "pre_seq_len", "prefix_projection", "rmsnorm", "rope_ratio",
      ]
    ) { keys in
      keys.only("rmsnorm", is: .boolean(true), otherwise: "layer norms are not counted")
      keys.only("post_layer_norm", is: .boolean(true), otherwise: "it has no last norm")
      keys.only("add_bias_linear", is: .boolean(false), otherwise: "biases are not counted")
      let isShared = keys.flag("multi_query_attention", default: false)
      let groups = keys.optionalSize(["multi_query_group_num"])
      let hasBias = keys.flag("add_qkv_bias", default: false)
      let width = keys.size(["kv_channels"])
      let rows = keys.size(["padded_vocab_size", "vocab_size"])
      var blueprint = Dialect.decoder(
        "chatglm", className: "ChatGLM",
        mixer: MixerRule { keys, _ in
          let heads = keys.size(Spelling.heads)
          let attention = GroupedAttention(
            heads: heads, kvHeads: isShared ? groups ?? 1 : heads, headDim: width,
            hasInputBias: hasBias)
          return { _ in .attention(attention) }
        },
        feedForward: .gated(), vocabulary: rows
      ).blueprint(&keys)
      blueprint.vocabulary = rows
      return blueprint
    },
    decoder(
      "phi4_multimodal", "phi4mm", className: "Phi4Multimodal",
      mixer: MixerRule { keys, frame in
        keys.note("only the language model is counted: adapters and towers are left out")
        return MixerRule.attention(kvHeads: .stated, reach: .window()).read(&keys, frame)
      },
      feedForward: .gated(),
      harmless: [
        "audio_processor", "embd_layer", "img_processor", "speech_lora", "vision_lora",
        "full_attn_mod", "lm_head_bias",
      ]),
  ]
}
