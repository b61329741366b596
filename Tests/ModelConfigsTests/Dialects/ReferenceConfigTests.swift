import CostModel
import ModelConfigs
import TestSupport
import Testing

@Suite("Reference configs", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct ReferenceConfigTests {
  /// The bytes of a model's config.
  private static func config(_ id: String) throws -> [UInt8] {
    try Shared.bytes("data/models/\(id).json")
  }

  /// The reference counts by model: the columns of whole numbers, under their names.
  private static func rows() throws -> [(id: String, count: [String: Int])] {
    try Shared.rows("data/models/exact_counts.csv").map { row in
      (try #require(row["model"]), row.compactMapValues { Int($0) })
    }
  }

  @Test("Every config of the reference counts to the parameter")
  func counts() throws {
    let rows = try Self.rows()
    #expect(rows.count == 45)
    for (id, expected) in rows {
      let config = try ModelConfig(bytes: Self.config(id), file: "\(id).json")
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
    for (id, _) in try Self.rows() {
      let config = try ModelConfig(bytes: Self.config(id), file: "\(id).json")
      let bundled = try #require(ModelLibrary.card(id)?.architecture, "\(id)")
      #expect(config.architecture == bundled, "\(id)")
    }
  }
}
