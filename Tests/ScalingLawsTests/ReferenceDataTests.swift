import Foundation
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Laws against the runs that they were fitted on.
@Suite("Reference data", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct ReferenceDataTests {
  /// Router, id, and the root mean square of the fit in log₁₀.
  static let routers: [(String, String, Double)] = [
    ("S-Base", "clark-2022", 0.0033), ("RL-R", "clark-2022-rl", 0.0033),
    ("Hash", "clark-2022-hash", 0.0031),
  ]

  @Test("The refits lie as close to Clark's released runs as their fit says", arguments: routers)
  func routed(row: (String, String, Double)) throws {
    let (router, id, deviation) = row
    let law = try #require(LawLibrary.law(id) as? Clark2022)
    let runs = try Shared.rows("data/clark2022_moe/final_runs.csv").filter {
      // Dense runs with wider feed-forwards are told apart by their k alone.
      let isAsked = $0["router_type"] == "Dense" || $0["router_type"] == router
      return $0["seed"] == "42" && $0["k"] == "1" && $0["routing_frequency"] == "0.5" && isAsked
    }
    var squares: [Double] = []
    for run in runs {
      guard let loss = Double(run["loss_validation"] ?? ""),
        let size = Double(run["dense_parameter_count"] ?? ""),
        let experts = Double(run["num_experts"] ?? "")
      else { continue }
      let error = log10(law.loss(size: size, experts: experts)) - log10(loss)
      squares.append(error * error)
    }
    #expect(squares.count > 50)
    #expect((squares.reduce(0, +) / Double(squares.count)).squareRoot() <= deviation)
  }

  @Test("The objective of the repeated-data law over its 182 runs is the published 0.015825936")
  func repeated() throws {
    let law = Muennighoff2023()
    let rows = try Shared.rows("data/datablations/c4_repeat_fit182.csv")
    var objective = 0.0
    for row in rows {
      guard let size = Double(row["N"] ?? ""), let tokens = Double(row["D"] ?? ""),
        let unique = Double(row["U"] ?? ""), let loss = Double(row["loss"] ?? "")
      else { continue }
      let data = DataEffect.none.limited(to: Tokens(unique))
      let own = try law.loss(of: .dense(Parameters(size)), tokens: Tokens(tokens), data: data)
      let error = abs(log(own) - log(loss))
      objective += error <= 1e-3 ? 0.5 * error * error : 1e-3 * (error - 0.5e-3)
    }
    #expect(rows.count == 182)
    expect(objective, near: 0.015825936, within: 1e-6)
  }

  @Test("The over-training laws hold their own five runs to 1 %")
  func overTraining() throws {
    let rows = try Shared.rows("data/gadre2024/runs104.csv")
    let corpora = [
      ("c4_original", DenseLaw.gadre2024), ("rpj", .gadre2024RedPajama),
      ("rw_original", .gadre2024RefinedWeb),
    ]
    for (corpus, law) in corpora {
      let surface = try law.surface(routedLike: nil)
      let own = rows.filter { row in
        let (size, ratio) = (Double(row["N"] ?? "") ?? 0, Double(row["tok_mult"] ?? "") ?? 0)
        return row["dataset_name"] == corpus
          && (ratio == 20 && size < 4.2e8 || ratio == 320 && size < 1.1e7)
      }
      #expect(own.count >= 5)
      for row in own {
        guard let size = Double(row["N"] ?? ""), let tokens = Double(row["D"] ?? ""),
          let loss = Double(row["loss_c4_val"] ?? "")
        else { continue }
        #expect(relativeError(surface.loss(size: size, tokens: tokens), loss) < 0.01)
      }
    }
  }
}
