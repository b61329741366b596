import CostModel
import ModelConfigs
import Foundation
import TestSupport
import Testing
import Units

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
      // Megatron-LM also counts the norms on latents: 1536 + 512 gains in each of 61 layers.
      let latentNorms = id == "deepseek-v3" && convention == .megatron ? 6.0 * 61 * 2048 : 0
      #expect(found + latentNorms == expected, "\(id) \(convention.id)")
      compared += 1
    }
    #expect(compared == 70)
  }

  @Test("Utilisation of whole runs follows from their hours, tokens and FLOP")
  func utilisation() throws {
    var compared = 0
    for row in try Shared.rows("data/models/ground_truth.csv") {
      guard let expected = row["derived_mfu_causal"].flatMap(Double.init),
        let expectedFull = row["derived_mfu_full"].flatMap(Double.init),
        let hours = row["gpu_hours"].flatMap(Double.init),
        let tokens = row["train_tokens"].flatMap(Double.init),
        let context = row["seq_len"].flatMap(Int.init),
        let peak = row["peak_flops_for_mfu"].flatMap(Double.init)
      else { continue }
      let id = row["model"] ?? ""
      let architecture = try #require(ModelLibrary.card(id)?.architecture, "\(id)")
      for (convention, value) in [
        (FLOPConvention.exactCausal, expected), (.exactFull, expectedFull),
      ] {
        let flop =
          architecture.trainingFLOP(context: context, convention: convention) * Tokens(tokens)
        let utilisation = flop.value / (hours * 3600 * peak)
        expect(utilisation, near: value, within: 0.0002, "\(id) \(convention.id)")
      }
      compared += 1
    }
    #expect(compared == 15)
  }

  @Test("Bundled tokens are those of the reference runs")
  func tokens() throws {
    var compared = 0
    for row in try Shared.rows("data/models/ground_truth.csv") {
      guard let tokens = row["train_tokens"].flatMap(Double.init),
        let card = ModelLibrary.card(row["model"] ?? "")
      else { continue }
      let bundled = try #require(card.trainedTokens, "\(card.id)").value.value
      expect(bundled, near: tokens, relative: 1e-9, "\(card.id)")
      compared += 1
    }
    #expect(compared == 25)
  }
}
