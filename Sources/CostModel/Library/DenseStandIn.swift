import Foundation
import Units

extension Architecture {
  /// A dense model of a size whose shape nobody has stated, as a stand-in for its rate of training.
  ///
  /// In the proportions of Llama 3 (arXiv 2407.21783, table 3): heads of 128, eight of keys and
  /// values, 112 of width to a layer (102 at 70B, 128 at 8B), a gated feed-forward near 3.5 d and
  /// 32,000 rows of vocabulary. The feed-forward's width takes up what rounding leaves, so that the
  /// count is within a part in a thousand of the size.
  ///
  /// - Parameters:
  ///   - size: all parameters, with both embeddings.
  ///   - aspect: the width to a layer.
  /// - Returns: the model; `nil` below 100M, where the vocabulary outweighs the rest, and above what
  ///   a shape can be.
  public static func dense(of size: Parameters, aspect: Double = 112) -> Architecture? {
    guard size.value >= 100e6, size.value <= 1e14 else { return nil }
    let perLayer = 12.75
    // Whole heads, and from 24 on a multiple of eight of them, so that tensor parallelism can split them.
    let heads = cbrt(size.value * aspect / perLayer) / 128
    let width = heads < 24 ? max(1, heads.rounded()) : 8 * (heads / 8).rounded()
    let d = Int(width) * 128
    let layers = max(1, Int((Double(d) / aspect).rounded()))
    let vocabulary = 32_000
    let attention = GroupedAttention(heads: d / 128, kvHeads: min(8, d / 128), headDim: 128)
    func model(_ feedForward: Int) -> Architecture {
      let layer = Layer(
        mixer: .attention(attention), feedForward: .dense(DenseFeedForward(width: feedForward)),
        normWeights: 2 * d)
      return Architecture(
        hiddenSize: d, vocabulary: vocabulary, tiesEmbeddings: false,
        layers: [LayerGroup(count: layers, layer: layer)], finalNormWeights: d)
    }
    let least = Double(model(1).parameters.total)
    let step = Double(model(2).parameters.total) - least
    return model(max(1, Int(((size.value - least) / step).rounded()) + 1))
  }
}
