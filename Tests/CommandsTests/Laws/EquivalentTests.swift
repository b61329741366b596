import Foundation
import TestSupport
import Testing

/// `moesim equivalent` in every mode, and the lists of laws.
@Suite("Equivalents under every law")
struct EquivalentTests {
  private func rows(_ words: [String], _ table: String) throws -> [[String: Any]] {
    let result = try Moesim.run(words + ["--json"])
    try #require(result.status == 0, "\(result.errors)")
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    return try #require(value[table] as? [[String: Any]])
  }

  private func multiplier(_ mode: String, _ words: [String]) throws -> Double? {
    try rows(
      ["equivalent", "dbrx", "--laws", "ludziejewski-2025", "--mode", mode] + words, "comparisons"
    ).first?["compute_multiplier"] as? Double
  }

  @Test("DBRX under every law in one table: value, distance, citation, spread")
  func dbrx() throws {
    let call = ["equivalent", "dbrx", "--tokens", "12T"]
    let table = try rows(call, "comparisons")
    let answers = table.filter { $0["dense_equivalent_parameters"] is Double }
    #expect(answers.count >= 4)
    for row in answers where row["law"] as? String != "geometric-mean" {
      // None of them publishes joint draws; printed digits are no interval of an answer.
      #expect(!(row["dense_equivalent_low"] is Double) && !(row["interval_kind"] is String))
      #expect(row["outside"] is String)
      #expect((row["citation"] as? String)?.hasPrefix("arXiv:") == true)
    }
    for row in table where !(row["dense_equivalent_parameters"] is Double) {
      #expect((row["remark"] as? String)?.hasPrefix("no answer: ") == true)
    }
    let spread = try #require(
      try rows(call, "spread").first {
        $0["quantity"] as? String == "dense_equivalent_parameters"
      })
    #expect((spread["laws"] as? Int ?? 0) >= 3)
    let text = try Moesim.run(call).output
    for word in ["least of", "median of", "greatest of", "arXiv:2502.05172", "150× in tokens"] {
      #expect(text.contains(word))
    }
  }

  @Test("The qualities are those of the evidence: recall about 85B, reasoning about 67B")
  func axes() throws {
    let axes = try rows(["equivalent", "dbrx", "--reasoning-gamma", "0..0.5"], "axes")
    let row = { (quality: String) in axes.first { $0["quality"] as? String == quality } ?? [:] }
    // 36.4697 · (131.5965/36.4697)^γ by hand for γ = 0.66, 0.51 and 0.46; 0 is one's own.
    // The low end is the calibrated one of 69.3B, over 1.67.
    let expected: [(String, String, Double)] = [
      ("factual recall", "dense_equivalent_parameters", 85.1), ("factual recall", "low", 41.4),
      ("broad suite", "dense_equivalent_parameters", 65.8),
    ]
    for (quality, column, size) in expected {
      expect(row(quality)[column] as? Double ?? 0, near: size * 1e9, relative: 0.03)
    }
    #expect(row("factual recall")["interval_kind"] as? String == "predictive")
    #expect(
      (row("factual recall")["evidence"] as? String)?.contains("coarse (as this one)") == true)
    expect(row("reasoning")["low"] as? Double ?? 0, near: 36.47e9, relative: 1e-3)
    #expect(row("reasoning")["dense_equivalent_parameters"] is NSNull)
    // In every mode, with the measured exponent of reasoning, which is not below the rest.
    let plain = try rows(["equivalent", "dbrx", "--mode", "bothOptimal"], "axes")
    #expect(
      plain.compactMap { $0["quality"] as? String } == [
        "factual recall", "exams", "reasoning", "code", "broad suite", "loss",
      ])
    expect(plain[2]["dense_equivalent_parameters"] as? Double ?? 0, near: 66.7e9, relative: 0.03)
    #expect(plain.allSatisfy { ($0["evidence"] as? String)?.isEmpty == false })
  }

  @Test(
    "A mode without its input is refused by the law, in its own words",
    arguments: ["wallClock", "lifetime", "money"])
  func missing(mode: String) throws {
    let row = try #require(
      try rows(
        ["equivalent", "dbrx", "--laws", "ludziejewski-2025", "--mode", mode], "comparisons"
      ).first)
    #expect((row["remark"] as? String)?.contains("for the comparison \(mode)") == true)
    // People are told which option it is.
    let text = try Moesim.run(["equivalent", "dbrx", "--mode", mode]).output
    #expect(text.contains("--mode \(mode) needs more: state --"))
  }

  @Test(
    "An option of another mode is refused, and a law that is named twice",
    arguments: [
      (
        ["--inference-tokens", "10T"], "--inference-tokens: it has no effect here"
      ),
      (
        ["--mode", "lifetime", "--inference-tokens", "1T", "--rate-ratio", "0.5"],
        "--moe-over-dense-rate: it has no effect here"
      ),
      (
        ["--laws", "ludziejewski-2025,ludziejewski-2025"], "ludziejewski-2025 is named twice"
      ),
    ])
  func idle(words: [String], message: String) throws {
    let result = try Moesim.run(["equivalent", "dbrx"] + words)
    #expect(result.status == 64)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test("How a law counts sizes and reads partly routed models is said")
  func readings() throws {
    let text = try Moesim.run(["equivalent", "st-moe-32b", "--tokens", "1.5T"]).output
    #expect(text.contains("its sizes are counted with no embeddings"))
    #expect(text.contains("fitted with every layer routed; E is of the routed layers alone"))
    // A quarter of its 27 layers is routed, 6 of them: 27/6 = 4.5.
    #expect(text.contains("4.5× in share of routed layers"))
  }

  @Test("Inputs move the answers as their meaning says")
  func inputs() throws {
    // At a rate ratio of 1 device-hours are FLOP; at 0.5 the MoE takes twice the hours.
    let flop = try #require(try multiplier("denseOptimal", []))
    let even = try #require(try multiplier("wallClock", ["--rate-ratio", "1"]))
    let slow = try #require(try multiplier("wallClock", ["--rate-ratio", "0.5"]))
    expect(even, near: flop, relative: 1e-9)
    expect(slow / flop, near: 0.5, within: 1e-9)
    // Without inference a training FLOP of twice the price halves the gain in money.
    let dear = try #require(try multiplier("money", ["--training-price-ratio", "2"]))
    expect(dear / flop, near: 0.5, within: 1e-9)
    // Serving favours the MoE, whose active size is small for its loss.
    let served = try #require(try multiplier("lifetime", ["--inference-tokens", "10T"]))
    #expect(served > flop)
    // Equal caches leave equal parameters.
    let bare = try #require(try multiplier("fixedMemory", []))
    let cached = try multiplier(
      "fixedMemory",
      ["--kv-cache-moe", "40GB", "--kv-cache-dense", "40GB", "--bytes-per-parameter", "2"])
    try expect(#require(cached), near: bare, relative: 1e-9)
    // DBRX keeps 2 · 40 layers · 8 heads · 128 numbers of two bytes a token: 163,840 bytes.
    let counted = try multiplier(
      "fixedMemory",
      [
        "--cache-context", "1000", "--requests", "10", "--kv-cache-dense", "1638400000",
        "--bytes-per-parameter", "2",
      ])
    try expect(#require(counted), near: bare, relative: 1e-9)
  }

  @Test("list laws shows the standard ones; --all variants, points and what is unpublished")
  func lists() throws {
    let plain = try Moesim.run(["list", "laws"])
    #expect(plain.output.contains("ludziejewski-2025") && !plain.output.contains("li-2026"))
    let all = ["list", "laws", "--all"]
    #expect(try rows(all, "more").contains { $0["id"] as? String == "li-2026" })
    #expect(try rows(all, "points").count == 3)
    let unpublished = try rows(all, "unpublished")
    // Yun and others and Wang and others publish forms without coefficients.
    for paper in ["arXiv:2404.02852", "arXiv:2410.05661"] {
      let row = try #require(unpublished.first { $0["citation"] as? String == paper })
      #expect(
        (row["reason"] as? String)?.contains("coefficients") == true || paper.hasSuffix("661"))
    }
    #expect(try Moesim.run(["list", "models", "--all"]).status == 64)
  }
}
