import CostModel
import ModelConfigs
import Foundation
import Units

/// A million architectures, built, checked and counted on one core.
struct Counting {
  private static let count = 1_000_000

  func run(_ report: inout Report) {
    var parameters = 0
    var flop = 0.0
    var built = 0
    let clock = ContinuousClock()
    let time = clock.measure {
      for index in 0..<Self.count {
        guard let architecture = Self.architecture(index) else { continue }
        built += 1
        parameters = architecture.parameters.total
        flop += architecture.trainingFLOP(context: 4096).value
      }
    }
    report.line(
      "1,000,000 architectures counted", time, aim: "1 s",
      answer: "the last has \(parameters) parameters")
    report.check(built == Self.count && flop.isFinite, "every architecture is counted")
    let dbrx = ModelLibrary.card("dbrx")?.architecture
    report.check(
      dbrx?.parameters.total == 131_596_523_520, "DBRX has 131,596,523,520 parameters")
    report.check(
      dbrx?.trainingFLOP(context: 4096).value == 221_158_674_432,
      "DBRX takes 221,158,674,432 FLOP per token")
  }

  /// Models like DBRX, of changing depth, width and number of experts.
  private static func architecture(_ index: Int) -> Architecture? {
    let d = 1024 + 128 * (index % 40)
    let experts = 8 << (index % 4)
    let layer = Layer(
      mixer: .attention(GroupedAttention(heads: d / 128, kvHeads: d / 128, headDim: 128)),
      feedForward: .routed(RoutedFeedForward(experts: experts, topK: 4, width: d * 7 / 4)),
      normWeights: 2 * d)
    return try? .decoder(
      hiddenSize: d, vocabulary: 100_352, tiesEmbeddings: false,
      layers: [LayerGroup(count: 8 + index % 56, layer: layer)])
  }
}
