import CostModel
import Formats

extension Dialect {
  /// Decoders with latent attention beside DeepSeek's own.
  ///
  /// Read off transformers 5.24.0.
  static let latentKin: [Dialect] = [
    decoder(
      "minicpm3", className: "MiniCPM3", mixer: .latent, feedForward: .gated(), ties: true,
      harmless: latentHarmless.union(["dim_model_base", "scale_depth", "scale_emb"])),
    decoder(
      "youtu", className: "Youtu", mixer: .latent, feedForward: .gated(), ties: true,
      harmless: latentHarmless),
    decoder(
      "axk1", className: "AXK1", mixer: .latent,
      feedForward: .routed(
        .afterFirst(default: 1, stepped: true), width: Spelling.expertWidth,
        shared: .count(["n_shared_experts"], default: 1)),
      paths: { keys, frame in
        // Routed feed-forwards have a norm behind them.
        let isRouted = LayerChoice.afterFirst(default: 1, stepped: true).read(&keys, frame)
        return { LayerPart(norms: isRouted($0) ? frame.hiddenSize : 0) }
      },
      harmless: latentHarmless),
    decoder(
      "mistral4", className: "Mistral4", mixer: .latent,
      feedForward: .routed(
        .afterFirst(default: 0), width: Spelling.expertWidth,
        shared: .count(["n_shared_experts"], default: 1)),
      harmless: latentHarmless),
    decoder(
      "sarvam_mla", className: "SarvamMLA", mixer: .latent,
      feedForward: .routed(
        .afterFirst(default: 1), width: Spelling.expertWidth,
        shared: .count(["n_shared_experts"], default: 1)),
      harmless: latentHarmless),
    longcat,
  ]

  /// LongCat-Flash: a layer is two of attention and dense feed-forward, with experts that work
  /// beside the second; some of the router's choices are no experts at all.
  private static let longcat = Dialect(
    "longcat_flash", className: "LongcatFlash",
    harmless: latentHarmless.union([
      "attention_method", "mla_scale_kv_lora", "mla_scale_q_lora", "zero_expert_type",
      "ngram_vocab_size_ratio",
    ])
  ) { keys in
    let frame = Frame(
      hiddenSize: keys.size(Spelling.hidden),
      layers: keys.layerCount(["num_layers", "num_hidden_layers"]))
    let mixer = MixerRule.latent.read(&keys, frame)(0)
    let dense = DenseFeedForward(width: keys.size(["ffn_hidden_size", "intermediate_size"]))
    var routed = RoutedFeedForward(
      experts: keys.size(Spelling.experts), topK: keys.size(Spelling.topK),
      width: keys.size(Spelling.expertWidth),
      routerHasBias: keys.flag("router_bias", default: false), residual: dense)
    routed.zeroExperts = keys.amount(["zero_expert_num"], default: 0)
    if routed.zeroExperts > 0 {
      keys.note(
        "\(routed.zeroExperts) of the router's \(routed.experts + routed.zeroExperts) choices are "
          + "no experts and hold no weights: active is the mean, and transformers 5.24, which keeps "
          + "unused matrices for them, counts more in total")
    }
    let norms = 2 * frame.hiddenSize
    keys.readPredictors()
    return Blueprint(
      hiddenSize: frame.hiddenSize, vocabulary: keys.size(Spelling.vocabulary),
      tiesEmbeddings: keys.flag("tie_word_embeddings", default: false),
      layers: [
        LayerGroup(
          count: frame.layers,
          layer: Layer(mixer: mixer, feedForward: .routed(routed), normWeights: norms)),
        LayerGroup(
          count: frame.layers,
          layer: Layer(mixer: mixer, feedForward: .dense(dense), normWeights: norms)),
      ],
      finalNormWeights: frame.hiddenSize)
  }
}

extension MixerRule {
  /// Latent attention with a gate on its output.
  static func latent(gate: OutputGate) -> MixerRule {
    latent { _, attention in attention.outputGate = gate }
  }

  /// Latent attention and what a dialect has besides.
  static func latent(
    _ change: @escaping @Sendable (inout ConfigKeys, inout LatentAttention) -> Void
  ) -> MixerRule {
    MixerRule { keys, frame in
      guard case .latent(var attention) = MixerRule.latent.read(&keys, frame)(0) else {
        return { _ in .none }
      }
      change(&keys, &attention)
      return { [attention] _ in .latent(attention) }
    }
  }
}
