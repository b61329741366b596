import TestSupport
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
    expect(Double(count.active(.all)), near: active * 1e9, relative: 0.02)
    expect(Double(count.total), near: total * 1e9, relative: 0.06)
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

/// Stand-ins as they are served.
@Suite("Served stand-ins")
struct ServedStandInTests {
  private func shape(
    _ active: Double, _ total: Double, experts: Int? = nil, topK: Int? = nil
  ) throws -> ServedShape {
    let sizes = try ModelSizes(
      active: Parameters(active), total: Parameters(total), experts: experts, topK: topK)
    return ServedShape(try #require(Architecture.standIn(of: sizes)), scaledTo: sizes)
  }

  @Test("Weights are those of the stated sizes", arguments: [(36e9, 132e9), (5e9, 120e9)])
  func sizes(active: Double, total: Double) throws {
    try expect(shape(active, total).weightBytes(.bf16), near: 2 * total, relative: 1e-9)
  }

  /// DBRX: 16 experts of 3 · 6,144 · 10,752 in each of 40 layers, 4 of them used.
  @Test("Stated experts are used, and tell the weights of one")
  func experts() throws {
    let shape = try shape(36.47e9, 131.6e9, experts: 16, topK: 4)
    let group = try #require(shape.routed.first)
    expect(group.experts, near: 16, within: 1e-6)
    #expect(group.used == 4)
    expect(group.weights * group.layers, near: 3 * 6144 * 10752 * 40, relative: 0.01)
    expect(shape.total, near: 131.6e9, relative: 1e-9)
  }
}

/// Shapes that sizes alone may belong to.
@Suite("Other stand-ins of the same sizes")
struct OtherStandInTests {
  /// Published shapes of Mixtral 8x7B and DBRX.
  ///
  /// Width 4,096, 32 layers, 2 of 8 experts, and width 6,144, 40 layers, 4 of 16 experts.
  @Test(
    "Released models of few wide experts are among them",
    arguments: [(12.9, 46.7, 4096, 32, 2, 8), (36.5, 131.6, 6144, 40, 4, 16)])
  func wide(
    active: Double, total: Double, width: Int, layers: Int, used: Int, experts: Int
  ) throws {
    let shapes = Architecture.routedRange(
      active: Parameters(active * 1e9), total: Parameters(total * 1e9))
    #expect(
      shapes.contains { shape in
        shape.hiddenSize == width && abs(shape.layerCount - layers) <= 1
          && shape.routing?.topK == used && shape.routing?.experts == experts
      })
  }

  /// Llama 2 70B: 80 layers of three matrices of 8,192 by 28,672 in 4.25 bits, the other of 68.98B
  /// weights in 16.
  @Test("A dense model in MXFP4 holds its feed-forwards in four bits")
  func dense() throws {
    let layer = Layer(
      mixer: .attention(GroupedAttention(heads: 64, kvHeads: 8, headDim: 128)),
      feedForward: .dense(DenseFeedForward(width: 28_672)), normWeights: 2 * 8192)
    let shape = ServedShape(
      Architecture(
        hiddenSize: 8192, vocabulary: 32_000, tiesEmbeddings: false,
        layers: [LayerGroup(count: 80, layer: layer)], finalNormWeights: 8192))
    let four = 80 * 3 * 8192 * 28_672 * 4.25 / 8
    let all = 68_976_648_192.0 - 80 * 3 * 8192 * 28_672
    expect(shape.weightBytes(.mxfp4), near: four + 2 * all, relative: 1e-9)
    #expect(shape.weightBytes(.bf16) == 2 * 68_976_648_192)
  }
}
