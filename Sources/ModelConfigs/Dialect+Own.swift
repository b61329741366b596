import CostModel
import Formats

extension Dialect {
  /// Models with configs of their own making.
  static let ownConfigs: [Dialect] = [
    Dialect("dbrx", className: "Dbrx", harmless: dbrxHarmless) { keys in
      keys.only(
        "tie_word_embeddings", is: .boolean(false), otherwise: "DBRX has two embeddings")
      let kvHeads = keys.inside("attn_config", harmless: dbrxHarmless) {
        $0.size(Spelling.kvHeads)
      }
      let routed = keys.inside("ffn_config", harmless: dbrxHarmless) { inner in
        RoutedFeedForward(
          experts: inner.size(Spelling.experts), topK: inner.size(Spelling.topK),
          width: inner.size(Spelling.width))
      }
      return Dialect.decoder(
        "dbrx", className: "Dbrx",
        mixer: MixerRule { keys, frame in
          let attention = GroupedAttention(
            heads: keys.size(Spelling.heads), kvHeads: kvHeads, dividing: frame.hiddenSize)
          return { _ in .attention(attention) }
        },
        feedForward: FeedForwardRule { _, _ in { _ in .routed(routed) } }
      ).blueprint(&keys)
    },
    decoder(
      "grok-1", className: "Grok1",
      mixer: .attention(), feedForward: .routed(),
      norms: NormRule { keys, frame in
        let count = keys.size(["norms_per_layer"], quietly: 4)
        return NormRule.Weights(layer: count * frame.hiddenSize, final: frame.hiddenSize)
      },
      ties: true,
      harmless: [
        "attn_output_multiplier", "embedding_multiplier_scale", "max_attn_value",
        "output_multiplier_scale",
      ]),
    arctic,
    mpt,
    decoder(
      "hunyuan_v1_moe", "hunyuan", className: "HunYuanMoEV1",
      mixer: .attention(
        inputBias: bias, outputBias: bias, queryKeyNorm: .shared),
      feedForward: hunyuan, harmless: ["capacity_factor", "moe_drop_tokens"]),
  ]

  private static let dbrxHarmless: Set<String> = [
    "ffn_act_fn", "hidden_size", "moe_normalize_expert_weights", "num_key_value_heads",
    "uniform_expert_assignment",
  ]

  /// Arctic: routed experts beside a dense feed-forward as wide as the hidden state, with a norm of
  /// its own, that every token passes in parallel.
  ///
  /// Read off the released model's own code; where `moe_layer_frequency` is absent every layer
  /// routes, as in the released model and unlike the default of its class, 2.
  private static let arctic = Dialect(
    "arctic", className: "Arctic",
    harmless: [
      "enable_expert_tensor_parallelism", "moe_eval_capacity_factor", "moe_min_capacity",
      "moe_token_dropping", "moe_train_capacity_factor", "use_residual",
    ]
  ) { keys in
    keys.only(
      "moe_layer_frequency", is: .number(1), otherwise: "dense layers in between are not counted")
    let isParallel = keys.flag("parallel_attn_mlp_res", default: false)
    return Dialect.decoder(
      "arctic", className: "Arctic",
      mixer: .attention(inputBias: bias, outputBias: bias, reach: .window()),
      feedForward: FeedForwardRule { keys, frame in
        let width = keys.size(["residual_mlp_intermediate_size"], quietly: frame.hiddenSize)
        let routed = RoutedFeedForward(
          experts: keys.size(Spelling.experts), topK: keys.size(Spelling.topK),
          width: keys.size(Spelling.width),
          residual: isParallel ? DenseFeedForward(width: width) : nil)
        return { _ in .routed(routed) }
      },
      norms: .gains(isParallel ? 3 : 2)
    ).blueprint(&keys)
  }

  /// MPT: no biases, a tied embedding; grouped attention and learned positions as its own code has
  /// them, which transformers leaves out.
  private static let mpt = Dialect("mpt", className: "MPT", harmless: mptHarmless) { keys in
    keys.only("no_bias", is: .boolean(true), otherwise: "biases are not counted")
    let attention = keys.inside("attn_config", harmless: mptHarmless) { inner in
      inner.only("qk_ln", is: .boolean(false), otherwise: "norms on queries are not counted")
      inner.only("qk_gn", is: .boolean(false), otherwise: "norms on queries are not counted")
      return (
        type: inner.word("attn_type"), kvHeads: inner.optionalSize(Spelling.kvHeads),
        hasPositions: !inner.flag("alibi", default: true) && !inner.flag("rope", default: false)
      )
    }
    let isLearned = keys.flag("learned_pos_emb", default: false)
    keys.only(
      "expansion_ratio", is: .number(4), otherwise: "transformers and the released code differ")
    let ratio = 4
    return Dialect.decoder(
      "mpt", className: "MPT",
      mixer: MixerRule { keys, frame in
        let heads = keys.size(Spelling.heads)
        let kvHeads = attention.type == "multiquery_attention" ? 1 : attention.kvHeads ?? heads
        let grouped = GroupedAttention(
          heads: heads, kvHeads: kvHeads, dividing: frame.hiddenSize)
        return { _ in .attention(grouped) }
      },
      feedForward: FeedForwardRule { _, frame in
        let dense = DenseFeedForward(width: ratio * frame.hiddenSize, isGated: false)
        return { _ in .dense(dense) }
      },
      ties: true,
      positions: { keys, frame in
        guard isLearned, attention.hasPositions else { return 0 }
        return keys.size(Spelling.context) * frame.hiddenSize
      }
    ).blueprint(&keys)
  }

  private static let mptHarmless: Set<String> = [
    "attn_impl", "attn_uses_sequence_id", "embedding_fraction", "ffn_config", "init_config",
    "init_device", "norm_type", "prefix_lm", "tokenizer_name", "verbose", "fc_type",
  ]

  /// Hunyuan: experts and one shared expert in every layer; lists with one number a layer are read
  /// where all their numbers agree.
  private static let hunyuan = FeedForwardRule { keys, frame in
    let width = keys.agreed(["moe_intermediate_size"], frame) ?? keys.size(Spelling.width)
    _ = keys.member(Spelling.width)
    let shared = keys.agreed(["num_shared_expert"], frame) ?? 1
    let topK = keys.agreed(Spelling.topK, frame) ?? keys.size(Spelling.topK)
    let routed = RoutedFeedForward(
      experts: keys.size(Spelling.experts), topK: topK, width: width,
      shared: SharedExperts(count: shared, width: width))
    return { _ in .routed(routed) }
  }
}

extension ConfigKeys {
  /// A size that may be written as a list of equal sizes, one for each layer.
  fileprivate mutating func agreed(_ spellings: [String], _ frame: Frame) -> Int? {
    guard let found = member(spellings), found.value.items != nil else {
      return optionalSize(spellings)
    }
    let sizes =
      numbers(found.key, count: frame.layers, from: 1, upTo: Architecture.largestSize) ?? []
    guard let first = sizes.first else { return 1 }
    if let other = sizes.first(where: { $0 != first }) {
      fault(
        found.value.position, "\(name(found.key)) goes from \(first) to \(other)",
        hint: "only layers that agree are counted")
    }
    return first
  }
}
