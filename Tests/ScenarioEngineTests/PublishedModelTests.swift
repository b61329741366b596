import CostModel
import ModelConfigs
import ScalingLaws
import Testing

@Suite("Published shapes")
struct PublishedModelTests {
  @Test("DBRX has the sizes and choices of experts that its announcement states")
  func dbrx() {
    for check in PublishedCheck.models {
      #expect(check.holds, "\(check.claim): \(String(describing: check.value))")
    }
    // With the laws' own, all of the reference script's 144.
    #expect(PublishedCheck.models.count == 3)
  }
}

extension PublishedCheck {
  /// What the announcement of DBRX states of its shape, which no law knows.
  fileprivate static let models: [PublishedCheck] = [
    shape("total parameters", 131.597e9) { Double($0.parameters.total) },
    shape("active parameters, both embeddings", 36.470e9) { Double($0.parameters.active(.all)) },
    PublishedCheck(
      law: "dbrx", claim: "choices of 4 of 16 experts over choices of 2 of 8",
      source: "Databricks 2024, Introducing DBRX", stated: 65, tolerance: .absolute(0),
      reason: "whole numbers"
    ) {
      ModelLibrary.card("dbrx")?.architecture?.routing.map {
        choices($0.topK, of: $0.experts) / choices(2, of: 8)
      }
    },
  ]

  private static func shape(
    _ claim: String, _ stated: Double, _ count: @escaping @Sendable (Architecture) -> Double
  ) -> PublishedCheck {
    PublishedCheck(
      law: "dbrx", claim: claim, source: "databricks/dbrx, model/config.json", stated: stated,
      tolerance: .relative(1e-4), reason: "stated to six digits"
    ) {
      ModelLibrary.card("dbrx")?.architecture.map(count)
    }
  }

  /// The ways to choose so many of a number.
  private static func choices(_ taken: Int, of count: Int) -> Double {
    (0..<taken).reduce(1.0) { $0 * Double(count - $1) / Double($1 + 1) }
  }
}
