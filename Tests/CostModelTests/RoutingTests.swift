import CostModel
import ModelConfigs
import Testing
import Units

@Suite("Routing")
struct RoutingTests {
  @Test("DBRX has 16 experts of 10,752, 4 of them used, in every layer")
  func dbrx() throws {
    let routing = try #require(ModelLibrary.card("dbrx")?.architecture?.routing)
    #expect(routing.experts == 16)
    #expect(routing.topK == 4)
    #expect(routing.shared == 0)
    #expect(routing.hiddenSize == 6144)
    #expect(routing.expertWidth == 10_752)
    #expect(routing.isGated)
    #expect(routing.routedLayerShare == 1)
    #expect(routing.totalOverActiveFeedForward == 4)
    #expect(routing.activationRatio == 0.25)
  }

  @Test("Shared experts and dense layers show in the summary")
  func others() throws {
    let deepSeek = try #require(ModelLibrary.card("deepseek-v3")?.architecture?.routing)
    #expect(deepSeek.totalOverActiveFeedForward == 257.0 / 9.0)
    #expect(deepSeek.activationRatio == 9.0 / 257.0)
    #expect(deepSeek.routedLayerShare == 58.0 / 61.0)
    let jamba = try #require(ModelLibrary.card("jamba-v0.1")?.architecture?.routing)
    #expect(jamba.routedLayerShare == 0.5)
    #expect(jamba.totalOverActiveFeedForward == 8)
    #expect(ModelLibrary.card("llama-2-7b")?.architecture?.routing == nil)
  }

  private func model(_ feedForward: FeedForward) throws -> Architecture {
    let attention = GroupedAttention(heads: 8, kvHeads: 2, headDim: 16)
    let layer = Layer(mixer: .attention(attention), feedForward: feedForward, normWeights: 256)
    return try Architecture.decoder(
      hiddenSize: 128, vocabulary: 1000, tiesEmbeddings: false,
      layers: [LayerGroup(count: 6, layer: layer)])
  }

  private func experts(_ count: Int, top: Int) throws -> Architecture {
    try model(.routed(RoutedFeedForward(experts: count, topK: top, width: 512)))
  }

  @Test("One expert that is always used is a dense model and its router")
  func single() throws {
    let dense = try model(.dense(DenseFeedForward(width: 512)))
    let routed = try experts(1, top: 1)
    let router = 6 * 128
    #expect(routed.parameters.total == dense.parameters.total + router)
    #expect(routed.parameters.active(.all) == dense.parameters.total + router)
    let extra =
      routed.trainingFLOP(context: 512).value - dense.trainingFLOP(context: 512).value
    #expect(extra == 6 * Double(router))
    #expect(
      routed.trainingFLOP(context: 512, convention: .megatron)
        == dense.trainingFLOP(context: 512, convention: .megatron))
  }

  @Test("More experts cost parameters and, apart from the router, no FLOP")
  func growth() throws {
    let few = try experts(8, top: 2)
    let many = try experts(16, top: 2)
    #expect(many.parameters[.routedExperts].total == 2 * few.parameters[.routedExperts].total)
    #expect(many.parameters[.routedExperts].active == few.parameters[.routedExperts].active)
    let difference =
      many.trainingFLOP(context: 512).value - few.trainingFLOP(context: 512).value
    #expect(difference == 6 * 6 * 128 * 8)
    let used = try experts(8, top: 8).parameters
    #expect(used.active(.all) == used.total)
  }
}
