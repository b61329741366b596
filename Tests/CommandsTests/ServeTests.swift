import Foundation
import Testing

/// What people are told of serving: verdicts, formats, guesses, what does not fit, and whom to trust.
@Suite("Serving in calls")
struct ServeTests {
  private func headline(_ words: [String]) throws -> String {
    let result = try Moesim.run(["serve"] + words)
    #expect(result.status == 0, "\(result.errors)")
    return String(result.output.prefix { $0 != "\n" })
      + (result.output.range(of: "\n\n").map { String(result.output[..<$0.lowerBound]) } ?? "")
  }

  @Test("Both models are held in one format, and what turns the verdict is said")
  func formats() throws {
    let text = try headline(["gpt-oss-120b"])
    #expect(text.contains("both in mxfp4"))
    // Against a dense model in sixteen bits four-bit experts win; that is the format's doing.
    #expect(text.contains("the verdict turns with a dense 24B alone in bf16"))
    #expect(try headline(["deepseek-v3", "--device", "h200"]).contains("both in fp8"))
    let apart = try headline(["dbrx", "--against", "dbrx", "--against-weights", "fp8"])
    #expect(apart.contains("weights in bf16 and fp8"))
    #expect(try headline(["dbrx", "--weights", "fp8"]).contains("turns with both") == false)
  }

  @Test("Of sizes alone the range over shapes stands among the first lines")
  func guesses() throws {
    let text = try headline(["132B-a36.5B", "--against", "52B"])
    #expect(text.contains("Shapes are guessed from sizes"))
    #expect(try headline(["dbrx", "--against", "52B"]).contains("guessed") == false)
    // 132B in sixteen bits are 264 GB, more than two devices hold.
    let unfit = try headline(["132B-a36B", "--devices", "2"])
    #expect(unfit.contains("weights of 264GB"))
    #expect(unfit.contains("its shape guessed") && unfit.contains("Shapes are guessed"))
  }

  @Test("No verdict is sure that an end of the equal's size turns")
  func equalSize() throws {
    let text = try headline(["dbrx", "--concurrency", "512"])
    #expect(text.contains("turns with a dense") && text.contains("no sure verdict"))
  }

