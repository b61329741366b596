import CostModel
import Diagnostics

/// The parts of an architecture as the rules of a dialect put them together, not yet checked.
struct Blueprint {
  var hiddenSize: Int
  var vocabulary: Int
  var tiesEmbeddings: Bool
  var layers: [LayerGroup]
  var encoder: [LayerGroup] = []
  var finalNormWeights: Int
  var positionWeights = 0
  var hasLogitBias = false
  var embeddingSize: Int?
  var lookupWeights = 0
  var paths: LayerPart?

  /// The checked architecture.
  func architecture() throws(InputFaults) -> Architecture {
    guard encoder.isEmpty else {
      return try .encoderDecoder(
        hiddenSize: hiddenSize, vocabulary: vocabulary, tiesEmbeddings: tiesEmbeddings,
        encoder: encoder, decoder: layers, finalNormWeights: finalNormWeights,
        positionWeights: positionWeights, hasLogitBias: hasLogitBias)
    }
    var architecture = try Architecture.decoder(
      hiddenSize: hiddenSize, vocabulary: vocabulary, tiesEmbeddings: tiesEmbeddings,
      layers: layers, finalNormWeights: finalNormWeights, positionWeights: positionWeights,
      hasLogitBias: hasLogitBias, embeddingSize: embeddingSize)
    architecture.lookupWeights = lookupWeights
    architecture.paths = paths
    return try architecture.checked()
  }
}

extension LayerGroup {
  /// Equal layers together, each kind where it first appears.
  static func grouped(_ layers: some Sequence<Layer>) -> [LayerGroup] {
    var groups: [LayerGroup] = []
    var places: [Layer: Int] = [:]
    for layer in layers {
      if let place = places[layer] {
        groups[place].count += 1
      } else {
        places[layer] = groups.count
        groups.append(LayerGroup(count: 1, layer: layer))
      }
    }
    return groups
  }
}
