import Foundation
import TestSupport
import Testing

/// `moesim cost` against published figures.
@Suite("Costs")
struct CostTests {
  private func cost(_ words: [String]) throws -> [String: Any] {
    let result = try Moesim.run(["cost"] + words + ["--json"])
    try #require(result.status == 0, "\(result.errors)")
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(value as? [String: Any])
  }

  private func rows(_ value: [String: Any], _ table: String) throws -> [[String: Any]] {
    try #require(value[table] as? [[String: Any]])
  }

  private func row(
    _ value: [String: Any], _ table: String, _ key: String, _ name: String
  ) throws -> [String: Any] {
    try #require(try rows(value, table).first { $0[key] as? String == name })
  }

  @Test("A key of a layout without a value is told how to have one")
  func bareKey() throws {
    let bare = try Moesim.run(["cost", "dbrx", "--device", "h100", "--layout", "tensor"])
    #expect(bare.errors.contains("tensor=8"))
  }

  /// 18 bytes for each of 8.03B parameters are 145 GB, more than 80 GiB.
  @Test("Where no layout fits, the nearest is called that")
  func nearest() throws {
    let call = ["cost", "llama-3-8b", "--device", "h100", "--devices", "1"]
    let text = try Moesim.run(call).output.split(separator: "\n")
    #expect(text.contains { $0.hasPrefix("No layout fits; the nearest") })
    #expect(!text.contains { $0.hasPrefix("The smallest layout that fits") })
    #expect(text.contains { $0.contains("if one held its training, which it does not") })
  }

  @Test("DBRX's components sum to 131,596,523,520 parameters, 36,469,708,800 of them active")
  func components() throws {
    let value = try cost(["dbrx"])
    let sum = try row(value, "components", "component", "sum")
    #expect(sum["total_parameters"] as? Int == 131_596_523_520)
    #expect(sum["active_parameters"] as? Int == 36_469_708_800)
    let parts = try rows(value, "components").filter {
      !($0["component"] as? String ?? "").hasPrefix("sum")
    }
    for column in ["total_parameters", "active_parameters", "flop_per_token"] {
      let added = parts.reduce(0) { $0 + ($1[column] as? Int ?? 0) }
      #expect(added == sum[column] as? Int)
    }
    let noInput = try row(value, "components", "component", "sum without input embedding")
    #expect(noInput["active_parameters"] as? Int == 35_853_146_112)
    let none = try row(value, "components", "component", "sum without embeddings")
    #expect(none["active_parameters"] as? Int == 35_236_583_424)
  }

  /// Model, context and GFLOP per token that NVIDIA's published rates imply.
  static let rates: [(String, Int, Double)] = [
    ("qwen3-30b-a3b", 4096, 23.01), ("qwen3-235b-a22b", 4096, 147.98),
    ("deepseek-v3", 4096, 249.7), ("llama-3.1-405b", 8192, 2524),
  ]

