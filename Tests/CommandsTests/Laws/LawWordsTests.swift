import Foundation
import Testing

/// One word means one law in every command and in scenarios.
@Suite("Words for laws")
struct LawWordsTests {
  @Test(
    "A nickname, a number of a paper and a former id give the same card",
    arguments: ["chinchilla", "2203.15556", "arXiv:2203.15556", "chinchilla-2022-tex"])
  func explain(word: String) throws {
    let known = try Moesim.run(["explain", "hoffmann-2022"])
    #expect(known.status == 0)
    #expect(try Moesim.run(["explain", word]).output == known.output)
  }

  @Test("A law is simulated by any word for it, and fitted by the form that it has")
  func fit() throws {
    try Moesim.inTemporaryFolder { folder in
      for (word, path) in [("besiroglu-2024", "a.csv"), ("chinchilla-replication-2024", "b.csv")] {
        let made = try Moesim.run(
          [
            "simulate", "--law", word, "--n", "100M..6B x4", "--d", "2B..100B x4", "--noise",
            "0.001", "--seed", "3", "--out", path,
          ], in: folder)
        #expect(made.status == 0, "\(made.errors)")
      }
      let runs = try ["a.csv", "b.csv"].map { path in
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
          .split(separator: "\n").filter { !$0.hasPrefix("#") }
      }
      #expect(runs[0] == runs[1] && runs[0].count > 16)
      let fits = try ["chinchilla", "hoffmann-2022", "besiroglu-2024", "2203.15556"].map { word in
        let fit = try Moesim.run(
          ["fit", "a.csv", "--law", word, "--starts", "3", "--bootstraps", "0", "--json"],
          in: folder)
        #expect(fit.status == 0, "\(word): \(fit.errors)")
        return fit.output
      }
      #expect(Set(fits).count == 1)
      let wrong = try Moesim.run(["fit", "a.csv", "--law", "kaplan"], in: folder)
      #expect(wrong.status == 64)
      #expect(wrong.errors.contains("the formula of kaplan-2020 cannot be fitted"))
    }
  }

  @Test("A scenario that holds former ids gives the bytes of one that holds the present ones")
  func scenario() throws {
    func text(_ laws: [String], claim: String) -> String {
      """
      {
        title: "t",
        models: { dbrx: { use: "dbrx" } },
        runs: { dbrx: { model: "dbrx", tokens: "12T" } },
        laws: [\(laws.map { "\"\($0)\"" }.joined(separator: ", "))],
        compare: [{ run: "dbrx", against: "denseEquivalent" }],
        hypotheses: [
          { name: "h", quantity: "tokensPerParameter", flop: "1e24", of: "\(claim)", atLeast: 20 },
        ],
      }
      """
    }
    let present = ["ludziejewski-2025", "clark-2022", "hoffmann-2022-printed", "krajewski-2024"]
    let former = ["joint-moe-2025", "routed-2022", "chinchilla-2022", "fine-grained-2024"]
    let others = ["joint-moe", "2202.01169", "chinchilla-printed", "arXiv:2402.07871"]
    try Moesim.inTemporaryFolder { folder in
      var tables: [String] = []
      for (laws, claim) in [
        (present, "hoffmann-2022-printed"), (former, "chinchilla-2022"),
        (others, "chinchilla-printed"),
      ] {
        try text(laws, claim: claim).write(
          to: folder.appending(path: "s.json5"), atomically: true, encoding: .utf8)
        let result = try Moesim.run(["run", "s.json5", "--out", "out", "--quiet"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        for table in ["comparisons.csv", "hypotheses.csv"] {
          tables.append(
            try String(
              contentsOf: folder.appending(path: "out/s/\(table)"), encoding: .utf8))
        }
      }
      #expect(Set(tables).count == 2)
      #expect(tables[0].contains("clark-2022"))
    }
  }

  @Test("A law of one's own may have a nickname, and no id that a bundled law has or had")
  func ownLaws() throws {
    let constants = "source: \"s\", E: 1.7, A: 400, B: 2000, alpha: 0.34, beta: 0.36"
    try Moesim.inTemporaryFolder { folder in
      for (id, status) in [("chinchilla", 0), ("hoffmann-2022", 65), ("chinchilla-2022", 65)] {
        try """
        { title: "t", models: { dbrx: { use: "dbrx" } }, runs: { dbrx: { model: "dbrx", tokens: "12T" } },
          laws: [{ id: "\(id)", \(constants) }],
          compare: [{ run: "dbrx", against: "denseEquivalent" }] }
        """.write(to: folder.appending(path: "s.json5"), atomically: true, encoding: .utf8)
        let result = try Moesim.run(["run", "s.json5", "--out", "out", "--quiet"], in: folder)
        #expect(Int(result.status) == status, "\(id): \(result.errors)")
      }
    }
  }
}
