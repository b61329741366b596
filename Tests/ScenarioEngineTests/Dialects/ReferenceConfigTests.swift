import CostModel
import JSON5
import Testing

@testable import ScenarioEngine

@Suite(
  "Reference configs",
  .enabled(if: SharedConfigs.isPresent, "\(SharedConfigs.absence)"))
struct ReferenceConfigTests {
  @Test("Every config of the reference counts to the parameter")
  func counts() throws {
    let rows = try SharedConfigs.counts()
    #expect(rows.count == 45)
    for (id, expected) in rows {
      let config = try ModelConfig(bytes: SharedConfigs.config(id), file: "\(id).json")
      let count = config.architecture.parameters
      let found = [
        "total": count.total, "active": count.active(.all),
        "active_matmul": count.active(.noInputEmbedding),
        "non_embedding_active": count.active(.noEmbedding),
        "routed_experts": count[.routedExperts].total,
        "shared_experts": count[.sharedExperts].total, "router": count[.router].total,
      ]
      for (column, value) in found.sorted(by: { $0.key < $1.key }) {
        #expect(expected[column] == value, "\(id) \(column)")
      }
    }
  }

  @Test("Every config of the reference gives the bundled shape of its model")
  func bundled() throws {
    for (id, _) in try SharedConfigs.counts() {
      let config = try ModelConfig(bytes: SharedConfigs.config(id), file: "\(id).json")
      let bundled = try #require(ModelLibrary.card(id)?.architecture, "\(id)")
      #expect(config.architecture == bundled, "\(id)")
    }
  }
}
