import CostModel
import Diagnostics
import Formats
import ModelConfigs
import Testing
import TestSupport

/// A config of 2025 or 2026 with what other software counts for it.
private struct Counted: CustomTestStringConvertible, Sendable {
  let id: String
  let language: Int
  let routed: Int?
  let config: [UInt8]

  var testDescription: String { id }

  static let all: [Counted] = {
    guard Shared.isPresent, let text = try? Shared.text("data/models_2026/configs.jsonl") else {
      return []
    }
    return text.split(separator: "\n").compactMap { line in
      guard
        let row = try? Document.parse(
          String(line), file: "configs.jsonl", limits: Limits(readsNonFinite: true)),
        let id = row["id"]?.text, let config = row["config"],
        let total = row["language_total"]?.integer
      else { return nil }
      return Counted(
        id: id, language: total, routed: row["routed"]?.integer,
        config: Array(config.text(.compact).utf8))
    }
  }()
}

@Suite(
  "Configs of 2025 and 2026", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absence)))
struct CountedConfigTests {
  /// Configs that are refused, and why; none is now.
  private static let refused: [String: String] = [:]

  /// The class of LongCat-Flash keeps matrices for its 256 experts that are none, which no released
  /// file holds: 560 billion are published, and that is counted.
  private static let published: [String: Int] = ["default/longcat_flash": 560_664_958_976]

  @Test("All rows are read")
  func rows() { #expect(Counted.all.count == 47) }

  @Test("Each counts to the unit, routed experts too", arguments: Counted.all)
  fileprivate func counts(row: Counted) throws {
    if Self.refused[row.id] != nil {
      #expect(throws: FaultList.self) { try ModelConfig(bytes: row.config, file: "config.json") }
      return
    }
    let count = try ModelConfig(bytes: row.config, file: "config.json").architecture.parameters
    if let published = Self.published[row.id] {
      #expect(count.total == published)
      return
    }
    #expect(count.total == row.language)
    if let routed = row.routed { #expect(count[.routedExperts].total == routed) }
  }

  /// Counts of the same models among the rows; Gemma 4 after its key of the type was changed is
  /// refused.
  @Test(
    "Cases that once went wrong",
    arguments: [
      ("gemma4_as_released", 25_233_141_760), ("gemma4_after_hints", nil),
      ("phi3_attention_bias_false", 14_659_507_200), ("qwen3_moe_idle_keys", 480_154_875_392),
      ("infinity_hides_model_type", nil),
    ] as [(String, Int?)])
  func cases(name: String, total: Int?) throws {
    let bytes = try Shared.bytes("cases/\(name).json")
    guard let total else {
      #expect(throws: FaultList.self) { try ModelConfig(bytes: bytes, file: name) }
      return
    }
    #expect(try ModelConfig(bytes: bytes, file: name).architecture.parameters.total == total)
  }
}
