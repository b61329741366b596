import Foundation
import Testing

/// `moesim explain`: what is printed is enough to redo the calculation by hand.
@Suite("Explaining laws")
struct ExplainTests {
  private func explain(_ words: [String]) throws -> [String: Any] {
    let result = try Moesim.run(["explain"] + words + ["--json"])
    try #require(result.status == 0, "\(result.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  /// The printed symbols of one step, and its printed result.
  private func step(
    _ value: [String: Any], _ table: String, _ symbol: String
  ) throws -> (values: [String: Double], formula: String, result: Double) {
    let rows = try #require(value[table] as? [[String: Any]])
    let row = try #require(rows.first { $0["symbol"] as? String == symbol })
    var values: [String: Double] = [:]
    for part in try #require(row["with"] as? String).split(separator: ", ") {
      let words = part.split(separator: " ")
      if words.count >= 3 { values[String(words[0])] = Double(words[2]) }
    }
    let digits = try #require(row["result"] as? String)
    return (values, try #require(row["formula"] as? String), try #require(Double(digits)))
  }

  private func agrees(_ one: Double, _ other: Double) -> Bool { abs(one / other - 1) < 5e-5 }

  @Test("The joint law's dense equivalent of DBRX can be redone to four digits")
  func joint() throws {
    let value = try explain(["ludziejewski-2025", "--model", "dbrx", "--tokens", "12T"])
    let loss = try step(value, "steps_ludziejewski_2025", "L")
    // Tables 3 and 4 of arXiv:2502.05172 at E = 4, with DBRX's 36,469,708,800 active parameters.
    let byHand =
      1.3637 + 24.8462 * pow(36_469_708_800, -0.1731) + 87.7022 * pow(12e12, -0.2192)
    #expect(agrees(loss.result, byHand))
    let v = loss.values
    let again =
      try #require(v["floor"]) + (try #require(v["A"])) / pow(v["N"] ?? 0, v["α"] ?? 0)
      + (try #require(v["B"])) / pow(v["D"] ?? 0, v["β"] ?? 0)
    #expect(agrees(again, loss.result))
    let size = try step(value, "steps_ludziejewski_2025", "N_eq")
    let rest = byHand - 1.3637 - 53.9838 * pow(12e12, -0.1965)
    #expect(agrees(size.result, pow(30.3640 / rest, 1 / 0.1817)))
  }

  @Test("Chinchilla's loss on its own recipe can be redone to four digits")
  func chinchilla() throws {
    let value = try explain(
      ["besiroglu-2024", "--size", "70B", "--tokens", "1.4T", "--quantity", "loss"])
    let loss = try step(value, "steps_besiroglu_2024", "L")
    // Section 3 of arXiv:2404.10102.
    let byHand = 1.8172 + 482.01 * pow(70e9, -0.3478) + 2085.43 * pow(1.4e12, -0.3658)
    #expect(agrees(loss.result, byHand))
    #expect(loss.formula == "floor + A/N^α + B/D^β")
    #expect(loss.values["A"] == 482.01 && loss.values["N"] == 7e10)
  }

  @Test("DBRX's crossover is the root of both losses, not the second one on more tokens")
  func crossover() throws {
    let value = try explain(["crossover", "--model", "dbrx", "--laws", "ludziejewski-2025"])
    let tokens = try step(value, "steps_ludziejewski_2025", "D_x").result
    let gap = { (tokens: Double) in
      24.8462 * pow(36_469_708_800, -0.1731) + 87.7022 * pow(tokens, -0.2192)
        - 30.3640 * pow(36_469_708_800, -0.1817) - 53.9838 * pow(tokens, -0.1965)
    }
    #expect(gap(tokens * 0.9999) > 0 && gap(tokens * 1.0001) < 0)
    // Bisection of the four terms by an independent script.
    #expect(agrees(tokens, 2_298_925_503))
  }

  @Test("DBRX's gain over its lifetime can be redone: 6ND + 2N·D_inference on both sides")
  func lifetime() throws {
    let value = try explain([
      "ludziejewski-2025", "--model", "dbrx", "--mode", "lifetime", "--inference-tokens", "10T",
      "--inference-cost", "twoNActive",
    ])
    let own = try step(value, "steps_ludziejewski_2025", "X")
    let active = 36_469_708_800.0
    #expect(agrees(own.result, 6 * active * 12e12 + 2 * active * 10e12))
    let dense = try step(value, "steps_ludziejewski_2025", "D_dense")
    let size = try #require(dense.values["N_dense"])
    // The dense model reaches DBRX's loss, by Table 4's row of one expert.
    let loss = 1.3637 + 24.8462 * pow(active, -0.1731) + 87.7022 * pow(12e12, -0.2192)
    let same = 1.3637 + 30.3640 * pow(size, -0.1817) + 53.9838 * pow(dense.result, -0.1965)
    #expect(agrees(same, loss))
    let rival = 6 * size * dense.result + 2 * size * 10e12
    let gain = try step(value, "steps_ludziejewski_2025", "M").result
    #expect(agrees(gain, rival / own.result))
    // No other dense size of that loss takes less.
    for factor in [0.9, 1.1] {
      let other = size * factor
      let rest = loss - 1.3637 - 30.3640 * pow(other, -0.1817)
      let tokens = pow(53.9838 / rest, 1 / 0.1965)
      #expect(6 * other * tokens + 2 * other * 10e12 > rival)
    }
  }

  @Test("Without a model the card of the law: formula, every coefficient with its source, range")
  func card() throws {
    let value = try explain(["ludziejewski-2025"])
    let rows = try #require(value["coefficients"] as? [[String: Any]])
    let a = try #require(rows.first { $0["symbol"] as? String == "a" })
    #expect(a["value"] as? Double == 35.91)
    #expect(a["source"] as? String == "arXiv:2502.05172, Table 3")
    #expect((value["fitted_range"] as? [Any])?.isEmpty == false)
  }

  @Test("A law that cannot answer says why, and a quantity is asked of many laws")
  func refusals() throws {
    let dense = try explain(["hoffmann-2022-printed", "--model", "dbrx"])
    let notes = try #require(dense["notes"] as? [String])
    #expect(notes.contains { $0.contains("describes dense models only") })
    let many = try explain(["denseEquivalent", "--model", "dbrx"])
    #expect(many["steps_ludziejewski_2025"] != nil && many["steps_clark_2022"] != nil)
    #expect(try explain(["computeMultiplier"])["quantity"] != nil)
    let wrong = try Moesim.run(["explain", "ludziejewsky-2025"])
    #expect(wrong.status == 64 && wrong.errors.contains("did you mean 'ludziejewski-2025'?"))
    #expect(try Moesim.run(["explain", "loss", "--tokens", "1T"]).status == 64)
  }

  /// Wu and others (2026): epsilon, c and mu bend the size term with density.
  @Test("A form that no law's name reaches is explained, and says how it is fitted")
  func forms() throws {
    let form = try Moesim.run(["explain", "sparse-repeated"]).output
    for word in ["epsilon", "unique", "moesim fit runs.csv --law sparse-repeated"] {
      #expect(form.contains(word), "\(word)")
    }
    let asked = try Moesim.run(["explain", "recipe", "--model", "dbrx"])
    #expect(asked.status == 64 && asked.errors.contains("fit it to runs"))
  }
}
