import CostModel
import Formats

extension Dialect {
  /// Models of short convolutions or gated linear recurrences among attention.
  ///
  /// Read off transformers 5.24.0.
  static let convolutionKin: [Dialect] = [
    decoder(
      "lfm2", className: "Lfm2",
      mixer: convolutions { keys, frame in
        let full = keys.layerIndices("full_attn_idxs", count: frame.layers)
        return { layer in full.map { $0.contains(layer) } ?? true ? 1 : 0 }
      },
      feedForward: adjusted, ties: true, harmless: convolutionHarmless),
    decoder(
      "lfm2_moe", className: "Lfm2Moe",
      mixer: convolutions { keys, _ in
        keys.need("layer_types")
        return { _ in 0 }
      },
      feedForward: .routed(
        .afterFirst(default: 2), width: Spelling.expertWidth),
      ties: true,
      harmless: convolutionHarmless.union(["use_expert_bias"])),
    decoder(
      "lfm3", className: "Lfm3",
      mixer: convolutions(isThird: true) { _, _ in
        { $0 % 4 == 2 ? 1 : $0 % 4 == 0 && $0 > 0 ? 2 : 0 }
      },
      feedForward: .gated(),
      norms: NormRule { keys, frame in
        let count = keys.flag("use_sandwich_norm", default: true) ? 4 : 2
        return NormRule.Weights(layer: count * frame.hiddenSize, final: frame.hiddenSize)
      },
      ties: true, harmless: convolutionHarmless),
    decoder(
      "recurrent_gemma", className: "RecurrentGemma", mixer: recurrentGemma,
      feedForward: FeedForwardRule { keys, _ in
        let width = keys.size(Spelling.width) / 2
        return { _ in .dense(DenseFeedForward(width: width, hasBias: true)) }
      },
      ties: true,
      harmless: [
        "logits_soft_cap", "w_init_variance_scale",
        "final_w_init_variance_scale",
      ]),
  ]

  private static let convolutionHarmless: Set<String> = [
    "block_mlp_init_scale", "block_norm_eps", "block_out_init_scale", "block_use_swiglu",
    "block_use_xavier_init", "conv_use_xavier_init", "block_dim", "conv_dim", "conv_dim_out",
    "num_heads", "theta", "use_pos_enc", "full_attn_idxs",
  ]

  private static func convolutions(
    isThird: Bool = false,
    otherwise: @escaping @Sendable (inout ConfigKeys, Frame) -> (Int) -> Int
  ) -> MixerRule {
    let conv = MixerRule { keys, frame in
      let part = LayerPart.shortConvolution(
        taps: keys.size(["conv_L_cache"]), hiddenSize: frame.hiddenSize,
        hasBias: keys.flag("conv_bias", default: false))
      return { _ in .recurrent(part) }
    }
    let attention = MixerRule { keys, frame in
      let gate: OutputGate =
        isThird && keys.flag("use_attention_gate", default: true) ? .heads : .none
      return MixerRule.attention(
        kvHeads: .stated, headDim: isThird ? .standard(128) : .optional,
        inputBias: isThird ? bias : .off, outputBias: isThird ? bias : .off,
        queryKeyNorm: .shared, outputGate: gate
      ).read(&keys, frame)
    }
    let windowed = MixerRule { keys, frame in
      let window = keys.window(default: 256)
      let mixers = attention.read(&keys, frame)
      return { layer in
        guard case .attention(var own) = mixers(layer) else { return mixers(layer) }
        own.reach = window
        return .attention(own)
      }
    }
    return .kinds(
      [(["conv"], conv), (["full_attention"], attention)]
        + (isThird ? [(["sliding_attention"], windowed)] : []), otherwise: otherwise)
  }

  /// LFM2: two thirds of the width that is given, times a factor, rounded up to a multiple, unless
  /// that is turned off.
  private static let adjusted = FeedForwardRule { keys, _ in
    var width = keys.size(["intermediate_size", "block_ff_dim"])
    let isAdjusted = keys.flag("block_auto_adjust_ff_dim", default: true)
    let multiple = keys.size(["block_multiple_of"], quietly: 256)
    let factor = keys.has("block_ffn_dim_multiplier") ? keys.real("block_ffn_dim_multiplier") : 1
    if isAdjusted {
      width = 2 * width / 3
      if let factor, !(factor > 0 && factor < 1e6) {
        keys.fault(
          keys.node["block_ffn_dim_multiplier"]?.position,
          "\(keys.name("block_ffn_dim_multiplier")) leaves no width", hint: "nothing is counted")
      } else if let factor {
        width = Int(factor * Double(width))
        width = (width + multiple - 1) / multiple * multiple
      }
    }
    return { [width] _ in .dense(DenseFeedForward(width: width)) }
  }

  /// RecurrentGemma: linear recurrences and attention over a window in a pattern.
  private static let recurrentGemma = MixerRule { keys, frame in
    let items = keys.node["block_types"]?.items ?? []
    let count = items.isEmpty ? 3 : items.count
    let pattern =
      keys.words("block_types", count: count, among: ["recurrent", "attention"])
      ?? ["recurrent", "recurrent", "attention"]
    let heads = keys.size(Spelling.heads)
    let width = keys.optionalSize(["lru_width"]) ?? frame.hiddenSize
    if width % heads != 0, keys.broken.isEmpty {
      keys.fault(
        keys.node["lru_width"]?.position, "\(heads) heads do not share a width of \(width) evenly",
        hint: "nothing is counted")
    }
    let unit = LayerPart.gatedLinearUnit(
      width: width, heads: heads, convolution: keys.size(["conv1d_width"], default: 4))
    var attention = keys.attention(frame, kvHeads: .optional)
    attention.hasInputBias = bias.read(&keys)
    attention.hasOutputBias = true
    attention.reach = .window(keys.size(["attention_window_size"], default: 2048))
    return { [attention] layer in
      pattern[layer % count] == "recurrent" ? .recurrent(unit) : .attention(attention)
    }
  }
}

extension ConfigKeys {
  /// Asks for a key that a rule reads elsewhere.
  mutating func need(_ key: String) {
    guard node[key]?.isNull ?? true else { return }
    fault(
      node[key]?.position ?? node.position, "the key \(name(key)) is missing",
      hint: "add it: the count depends on it")
    distrust([key])
  }
}
