import Diagnostics

/// The shape of a language model, from which every count follows.
///
/// It holds sizes only: no weights, no devices, no tokens. A value of this type has been checked:
/// its sizes are positive, fit together and count to at most `Architecture.largestCount`
/// parameters, so that no count of it can overflow.
public struct Architecture: Hashable, Sendable {
  /// The width d of the hidden state.
  public let hiddenSize: Int
  /// The rows of the embedding, padding included.
  public let vocabulary: Int
  /// Whether one matrix serves as input embedding and as logit projection.
  public let tiesEmbeddings: Bool
  /// The layers of the decoder.
  public internal(set) var layers: [LayerGroup]
  /// The layers of the encoder; empty for a decoder-only model.
  public let encoder: [LayerGroup]
  /// The weights of the norms after the last layers, all stacks together.
  public let finalNormWeights: Int
  /// Trained position weights outside the layers: rows times d of a learned position table, or
  /// the buckets times heads of T5's relative positions, all stacks together.
  public let positionWeights: Int
  /// Whether the logits have a bias for each vocabulary entry.
  public let hasLogitBias: Bool
  /// The width of an embedding where it differs from d, with a projection to d behind the input
  /// and one from d before the logits (OPT-350M); otherwise d.
  public let embeddingSize: Int
  /// The weights of further tables that a token looks up, such as an embedding for each layer
  /// (Gemma 3n): they hold memory and cost nothing.
  public var lookupWeights = 0
  /// What stands outside the layers and is no embedding, such as the projection to the inputs of all
  /// layers.
  public var paths: LayerPart?

  /// Wraps sizes that are known to be right; the tests check every bundled model.
  init(
    hiddenSize: Int, vocabulary: Int, tiesEmbeddings: Bool, layers: [LayerGroup],
    encoder: [LayerGroup] = [], finalNormWeights: Int, positionWeights: Int = 0,
    hasLogitBias: Bool = false, embeddingSize: Int? = nil
  ) {
    self.hiddenSize = hiddenSize
    self.vocabulary = vocabulary
    self.tiesEmbeddings = tiesEmbeddings
    self.layers = layers
    self.encoder = encoder
    self.finalNormWeights = finalNormWeights
    self.positionWeights = positionWeights
    self.hasLogitBias = hasLogitBias
    self.embeddingSize = embeddingSize ?? hiddenSize
  }

  /// A checked decoder-only model.
  ///
  /// - Parameters:
  ///   - hiddenSize: the width d of the hidden state.
  ///   - vocabulary: the rows of the embedding, padding included.
  ///   - tiesEmbeddings: whether one matrix serves as input embedding and logit projection.
  ///   - layers: the layers, equal ones together.
  ///   - finalNormWeights: the weights of the last norm; d where it is left out.
  ///   - positionWeights: trained position weights outside the layers, such as rows times d.
  ///   - hasLogitBias: whether the logits have a bias.
  ///   - embeddingSize: the width of an embedding; d where it is left out.
  /// - Returns: the architecture, whose counts cannot overflow.
  /// - Throws: all faults at once, in the order of the fields.
  public static func decoder(
    hiddenSize: Int, vocabulary: Int, tiesEmbeddings: Bool, layers: [LayerGroup],
    finalNormWeights: Int? = nil, positionWeights: Int = 0, hasLogitBias: Bool = false,
    embeddingSize: Int? = nil
  ) throws(InputFaults) -> Architecture {
    try Architecture(
      hiddenSize: hiddenSize, vocabulary: vocabulary, tiesEmbeddings: tiesEmbeddings,
      layers: layers, finalNormWeights: finalNormWeights ?? hiddenSize,
      positionWeights: positionWeights, hasLogitBias: hasLogitBias, embeddingSize: embeddingSize
    ).checked()
  }

  /// A checked encoder-decoder model of the T5 kind.
  ///
  /// - Parameters:
  ///   - hiddenSize: the width d of the hidden state of both stacks.
  ///   - vocabulary: the rows of the shared embedding, padding included.
  ///   - tiesEmbeddings: whether one matrix serves as input embedding and logit projection.
  ///   - encoder: the encoder's layers, equal ones together.
  ///   - decoder: the decoder's layers, with their cross attention.
  ///   - finalNormWeights: the weights of both last norms; 2d where it is left out.
  ///   - positionWeights: trained position weights outside the layers, both stacks together.
  ///   - hasLogitBias: whether the logits have a bias.
  /// - Returns: the architecture, whose counts cannot overflow.
  /// - Throws: all faults at once, in the order of the fields.
  public static func encoderDecoder(
    hiddenSize: Int, vocabulary: Int, tiesEmbeddings: Bool, encoder: [LayerGroup],
    decoder: [LayerGroup], finalNormWeights: Int? = nil, positionWeights: Int = 0,
    hasLogitBias: Bool = false
  ) throws(InputFaults) -> Architecture {
    let norms = finalNormWeights ?? hiddenSize.multipliedReportingOverflow(by: 2).partialValue
    return try Architecture(
      hiddenSize: hiddenSize, vocabulary: vocabulary, tiesEmbeddings: tiesEmbeddings,
      layers: decoder, encoder: encoder, finalNormWeights: norms,
      positionWeights: positionWeights, hasLogitBias: hasLogitBias
    ).checked()
  }

  /// The layers of all stacks together, L in the formulas.
  public var layerCount: Int {
    layers.reduce(0) { $0 + $1.count } + encoder.reduce(0) { $0 + $1.count }
  }

  /// Whether any layer routes tokens to experts.
  public var isRouted: Bool {
    (layers + encoder).contains {
      if case .routed = $0.layer.feedForward { true } else { false }
    }
  }
}
