import CostModel
import Formats

extension Dialect {
  /// Models whose layers mix attention with recurrences that overwrite what they hold: gated delta
  /// networks and Kimi Delta Attention.
  ///
  /// Read off transformers 5.24.0.
  static let deltaKin: [Dialect] = [
    decoder(
      "qwen3_next", className: "Qwen3Next", mixer: .gatedDelta(),
      feedForward: .routed(
        .sparseStep, width: Spelling.expertWidth,
        shared: .gatedWidth("shared_expert_intermediate_size"), denseBelow: 1)),
    decoder(
      "qwen3_5_text", "qwen3_5", className: "Qwen3_5", mixer: .gatedDelta(kvHeads: .standard(4)),
      feedForward: .gated(), harmless: deltaHarmless),
    decoder(
      "qwen3_5_moe_text", "qwen3_5_moe", className: "Qwen3_5Moe", mixer: .gatedDelta(),
      feedForward: .routed(
        width: Spelling.expertWidth, shared: .gatedWidth("shared_expert_intermediate_size")),
      harmless: deltaHarmless.union(["intermediate_size"])),
    decoder(
      "lara_mini", className: "LaraMini",
      mixer: .gatedDelta(gate: .none, kvHeads: .stated, isStated: true),
      feedForward: .routed(
        width: Spelling.expertWidth, shared: .width("shared_expert_intermediate_size")),
      ties: true),
    olmoHybrid,
    decoder(
      "kimi_linear", className: "KimiLinear",
      mixer: .kinds(
        [(["linear_attention"], kimiDelta), (["full_attention"], .latent(gate: .none))],
        otherwise: kimiLayers),
      feedForward: .routed(
        .afterFirst(default: 1), width: Spelling.expertWidth,
        shared: .count(["num_shared_experts"], default: 1)),
      ties: nil,
      harmless: Dialect.latentHarmless.union([
        "model_max_length", "moe_router_activation_func", "num_expert_group", "use_grouped_topk",
        "use_cache",
      ])),
    decoder(
      "bailing_hybrid", className: "BailingHybrid",
      mixer: .kinds(
        [(["linear_attention"], bailingDelta), (["full_attention"], .latent(gate: .heads))]
      ) { keys, _ in
        let period = keys.size(["layer_group_size"], default: 6)
        return { ($0 + 1) % period == 0 ? 1 : 0 }
      },
      feedForward: .routed(
        .afterFirst(default: 2), width: Spelling.expertWidth,
        shared: .count(["num_shared_experts"], default: 1)),
      ties: nil,
      harmless: Dialect.latentHarmless.union([
        "kda_lower_bound", "kda_safe_gate", "num_expert_group",
      ])),
  ]

  private static let deltaHarmless: Set<String> = [
    "attn_output_gate", "mamba_ssm_dtype", "mtp_use_dedicated_embeddings",
  ]

  /// Olmo Hybrid: recurrent layers are normed before, attention layers behind their parts; two
  /// norms a layer in both.
  private static let olmoHybrid = decoder(
    "olmo_hybrid", className: "OlmoHybrid",
    mixer: .kinds(
      [
        (["linear_attention"], .deltaNetwork(defaultHeads: true)),
        (
          ["full_attention"],
          .attention(kvHeads: .stated, inputBias: bias, outputBias: bias, queryKeyNorm: .whole)
        ),
      ]
    ) { _, frame in
      { layer in layer % 4 == 3 || (frame.layers < 4 && layer == frame.layers - 1) ? 1 : 0 }
    },
    feedForward: .gated(),
    harmless: [
      "linear_a_log_max", "linear_a_log_min", "linear_allow_neg_eigval", "linear_dt_init_floor",
      "linear_dt_max", "linear_dt_min",
    ])

  /// Kimi's layers: those that `linear_attn_config` names from 1, else every fourth is attention.
  private static let kimiLayers: @Sendable (inout ConfigKeys, Frame) -> (Int) -> Int = {
    keys, frame in
    guard keys.node["linear_attn_config"]?.members != nil else {
      return { $0 > 0 && $0 % 4 == 0 ? 1 : 0 }
    }
    // Without both lists every fourth layer is whole; layers are named from 1.
    let full: Set<Int>? = keys.inside("linear_attn_config") { inner in
      inner.acknowledge("head_dim", "num_heads", "short_conv_kernel_size")
      let lists = ["full_attn_layers", "kda_layers"].map {
        inner.layerIndices($0, count: frame.layers + 1)
      }
      guard let full = lists[0], let delta = lists[1] else { return nil }
      if !full.isDisjoint(with: delta) || full.union(delta) != Set(1...frame.layers) {
        inner.fault(
          inner.node.position, "its lists do not name every layer once",
          hint: "give the config.json as it was released")
      }
      return full
    }
    return { full?.contains($0 + 1) ?? ($0 > 0 && $0 % 4 == 0) ? 1 : 0 }
  }

