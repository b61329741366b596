import CostModel
import Formats

extension Dialect {
  /// Decoders whose attention sees what an indexer picks.
  ///
  /// Read off transformers 5.24.0.
  static let sparseKin: [Dialect] = [
    decoder(
      "deepseek_v32", className: "DeepseekV32", mixer: .indexedLatent { _, _ in { _ in true } },
      feedForward: sparseExperts, harmless: indexHarmless),
    decoder(
      "glm_moe_dsa", className: "GlmMoeDsa", mixer: .indexedLatent(glmIndexers),
      feedForward: sparseExperts, harmless: indexHarmless),
    decoder(
      "minimax_m3_vl_text", "minimax_m3_vl", "minimax_m3", className: "MiniMaxM3", mixer: minimaxM3,
      feedForward: .routed(
        .afterFirst(default: 0, stepped: true), denseWidth: ["dense_intermediate_size"],
        shared: .width("shared_intermediate_size")),
      harmless: [
        "attention_output_gate", "index_local_blocks", "n_shared_experts", "qk_norm_type",
        "use_gemma_norm", "use_qk_norm", "use_routing_bias", "sparse_attention_config",
        "num_mtp_modules", "mtp_transformer_layers", "use_mtp", "rotary_dim",
      ]),
    deepSeekV4,
    decoder(
      "axk2", className: "AXK2", mixer: .indexedLatent { _, _ in { _ in true } },
      feedForward: .routed(
        .afterFirst(default: 1, stepped: true), width: Spelling.expertWidth,
        shared: .some(["n_shared_experts"])),
      paths: { keys, frame in
        // Queries and a gate on every channel come from the query latent twice as wide; norms of the
        // input, and of what is routed, are scaled through a rank.
        let isRouted = LayerChoice.afterFirst(default: 1, stepped: true).read(&keys, frame)
        let rank = keys.size(["gated_norm_rank"])
        let key = keys.size(["qk_nope_head_dim"]) + keys.present(["qk_rope_head_dim"])
        let further = LayerPart.product(
          keys.size(["q_lora_rank"]), keys.size(Spelling.heads),
          key + LayerPart.product(2, keys.size(["v_head_dim"])))
        return {
          LayerPart(columns: LayerPart.product(isRouted($0) ? 4 : 2, rank), matrix: further)
        }
      },
      harmless: indexHarmless),
  ]

  static let indexHarmless = latentHarmless.union([
    "index_topk_freq", "index_topk_pattern", "index_skip_topk_offset", "indexer_rope_interleave",
    "layer_types", "index_share_for_mtp_iteration", "index_topk_freq_offset",
  ])

  private static let sparseExperts = FeedForwardRule.routed(
    .afterFirst(default: 3), width: Spelling.expertWidth,
    shared: .count(["n_shared_experts"], default: 1))

  /// GLM-5: layers whose indexer is shared use the choice of an earlier one and have none.
  static let glmIndexers: @Sendable (inout ConfigKeys, Frame) -> (Int) -> Bool = {
    keys, frame in
    let types = keys.words("indexer_types", count: frame.layers, among: ["full", "shared"])
    let letters = keys.node["index_topk_pattern"]?.text.map(Array.init)
    let step = max(1, keys.amount(["index_topk_freq"], default: 1))
    let offset = keys.amount(["index_skip_topk_offset"], default: 2)
    return { layer in
      if let types { return types[layer] == "full" }
      if let letters { return layer >= letters.count || letters[layer] == "F" }
      return max(layer - offset + 1, 0) % step == 0
    }
  }

  /// MiniMax-M3: an indexer in sparse layers scores blocks of keys.
  private static let minimaxM3 = MixerRule { keys, frame in
    let mixers = MixerRule.attention(
      kvHeads: .standard(4), headDim: .standard(128), queryKeyNorm: .shared
    ).read(&keys, frame)
    let types = keys.words(
      "layer_types", count: frame.layers, among: ["full_attention", "minimax_m3_sparse"])
    let hasOld = keys.node["sparse_attention_config"]?.members != nil
    var marks: [Int]?
    func index(_ keys: inout ConfigKeys, _ old: Bool) -> (Int, Int, Int, Int) {
      (
        keys.size([old ? "sparse_num_index_heads" : "index_n_heads"], default: 4),
        keys.size([old ? "sparse_index_dim" : "index_head_dim"], default: 128),
        keys.size([old ? "sparse_block_size" : "index_block_size"], default: 128),
        keys.size([old ? "sparse_topk_blocks" : "index_topk_blocks"], default: 16)
      )
    }
    var sizes = index(&keys, false)
    if hasOld {
      (sizes, marks) = keys.inside(
        "sparse_attention_config",
        harmless: [
          "sparse_local_block", "sparse_init_block", "sparse_score_type",
          "sparse_disable_index_value", "use_sparse_attention",
        ]
      ) { inner in
        (
          index(&inner, true),
          inner.numbers("sparse_attention_freq", count: frame.layers, from: 0, upTo: 1)
        )
      }
    }
    let indexer = Indexer(
      heads: sizes.0, headDim: sizes.1, queryRank: nil, hasHeadWeights: false,
      normWeights: 2 * sizes.1, block: sizes.2)
    let seen = AttentionReach.selected(LayerPart.product(sizes.2, sizes.3))
    return { [marks] layer in
      let isSparse =
        types.map { $0[layer] == "minimax_m3_sparse" } ?? marks.map { $0[layer] == 1 } ?? false
      guard isSparse, case .attention(var own) = mixers(layer) else { return mixers(layer) }
      own.indexer = indexer
      own.reach = seen
      return .attention(own)
    }
  }
}

extension MixerRule {
  /// Latent attention that sees the tokens an indexer picks; some layers may use an earlier
  /// indexer's choice.
  static func indexedLatent(
    _ hasOwn: @escaping @Sendable (inout ConfigKeys, Frame) -> (_ layer: Int) -> Bool,
    change: (@Sendable (inout ConfigKeys, inout Indexer) -> Void)? = nil
  ) -> MixerRule {
    MixerRule { keys, frame in
      let hasOwn = hasOwn(&keys, frame)
      guard case .latent(var attention) = MixerRule.latent.read(&keys, frame)(0) else {
        return { _ in .none }
      }
      let width = keys.size(["index_head_dim"])
      var indexer = Indexer(
        heads: keys.size(["index_n_heads"]), headDim: width, queryRank: attention.queryRank,
        normWeights: 2 * width)
      change?(&keys, &indexer)
      attention.reach = .selected(keys.size(["index_topk"]))
      return { [attention, indexer] layer in
        var own = attention
        own.indexer = hasOwn(layer) ? indexer : nil
        return .latent(own)
      }
    }
  }
}
