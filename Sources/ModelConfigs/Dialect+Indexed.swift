import CostModel
import Formats

extension Dialect {
  /// Late models of indexed latent attention, with recurrences, gates or streams besides.
  ///
  /// Read off transformers 5.24.0.
  static let indexedKin: [Dialect] = [
    decoder(
      "glm5_next_text", "glm5_next", className: "Glm5Next", mixer: glmNext,
      feedForward: lateExperts(first: 3),
      paths: { keys, frame in
        let part = keys.streams()
        return { _ in part }
      },
      harmless: indexHarmless.subtracting(["layer_types"]).union([
        "hc_eps", "hc_sinkhorn_iters", "index_kpool_always_select_tail", "linear_lower_bound",
      ])),
    decoder(
      "mistral_large4_text", "mistral_large4", className: "MistralLarge4", mixer: mistralLarge,
      feedForward: lateExperts(first: 1, fixed: false),
      positions: { keys, _ in
        // Rotary frequencies have trained factors.
        keys.present(["qk_rope_head_dim"]) / 2
      },
      harmless: indexHarmless.union([
        "no_rope_layer_interval", "final_logit_softcapping",
      ])),
    hyV4,
    decoder(
      "dots3_note_text", "dots3_note", className: "Dots3Note", mixer: dots,
      feedForward: FeedForwardRule { keys, frame in
        keys.only("mlp_bias", is: .boolean(false), otherwise: "biases are not counted")
        let count = keys.size(["n_shared_experts"])
        let width = keys.size(["shared_experts_intermediate_size"])
        return FeedForwardRule.routed(
          .afterFirst(default: 1, stepped: true), width: Spelling.expertWidth
        ) { _, routed in
          routed.shared = SharedExperts(count: count, width: width)
        }.read(&keys, frame)
      },
      harmless: latentHarmless.union(["sliding_window"])),
  ]

  private static func lateExperts(first: Int, fixed: Bool = true) -> FeedForwardRule {
    .routed(
      .afterFirst(default: first, fixed: fixed), width: Spelling.expertWidth,
      shared: .some(["n_shared_experts"]))
  }

  /// GLM-5-Next: Kimi Delta Attention, and latent attention without positions whose indexer scores
  /// pooled keys.
  private static let glmNext = MixerRule.kinds(
    [
      (
        ["linear_attention"],
        MixerRule { keys, _ in
          let width = keys.size(["linear_head_dim"])
          let part = LayerPart.kimiDelta(
            heads: keys.size(["linear_num_heads"]), headDim: width,
            convolution: keys.size(["linear_conv_kernel_dim"]), gateRank: width)
          return { _ in .recurrent(part) }
        }
      ),
      (
        ["indexed_attention", "full_attention"],
        .indexedLatent(glmIndexers) { keys, indexer in
          indexer.block = keys.size(["index_kpool"])
          indexer.poolWidth = indexer.headDim
        }
      ),
    ]
  ) { _, _ in { $0 % 4 == 3 ? 1 : 0 } }

  /// Mistral Large 4: queries at once, scores scaled by trained numbers for each head, every fourth
  /// layer without positions.
  private static let mistralLarge = MixerRule { keys, frame in
    let heads = keys.size(Spelling.heads)
    let plain = keys.size(["qk_nope_head_dim"])
    let rotary = keys.present(["qk_rope_head_dim"])
    keys.only("attention_bias", is: .boolean(false), otherwise: "biases are not counted")
    let base = LatentAttention(
      heads: heads, queryRank: nil, kvRank: keys.size(["kv_lora_rank"]), plainDim: plain,
      rotaryDim: rotary, valueDim: keys.size(["v_head_dim"]))
    let marks = keys.numbers("no_rope_layers", count: frame.layers, from: 0, upTo: 1)
    let hasOwn = glmIndexers(&keys, frame)
    let sources = keys.numbers(
      "kv_source_layers", count: frame.layers, from: 0, upTo: frame.layers)
    if let sources, sources != Array(0..<frame.layers) {
      keys.fault(
        keys.node["kv_source_layers"]?.position,
        "layers that use the latents of others are not counted", hint: "nothing is counted")
    }
    let indexHeads = keys.size(["index_n_heads"])
    let width = keys.size(["index_head_dim"])
    let indexer = Indexer(
      heads: indexHeads, headDim: width, queryRank: nil,
      normWeights: 2 * width + 2 * frame.hiddenSize + 2 * indexHeads)
    let seen = keys.size(["index_topk"])
    return { layer in
      var own = base
      if (marks.map { $0[layer] } ?? ((layer + 1) % 4 == 0 ? 0 : 1)) == 0 {
        own.plainDim = plain + rotary
        own.rotaryDim = 0
      }
      own.furtherNormWeights = 2 * heads
      own.reach = .selected(seen)
      own.indexer = hasOwn(layer) ? indexer : nil
      return .latent(own)
    }
  }

