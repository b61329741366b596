import CostModel
import Testing

@Suite("DBRX and Mixtral")
struct DBRXTests {
  @Test("DBRX counts to the parameter")
  func dbrx() throws {
    let count = try #require(ModelLibrary.card("dbrx")?.architecture).parameters
    #expect(count.total == 131_596_523_520)
    #expect(count.active(.all) == 36_469_708_800)
    #expect(count.active(.noInputEmbedding) == 35_853_146_112)
    #expect(count.active(.noEmbedding) == 35_236_583_424)
  }

  @Test("Mixtral counts to the parameter")
  func mixtral() throws {
    let count = try #require(ModelLibrary.card("mixtral-8x7b")?.architecture).parameters
    #expect(count.total == 46_702_792_704)
    #expect(count.active(.all) == 12_879_925_248)
  }
}
