import Foundation
import Testing

/// What calls about layouts say: names of the field, shortages, what a schedule or sizes lack.
@Suite("Calls about layouts")
struct LayoutCallTests {
  private func cost(_ words: [String]) throws -> (text: String, errors: String) {
    let result = try Moesim.run(["cost"] + words)
    return (result.output, result.errors)
  }

  @Test("Degrees may have the short names of the field")
  func short() throws {
    let long = try cost(
      ["dbrx", "--device", "h100", "--layout", "data=8,tensor=2,pipeline=4,expert=8,microBatch=2"])
    let short = try cost(
      ["dbrx", "--device", "h100", "--layout", "DP=8,tp=2,pp=4,ep=8,mbs=2"])
    #expect(!long.text.isEmpty && short.text == long.text)
    #expect(
      try cost(["dbrx", "--device", "h100", "--layout", "tp=2,tensor=2"]).errors.contains("twice"))
  }

  /// 405 · 18 bytes / 16 are 456 GB, and an H100 has 85.5 GB.
  @Test("What does not fit says what it asks for and what there is")
  func shortage() throws {
    let text = try cost(
      ["llama-3.1-405b", "--device", "h100", "--layout", "tp=8,pp=2", "--tokens", "1T"]
    ).text
    let line = try #require(
      text.split(separator: "\n").first { $0.contains("The layout does not fit: asks for") })
    #expect(line.contains("which holds 85.5GB"))
  }

  @Test("Experts of a dense model are refused with the reason, where models are compared too")
  func dense() throws {
    let text = try Moesim.run(
      ["compare", "llama-3-70b", "dbrx", "--device", "h100", "--layout", "dp=32,ep=8"]
    ).output
    #expect(
      text.contains("Llama 3 70B: The layout cannot be: 8 groups of experts for a dense model"))
    #expect(!text.contains("Llama 3 70B: The layout does not fit"))
  }

  @Test("A schedule without a pipeline is refused, or said to decide nothing")
  func schedule() throws {
    let call = ["dbrx", "--device", "h100", "--devices", "64", "--schedule", "dualpipe"]
    #expect(
      try cost(call + ["--max-pipeline", "1"]).errors.contains("--schedule: a schedule orders"))
    let found = try cost(call).text
    let isPiped = found.contains("pipeline=")
    #expect(isPiped != found.contains("a schedule decides nothing"))
  }

  @Test(
    "Numbers that are not read are shown, with how to write them",
    arguments: [
      (["--context", "8K"], "write it out: 8000 or 8192"),
      (["--devices", "2K"], "write it out: 2000 or 2048"),
      (["--hours", "0"], "--hours: 0 is no number of hours; write a number from 0.001 to 1e12"),
    ])
  func numbers(words: [String], says: String) throws {
    #expect(try cost(["dbrx", "--device", "h100"] + words).errors.contains(says))
  }

  /// Published: Llama 3 70B's hours, of which the bundled run takes 2,048 devices.
  @Test("Devices that are left out are those of the model's own run")
  func devices() throws {
    let text = try cost(["llama-3-70b", "--device", "h100"]).text
    #expect(text.contains("Training on 2048 NVIDIA H100"))
  }

  /// DeepSeek-V3's hours on H800 were 2.664M; of its sizes alone no more is known than usual proportions.
  @Test("Sizes alone have time in usual proportions, with a wider range")
  func sizes() throws {
    func hours(_ words: [String]) throws -> ClosedRange<Double> {
      let result = try Moesim.run(
        ["cost"] + words
          + [
            "--device", "h800", "--devices", "2048", "--tokens", "14.8T", "--precision", "fp8",
            "--json",
          ])
      let value = try #require(
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      let rows = try #require(value["run"] as? [[String: Any]])
      let row = try #require(rows.first { $0["quantity"] as? String == "device hours" })
      return try #require(row["low"] as? Double)...(try #require(row["high"] as? Double))
    }
    let known = try hours(["deepseek-v3"])
    let alone = try hours(["--total", "671B", "--active", "37B"])
    #expect(alone.contains(2.664e6))
    #expect(alone.upperBound / alone.lowerBound > 1.1 * known.upperBound / known.lowerBound)
  }

  @Test("Sizes alone have time where models are compared")
  func compared() throws {
    let text = try Moesim.run(
      ["compare", "100B-a10B", "dbrx", "--device", "h100", "--devices", "512", "--tokens", "2T"]
    ).output
    let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("device hours") })
    #expect(row.filter { $0 == "(" }.count == 2, "\(row)")
  }
}
