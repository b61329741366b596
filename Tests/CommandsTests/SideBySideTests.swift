import Foundation
import TestSupport
import Testing

/// `compare`: models side by side, as a user would call it.
@Suite("Models side by side")
struct SideBySideTests {
  @Test("Sizes, FLOP and worth stand side by side, for sizes alone too")
  func table() throws {
    let result = try Moesim.run(["compare", "dbrx", "llama-3-70b", "100B-A10B"])
    #expect(result.status == 0)
    // √(36.5 · 131.6) = 69B with 41B to 116B; √(10 · 100) = 32B; 70.6B are worth themselves.
    let first = result.output.split(separator: "\n")[0]
    #expect(first.hasPrefix("Llama 3 70B is worth most, a dense 71B"))
    #expect(first.contains("DBRX, 69B (41B to 116B)") && first.contains("overlap"))
    // 6 · 36.47B · 12T and 6 · 70.55B · 15T.
    #expect(result.output.contains("2.63e24") && result.output.contains("6.35e24"))
    #expect(result.output.contains("16B to 63B"))
  }

  @Test("Its JSON holds a row for each model under the answer")
  func json() throws {
    let result = try Moesim.run(["compare", "dbrx", "mixtral-8x7b", "--tokens", "2T", "--json"])
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let object = try #require(value as? [String: Any])
    #expect(object["form"] as? Int == 1)
    #expect((object["headline"] as? [String])?.isEmpty == false)
    let rows = try #require(object["side_by_side"] as? [[String: Any]])
    let flop = rows.compactMap { $0["training_flop"] as? Double }
    #expect(flop.count == 2 && abs(flop[0] / (6 * 36.4697e9 * 2e12) - 1) < 1e-4)
  }

  @Test("A model of a scenario is one by its name there")
  func ofScenario() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "scenarios/flop-efficiency.json5").path
    let result = try Moesim.run(["compare", "dbrx", "\(file):moeA", "--tokens", "1T"])
    // Table 5 of "Introducing DBRX": 7.7B, of which 2.2B active; √(7.7 · 2.2) = 4.1B.
    #expect(result.output.contains("next is moeA, 4.1B"))
    let wrong = try Moesim.run(["compare", "dbrx", "\(file):moeZ"])
    #expect(wrong.status == 64 && wrong.errors.contains("has no model 'moeZ'"))
  }

  @Test(
    "What cannot be compared is a fault with its hint",
    arguments: [
      (["dbrx"], "at least 2"), (["dbrx", "dbrx"], "stands twice"),
      (["dbrx", "10B-A100B"], "more than all"), (["dbrx", "qwen3-235b"], "'qwen3-235b-a22b'"),
      (["dbrx", "kimi"], "'kimi-k2'"), (["dbrx", "mixtral-8x7b", "--devices", "8"], "--device"),
    ])
  func faults(_ row: ([String], String)) throws {
    let result = try Moesim.run(["compare"] + row.0)
    #expect(result.status == 64 || result.status == 65)
    #expect(result.errors.contains(row.1), "\(result.errors)")
  }

  /// An hour of a device costs the same for both models, so that money is the time on the wall; and
  /// that is the FLOP's multiplier times the rate, which the answer words with two digits.
  @Test("Rates that follow from devices are worth as much in money as in time")
  func machineRates() throws {
    func ask(_ words: [String]) throws -> (multiplier: Double, notes: [String]) {
      let result = try Moesim.run(
        ["equivalent", "dbrx", "--tokens", "12T", "--laws", "ludziejewski-2025", "--json"] + words)
      #expect(result.status == 0, "\(result.errors)")
      let answer = try #require(
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      let rows = try #require(answer["comparisons"] as? [[String: Any]])
      return (
        try #require(rows[0]["compute_multiplier"] as? Double), answer["notes"] as? [String] ?? []
      )
    }
    let devices = ["--device", "h100", "--devices", "512"]
    let time = try ask(["--mode", "wallClock"] + devices)
    let money = try ask(["--mode", "money"] + devices)
    let flop = try ask(["--mode", "wallClock", "--moe-over-dense-rate", "1"])
    expect(time.multiplier, near: money.multiplier, relative: 1e-12)
    let note = try #require(time.notes.first { $0.contains(" of the FLOP a second of a dense") })
    let rate = try #require(Double(note.split(separator: " ")[2]))
    expect(time.multiplier / flop.multiplier, near: rate, relative: 0.05)
  }
}
