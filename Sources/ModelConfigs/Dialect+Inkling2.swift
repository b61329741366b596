import CostModel
import Formats

extension Dialect {
  /// Inkling 2: attention with gates, sinks and positions that each token projects, convolved keys and
  /// values, layers that read the sums of those before; and the same with a loop over some layers.
  ///
  /// Read off transformers 5.24.0.
  static let inklingKin: [Dialect] = [
    Dialect("inkling2_text", "inkling2", className: "Inkling2", harmless: inklingHarmless) {
      keys in keys.inkling2(loop: nil)
    },
    Dialect(
      "inkling2_loop_text", "inkling2_loop", className: "Inkling2Loop", harmless: inklingHarmless
    ) { keys in
      let old = keys.node["loop_config"]?.members != nil
      func loop(_ keys: inout ConfigKeys, _ names: [String]) -> Loop {
        Loop(
          first: keys.size([names[0]]), end: keys.size([names[1]]), passes: keys.size([names[2]]),
          gateRank: keys.size([names[3]]))
      }
      let loopKeys = ["index_start", "index_end"].map { "loop_layer_" + $0 }
      let loop =
        old
        ? keys.inside("loop_config") {
          loop(&$0, ["core_start", "core_end", "num_passes", "gate_rank"])
        } : loop(&keys, loopKeys + ["loop_num_passes", "loop_gate_rank"])
      return keys.inkling2(loop: loop)
    },
  ]

  /// The layers that are passed several times.
  fileprivate struct Loop {
    let first: Int
    let end: Int
    let passes: Int
    /// The rank of the gates that mix what the pass before left into a layer.
    let gateRank: Int
  }

  private static let inklingHarmless: Set<String> = [
    "n_layers_per_attn_res_block", "number_of_conv_states", "tie_word_embeddings",
  ]
}

extension ConfigKeys {
  fileprivate mutating func inkling2(loop: Dialect.Loop?) -> Blueprint {
    let frame = Frame(
      hiddenSize: size(Spelling.hidden), layers: layerCount(Spelling.layers))
    let types = words("layer_types", count: frame.layers, among: ["hybrid_sliding", "hybrid"])
    let window = size(["sliding_window_size", "sliding_window"])
    let extent = size(["rel_extent"])
    let relative = size(["d_rel"])
    let taps = size(["conv_kernel_size", "sconv_kernel_size"])
    let local = GroupedAttention(
      heads: size(["swa_num_attention_heads"]), kvHeads: size(["swa_num_key_value_heads"]),
      headDim: size(["swa_head_dim"]), reach: .window(window))
    let full = GroupedAttention(
      heads: size(Spelling.heads), kvHeads: size(Spelling.kvHeads), headDim: size(Spelling.headDim))
    let experts = FeedForwardRule.routed(
      width: Spelling.expertWidth + ["intermediate_size"], denseWidth: []
    ).read(&self, frame)
    if let loop, loop.first >= loop.end || loop.end > frame.layers, broken.isEmpty {
      fault(
        node["loop_layer_index_end"]?.position, "the loop does not lie within the layers",
        hint: "nothing is counted")
    }
    let isLooped = { (layer: Int) in
      loop.map { ($0.first..<max($0.first, $0.end)) ~= layer } ?? false
    }
    let layers = (0..<frame.layers).map { index in
      let isLocal = types.map { $0[index] == "hybrid_sliding" } ?? ((index + 1) % 6 != 0)
      var own = isLocal ? local : full
      own.outputGate = .channels
      // Trained factors of queries and of what projects positions stand where norms stand elsewhere.
      own.queryKeyNormWeights = LayerPart.product(own.heads, own.headDim + relative)
      let channels = LayerPart.product(2, own.kvHeads, own.headDim) + 2 * frame.hiddenSize
      // Sinks and positions of each token, taps of keys and values in full layers.
      let projected =
        LayerPart.product(own.heads, relative + 1)
        + (isLocal ? 0 : LayerPart.product(2, own.kvHeads, taps))
      var layer = Layer(
        mixer: .attention(own), feedForward: experts(index),
        normWeights: (isLocal ? 2 : 4) * frame.hiddenSize)
      layer.paths = LayerPart(
        columns: projected + (isLooped(index) ? LayerPart.product(16, loop?.gateRank ?? 0) : 0),
        other: LayerPart.product(relative, isLocal ? window : extent)
          + LayerPart.product(channels, taps),
        wide: (index == 0 ? 0 : isLocal ? 1 : 3) + 1)
      return layer
    }
    let looped = LayerGroup.grouped(layers.indices.filter(isLooped).map { layers[$0] }).map {
      var group = $0
      group.passes = loop?.passes ?? 1
      return group
    }
    // The padded rows of the embedding answer no logit.
    let rows = size(Spelling.vocabulary)
    let vocabulary = size(["unpadded_vocab_size"])
    if vocabulary > rows, broken.isDisjoint(with: Spelling.vocabulary + ["unpadded_vocab_size"]) {
      fault(
        node["unpadded_vocab_size"]?.position,
        "\(name("unpadded_vocab_size")) is larger than \(name(Spelling.vocabulary[0]))",
        hint: "nothing is counted")
    }
    var blueprint = Blueprint(
      hiddenSize: frame.hiddenSize, vocabulary: vocabulary, tiesEmbeddings: false,
      layers: LayerGroup.grouped(layers.indices.filter { !isLooped($0) }.map { layers[$0] })
        + looped,
      finalNormWeights: 2 * frame.hiddenSize)
    blueprint.lookupWeights = LayerPart.product(max(0, rows - vocabulary), frame.hiddenSize)
    blueprint.paths = LayerPart(
      wide: 1 + (loop.map { LayerPart.product(4, max(0, $0.end - $0.first)) } ?? 0))
    return blueprint
  }
}
