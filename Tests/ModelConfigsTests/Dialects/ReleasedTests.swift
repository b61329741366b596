import CostModel
import ModelConfigs
import TestSupport
import Testing

@Suite("Configs of released models")
struct ReleasedTests {
  @Test("Released models count as their own code does", arguments: Released.routed + Released.dense)
  func counts(model: Released) throws {
    let config = try ModelConfig(bytes: Array(model.config.utf8), file: "config.json")
    let count = config.architecture.parameters
    #expect(count.total == model.total)
    #expect(count.active(.all) == model.active)
    expect(Double(count.total) / 1e9, near: model.published.total, relative: 0.015)
    if let bundled = model.bundled {
      #expect(config.architecture == ModelLibrary.card(bundled)?.architecture)
    }
  }

  /// Some convention brings the count within 4 % of the published active size, for names that round
  /// to a billion within half of one.
  @Test(
    "Published active sizes agree under some convention",
    arguments: Released.routed)
  func active(model: Released) throws {
    let config = try ModelConfig(bytes: Array(model.config.utf8), file: "config.json")
    let published = try #require(model.published.active)
    let nearest = ActiveConvention.allCases.map {
      abs(Double(config.architecture.parameters.active($0)) / 1e9 - published)
    }.min()
    #expect(try #require(nearest) < max(0.5, 0.01 * published))
  }
}
