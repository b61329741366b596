import Foundation
import TestSupport
import Testing

/// `moesim optimum` against published optima.
@Suite("Best designs on the command line")
struct OptimumTests {
  private func optimum(_ words: [String]) throws -> [String: Any] {
    let result = try Moesim.run(["optimum"] + words + ["--json"])
    try #require(result.status == 0, "\(result.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  /// The rows E = 32 of Table 1 of arXiv:2502.05172: budget, active parameters, tokens.
  static let table1: [(String, Double, Double)] = [
    ("1e20", 669e6, 24.9e9), ("1e21", 2.85e9, 58.4e9), ("1e22", 12.2e9, 136.9e9),
  ]

  @Test("The joint law's best designs are those of its Table 1", arguments: table1)
  func published(flop: String, active: Double, tokens: Double) throws {
    let value = try optimum(["--flop", flop, "--laws", "ludziejewski-2025"])
    let best = try #require((value["optima"] as? [[String: Any]])?.first)
    #expect(best["kind"] as? String == "E = 32")
    // The table prints two or three digits.
    expect(best["active_parameters"] as? Double ?? 0, near: active, relative: 0.03)
    expect(best["tokens"] as? Double ?? 0, near: tokens, relative: 0.015)
  }

  @Test("The region holds the best design and grows with the tolerance")
  func region() throws {
    let call = ["--flop", "1e22", "--laws", "ludziejewski-2025"]
    let count = { (words: [String]) throws -> Int in
      let near = try #require(try optimum(call + words)["near"] as? [[String: Any]])
      #expect(near.count { $0["is_best"] as? Bool == true } == 1)
      let loss = words.isEmpty ? 0.005 : Double(words[1]) ?? 0
      let waste = words.isEmpty ? 0.01 : Double(words[3]) ?? 0
      for row in near {
        let isNear =
          (row["loss_gap"] as? Double ?? 1) <= loss
          || (row["wasted_share"] as? Double ?? 1) <= waste
        #expect(isNear)
      }
      return near.count
    }
    let tight = try count(["--loss-tolerance", "0.0001", "--flop-tolerance", "0.0001"])
    let usual = try count([])
    let loose = try count(["--loss-tolerance", "0.02", "--flop-tolerance", "0.05"])
    #expect(tight < usual && usual < loose)
  }

  @Test("A memory cap, unique tokens and inference all bind")
  func caps() throws {
    let best = { (words: [String]) throws -> [String: Any] in
      let call = ["--flop", "1e24", "--laws", "ludziejewski-2025"] + words
      return try #require((try optimum(call)["optima"] as? [[String: Any]])?.first)
    }
    let free = try best([])
    // 80 GB of two-byte parameters are 40B.
    let capped = try best(["--memory", "80GB"])
    #expect((capped["total_parameters"] as? Double ?? 1e99) <= 40e9)
    #expect((free["total_parameters"] as? Double ?? 0) > 40e9)
    let served = try best(["--inference-tokens", "10T", "--inference-cost", "twoNActive"])
    let (size, tokens) = (
      served["active_parameters"] as? Double ?? 0, served["tokens"] as? Double ?? 0
    )
    // 6ND + 2N·D_inference is the whole budget.
    expect((6 * tokens + 2 * 10e12) * size, near: 1e24, relative: 1e-9)
    let repeated = try best(["--unique-tokens", "100B"])
    let loss = { (row: [String: Any]) in row["loss_nats_per_token"] as? Double ?? 0 }
    #expect(loss(repeated) > loss(free) && loss(capped) > loss(free))
  }

  @Test(
    "Sizes that no MoE comes near are said to be so, not answered by a dense model",
    arguments: [["--total", "300M"], ["--total", "1T", "--active", "5B"], ["--active", "20M"]])
  func unmet(sizes: [String]) throws {
    let result = try Moesim.run(["optimum", "--flop", "1e22"] + sizes)
    #expect(result.status == 0 && result.output.hasPrefix("No MoE near \(sizes[1])"))
  }

  @Test("Dense laws, allocations and refusals stand in one answer")
  func standard() throws {
    let value = try optimum(["--flop", "1e24"])
    let best = try #require(value["optima"] as? [[String: Any]])
    // 18.1 tokens per parameter and 96B at 1e24 FLOP, from the printed constants by hand.
    let row = try #require(best.first { $0["law"] as? String == "besiroglu-2024" })
    expect(row["tokens_per_parameter"] as? Double ?? 0, near: 18.1, within: 0.1)
    expect(row["active_parameters"] as? Double ?? 0, near: 96e9, relative: 0.01)
    #expect((row["outside"] as? String)?.contains("77× in compute") == true)
    let notes = try #require(value["notes"] as? [String])
    #expect(notes.contains { $0.contains("its fitted range, budgets of 3e19 to 1e21 FLOP") })
  }

  /// Wrong calls and what their message says.
  static let wrong: [([String], String)] = [
    ([], "no budget is given"), (["--flop", "12T params"], "--flop"),
    (["--flop", "1e24", "--bytes-per-parameter", "2"], "needs a memory"),
    (["--flop", "1e24", "ludziejewski-2025"], "is one operand too many"),
  ]

  @Test("A wrong call has status 64", arguments: wrong)
  func wrongCall(words: [String], message: String) throws {
    let result = try Moesim.run(["optimum"] + words)
    #expect(result.status == 64)
    #expect(result.errors.contains(message))
  }
}