  @Test("The megatron convention gives NVIDIA's FLOP per token to 0.3 %", arguments: rates)
  func nvidia(model: String, context: Int, gigaFLOP: Double) throws {
    let value = try cost([model, "--context", String(context)])
    let flop = try row(value, "conventions", "convention", "megatron")["flop_per_token"] as? Double
    try expect(#require(flop), near: gigaFLOP * 1e9, relative: 0.003)
  }

  @Test("DeepSeek-V3's 2.664M H800 hours imply 0.391 causal and 0.439 full, both believable")
  func announcement() throws {
    let value = try cost(["deepseek-v3", "--device", "h800", "--hours", "2.664M"])
    for (convention, published) in [("exact-causal", 0.391), ("exact-full", 0.439)] {
      let row = try row(value, "announcement", "convention", convention)
      try expect(#require(row["utilisation"] as? Double), near: published, within: 0.005)
      #expect(row["believable"] as? Bool == true)
    }
  }

  @Test("DeepSeek-V2's 172.8K hours were for each trillion tokens, and are flagged")
  func misreadHours() throws {
    let value = try cost([
      "deepseek-v2", "--tokens", "8.1T", "--device", "h800", "--hours", "172.8K",
    ])
    let row = try row(value, "announcement", "convention", "exact-causal")
    #expect(row["believable"] as? Bool == false)
    let notes = try #require(value["notes"] as? [String])
    #expect(notes.contains { $0.contains("the hours are for each trillion tokens") })
  }

  /// The notes of a call of `cost`, and a cell of its table of the run.
  private func run(_ words: [String]) throws -> (notes: [String], hours: Double?) {
    let value = try cost(words)
    let rows = value["run"] as? [[String: Any]] ?? []
    let hours = rows.first { $0["quantity"] as? String == "device hours" }
    return (try #require(value["notes"] as? [String]), hours?["expected"] as? Double)
  }

  @Test("A run on stated devices recomputes only what its layout there needs")
  func recomputation() throws {
    let run = ["llama-2-70b", "--device", "a100", "--devices", "2048"]
    let layout = "tensor=8,pipeline=8,data=32,zero=1"
    let (searched, stated) = (try self.run(run), try self.run(run + ["--layout", layout]))
    #expect(try #require(searched.hours) < #require(stated.hours))
    #expect(!stated.notes.contains { $0.contains("does not fit") })
    let twice = try self.run(run + ["--layout", layout + ",recompute=full"])
    // Korthikanti et al. 2022 (arXiv 2205.05198, table 5): 1.29 to 1.32 times.
    #expect((1.2...1.4).contains(try #require(twice.hours) / #require(stated.hours)))
  }

  @Test("Devices that cannot hold a run, or that a layout does not fill, are said aloud")
  func impossibleRuns() throws {
    let few = try run(["dbrx", "--device", "h100", "--devices", "8"])
    #expect(few.notes.contains { $0.contains("the smallest that fits takes 32") })
    let layout = ["--layout", "tensor=8,pipeline=4,expert=8,data=16,zero=1"]
    let repeated = try run(["dbrx", "--device", "h100", "--devices", "3072"] + layout)
    #expect(repeated.notes.contains { $0.hasPrefix("The stated layout stands 6 times") })
    let wrong = try Moesim.run(["cost", "dbrx", "--device", "h100", "--devices", "3000"] + layout)
    #expect(wrong.status == 64)
    let message = "--layout: it is of 512 devices, which do not go into 3000"
    #expect(wrong.errors.contains(message))
  }

  @Test("Experts across nodes wait longer for their tokens than experts within a node")
  func expertDevices() throws {
    func traffic(_ experts: Int) throws -> Double {
      let layout = "tensor=4,pipeline=8,data=96,zero=1,expert=\(experts)"
      let value = try cost(["dbrx", "--device", "h100", "--devices", "3072", "--layout", layout])
      let rows = try #require(value["step"] as? [[String: Any]])
      let row = rows.first { $0["part"] as? String == "all-to-all of experts" }
      return try #require(row?["seconds"] as? Double)
    }
    #expect(try traffic(16) > 2 * traffic(8))
  }

  /// Switch Transformers (arXiv 2101.03961, section 2.2): an expert computes its capacity whatever it gets.
  @Test("A stated capacity is what experts compute, under any load")
  func capacity() throws {
    func products(_ fullest: Int, _ rest: [String]) throws -> Double {
      let load = ([String](repeating: "100", count: 15) + ["\(fullest)"]).joined(separator: ",")
      let value = try cost(
        ["dbrx", "--device", "h100", "--layout", "data=64,tensor=8,expert=16,recompute=full"]
          + ["--expert-load", load] + rest)
      let rows = try #require(value["step"] as? [[String: Any]])
      let row = rows.first { $0["part"] as? String == "expert products" }
      return try #require(row?["seconds"] as? Double)
    }
    let even = try products(100, [])
    try expect(products(100, ["--capacity", "1.25"]) / even, near: 1.25, within: 1e-6)
    try expect(products(500, ["--capacity", "1.2"]) / even, near: 1.2, within: 1e-6)
    // Without drops the step waits for the fullest device, which has four times the mean.
    try expect(products(500, []) / even, near: 4, within: 1e-6)
  }

  @Test("A step is told part by part, and what has no effect beside a stated layout is refused")
  func parts() throws {
    let value = try cost([
      "dbrx", "--device", "h100", "--devices", "3072", "--schedule", "1f1b",
    ])
    let rows = try #require(value["step"] as? [[String: Any]])
    let shares = rows.compactMap { $0["share"] as? Double }
    expect(shares.dropLast().reduce(0, +), near: 1, within: 1e-9)
    #expect(shares.last == 1)
    #expect(rows.contains { $0["part"] as? String == "all-to-all of experts" })
    let idle = try Moesim.run([
      "cost", "dbrx", "--device", "h100", "--layout", "data=64,tensor=8", "--max-tensor", "4",
    ])
    #expect(idle.status == 64 && idle.errors.contains("has no effect here"))
  }

  @Test("Hours of a device without bf16 are held against its fp16")
  func olderDevice() throws {
    let value = try cost([
      "gpt-3-175b", "--device", "v100", "--hours", "3.552M", "--context", "2048",
    ])
    let row = try row(value, "announcement", "convention", "exact-causal")
    try expect(#require(row["utilisation"] as? Double), near: 0.199, within: 0.005)
  }

  /// Options that would change nothing, and what the message names.
  static let idle: [([String], String)] = [
    (
      ["mixtral-8x7b", "--device", "h100", "--utilisation", "0.4"], "--utilisation: this needs the"
    ),
    (["mixtral-8x7b", "--device", "h100", "--grid", "0.4"], "--grid: this needs the tokens"),
    (["llama-2-70b", "--device", "h100", "--capacity", "1"], "--capacity: this is of experts"),
    (["dbrx", "--device", "a100", "--precision", "fp8"], "does not compute in fp8"),
  ]

  @Test("An option that could change nothing is refused", arguments: idle)
  func idleOptions(words: [String], message: String) throws {
    let result = try Moesim.run(["cost"] + words)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test("DBRX on 3072 H100: time, money and energy as ranges that hold the makers' hardware story")
  func time() throws {
    let value = try cost(["dbrx", "--device", "h100", "--devices", "3072"])
    let days = try row(value, "run", "quantity", "days")
    let ends = (days["low"] as? Double, days["high"] as? Double)
    // 24.6 days at 40 % utilisation by hand.
    #expect(try #require(ends.0) < 24.6 && 24.6 < (try #require(ends.1)))
    #expect(try rows(value, "run").contains { $0["quantity"] as? String == "dollars" })
    let twice = try cost([
      "dbrx", "--device", "h100", "--devices", "3072", "--utilisation", "0.4", "--overhead", "2",
    ])
    let hours = try #require(
      try row(twice, "run", "quantity", "device hours")["expected"] as? Double)
    // 2 · 2.6539e24 / (0.4 · 989.5e12 · 3600) = 3.725M.
    expect(hours, near: 3.725e6, relative: 0.002)
  }

  @Test("A load of experts gives its drops, padding and the wait for the fullest device")
  func expertLoad() throws {
    // Eight experts, two with 40 tokens and six with 20: the mean is 25, capacities of 25 drop 30 of 200 and
    // compute 200 rows for 170; two devices hold 120 and 80, so that the slower has 1.2 of the mean.
    let value = try cost([
      "mixtral-8x7b", "--device", "h100", "--devices", "2", "--capacity", "1", "--expert-load",
      "40,40,20,20,20,20,20,20",
    ])
    let expected: [(String, Double)] = [
      ("fullest expert over mean", 1.6), ("share of assignments dropped", 0.15),
      ("rows computed for each kept", 100.0 / 85), ("slowest device over mean", 1.2),
    ]
    let short = try Moesim.run([
      "cost", "mixtral-8x7b", "--device", "h100", "--expert-load", "40,20,20,20",
    ])
    #expect(short.status == 64 && short.errors.contains("it is of 4 experts"))
    // Of 100 tokens that two experts each get, one expert can have 100 of 200.
    let full = try Moesim.run([
      "cost", "mixtral-8x7b", "--device", "h100", "--expert-load", "101,99,0,0,0,0,0,0",
    ])
    #expect(full.status == 64 && full.errors.contains("101 of 200 is impossible"))
    for (quantity, number) in expected {
      let got = try row(value, "experts", "quantity", quantity)["value"] as? Double
      try expect(#require(got), near: number, within: 1e-12, "\(quantity)")
    }
  }

  /// A batch beyond its run, a layout without a degree, and what no design of an optimum can take.
  @Test(
    "What cannot be stepped is refused with what to write",
    arguments: [
      (["--layout", ","], "it states no degree"),
      (["--tokens", "1M", "--batch", "1e12"], "is more than the run's"),
      (["--precision", "fp9"], "unknown value"),
    ])
  func refused(options: [String], problem: String) throws {
    let wrong = try Moesim.run(["cost", "dbrx", "--device", "b200"] + options)
    #expect(wrong.status == 64 && wrong.errors.contains(problem), "\(wrong.errors)")
  }

  @Test(
    "Formats go by any of their names, in any case",
    arguments: [("NVFP4", "fp4"), ("mxfp8", "fp8"), ("FP8", "fp8"), ("Bf16", "bf16")])
  func formats(name: String, format: String) throws {
    let layout = ["--devices", "512", "--layout", "data=512,expert=16,zero=3"]
    func step(_ format: String) throws -> [Double] {
      let value = try cost(["dbrx", "--device", "b200", "--precision", format] + layout)
      return try rows(value, "step").compactMap { $0["seconds"] as? Double }
    }
    #expect(try step(name) == step(format))
  }

  @Test("A run that is shorter than a step says so")
  func shorterThanStep() throws {
    let short = try Moesim.run([
      "cost", "dbrx", "--device", "h100", "--devices", "64", "--tokens", "100K", "--layout",
      "data=64,expert=16,zero=3",
    ])
    #expect(short.output.contains("is more than the run's"))
  }

  @Test("A stated layout is counted, and one that cannot be is a fault of the call")
  func layout() throws {
    let value = try cost([
      "dbrx", "--device", "h100", "--layout", "tensor=8,pipeline=8,data=4,expert=4",
    ])
    let parts = try rows(value, "training_memory")
    let sum = parts.first { $0["held"] as? String == "sum" }?["bytes"] as? Double
    let added = parts.filter { $0["held"] as? String != "sum" }
      .reduce(0.0) { $0 + ($1["bytes"] as? Double ?? 0) }
    try expect(#require(sum), near: added, relative: 1e-12)
    let wrong = try Moesim.run([
      "cost", "dbrx", "--device", "h100", "--layout", "tensor=7,pipeline=8",
    ])
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("--layout"))
  }

  @Test(
    "A config.json is counted like the bundled model, and an unknown key is named with its place")
  func config() throws {
    try Moesim.inTemporaryFolder { folder in
      let file = folder.appending(path: "config.json")
      let text = """
        {
          "model_type": "mixtral", "hidden_size": 4096, "intermediate_size": 14336,
          "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8,
          "num_local_experts": 8, "num_experts_per_tok": 2, "vocab_size": 32000,
          "tie_word_embeddings": false, "rope_theta": 1000000.0
        }
        """
      try text.write(to: file, atomically: true, encoding: .utf8)
      let sum = try row(try cost([file.path]), "components", "component", "sum")
      #expect(sum["total_parameters"] as? Int == 46_702_792_704)
      try text.replacing("\"rope_theta\"", with: "\"extra_experts\"")
        .write(to: file, atomically: true, encoding: .utf8)
      let result = try Moesim.run(["cost", file.path])
      #expect(result.status == 65)
      #expect(result.errors.contains("config.json:5:"))
      #expect(result.errors.contains("extra_experts"))
    }
  }

  /// Words of a call, and the first line of its message.
  static let wrong: [([String], String)] = [
    (
      ["--device", "h10"],
      "moesim: --device: unknown value 'h10'; did you mean 'h100' or 'h100-pcie'?"
    ),
    (["--devices", "8"], "moesim: --devices: this needs a device; add for example --device h100"),
    (
      ["--device", "h100", "--devices", "0"],
      "moesim: --devices: 0 is not at least 1"
    ),
    (
      ["--device", "h100", "--utilisation", "40"],
      "moesim: --utilisation: 40 is not at most 1"
    ),
    (
      ["--device", "h100", "--precision", "bf61"],
      "moesim: --precision: unknown value 'bf61'; did you mean 'bf16'?"
    ),
    (
      ["--device", "h100", "--layout", "tensr=8"],
      "moesim: --layout: 'tensr=8' is not understood; did you mean 'tensor'?"
    ),
    (
      ["--device", "h100", "--hours", "many"],
      "moesim: --hours: 'many' is no number of hours; write a number from 0.001 to 1e12, for example 1.8M"
    ),
  ]

  @Test("A wrong option is named with what to write", arguments: wrong)
  func wrongOptions(words: [String], message: String) throws {
    let result = try Moesim.run(["cost", "dbrx"] + words)
    #expect(result.status == 64)
    #expect(result.errors.split(separator: "\n").first.map(String.init) == message)
  }
}
