import CostModel
import ModelConfigs
import TestSupport
import Testing
import Units

@Suite("Bundled models")
struct LibraryTests {
  @Test("Identifiers are unique, sorted and found again")
  func identifiers() {
    #expect(ModelLibrary.ids == Set(ModelLibrary.ids).sorted())
    for card in ModelLibrary.all { #expect(ModelLibrary.card(card.id) == card) }
    #expect(ModelLibrary.card("no-such-model") == nil)
  }

  @Test(
    "Every bundled shape passes the checks that a described one has to", arguments: ModelLibrary.all
  )
  func shapes(card: ModelCard) throws {
    switch card.shape {
    case .architecture(let shape) where shape.encoder.isEmpty:
      var checked = try Architecture.decoder(
        hiddenSize: shape.hiddenSize, vocabulary: shape.vocabulary,
        tiesEmbeddings: shape.tiesEmbeddings, layers: shape.layers,
        finalNormWeights: shape.finalNormWeights, positionWeights: shape.positionWeights,
        hasLogitBias: shape.hasLogitBias)
      checked.lookupWeights = shape.lookupWeights
      checked.paths = shape.paths
      #expect(checked == shape)
    case .architecture(let shape):
      let checked = try Architecture.encoderDecoder(
        hiddenSize: shape.hiddenSize, vocabulary: shape.vocabulary,
        tiesEmbeddings: shape.tiesEmbeddings, encoder: shape.encoder, decoder: shape.layers,
        finalNormWeights: shape.finalNormWeights, positionWeights: shape.positionWeights,
        hasLogitBias: shape.hasLogitBias)
      #expect(checked == shape)
    case .sizes(let sizes):
      let checked = try ModelSizes(
        active: sizes.active, total: sizes.total, convention: sizes.convention,
        experts: sizes.experts, topK: sizes.topK, shared: sizes.shared,
        hiddenSize: sizes.hiddenSize, expertWidth: sizes.expertWidth)
      #expect(checked == sizes)
    }
    #expect(!card.shapeSource.isEmpty)
  }

  /// Sizes in names are rounded further; they are compared where the rows are.
  @Test("Published totals lie within 3 % of the counted ones", arguments: ModelLibrary.all)
  func totals(card: ModelCard) {
    guard let published = card.published.total, !published.source.contains("name") else { return }
    expect(published.value / card.shape.total, near: 1, within: 0.03, "\(card.id)")
  }

  @Test("What scenarios rely on is published and sourced")
  func figures() throws {
    let dbrx = try #require(ModelLibrary.card("dbrx"))
    #expect(dbrx.published.total?.value == Parameters(132e9))
    #expect(dbrx.published.active?.value == Parameters(36e9))
    #expect(dbrx.trainedTokens?.value == Tokens(12e12))
    #expect(dbrx.published.hardware?.value.count == 3072)
    #expect(ModelLibrary.card("mixtral-8x7b")?.published.total?.value == Parameters(46.7e9))
    #expect(ModelLibrary.card("llama-2-70b")?.trainedTokens?.value == Tokens(2e12))
  }

  @Test("No figure that scenarios rely on is merely recalled")
  func sources() throws {
    let dbrx = try #require(ModelLibrary.card("dbrx"))
    #expect(dbrx.trainedTokens?.isRecalled == false)
    #expect(dbrx.published.active?.isRecalled == false)
    #expect(ModelLibrary.card("mixtral-8x7b")?.published.active?.isRecalled == false)
    #expect(ModelLibrary.card("llama-2-70b")?.trainedTokens?.isRecalled == false)
    #expect(ModelLibrary.card("gemma-2-9b")?.trainedTokens?.isRecalled == true)
  }

  @Test("Sizes alone define 6ND over their active parameters")
  func sizes() throws {
    let unnamed = try ModelSizes(active: Parameters(2.2e9), total: Parameters(7.7e9))
    #expect(unnamed.sixActive == FLOPPerToken(6 * 2.2e9))
  }
}
