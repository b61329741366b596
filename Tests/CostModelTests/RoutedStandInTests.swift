import Testing
import Units

@testable import CostModel

@Suite("Stand-ins with experts")
struct RoutedStandInTests {
  /// Active and total parameters of released models, in billions.
  @Test(
    "Sizes of released models are met: active within 2 %, total within 6 %",
    arguments: [(3.35, 30.5), (22.2, 235.1), (37.6, 671), (12, 106.8), (32.9, 1026)])
  func sizes(active: Double, total: Double) throws {
    let model = try #require(
      Architecture.routed(active: Parameters(active * 1e9), total: Parameters(total * 1e9)))
    let count = model.parameters
    #expect(abs(Double(count.active(.all)) / (active * 1e9) - 1) < 0.02)
    #expect(abs(Double(count.total) / (total * 1e9) - 1) < 0.06)
  }

  @Test("Of Qwen3-235B-A22B's sizes comes nearly its shape")
  func shape() throws {
    // Published: width 4,096, 94 layers, 128 experts of 1,536, 8 of them used.
    let model = try #require(
      Architecture.routed(active: Parameters(22.2e9), total: Parameters(235.1e9)))
    #expect((4096...5120).contains(model.hiddenSize) && (64...94).contains(model.layerCount))
    let routing = try #require(model.routing)
    #expect(routing.topK == 8 && (88...128).contains(routing.experts))
    #expect((0.3...0.45).contains(Double(routing.expertWidth) / Double(model.hiddenSize)))
  }

  @Test("What cannot be near is no model", arguments: [(1e7, 1e9), (1e10, 1e10), (1e9, 1e12)])
  func refused(active: Double, total: Double) {
    #expect(Architecture.routed(active: Parameters(active), total: Parameters(total)) == nil)
  }
}
