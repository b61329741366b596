import Foundation
import Units

extension Architecture {
  /// A shape in usual proportions for sizes, dense where all parameters are active.
  public static func standIn(of sizes: ModelSizes, aspect: Double = 112) -> Architecture? {
    sizes.active < sizes.total
      ? routed(active: sizes.active, total: sizes.total)
      : dense(of: sizes.total, aspect: aspect)
  }

  /// A model with experts of about the given sizes whose shape nobody has stated, as a stand-in for
  /// its rate of training.
  ///
  /// In the proportions that released fine-grained models have settled near: 8 of E experts in every
  /// layer, each three eighths of the width wide (Qwen3-30B-A3B and 235B-A22B exactly, GLM-4.5 .30 with
  /// a shared one, DeepSeek-V3 .29 with a shared one), 64 of width to a layer (Qwen3 43, GLM-4.5 56,
  /// DeepSeek-V3 117), heads of 128, eight of keys and values, 32,000 rows of vocabulary. The experts'
  /// width takes up what rounding leaves of the active parameters; E is a multiple of 8, so that the
  /// total is met within a few in a hundred. The counts of the result say what was met.
  ///
  /// - Parameters:
  ///   - active: the parameters that a token uses, with both embeddings.
  ///   - total: all parameters.
  ///   - topK: experts that a token uses.
  ///   - aspect: the width to a layer.
  ///   - expertWeights: weights of the experts that a token uses in a layer, over the square of the width.
  /// - Returns: the model; `nil` below 100M active, above what a shape can be, and where fewer than
  ///   2 K or more than 1,024 experts would come near the sizes.
  public static func routed(
    active: Parameters, total: Parameters, topK: Int = 8, aspect: Double = 64,
    expertWeights: Double = 9
  ) -> Architecture? {
    guard active.value >= 100e6, total.value <= 1e14, active < total else { return nil }
    let vocabulary = 32_000
    // Attention 2.25 d² and eight experts of 3 d · 3/8 d, or what is stated, in each of d/aspect layers.
    let heads = cbrt(active.value * aspect / (2.25 + expertWeights)) / 128
    let width = heads < 24 ? max(1, heads.rounded()) : 8 * (heads / 8).rounded()
    let d = Int(width) * 128
    let layers = max(1, Int((Double(d) / aspect).rounded()))
    let attention = GroupedAttention(heads: d / 128, kvHeads: min(8, d / 128), headDim: 128)
    func model(_ experts: Int, _ expertWidth: Int) -> Architecture {
      let layer = Layer(
        mixer: .attention(attention),
        feedForward: .routed(
          RoutedFeedForward(experts: experts, topK: topK, width: expertWidth)), normWeights: 2 * d)
      return Architecture(
        hiddenSize: d, vocabulary: vocabulary, tiesEmbeddings: false,
        layers: [LayerGroup(count: layers, layer: layer)], finalNormWeights: d)
    }
    func used(_ width: Int) -> Double { Double(model(2 * topK, width).parameters.active(.all)) }
    let step = used(2) - used(1)
    let expertWidth = Int(((active.value - used(1)) / step).rounded()) + 1
    guard expertWidth >= 16 else { return nil }
    let least = Double(model(2 * topK, expertWidth).parameters.total)
    let more = Double(model(3 * topK, expertWidth).parameters.total) - least
    let experts = topK * (2 + Int(((total.value - least) / more).rounded()))
    guard (2 * topK...1024).contains(experts) else { return nil }
    return model(experts, expertWidth)
  }

  /// Stand-ins of the same sizes over the proportions that released models have: few wide experts
  /// (Mixtral: 2 of 3.5 d, 128 of width to a layer; DBRX: 4 of 1.75 d, 154), and eight narrow ones at 43
  /// (Qwen3-235B-A22B), 64 and 117 (DeepSeek-V3).
  public static func routedRange(active: Parameters, total: Parameters) -> [Architecture] {
    [(2, 128.0, 21.0), (4, 154, 21), (8, 43, 9), (8, 64, 9), (8, 117, 9)].compactMap {
      routed(active: active, total: total, topK: $0, aspect: $1, expertWeights: $2)
    }
  }
}