  @Test("Beyond what memory holds, intervals are those of the most that it holds")
  func beyondMemory() throws {
    let call = ["120B-a5B", "--against", "30B", "--concurrency"]
    let beyond = try headline(call + ["1e5"])
    let most = try #require(
      beyond.firstMatch(of: /at (\d+) requests, as memory/).map { String($0.1) })
    let at = try headline(call + [most])
    let interval = /ms a token \[[^\]]+\]/
    #expect(
      try #require(beyond.firstMatch(of: interval)).0 == #require(at.firstMatch(of: interval)).0)
  }

  @Test(
    "The cheapest within a limit is at the limit, whatever number is asked, and the other's beside")
  func limit() throws {
    let call = ["deepseek-v3", "--device", "h200", "--max-between", "50", "--drafted", "1"]
    let first = { (text: String) in text.prefix { $0 != "\n" } }
    let text = try headline(call)
    #expect(text.contains(": 50 ms a token") && text.contains("Within the same limits a dense"))
    #expect(try first(headline(call + ["--concurrency", "400"])) == first(text))
  }

  @Test("Prompts on devices of their own need devices, and what is stated stands in the notes")
  func stated() throws {
    let result = try Moesim.run([
      "serve", "dbrx", "--splits-prefill", "--skew", "0.5", "--reused", "0.3", "--drafted", "2",
    ]).output
    #expect(result.contains("prompts need "))
    for word in ["deviate by 0.5", "0.3 of prompts", "2 drafted", "devices of their own"] {
      #expect(result.contains(word))
    }
  }

  /// DBRX: 131.6B weights of two bytes are 263 GB; two devices of 80 GB use 0.9 of 160.
  @Test("What does not fit is said with the devices that hold it, and still compared")
  func unfit() throws {
    let text = try headline(["dbrx", "--devices", "2"])
    #expect(text.contains("weights of 263GB in bf16") && text.contains("154GB usable on 2 devices"))
    // 0.9 · 3 · 80 = 216 GB are too few, 288 are enough.
    #expect(text.contains("4 hold it") && text.contains("On 4, the fewest of"))
    let rival = try headline(["dbrx", "--against", "405B"])
    // 810 GB need more than 11 devices of 72 GB.
    #expect(rival.contains("A dense 405B does not fit") && rival.contains("On 16"))
    #expect(rival.contains("the fewest of 1, 2, 4 and multiples of 8"))
    #expect(try headline(["dbrx", "--concurrency", "1e6"]).contains("as memory holds no 1000000"))
  }

  @Test("Every answer says what its trust rests on")
  func trust() throws {
    // 17 rows of the table are of Maverick, 18 of Llama 2 70B, none on MI300X.
    #expect(
      try headline(["llama-4-maverick-text", "--weights", "fp8"]).contains(
        "17 measured rows of Llama 4 Maverick"))
    #expect(try headline(["llama-2-70b"]).contains("18 measured rows of Llama 2 70B"))
    #expect(
      try headline(["dbrx", "--device", "mi300x"]).contains("none on AMD Instinct MI300X"))
    #expect(try headline(["100B-a10B"]).contains("no measured row of"))
    let both = try headline(["dbrx", "--against", "llama-2-70b"])
    #expect(both.contains("measured rows of DBRX") && both.contains("18 measured rows of Llama 2"))
  }

  @Test("Lengths and times take units")
  func units() throws {
    let plain = try Moesim.run(["serve", "dbrx", "--input", "8000", "--max-between", "20"]).output
    for time in ["20ms", "20 ms", ".02 s", "0.02s"] {
      #expect(
        try Moesim.run(["serve", "dbrx", "--input", "8K", "--max-between", time]).output == plain)
    }
    for wrong in ["2 h", "fast", "-1", "0"] {
      #expect(try Moesim.run(["serve", "dbrx", "--max-between", wrong]).status == 64)
    }
    #expect(try Moesim.run(["serve", "dbrx", "--input", "100M"]).status == 64)
  }

  @Test("A model is not compared with itself", arguments: ["dbrx", "dbrx-itself"])
  func itself(name: String) throws {
    let words =
      name == "dbrx" ? ["dbrx", "--against", "dbrx"] : ["100B-a10B", "--against", "100B-a10B"]
    let result = try Moesim.run(["serve"] + words)
    #expect(result.status == 64 && result.errors.contains("is compared with itself"))
    #expect(try Moesim.run(["serve", "30B-a3B", "--against", "31B-a3B"]).status == 0)
  }

  @Test("No hint of the mode money leads to prices that overrule how models are served")
  func money() throws {
    let call = ["equivalent", "dbrx", "--mode", "money", "--inference-tokens", "10T"]
    let hint = try Moesim.run(call).output
    #expect(hint.contains("state --moe-over-dense-training-price"))
    #expect(!hint.contains("needs more: state --moe-over-dense-inference"))
    #expect(!hint.contains("; --moe-over-dense-inference"))
    let convention = try Moesim.run(call + ["--inference-cost", "twoNActive"]).output
    #expect(convention.contains("; --moe-over-dense-inference-price"))
  }

  @Test("The best design under demand says how it turns with the batch, and where none is paid")
  func demand() throws {
    let call = ["optimum", "--flop", "1e24", "--inference-tokens", "10T", "--laws", "sardana-2023"]
    #expect(try Moesim.run(call).output.contains("By requests at once it turns"))
    let alone = try Moesim.run(call + ["--concurrency", "1"]).output
    #expect(alone.hasPrefix("No design is advised"))
    // A dense winner by less than the worth of the MoE is known to is a tie, and said to be one.
    let tie = ["optimum", "--flop", "1e23", "--inference-tokens", "1T", "--laws", "sardana-2023"]
    #expect(try Moesim.run(tie).output.contains("they cannot be told apart"))
    #expect(
      try Moesim.run(call + ["--inference-cost", "twoNActive"]).output.contains("it turns") == false
    )
  }
}
