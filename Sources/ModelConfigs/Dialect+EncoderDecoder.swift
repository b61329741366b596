import CostModel

extension Dialect {
  /// Encoder-decoders of the T5 kind: norms of gains alone, relative positions in each stack.
  static let encoderDecoder: [Dialect] = [
    Dialect("t5", "mt5", className: "T5", harmless: stackHarmless) { keys in
      let sizes = StackSizes(&keys)
      let gated = (keys.word("feed_forward_proj") ?? "relu").hasPrefix("gated")
      let dense = FeedForward.dense(DenseFeedForward(width: sizes.width, isGated: gated))
      return sizes.blueprint(
        ties: keys.flag("tie_word_embeddings", default: true), encoder: { _ in dense },
        decoder: { _ in dense }, keys: &keys)
    },
    Dialect(
      "switch_transformers", className: "SwitchTransformers",
      harmless: stackHarmless.union(["feed_forward_proj"])
    ) { keys in
      let sizes = StackSizes(&keys, decoderLayers: 12)
      let dense = FeedForward.dense(DenseFeedForward(width: sizes.width, isGated: false))
      let routed = FeedForward.routed(
        RoutedFeedForward(
          experts: keys.size(Spelling.experts), topK: keys.size(Spelling.topK, quietly: 1),
          width: sizes.width, isGated: false,
          routerHasBias: keys.flag("router_bias", default: false)))
      let encoder = keys.sparseLayers("num_sparse_encoder_layers", of: sizes.encoderLayers)
      let decoder = keys.sparseLayers("num_sparse_decoder_layers", of: sizes.decoderLayers)
      return sizes.blueprint(
        ties: keys.flag("tie_word_embeddings", default: true),
        encoder: { encoder($0) ? routed : dense }, decoder: { decoder($0) ? routed : dense },
        keys: &keys)
    },
    Dialect(
      "st-moe", className: "STMoE",
      harmless: stackHarmless.union(["capacity_factor_train", "capacity_factor_eval"])
    ) { keys in
      let sizes = StackSizes(&keys)
      let dense = FeedForward.gated(width: sizes.width)
      let routed = FeedForward.routed(
        RoutedFeedForward(
          experts: keys.size(Spelling.experts), topK: keys.size(Spelling.topK), width: sizes.width))
      let step = keys.size(["moe_every"])
      let layer: (Int) -> FeedForward = { ($0 + 1).isMultiple(of: step) ? routed : dense }
      keys.note("norms and relative positions, which the paper does not size, are not counted")
      return sizes.blueprint(
        ties: keys.flag("tie_word_embeddings", default: false), encoder: layer, decoder: layer,
        norm: 0, positions: 0)
    },
  ]

  private static let stackHarmless: Set<String> = [
    "add_router_probs", "classifier_dropout", "decoder_sparse_step", "decoder_start_token_id",
    "encoder_sparse_step", "expert_capacity", "scale_decoder_outputs", "output_past",
    "is_encoder_decoder", "is_gated_act", "relative_attention_max_distance",
    "router_dtype", "router_ignore_padding_tokens", "router_type", "batch_prioritized_routing",
  ]
}

extension FeedForward {
  fileprivate static func gated(width: Int) -> FeedForward {
    .dense(DenseFeedForward(width: width))
  }
}

extension ConfigKeys {
  /// The sparse layers of a stack by their number: each so-many-th, counted from the second.
  ///
  /// The number has no default: that of the class, 3, is not the released models'.
  fileprivate mutating func sparseLayers(_ key: String, of layers: Int) -> (Int) -> Bool {
    if !has(key) { _ = size([key]) }
    let sparse = amount([key], default: 1)
    guard sparse > 0 else { return { _ in false } }
    let step = layers / sparse
    return { step == 1 || (step > 0 && $0 % step == 1) }
  }
}
