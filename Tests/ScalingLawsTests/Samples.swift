import Statistics
import Units

@testable import ScalingLaws

/// Designs that every law can read.
enum Samples {
  /// A random MoE with all sizes known; expansions of 16 so that every law has coefficients.
  static func designs(_ count: Int, seed: UInt64 = 7) -> [Design] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let active = 1e8 * (1 + 99 * random.uniform())
      let total = active * (4 + 8 * random.uniform())
      let topK = Double([1, 2, 4][random.index(below: 3)])
      let routing = Routing(
        experts: 16 * topK, topK: topK, hiddenOverExpertWidth: 0.5 + 3 * random.uniform(),
        routedLayerShare: 1)
      return Design(
        active: Sizes(Parameters(active)), total: Sizes(Parameters(total)), kind: .routed(routing))
    }
  }

  /// Random dense models.
  static func dense(_ count: Int, seed: UInt64 = 8) -> [Design] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in .dense(Parameters(1e8 * (1 + 999 * random.uniform()))) }
  }

  /// DBRX by its exact counts, 16 experts top-4, d = 6144, 10,752 wide.
  static let dbrx = Design(
    active: Sizes(
      all: Parameters(36_469_708_800), noInputEmbedding: Parameters(35_853_146_112),
      noEmbedding: Parameters(35_236_583_424)),
    total: Sizes(
      all: Parameters(131_596_523_520), noInputEmbedding: Parameters(130_979_960_832),
      noEmbedding: Parameters(130_363_398_144)),
    kind: .routed(
      Routing(experts: 16, topK: 4, hiddenOverExpertWidth: 6144.0 / 10752, routedLayerShare: 1)))

  /// Every question that is asked of a run.
  static let questions: [Question] =
    [.loss, .denseEquivalent, .tokenMultiplier, .crossover]
    + ComparisonMode.allCases.flatMap { [.computeMultiplier($0), .lossGap($0)] }

  /// All inputs that some mode needs.
  static let terms = ComparisonTerms(
    bytesPerParameter: 2, keyValueCaches: .init(moe: Bytes(1e9), dense: Bytes(2e9)),
    moeOverDenseRate: 0.6, inferenceTokens: Tokens(1e12), moeOverDenseTrainingPrice: 1.5,
    moeOverDenseInferencePrice: 1.2, inferenceOverTrainingPrice: 0.8)

  /// The laws whose loss is a surface.
  static let surfaceLaws: [any SurfaceLaw] = LawLibrary.all.compactMap { $0 as? any SurfaceLaw }
}
