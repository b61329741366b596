import CostModel
import Formats

extension Dialect {
  /// Models of state spaces, alone or among attention.
  ///
  /// Read off transformers 5.24.0.
  static let stateSpaceKin: [Dialect] = [
    decoder(
      "mamba", "falcon_mamba", className: "Mamba", mixer: .mamba, feedForward: .none,
      norms: .gains(1), ties: true, harmless: stateHarmless),
    decoder(
      "mamba2", className: "Mamba2", mixer: .mamba2(.own), feedForward: .none, norms: .gains(1),
      harmless: stateHarmless.union(["time_step_rank"])),
    decoder(
      "bamba", className: "Bamba",
      mixer: MixerRule { keys, frame in
        let indices = keys.layerIndices("attn_layer_indices", count: frame.layers) ?? []
        let mamba = MixerRule.mamba2(.prefixed).read(&keys, frame)
        let attention = MixerRule.attention(kvHeads: .stated, inputBias: bias, outputBias: bias)
          .read(&keys, frame)
        return { indices.contains($0) ? attention($0) : mamba($0) }
      },
      feedForward: .gated(bias: .key("mlp_bias", default: false)), harmless: stateHarmless),
    falconH1,
    decoder(
      "granitemoehybrid", className: "GraniteMoeHybrid",
      mixer: .kinds(
        [
          (["linear_attention", "mamba"], .mamba2(.prefixed)),
          (
            ["full_attention", "attention"],
            .attention(kvHeads: .stated, inputBias: bias, outputBias: bias)
          ),
        ]
      ) { _, _ in { _ in 0 } },
      feedForward: graniteShared,
      harmless: stateHarmless.union(["position_embedding_type"])),
    nemotronH,
  ]

  static let stateHarmless: Set<String> = [
    "chunk_size", "rescale_prenorm_residual", "residual_in_fp32", "time_step_limit",
    "use_associative_scan", "use_mambapy", "use_mamba_kernels", "mamba_norm_before_gate",
    "mamba_hidden_act", "mixer_rms_eps",
  ]

  /// Falcon-H1: attention and Mamba-2 side by side in every layer.
  private static let falconH1 = Dialect(
    "falcon_h1", className: "FalconH1",
    harmless: stateHarmless.union([
      "attention_in_multiplier", "attention_out_multiplier", "ssm_multipliers", "mlp_multipliers",
      "mamba_use_mlp", "attn_layer_indices",
    ])
  ) { keys in
    var blueprint = Dialect.decoder(
      "falcon_h1", className: "FalconH1",
      mixer: .attention(kvHeads: .stated, inputBias: bias, outputBias: bias),
      feedForward: .gated(bias: .key("mlp_bias", default: false))
    ).blueprint(&keys)
    let frame = Frame(hiddenSize: blueprint.hiddenSize, layers: 1)
    if case .recurrent(let part) = MixerRule.mamba2(.parallel).read(&keys, frame)(0) {
      for index in blueprint.layers.indices { blueprint.layers[index].layer.beside = part }
    }
    return blueprint
  }

  /// Granite 4: experts where there are any, beside a dense feed-forward that is always there.
  private static let graniteShared = FeedForwardRule { keys, _ in
    if !Spelling.experts.contains(where: { keys.has($0) }) { keys.need(Spelling.experts[0]) }
    let experts = keys.amount(Spelling.experts, default: 0)
    let shared = keys.size(["shared_intermediate_size"], default: 1024)
    guard experts > 0 else {
      keys.acknowledge { keys in
        _ = keys.member(Spelling.topK)
        _ = keys.member(Spelling.width)
      }
      return { _ in .dense(DenseFeedForward(width: shared)) }
    }
    let routed = RoutedFeedForward(
      experts: experts, topK: keys.size(Spelling.topK), width: keys.size(Spelling.width),
      shared: SharedExperts(count: 1, width: shared))
    return { _ in .routed(routed) }
  }
}

