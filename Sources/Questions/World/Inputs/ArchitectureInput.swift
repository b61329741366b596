import CostModel
import Diagnostics
import Spec

/// The shape of a decoder-only model as a scenario states it.
struct ArchitectureInput: Asked {
  let architecture: Architecture

  init(_ ask: inout Asking) throws(Unsettled) {
    let hiddenSize = ask(
      "hiddenSize", .count("a width", example: 6144), "The width d of the hidden state")
    let layers = ask("layers", .count("a number", example: 40), "Layers")
    let heads = ask("heads", .count("a number", example: 48), "Query heads")
    let kvHeads = ask.optional(
      "kvHeads", .count("a number", example: 8),
      "Key and value heads; as many as heads if left out")
    let headDim = ask.optional(
      "headDim", .count("a width", example: 128), "The width of a head; d / heads if left out")
    let feedForward = ask.optional(
      "feedForward", .count("a width", example: 10752), "The width of a dense feed-forward")
    let isGated = ask(
      "gated", .boolean, "Whether feed-forwards have three matrices (SwiGLU)", default: true)
    let vocabulary = ask(
      "vocabulary", .count("a number", example: 100_352), "Rows of the embedding")
    let isTied = ask(
      "tied", .boolean, "Whether one matrix serves both embeddings", default: false)
    let routed = ask.optional(
      "routed", .record(RoutedInput.self, name: "routed"), "The routed feed-forwards")
    try ask.settle()
    if headDim == nil, hiddenSize % heads != 0 {
      throw ask.fault(
        at: "heads", "\(heads) heads do not divide the width \(hiddenSize)",
        "give headDim where it is not hiddenSize / heads")
    }
    let mixer = Mixer.attention(
      GroupedAttention(
        heads: heads, kvHeads: kvHeads ?? heads, headDim: headDim ?? hiddenSize / heads))
    func group(_ count: Int, _ feedForward: FeedForward) -> [LayerGroup] {
      let layer = Layer(mixer: mixer, feedForward: feedForward, normWeights: 2 * hiddenSize)
      return count > 0 ? [LayerGroup(count: count, layer: layer)] : []
    }
    // Leading dense layers, then routed and dense ones by turns.
    let routedLayers = routed.map { max(0, layers - $0.leadingDense) / $0.every } ?? 0
    var groups: [LayerGroup] = []
    if let routed {
      if routedLayers == 0 {
        throw ask.fault(
          at: "routed", "no layer of \(layers) is routed", "lower leadingDense or every")
      }
      groups += group(routedLayers, .routed(routed.feedForward(isGated: isGated)))
    }
    if layers > routedLayers {
      guard let feedForward else {
        throw ask.fault(
          at: "", "dense layers need the key 'feedForward'",
          "add the width of their feed-forward")
      }
      groups += group(
        layers - routedLayers, .dense(DenseFeedForward(width: feedForward, isGated: isGated)))
    }
    do throws(InputFaults) {
      architecture = try .decoder(
        hiddenSize: hiddenSize, vocabulary: vocabulary, tiesEmbeddings: isTied, layers: groups)
    } catch {
      throw ask.fault(error, in: ["routed"])
    }
  }
}

/// The routed feed-forwards of a model.
private struct RoutedInput: Asked {
  let leadingDense: Int
  let every: Int
  private let experts: Int
  private let topK: Int
  private let width: Int
  private let shared: SharedExperts?

  init(_ ask: inout Asking) throws(Unsettled) {
    experts = ask(
      "experts", .count("a number", example: 16), "Experts of a routed layer, shared ones apart")
    topK = ask("topK", .count("a number", example: 4), "Routed experts that a token uses")
    width = ask("width", .count("a width", example: 10752), "The width of one expert")
    let count = ask(
      "shared", .count("a number", from: 0, example: 1), "Experts that every token uses",
      default: 0, says: "none")
    let sharedWidth = ask.optional(
      "sharedWidth", .count("a width", example: 10752),
      "The width of a shared expert; as a routed one if left out")
    leadingDense = ask(
      "leadingDense", .count("a number", from: 0, example: 1),
      "Dense layers before the first routed one", default: 0)
    every = ask(
      "every", .count("a number", example: 1), "Every n-th layer after those is routed",
      default: 1)
    try ask.settle()
    shared = count == 0 ? nil : SharedExperts(count: count, width: sharedWidth ?? width)
  }

  func feedForward(isGated: Bool) -> RoutedFeedForward {
    RoutedFeedForward(
      experts: experts, topK: topK, width: width, isGated: isGated, shared: shared)
  }
}
