import CostModel
import Diagnostics
import Questions
import Spec
import Testing
import Units

@testable import ScenarioEngine

/// Models whose shape is read from a config.json beside the scenario.
@Suite("Models by their config")
struct ConfigModelTests {
  /// Files that a test writes down.
  private struct Memory: FileReading {
    let files: [String: String]

    func resolved(_ path: String) -> String? {
      let plain = path.replacing("./", with: "")
      if plain == "work" || plain == "/elsewhere/config.json" {
        return "/" + plain.drop { $0 == "/" }
      }
      return files[plain] == nil ? nil : "/" + plain
    }

    func bytes(of path: String) throws(InputFault) -> [UInt8] {
      guard let text = files[String(path.dropFirst())] else {
        throw InputFault(problem: "not there", hint: "")
      }
      return Array(text.utf8)
    }
  }

  private static let mixtral = """
    {
      "model_type": "mixtral", "hidden_size": 4096, "intermediate_size": 14336,
      "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8,
      "num_local_experts": 8, "num_experts_per_tok": 2, "vocab_size": 32000,
      "tie_word_embeddings": false
    }
    """

  private func composition(_ config: String, files: [String: String]) throws -> Composition {
    let text = """
      {
        title: "by config",
        models: { m: { config: "\(config)" } },
        runs: { r: { model: "m", tokens: "1T" } },
        compare: [{ run: "r", against: "denseEquivalent" }],
        sweep: { grid: { "runs.r.tokens": ["1T", "2T"] } },
      }
      """
    return try Composition(
      bytes: Array(text.utf8), file: "work/s.json5", name: "s", files: Memory(files: files))
  }

  @Test("A config beside the scenario gives the exact shape, also in a sweep, and is an input")
  func shape() throws {
    let composition = try composition(
      "model/config.json", files: ["work/model/config.json": Self.mixtral])
    let scenario = try composition.scenario()
    let inputs = composition.inputs(of: scenario).map(\.path)
    #expect(inputs == ["work/s.json5", "work/model/config.json"])
    let outcome = try scenario.evaluate()
    #expect(outcome.scenario.world.models.first?.shape?.total.value == 46_702_792_704)
    #expect(outcome.sweep.count == 2)
  }

  @Test("A config that is missing, elsewhere or wrong is a fault at its place")
  func faults() throws {
    let faults = { (config: String, files: [String: String]) -> [String] in
      do {
        _ = try composition(config, files: files).scenario()
        return []
      } catch let error as FaultList {
        return error.faults.map(\.description)
      }
    }
    #expect(
      try faults("no.json", [:]) == [
        "work/s.json5:3:26: there is no file 'no.json'; paths are relative to the file that names "
          + "them"
      ])
    #expect(try faults("/elsewhere/config.json", [:]).first?.contains("absolute path") == true)
    let wrong = Self.mixtral.replacing("\"num_local_experts\": 8", with: "\"num_local_experts\": 1")
    let all = try faults("c.json", ["work/c.json": wrong])
    #expect(all.allSatisfy { $0.hasPrefix("work/c.json:4:") })
    #expect(all.count == 1)
  }
}
