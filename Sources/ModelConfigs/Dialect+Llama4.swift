import CostModel
import Formats

extension Dialect {
  /// Llama 4: routed layers among dense ones, each with one shared expert.
  ///
  /// Three layers in four attend in chunks. Its norms on queries and keys have no weights.
  static let llama4Kin: [Dialect] = [
    decoder(
      "llama4_text", "llama4", className: "Llama4",
      mixer: .attention(
        kvHeads: .standard(8), headDim: .standard(128), inputBias: bias, outputBias: bias,
        reach: .chunks),
      feedForward: .routed(.interleaved, denseWidth: ["intermediate_size_mlp"], shared: .one),
      harmless: [
        "attn_scale", "attn_temperature_tuning", "cache_implementation", "floor_scale",
        "for_llm_compression", "use_qk_norm",
      ])
  ]
}

extension ReachRule {
  /// Chunks in the layers that `no_rope_layers` marks with 1, by default all but each fourth.
  fileprivate static let chunks = ReachRule { keys, frame in
    let key = "attention_chunk_size"
    let size = keys.has(key) ? keys.optionalSize([key]) : 8192
    let period = keys.size(["no_rope_layer_interval"], quietly: 4)
    let isEmpty = keys.node["no_rope_layers"]?.items?.isEmpty ?? false
    if isEmpty { _ = keys.member(["no_rope_layers"]) }
    let marks =
      isEmpty ? nil : keys.numbers("no_rope_layers", count: frame.layers, from: 0, upTo: 1)
    let types = keys.words(
      "layer_types", count: frame.layers, among: ["chunked_attention", "full_attention"])
    guard let size else { return { _ in .all } }
    return { layer in
      let isChunked =
        types.map { $0[layer] == "chunked_attention" }
        ?? marks.map { $0[layer] == 1 } ?? ((layer + 1) % period != 0)
      return isChunked ? .chunk(size) : .all
    }
  }
}