extension FeedForwardRule {
  /// No feed-forward.
  static let none = FeedForwardRule { keys, _ in
    keys.acknowledge { _ = $0.member(["intermediate_size"]) }
    return { _ in .none }
  }
}

extension MixerRule {
  /// The first Mamba by its own keys.
  static let mamba = MixerRule { keys, frame in
    let expand = keys.size(["expand"], default: 2)
    let inner = keys.optionalSize(["intermediate_size"]) ?? expand * frame.hiddenSize
    let isAutomatic = keys.node["time_step_rank"]?.text == "auto"
    if isAutomatic { keys.acknowledge("time_step_rank") }
    let rank =
      isAutomatic ? (frame.hiddenSize + 15) / 16 : keys.size(["time_step_rank"])
    let mamba = StateSpace(
      innerSize: inner, stateSize: keys.size(["state_size"], default: 16),
      convolution: keys.size(["conv_kernel"], default: 4), stepRank: rank,
      hasConvolutionBias: keys.flag("use_conv_bias", default: true),
      hasProjectionBias: keys.flag("use_bias", default: false))
    return { _ in .stateSpace(mamba) }
  }

  /// How a dialect spells the sizes of its Mamba-2 layers, and what they are.
  enum Mamba2Keys {
    /// Plain names, the inner width a multiple of the hidden size (Mamba-2).
    case own
    /// `mamba_` before them (Bamba, Granite 4).
    case prefixed
    /// The same with an inner width of its own and a norm where asked (Falcon-H1).
    case parallel
    /// Plain names, the inner width that of all heads (Nemotron-H).
    case heads
  }

  /// Mamba-2.
  static func mamba2(_ spelling: Mamba2Keys) -> MixerRule {
    MixerRule { keys, frame in
      let isPlain = spelling == .own || spelling == .heads
      let heads = keys.size(
        spelling == .own
          ? ["num_heads"] : spelling == .heads ? ["mamba_num_heads"] : ["mamba_n_heads"])
      let expand = keys.size([isPlain ? "expand" : "mamba_expand"], quietly: 2)
      let given = spelling == .parallel ? keys.optionalSize(["mamba_d_ssm"]) : nil
      var inner = given ?? LayerPart.product(expand, frame.hiddenSize)
      let widthKey =
        spelling == .own ? "head_dim" : spelling == .heads ? "mamba_head_dim" : "mamba_d_head"
      if keys.node[widthKey]?.text == "auto" {
        keys.acknowledge(widthKey)
      } else {
        let width = keys.size([widthKey])
        let product = LayerPart.product(heads, width)
        if spelling == .heads {
          inner = product
        } else if product != inner, keys.broken.isDisjoint(with: [widthKey]) {
          keys.fault(
            keys.node[widthKey]?.position, "\(heads) heads of \(width) are not \(inner) wide",
            hint: "the heads of a state space share its inner width")
        }
      }
      let hasNorm = spelling == .parallel ? keys.flag("mamba_rms_norm", default: false) : true
      let part = LayerPart.mamba2(
        heads: heads, headDim: 0,
        stateSize: keys.size(
          [
            spelling == .own
              ? "state_size" : spelling == .heads ? "ssm_state_size" : "mamba_d_state"
          ]
        ),
        groups: keys.size([isPlain ? "n_groups" : "mamba_n_groups"]),
        convolution: keys.size([isPlain ? "conv_kernel" : "mamba_d_conv"]), hasNorm: hasNorm,
        hasConvolutionBias: keys.flag(isPlain ? "use_conv_bias" : "mamba_conv_bias", default: true),
        hasInputBias: keys.flag(isPlain ? "use_bias" : "mamba_proj_bias", default: false),
        hasOutputBias: keys.flag(
          spelling == .parallel
            ? "projectors_bias" : spelling == .prefixed ? "mamba_proj_bias" : "use_bias",
          default: false),
        inner: inner)
      return { _ in .recurrent(part) }
    }
  }
}
