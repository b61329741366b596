import CostModel
import Foundation
import Quantities
import Testing

@Suite(
  "Reference counts of released models", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct ReferenceTests {
  @Test("Every model of the reference counts to the parameter")
  func parameters() throws {
    let rows = try Shared.rows("data/models/exact_counts.csv")
    #expect(rows.count == 45)
    for row in rows {
      let id = row["model"] ?? ""
      guard let count = ModelLibrary.card(id)?.architecture?.parameters else {
        Issue.record("\(id) is not bundled")
        continue
      }
      let embedding = count[.inputEmbedding].total + count[.unembedding].total
      let found = [
        "total": count.total, "embedding": embedding, "active": count.active(.all),
        "active_matmul": count.active(.noInputEmbedding),
        "non_embedding_active": count.active(.noEmbedding),
        "routed_experts": count[.routedExperts].total,
        "shared_experts": count[.sharedExperts].total, "router": count[.router].total,
      ]
      for (column, value) in found.sorted(by: { $0.key < $1.key }) {
        #expect(row[column] == String(value), "\(id) \(column)")
      }
    }
  }

  @Test("Training FLOP agree with the reference and with other codes' formulas")
  func flops() throws {
    let conventions: [(prefix: String, FLOPConvention)] = [
      ("6*N_total", .sixTotal), ("6*N_active", .sixActive),
      ("REF exact: 6*N_active_matmul + full", .exactFull),
      ("REF exact: 6*N_active_matmul + causal", .exactCausal), ("torchtitan", .exactFull),
      ("PaLM", .palm), ("Megatron-LM", .megatron), ("verl", .verl),
    ]
    var compared = 0
    for row in try Shared.rows("data/systems/peer_flops_formulas.csv") {
      let formula = row["formula"] ?? ""
      guard let convention = conventions.first(where: { formula.hasPrefix($0.prefix) })?.1
      else { continue }
      let id = row["model"] ?? ""
      let context = try #require(Int(row["seq"] ?? ""))
      let expected = try #require(Double(row["train_flops_per_token"] ?? ""))
      let found = try #require(ModelLibrary.card(id)?.architecture)
        .trainingFLOP(context: context, convention: convention).value
      print(id, convention.id, found / expected - 1)
      #expect(found == expected, "\(id) \(convention.id): off by \(found / expected - 1)")
      compared += 1
    }
    #expect(compared == 70)
  }
}
