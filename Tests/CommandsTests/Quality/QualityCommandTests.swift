import Foundation
import TestSupport
import Testing

/// `factuality`, `rating`, `knowledge` and `mechanisms`, as a user calls them.
@Suite("Commands on qualities beyond loss")
struct QualityCommandTests {
  private func tables(
    _ words: [String], in folder: URL = Moesim.package
  ) throws -> [String: [[String: Any]]] {
    let result = try Moesim.run(words + ["--json"], in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    return value.compactMapValues { $0 as? [[String: Any]] }
  }

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  @Test("Counted responses give F1@K by hand, and a folder of tables and pictures where asked")
  func counts() throws {
    try Moesim.inTemporaryFolder { folder in
      // S/(S+N) and S/64: 0.5 and 0.5; 1 and 1; nothing.
      try write(
        "model,prompt,supported,not_supported\nm,a,32,32\nm,b,64,0\nm,c,0,9\nn,a,64,64\nn,b,9,0\n",
        "counts.csv", in: folder)
      let found = try tables(["factuality", "counts.csv", "--k", "64"], in: folder)
      let row = try #require(found["factuality"]?.first)
      #expect(row["f1"] as? Double == 0.5)
      // Three prompts drawn again tell no interval.
      #expect(row["low"] as? Double == nil)
      #expect(found["responses"]?.first?["responses"] as? Int == 3)
      #expect(found["pairs"]?.first?["prompts"] as? Int == 2)
      let call = ["factuality", "counts.csv", "--out", "out", "--bootstraps", "100"]
      #expect(try Moesim.run(call, in: folder).output.contains("points off; average over"))
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "out/factuality-counts").path)
      #expect(
        names.sorted() == [
          "datapackage.json", "factuality.csv", "goals.gp", "manifest.json", "pairs.csv",
          "parts.csv", "responses.csv", "shortcut.gp", "style-differences.csv", "style.csv",
          "style.gp",
        ])
    }
  }

  @Test(
    "The human ratings have the deviations and the correlation that an analysis elsewhere found",
    .enabled(if: Shared.isPresent, "\(Shared.absence)"))
  func human() throws {
    let file = Shared.file("data/longfact/factscore_human_counts.csv").path
    let found = try tables(["factuality", file, "--k", "32", "--bootstraps", "100"])
    // Shares between responses by NumPy; an analysis of variance gives .236, .323 and .205.
    let expected = [
      ("ChatGPT", 0.257, 0.2626), ("InstructGPT", 0.298, 0.3335), ("PerplexityAI", 0.199, 0.2760),
    ]
    for (row, (model, deviation, share)) in zip(found["responses"] ?? [], expected) {
      #expect(row["model"] as? String == model)
      expect(row["precision_sd"] as? Double ?? 0, near: deviation, within: 0.0006)
      expect(row["icc"] as? Double ?? 0, near: share, within: 1e-4)
    }
    #expect(found["responses"]?.count == 3 && found["pairs"]?.count == 6)
  }

  @Test("LongFact's figures and a stated spread come without a file")
  func published() throws {
    let found = try tables(["factuality", "longfact-2024"])
    // 13 models at the five published K and at 100, the code's own.
    #expect(found["factuality"]?.count == 78)
    for row in found["factuality"] ?? [] where row["k"] as? Int != 100 {
      let printed = try #require(row["published_f1"] as? Double)
      expect(row["f1"] as? Double ?? 0, near: printed, within: 0.01)
    }
    // SciPy's quadrature over a truncated normal: 0.855822614.
    let stated = try tables([
      "factuality", "--precision", "0.8", "--supported", "60", "--deviation", "6", "--k", "64",
    ])
    expect(stated["factuality"]?[0]["f1"] as? Double ?? 0, near: 0.855822614, within: 1e-6)
  }

  @Test("Rating shows 72 percent of 16,011, 76 of 100, and the dollars of a difference")
  func rating() throws {
    let found = try tables(["rating", "--difference", "0.02", "--deviation", "0.15"])
    let agreement = try #require(found["agreement"])
    #expect(agreement[0]["count"] as? Int == 11_528 && agreement[0]["of"] as? Int == 16_011)
    #expect(agreement[1]["count"] as? Int == 76 && agreement[2]["count"] as? Int == 19)
    let raters = try #require(found["raters"])
    // 0.28·0.24 (0.047 to 0.093) and 0.28·0.81, from the paper's counts.
    expect(raters[0]["error_at_least"] as? Double ?? 0, near: 0.067, within: 0.0005)
    expect(raters[0]["error_high"] as? Double ?? 0, near: 0.093, within: 0.0005)
    expect(raters[1]["error_at_least"] as? Double ?? 0, near: 0.227, within: 0.0005)
    expect(raters[0]["cost_per_fact"] as? Double ?? 0, near: 0.006, within: 0.00005)
    // 442 prompts without errors, 1.04 times as many with SAFE's.
    expect((found["rating"]?[0]["prompts"] as? Double ?? 0) / 442, near: 1.04, within: 0.005)
    #expect(found["runs"] == nil)
    let text = try Moesim.run(["rating"]).output.replacing("\n  ", with: " ")
    #expect(text.contains("were not audited") && text.contains("give the deviation between runs"))
    let split = try tables(["rating", "--run-deviation", "0.005", "--run-cost", "20K"])
    // A difference that the prompts that exist cannot show has no plan.
    #expect(split["runs"]?.allSatisfy { ($0["runs_per_arm"] as? Int ?? 2) >= 2 } == true)
    #expect(split["runs"]?.contains { $0["runs_per_arm"] is Int } == true)
    let own = try tables(["rating", "--rater", "a=20,0.97,0.97", "--rater", "b=1,0.9,0.8"])
    #expect(own["raters"]?.map { $0["rater"] as? String } == ["SAFE", "person", "a", "b"])
    // J = sensitivity + specificity - 1.
    expect(own["raters"]?.last?["factor_j"] as? Double ?? 0, near: 0.7, within: 1e-12)
  }

  @Test("Knowledge of DBRX: the line's 0.58 in its band, bits of an MoE, illustrative split")
  func knowledge() throws {
    let found = try tables(["knowledge", "dbrx", "--bits", "50"])
    let recall = try #require(found["recall"]?.first)
    expect(recall["accuracy"] as? Double ?? 0, near: 0.579, within: 0.0005)
    expect(recall["low"] as? Double ?? 0, near: 0.503, within: 0.0005)
    // 131.6e9 parameters of 2/1.3 bits.
    let bits = try #require(found["bits"]?.last)
    expect(bits["bits"] as? Double ?? 0, near: 131.5965e9 * 2 / 1.3, relative: 1e-4)
    #expect(bits["junk_penalty"] as? Double == 1.3)
    #expect(found["long_tail"]?.map { $0["accuracy"] as? Double ?? 0 } == [0.25, 0.35, 0.45, 0.55])
    let text = try Moesim.run(["knowledge", "dbrx"]).output
    #expect(text.contains("The split is illustrative: two dense models carry it"))
    #expect(!text.contains("world"))
  }

  @Test("Patching effects: signs, shares with Wilson's intervals, and every border")
  func mechanisms() throws {
    var text = "case,component,layer,position,effect\n"
    for (name, late) in [("a", 1), ("b", 0), ("c", 0)] {
      for layer in 0..<4 {
        text += "\(name),mlp,\(layer),last_relation,\(late)\n"
        text += "\(name),mlp,\(layer),first_subject,\(1 - late)\n"
      }
    }
    try Moesim.inTemporaryFolder { folder in
      try write(text, "effects.csv", in: folder)
      let found = try tables(["mechanisms", "effects.csv"], in: folder)
      let late = try #require(found["sites"]?.first { $0["site"] as? String == "late" })
      #expect(late["cases"] as? Int == 1)
      // SciPy 1.x, binomtest(1, 3).proportion_ci(method="wilson")
      expect(late["low"] as? Double ?? 0, near: 0.0614919, within: 1e-6)
      expect(late["high"] as? Double ?? 0, near: 0.7923404, within: 1e-6)
      #expect(found["cases"]?.map { $0["site"] as? String } == ["late", "early", "early"])
      #expect(found["borders"]?.count == 3)
    }
  }

  private static let published = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Published")

  @Test("What SAFE writes goes in unchanged: both sides, styles, topics, prompts that exist")
  func safe() throws {
    let call = ["factuality", "safe.json", "--topics", "topics.csv", "--bootstraps", "100"]
    let found = try tables(call, in: Self.published)
    #expect(found["file-scores"]?.map { $0["largest_difference"] as? Double ?? 1 } == [0, 0])
    #expect(found["style"]?.count == 16 && found["style-differences"]?.count == 8)
    #expect(found["topics"]?.count == 4)
    for row in found["pairs"] ?? [] { #expect((row["prompts_needed"] as? Int ?? 0) <= 2_280) }
    let parts = try #require(found["parts"]?.first { $0["k"] as? Int == 64 })
    let sum = ["precision", "length", "abstention"].reduce(0) { $0 + (parts[$1] as? Double ?? 0) }
    expect(sum, near: parts["difference"] as? Double ?? 1, within: 1e-12)
    let text = try Moesim.run(call, in: Self.published).output
    #expect(text.contains("1 response of the file without ratings left out"))
    #expect(text.contains("Trust: ") && text.contains("paired differences of F1@K are shown"))
    try Moesim.inTemporaryFolder { folder in
      try write("prompt,topic\nforeign,x\n", "topics.csv", in: folder)
      try write("prompt,supported,not_supported\na,3,1\nb,2,2\n", "counts.csv", in: folder)
      let foreign = try Moesim.run(
        ["factuality", "counts.csv", "--topics", "topics.csv"], in: folder)
      #expect(foreign.errors.contains("none of its prompts is among those of the responses"))
    }
    let few = try tables(call + ["--difference", "0.001"], in: Self.published)
    #expect(
      few["pairs"]?.allSatisfy { $0["prompts_needed"] == nil || $0["prompts_needed"] is NSNull }
        == true)
  }

  @Test("Arrays in the published shape go in unchanged, with cases; planted sites are found")
  func arrays() throws {
    let found = try tables(
      ["mechanisms", "IE_mlp_loc.npy", "--attention", "IE_attn_loc.npy", "--cases", "cases.csv"],
      in: Self.published)
    // Planted: 12 early, 20 late, 8 of noise, of which one in twenty may seem a site.
    let sites = found["sites"]?.map { $0["cases"] as? Int ?? 0 } ?? []
    #expect(sites.first == 12 && (20...21).contains(sites.dropFirst().first ?? 0))
    let contrasts = try #require(found["contrasts"])
    for (row, difference) in zip(contrasts, [-2, 2, -0.4]) {
      #expect(
        (row["low"] as? Double ?? 9) < difference && difference < (row["high"] as? Double ?? -9))
    }
    #expect(
      contrasts.map { $0["property"] as? String } == ["association", "entropy", "robustness"])
    #expect(found["dynamics"]?.count == 4 && found["trends"]?.count == 3)
    let torch = try Moesim.run(["mechanisms", "IE_mlp_loc.pt"], in: Self.published)
    #expect(torch.status == 65 && torch.errors.contains("this is a PyTorch file, not a table"))
    #expect(torch.errors.contains("numpy.save('effects.npy', torch.load('IE_mlp_loc.pt'"))
    let swapped = try Moesim.run(["mechanisms", "safe.json"], in: Self.published)
    #expect(swapped.errors.hasPrefix("safe.json:1:1: this is JSON, not a table in plain text"))
  }

  @Test("One's own double-rated facts tell both raters' errors and what a better one buys")
  func ownRaters() throws {
    let found = try tables(["rating", "--ratings", "double-rated.csv"], in: Self.published)
    #expect(found["own-raters"]?.count == 8 && found["own-precisions"]?.count == 12)
    #expect(found["raters"]?.count == 5)
    for row in found["rating"] ?? [] { #expect((row["prompts"] as? Int ?? 0) <= 2_280) }
  }

  @Test("A scenario reads rated responses too, gives the numbers of the call, and records the file")
  func scenario() throws {
    try Moesim.inTemporaryFolder { folder in
      try write(
        "model,prompt,supported,not_supported\nm,a,32,32\nm,b,64,0\nm,c,0,9\n", "counts.csv",
        in: folder)
      try write(
        "{ title: \"t\", factuality: { use: \"counts.csv\", goals: [64], bootstraps: 100 } }",
        "s.json5", in: folder)
      #expect(try Moesim.run(["run", "s.json5", "--out", "out"], in: folder).status == 0)
      let call = ["factuality", "counts.csv", "--k", "64", "--bootstraps", "100", "--out", "out"]
      #expect(try Moesim.run(call, in: folder).status == 0)
      func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: "out/" + path), encoding: .utf8)
      }
      #expect(try text("s/factuality.csv") == text("factuality-counts/factuality.csv"))
      #expect(try text("s/manifest.json").contains("counts.csv"))
    }
  }

  /// Words of a call, what stands in its file, and the whole message.
  static let wrong: [([String], String, String)] = [
    (
      ["factuality", "x.csv"], "prompt,supported,not_supported\na,1,x\na,2,3\nb,4\n",
      """
      x.csv:2:5: 'x' is not a count; write a whole number from 0 to 1000000
      x.csv:3:1: the prompt 'a' stands in line 2 already; keep one response a prompt
      x.csv:4:3: the row has 2 fields and the header 3; leave an unknown field empty
      3 faults; nothing was written

      """
    ),
    (
      ["mechanisms", "x.csv"], "case,component,layer,position,effect\na,mlpp,0,first_subject,nan\n",
      """
      x.csv:2:3: unknown value 'mlpp'; did you mean 'mlp'?
      x.csv:2:24: 'nan' is not a number; write a plain number such as 2.75, -0.25 or 1e-3
      2 faults; nothing was written

      """
    ),
    (
      ["knowledge", "dbrx", "--points", "x.csv"],
      "model,size,stored,direct\na,1b,0.2,0.1\nb,10B,0.5,0.75\n",
      """
      x.csv:2:3: '1b' has the suffix 'b', which could mean several things; suffixes are K M B G T \
      P, in capitals
      x.csv:3:11: more is recalled than is stored; give both as shares of all facts
      2 faults; nothing was written

      """
    ),
  ]

  @Test("A file with faults gets all of them with line and column, status 65", arguments: wrong)
  func faults(words: [String], text: String, message: String) throws {
    try Moesim.inTemporaryFolder { folder in
      try write(text, "x.csv", in: folder)
      let result = try Moesim.run(words + ["--out", "out"], in: folder)
      #expect(result.status == 65 && result.output.isEmpty)
      #expect(result.errors == message)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "out").path))
    }
  }

  @Test(
    "Calls that make no sense are refused with status 64",
    arguments: [
      (["factuality"], "no model is named"),
      (["factuality", "--k", "0"], "--goals: 0 is not at least 1"),
      (["factuality", "longfact-2024", "--precision", "1"], "--supported is not given"),
      (["factuality", "longfact-2024", "--seed", "2"], "--seed: it has no effect here"),
      (["factuality", "a.csv", "b.csv"], "'b.csv' is one operand too many"),
      (["rating", "x"], "'x' is one operand too many"),
      (["rating", "--run-cost", "3"], "--run-deviation is not given"),
      (
        ["rating", "--rater", "coin=1,0.5,0.5"],
        "a rater of this sensitivity and specificity tells nothing"
      ),
      (["rating", "--rater", "coin"], "'coin' is no rater"),
      (
        ["rating", "--power", "0.05", "--significance", "0.05"], "--power: 0.05 is not at least 0.5"
      ),
      (["rating", "--render"], "--render draws into a folder"),
      (["knowledge"], "MODEL is not given"),
      (["knowledge", "dbrx", "--facts", "1B"], "a world of facts is not stated whole"),
      (["knowledge", "dbrx", "--rate", "1"], "no coefficients are published"),
      (["knowledge", "dbrx", "--recall-gamma", "1..0"], "--recall-gamma: this is no range"),
      (["mechanisms"], "there are no effects"),
      (["rating", "--rater", "a=1,0.9,0.9", "--rater", "a=2,0.9,0.9"], "two raters have the name"),
    ])
  func calls(words: [String], message: String) throws {
    let result = try Moesim.run(words)
    #expect(result.status == 64, "\(words)")
    #expect(result.errors.contains(message), "\(result.errors)")
  }
}