  /// Hunyuan 4: gated latent attention with sinks, indexers shared among layers, and streams of the
  /// hidden state joined by diagonal connections.
  private static let hyV4 = Dialect(
    "hy_v4", "hy_v4_vl_text", className: "HYV4",
    harmless: indexHarmless.union(["hc_eps", "hc_magnitude", "learnable_sink_init"])
  ) { keys in
    let streams = keys.size(["hc_mult"])
    let part = LayerPart(
      columns: LayerPart.product(2, streams, 2, streams), other: 2 * (2 * streams + 2))
    var blueprint = Dialect.decoder(
      "hy_v4", className: "HYV4",
      mixer: .indexedLatent { keys, frame in
        let types = keys.words("indexer_types", count: frame.layers, among: ["full", "shared"])
        return { layer in
          types.map { $0[layer] == "full" } ?? (layer == 0 || (layer - 1) % 4 == 0)
        }
      }.gatedAndSunk(),
      feedForward: lateExperts(first: 1), paths: { _, _ in { _ in part } }
    ).blueprint(&keys)
    blueprint.paths = LayerPart(
      columns: LayerPart.product(streams, streams), other: streams + 1)
    return blueprint
  }

  /// dots3: layers with a window have latents and heads of their own and no indexer; a norm on the
  /// rotary key and a gate for each head in all of them.
  private static let dots = MixerRule { keys, frame in
    guard case .latent(let base) = MixerRule.latent.read(&keys, frame)(0) else {
      return { _ in .none }
    }
    let types = keys.words(
      "layer_types", count: frame.layers, among: ["sliding_attention", "indexed_attention"])
    if types == nil { keys.need("layer_types") }
    let window = keys.window(default: 512)
    let width = keys.size(["index_head_dim"])
    let indexer = Indexer(
      heads: keys.size(["index_n_heads"]), headDim: width, queryRank: base.queryRank,
      normWeights: 2 * width)
    let seen = keys.size(["index_topk"])
    let single = keys.layerSizes("per_layer_config", layers: frame.layers)
    if single == nil, types?.contains("sliding_attention") == true { keys.need("per_layer_config") }
    return { layer in
      let isLocal = types?[layer] == "sliding_attention"
      var own = base
      let sizes = single?[layer] ?? [:]
      own.heads = sizes["num_attention_heads"] ?? own.heads
      own.kvRank = sizes["kv_lora_rank"] ?? own.kvRank
      own.plainDim = sizes["qk_nope_head_dim"] ?? own.plainDim
      own.rotaryDim = sizes["qk_rope_head_dim"] ?? own.rotaryDim
      own.valueDim = sizes["v_head_dim"] ?? own.valueDim
      own.queryRank = sizes["q_lora_rank"] ?? own.queryRank
      own.furtherNormWeights = own.rotaryDim
      own.outputGate = .heads
      own.reach = isLocal ? window : .selected(seen)
      own.indexer = isLocal ? nil : indexer
      return .latent(own)
    }
  }
}

extension MixerRule {
  /// The same with a gate on every channel of latent attention and a sink for each head.
  fileprivate func gatedAndSunk() -> MixerRule {
    MixerRule { keys, frame in
      let mixers = read(&keys, frame)
      return { layer in
        guard case .latent(var own) = mixers(layer) else { return mixers(layer) }
        own.outputGate = .channels
        own.hasSinks = true
        return .latent(own)
      }
    }
  }
}

extension ConfigKeys {
  /// The hyper-connections of a layer: two, each a matrix from all streams to their mixing, its base
  /// and three scales.
  mutating func streams() -> LayerPart {
    let streams = size(["hc_mult"], default: 4)
    let mixing = LayerPart.product(streams, streams + 2)
    return LayerPart(
      columns: LayerPart.product(2, streams, mixing), other: 2 * (mixing + 3), streams: streams)
  }
}
