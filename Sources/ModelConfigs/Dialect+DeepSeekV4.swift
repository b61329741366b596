import CostModel
import Formats

extension Dialect {
  /// DeepSeek-V4 (arXiv 2606.19348): layers that see a window, or besides blocks compressed by 4 and
  /// picked by an indexer, or blocks compressed by 128; streams of the hidden state joined by
  /// hyper-connections; first layers whose tokens choose experts by a table.
  ///
  /// Read off transformers 5.24.0.
  static let deepSeekV4 = Dialect(
    "deepseek_v4", className: "DeepseekV4",
    harmless: [
      "compress_rope_theta", "expert_dtype", "hc_eps", "hc_sinkhorn_iters", "num_key_value_heads",
      "partial_rotary_factor", "qk_rope_head_dim", "o_groups_dtype", "scoring_func",
    ]
  ) { keys in
    let frame = Frame(
      hiddenSize: keys.size(Spelling.hidden), layers: keys.layerCount(Spelling.layers))
    keys.only("attention_bias", is: .boolean(false), otherwise: "biases are not counted")
    keys.only("mlp_bias", is: .boolean(false), otherwise: "biases are not counted")
    let rates = keys.compressionRates(frame)
    let queryRank = keys.size(["q_lora_rank"])
    let indexWidth = keys.size(["index_head_dim"], default: 128)
    let indexer = Indexer(
      heads: keys.size(["index_n_heads"], default: 64), headDim: indexWidth, queryRank: queryRank,
      normWeights: indexWidth)
    let base = CompressedAttention(
      heads: keys.size(Spelling.heads), headDim: keys.size(Spelling.headDim, default: 512),
      queryRank: queryRank, outputGroups: keys.size(["o_groups"]),
      outputRank: keys.size(["o_lora_rank"]), window: keys.size(["sliding_window"], default: 128),
      rate: 0, selected: keys.size(["index_topk"], default: 512))
    if base.outputGroups > 0, LayerPart.product(base.heads, base.headDim) % base.outputGroups != 0,
      keys.broken.isEmpty
    {
      keys.fault(
        keys.node["o_groups"]?.position,
        "\(base.outputGroups) groups do not share the heads evenly",
        hint: "nothing is counted")
    }
    let routed = keys.hashedExperts()
    let hashed = keys.hashedLayers(frame)
    let streams = keys.size(["hc_mult"], default: 4)
    let paths = keys.streams()
    keys.readPredictors()
    var blueprint = Blueprint(
      hiddenSize: frame.hiddenSize, vocabulary: keys.size(Spelling.vocabulary),
      tiesEmbeddings: keys.flag("tie_word_embeddings", default: false),
      layers: LayerGroup.grouped(
        (0..<frame.layers).lazy.map { index in
          var attention = base
          attention.rate = rates[index].rate
          attention.indexer = rates[index].isPicked ? indexer : nil
          var feedForward = routed
          feedForward.isHashed = hashed(index)
          var layer = Layer(
            mixer: .compressed(attention), feedForward: .routed(feedForward),
            normWeights: 2 * frame.hiddenSize)
          layer.paths = paths
          return layer
        }),
      finalNormWeights: frame.hiddenSize)
    blueprint.paths = LayerPart(
      columns: LayerPart.product(streams, streams), other: streams + 1)
    return blueprint
  }
}

extension ConfigKeys {
  /// How far each layer compresses, and whether an indexer picks its blocks.
  fileprivate mutating func compressionRates(_ frame: Frame) -> [(rate: Int, isPicked: Bool)] {
    let (picked, all) =
      node["compress_rates"]?.members == nil
      ? (4, 128)
      : inside("compress_rates") {
        (
          $0.size(["compressed_sparse_attention"], quietly: 4),
          $0.size(["heavily_compressed_attention"], quietly: 128)
        )
      }
    let list = "compress_ratios"
    let count = node[list]?.items?.count ?? 0
    if count >= frame.layers, node["layer_types"]?.items == nil,
      let ratios = numbers(list, count: count, from: 0, upTo: 1_000_000)
    {
      return ratios.prefix(frame.layers).map { ($0, $0 == 4) }
    }
    acknowledge(list)
    let kinds = [
      "sliding_attention", "compressed_sparse_attention", "heavily_compressed_attention",
    ]
    let types = words("layer_types", count: frame.layers, among: kinds)
    return (0..<frame.layers).map { layer in
      switch types?[layer] ?? (layer < 2 || layer % 2 == 0 ? kinds[2] : kinds[1]) {
      case kinds[0]: (0, false)
      case kinds[1]: (picked, true)
      default: (all, false)
      }
    }
  }

  fileprivate mutating func hashedExperts() -> RoutedFeedForward {
    let width = size(Spelling.expertWidth)
    only("n_shared_experts", is: .number(1), otherwise: "models of this class have one")
    return RoutedFeedForward(
      experts: size(Spelling.experts), topK: size(Spelling.topK), width: width,
      shared: SharedExperts(count: 1, width: width))
  }

  /// The layers whose tokens choose experts by a table.
  fileprivate mutating func hashedLayers(_ frame: Frame) -> (Int) -> Bool {
    let first = amount(["num_hash_layers"], default: 3)
    let types = words("mlp_layer_types", count: frame.layers, among: ["hash_moe", "moe"])
    return { layer in types.map { $0[layer] == "hash_moe" } ?? (layer < first) }
  }
}
