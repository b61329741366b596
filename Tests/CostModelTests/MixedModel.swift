import TestSupport
import Testing
import Units

@testable import CostModel

/// A model with a block of every kind and a device, whose sizes have little in common, so that no two terms of a
/// sum are alike; expected figures are those of NumPy for the published formulas on these sizes.
enum MixedModel {
  static let device = Device(
    id: "toy", name: "Toy", aliases: [],
    peaks: [
      .init(.bf16, FLOPPerSecond(400e12), source: ""),
      .init(.fp8, FLOPPerSecond(900e12), source: ""),
    ],
    memory: Sourced(Bytes(100e9), ""), memoryBandwidth: Sourced(BytesPerSecond(2e12), ""),
    nodeLink: Sourced(BytesPerSecond(600e9), ""), networkLink: Sourced(BytesPerSecond(50e9), ""),
    hostLink: Sourced(BytesPerSecond(64e9), ""), devicesPerNode: 4, generation: nil, power: nil,
    measured: [.init(.bf16, FLOPPerSecond(300e12), source: "")])

  static let compressed = CompressedAttention(
    heads: 6, headDim: 128, queryRank: 300, outputGroups: 3, outputRank: 200, window: 64, rate: 4)

  static let model: Architecture = {
    var grouped = GroupedAttention(heads: 12, kvHeads: 4, headDim: 80)
    grouped.valueDim = 64
    let latent = LatentAttention(
      heads: 8, queryRank: 600, kvRank: 256, plainDim: 96, rotaryDim: 32, valueDim: 112)
    var narrow = RoutedFeedForward(
      experts: 32, topK: 4, width: 500, isGated: false, residual: DenseFeedForward(width: 1100))
    narrow.latent = 512
    narrow.zeroExperts = 16
    let mamba = LayerPart.mamba2(heads: 10, headDim: 32, stateSize: 16, groups: 2, convolution: 4)
    var recurrent = Layer(mixer: .recurrent(mamba), feedForward: .none, normWeights: 1536)
    recurrent.paths = LayerPart(streams: 3)
    return Architecture(
      hiddenSize: 1536, vocabulary: 50_000, tiesEmbeddings: false,
      layers: [
        LayerGroup(
          count: 3,
          layer: Layer(
            mixer: .attention(grouped), feedForward: .dense(DenseFeedForward(width: 5000)),
            normWeights: 3072)),
        LayerGroup(
          count: 5,
          layer: Layer(
            mixer: .latent(latent),
            feedForward: .routed(
              RoutedFeedForward(
                experts: 48, topK: 3, width: 700, shared: SharedExperts(count: 2, width: 900))),
            normWeights: 3072)),
        LayerGroup(
          count: 2,
          layer: Layer(
            mixer: .compressed(compressed), feedForward: .routed(narrow), normWeights: 3072)),
        LayerGroup(count: 4, layer: recurrent),
      ], finalNormWeights: 1536)
  }()

  /// The two agree to nine digits.
  static func check(
    _ found: Double, _ wanted: Double, _ what: @autoclosure () -> String = "",
    _ place: SourceLocation = #_sourceLocation
  ) {
    expect(
      found, near: wanted, within: 1e-9 * max(abs(wanted), 1e-9),
      "\(what()): \(found), not \(wanted)", sourceLocation: place)
  }
}
