import CostModel
import Formats

extension Dialect {
  /// Further dense decoders, each a variation of those before.
  ///
  /// Read off transformers 5.24.0.
  static let denseKin: [Dialect] = [
    decoder(
      "arcee", className: "Arcee",
      mixer: .attention(kvHeads: .stated, inputBias: bias, outputBias: bias),
      feedForward: .plain(bias: .key("mlp_bias", default: false))),
    decoder(
      "apertus", "apertus1p5_text", className: "Apertus",
      mixer: .attention(kvHeads: .stated, inputBias: bias, outputBias: bias, queryKeyNorm: .shared),
      feedForward: .plain(bias: .off),
      norms: NormRule { keys, frame in
        // Each xIELU has two trained numbers.
        let activation = keys.word("hidden_act") ?? "xielu"
        let own = activation == "xielu" ? 2 : 0
        return NormRule.Weights(layer: 2 * frame.hiddenSize + own, final: frame.hiddenSize)
      }),
    decoder(
      "ministral3", "ministral", className: "Ministral3",
      mixer: .attention(
        kvHeads: .standard(8), headDim: .standard(128),
        reach: .layers(window: nil) { _ in { _ in true } }
      ),
      feedForward: .gated()),
    decoder(
      "cwm", className: "Cwm",
      mixer: .attention(
        kvHeads: .stated, headDim: .standard(128), reach: .allButEach(4, window: 8192)),
      feedForward: .gated(bias: .key("mlp_bias", default: false))),
    decoder(
      "exaone", className: "Exaone",
      mixer: .attention(kvHeads: .stated, inputBias: bias, outputBias: bias),
      feedForward: .gated(bias: .key("mlp_bias", default: false))),
    decoder(
      "iquestcoder", className: "IQuestCoder",
      mixer: .attention(
        kvHeads: .stated, headDim: .standard(128), inputBias: bias, outputBias: bias),
      feedForward: .gated(bias: .key("mlp_bias", default: false))),
    decoder(
      "helium", className: "Helium",
      mixer: MixerRule.attention(
        kvHeads: .stated, headDim: .standard(128), inputBias: bias
      ).changing {
        keys, frame, attention in
        guard LayerPart.product(attention.heads, attention.headDim) != frame.hiddenSize else {
          return
        }
        keys.fault(
          keys.node["head_dim"]?.position, "heads that do not make up the hidden size",
          hint: "nothing is counted: the output projection of this class is square")
      }, feedForward: .gated(bias: .key("mlp_bias", default: false))),
    decoder(
      "hyperclovax", className: "HyperCLOVAX",
      mixer: .attention(kvHeads: .stated, inputBias: bias, outputBias: bias),
      feedForward: .gated(bias: .key("mlp_bias", default: false)),
      norms: NormRule { keys, frame in
        let count = keys.flag("use_post_norm", default: true) ? 4 : 2
        return NormRule.Weights(layer: count * frame.hiddenSize, final: frame.hiddenSize)
      }),
    decoder(
      "internlm3", className: "InternLM3",
      mixer: .attention(
        kvHeads: .stated, headDim: .standard(128), inputBias: bias, outputBias: bias),
      feedForward: .gated(bias: .key("mlp_bias", default: false))),
    decoder(
      "jais2", className: "Jais2",
      mixer: .attention(
        kvHeads: .stated,
        inputBias: .key("attention_bias", default: true),
        outputBias: .key("attention_bias", default: true)),
      feedForward: .plain(bias: .key("mlp_bias", default: true)), norms: .gainsAndBiases()),
    decoder(
      "granite_swa", className: "GraniteSWA",
      mixer: .attention(
        kvHeads: .stated,
        inputBias: bias, outputBias: bias, hasSinks: true, reach: .mostlyWindows),
      feedForward: .gated(bias: .key("mlp_bias", default: false)), ties: true),
    decoder(
      "vaultgemma", className: "VaultGemma",
      mixer: .attention(
        kvHeads: .standard(4), headDim: .standard(256), inputBias: bias, outputBias: bias,
        reach: .allButEach(2, window: 4096)),
      feedForward: .gated(), ties: true),
    decoder(
      "nanochat", className: "NanoChat",
      mixer: .attention(kvHeads: .stated, inputBias: bias, outputBias: bias),
      feedForward: .plain(bias: .off), norms: .bare),
    decoder(
      "bitnet", className: "BitNet",
      mixer: .attention(kvHeads: .stated, inputBias: bias, outputBias: bias),
      feedForward: .gated(),
      norms: NormRule { keys, frame in
        let width = keys.size(Spelling.width)
        return NormRule.Weights(
          layer: 3 * frame.hiddenSize + width, final: frame.hiddenSize)
      }),
    decoder(
      "diffllama", className: "DiffLlama",
      mixer: MixerRule.attention(kvHeads: .stated, inputBias: bias, outputBias: bias).changing {
        _, _, attention in
        attention.queryKeyNormWeights = 4 * attention.headDim
      },
      feedForward: .gated(), harmless: ["lambda_std_dev"]),
    decoder(
      "persimmon", className: "Persimmon",
      mixer: .attention(
        kvHeads: .equal, headDim: .divided, inputBias: .on, outputBias: .on,
        queryKeyNorm: .when(.key("qk_layernorm", default: true), .sharedWithBias)),
      feedForward: .plain(), norms: .gainsAndBiases()),
    decoder(
      "qwen3_vl_text", "qwen3_vl", className: "Qwen3VL",
      mixer: .attention(
        kvHeads: .standard(32), headDim: .standard(128), inputBias: bias, outputBias: bias,
        queryKeyNorm: .shared),
      feedForward: .gated()),
    decoder(
      "qwen2_5_vl_text", "qwen2_vl_text", "qwen2_5_omni_text", "qwen2_5_vl", "qwen2_vl",
      className: "Qwen2_5_VL",
      mixer: .attention(
        kvHeads: .standard(8), headDim: .divided, inputBias: .on, reach: .upperLayers),
      feedForward: .gated()),
    decoder(
      "nemotron", className: "Nemotron",
      mixer: .attention(kvHeads: .stated, inputBias: bias, outputBias: bias),
      feedForward: .plain(bias: .key("mlp_bias", default: false)), norms: .gainsAndBiases()),
  ]
}

extension ReachRule {
  /// A window in three layers of four, the first of them not.
  static let mostlyWindows = layers(window: 128) { _ in { $0 % 4 != 0 } }
}