  /// Kimi Delta Attention with decay and output gate through a rank as wide as a head.
  private static let kimiDelta = MixerRule { keys, _ in
    let inner = keys.node["linear_attn_config"]?.members != nil
    func sizes(_ keys: inout ConfigKeys) -> (heads: Int, width: Int, taps: Int) {
      (
        keys.size(inner ? ["num_heads"] : ["linear_num_heads"]),
        keys.size(inner ? ["head_dim"] : ["linear_head_dim"]),
        keys.size(inner ? ["short_conv_kernel_size"] : ["linear_conv_kernel_dim"])
      )
    }
    let found =
      inner
      ? keys.inside("linear_attn_config", harmless: ["full_attn_layers", "kda_layers"]) {
        sizes(&$0)
      } : sizes(&keys)
    return { _ in
      .recurrent(
        .kimiDelta(
          heads: found.heads, headDim: found.width, convolution: found.taps,
          gateRank: found.width))
    }
  }

  /// Kimi Delta Attention of its own heads or as many as attention has, its gates projected at once.
  private static let bailingDelta = MixerRule { keys, _ in
    let heads = keys.optionalSize(["linear_num_heads"])
    let width = keys.optionalSize(["linear_head_dim"])
    let taps = keys.optionalSize(["linear_conv_kernel_dim"])
    let (all, own, short) = (
      keys.size(Spelling.heads), keys.optionalSize(Spelling.headDim),
      keys.optionalSize(["short_conv_kernel_size"])
    )
    let sizes = (heads ?? all, width ?? own ?? keys.size(Spelling.headDim), taps ?? short ?? 4)
    return { _ in
      .recurrent(.kimiDelta(heads: sizes.0, headDim: sizes.1, convolution: sizes.2, gateRank: nil))
    }
  }
}

extension MixerRule {
  /// Gated delta networks in most layers, softmax attention, gated as a rule, in one of a period.
  ///
  /// A class whose defaults nobody looked up has to have everything stated; it may have windows.
  static func gatedDelta(
    gate: OutputGate = .queries, kvHeads: KeyValueHeads = .standard(2), isStated: Bool = false
  ) -> MixerRule {
    let softmax = MixerRule.attention(
      kvHeads: kvHeads, headDim: isStated ? .stated : .standard(256), inputBias: Dialect.bias,
      outputBias: Dialect.bias, queryKeyNorm: .shared, outputGate: gate)
    let windowed = MixerRule { keys, frame in
      let window = keys.window(default: 512)
      let mixers = softmax.read(&keys, frame)
      return { layer in
        guard case .attention(var own) = mixers(layer) else { return mixers(layer) }
        own.reach = window
        return .attention(own)
      }
    }
    let kinds: [(names: [String], rule: MixerRule)] = [
      (["linear_attention"], .deltaNetwork(isStated: isStated)), (["full_attention"], softmax),
    ]
    return .kinds(isStated ? kinds + [(["sliding_attention"], windowed)] : kinds) { keys, _ in
      if isStated { keys.need("layer_types") }
      let period = keys.size(["full_attention_interval"], quietly: 4)
      return { ($0 + 1).isMultiple(of: period) ? 1 : 0 }
    }
  }

  /// A gated delta network; where its heads have no number they are as many as attention's.
  static func deltaNetwork(defaultHeads: Bool = false, isStated: Bool = false) -> MixerRule {
    MixerRule { keys, _ in
      let isKnown = !defaultHeads && !isStated
      let heads = defaultHeads ? keys.size(Spelling.heads) : 0
      let delta = GatedDelta(
        keyHeads: keys.size(
          ["linear_num_key_heads"], default: defaultHeads ? heads : isKnown ? 16 : nil),
        keyDim: keys.size(["linear_key_head_dim"], default: isKnown ? 128 : nil),
        valueHeads: keys.size(
          ["linear_num_value_heads"], default: defaultHeads ? heads : isKnown ? 32 : nil),
        valueDim: keys.size(["linear_value_head_dim"], default: isKnown ? 128 : nil),
        convolution: keys.size(["linear_conv_kernel_dim"], default: 4))
      return { _ in .gatedDelta(delta) }
    }
  }
}
