import Foundation
import Testing

/// One input with the ways in which it may be given.
struct VariedInput: CustomTestStringConvertible, Sendable {
  let path: String
  /// The file, with `VALUE` where the input stands.
  let file: String
  let values: [String]
  /// A value that the file holds where a call sets another.
  let other: String
  /// The table of the answer in the scenario, and in its sweep.
  let table: String
  let sweepTable: String
  let columns: [String]
  /// The words of a call, with `VALUE` too, and its table; none where no call asks for it alone.
  var call: [String] = []
  var callTable = ""
  /// Which rows of the scenario's table a call shows.
  var isInCall: @Sendable ([String: Any]) -> Bool = { _ in true }

  var testDescription: String { path }

  static let all = [
    VariedInput(
      path: "rating.power",
      file: "{ title: \"t\", rating: { differences: [0.02], power: VALUE } }",
      values: ["0.7", "0.95"], other: "0.8", table: "rating", sweepTable: "rating-sweep",
      columns: ["difference", "deviation", "rater", "prompts", "cost"],
      call: ["rating", "--differences", "0.02", "--power", "VALUE"], callTable: "rating"),
    VariedInput(
      path: "optimum[0].flop",
      file:
        "{ title: \"t\", laws: [\"ludziejewski-2025\"], optimum: [{ name: \"o\", flop: VALUE }] }",
      values: ["3e21", "1e22"], other: "1e20", table: "optima", sweepTable: "optima-sweep",
      columns: ["law", "budget_flop", "active_parameters", "tokens", "loss_nats_per_token"],
      call: ["optimum", "--flop", "VALUE", "--laws", "ludziejewski-2025"], callTable: "optima",
      isInCall: { $0["is_best"] as? Bool == true }),
    VariedInput(
      path: "runs.r.tokens", file: equivalent(tokens: "VALUE", multiplier: "1"),
      values: ["\"1T\"", "12e12"], other: "\"3T\"", table: "comparisons", sweepTable: "sweep",
      columns: compared,
      call: ["equivalent", "dbrx", "--tokens", "VALUE", "--laws", "ludziejewski-2025,tian-2025"],
      callTable: "comparisons"),
    VariedInput(
      path: "data.c.multiplier.value", file: equivalent(tokens: "\"3T\"", multiplier: "VALUE"),
      values: ["1.5", "4"], other: "1", table: "comparisons", sweepTable: "sweep",
      columns: compared),
    VariedInput(
      path: "compare[0].terms.inferenceTokens",
      file: equivalent(
        tokens: "\"3T\"", multiplier: "1",
        mode: ", modes: [\"lifetime\"], terms: { inferenceTokens: VALUE }"),
      values: ["\"1T\"", "\"20T\""], other: "\"5T\"", table: "comparisons", sweepTable: "sweep",
      columns: compared,
      call: [
        "equivalent", "dbrx", "--tokens", "3T", "--laws", "ludziejewski-2025,tian-2025", "--mode",
        "lifetime", "--inference-tokens", "VALUE",
      ], callTable: "comparisons"),
  ]

  private static let compared = [
    "against", "mode", "law", "dense_equivalent_parameters", "compute_multiplier",
    "loss_nats_per_token", "crossover_tokens", "outside", "remark",
  ]

  private static func equivalent(tokens: String, multiplier: String, mode: String = "") -> String {
    """
    {
      title: "t", models: { m: { use: "dbrx" } },
      data: { c: { multiplier: { value: \(multiplier), acts: "tokens", measuredOn: "MMLU" } } },
      runs: { r: { model: "m", tokens: \(tokens), data: "c" } },
      laws: ["ludziejewski-2025", "tian-2025"],
      compare: [{ run: "r", against: "denseEquivalent"\(mode) }],
    }
    """
  }
}

/// A value gives one answer, whichever way it comes.
@Suite("The same answer")
struct SameAnswerTests {
  @Test(
    "A file, --set, a sweep and a call give the same for the same value", arguments: VariedInput.all
  )
  func allWays(_ input: VariedInput) throws {
    try Moesim.inTemporaryFolder { folder in
      func answer(_ words: [String]) throws -> [String: Any] {
        let result = try Moesim.run(words + ["--json"], in: folder)
        try #require(result.status == 0, "\(result.errors)")
        let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        return try #require(value as? [String: Any])
      }
      func run(_ file: String, _ words: [String] = []) throws -> [String: Any] {
        try Data(file.utf8).write(to: folder.appending(path: "s.json5"))
        return try answer(["run", "s.json5", "--out", "results"] + words)
      }
      let other = input.file.replacing("VALUE", with: input.other)
      let swept = try rows(
        of: input.sweepTable,
        in: run(
          other, ["--set", "sweep.grid.\(input.path)=[\(input.values.joined(separator: ","))]"]))
      let before = try shown(rows(of: input.table, in: run(other)), input)
      for (index, value) in input.values.enumerated() {
        let written = try rows(
          of: input.table, in: run(input.file.replacing("VALUE", with: value)))
        let expected = shown(written, input)
        try #require(!expected.isEmpty)
        #expect(expected != before, "\(value) makes a difference")
        let set = try run(other, ["--set", "\(input.path)=\(value)"])
        #expect(try shown(rows(of: input.table, in: set), input) == expected)
        #expect(shown(swept.filter { $0["case"] as? Int == index }, input) == expected)
        if input.call.isEmpty { continue }
        let word = value.replacing("\"", with: "")
        let called = try answer(input.call.map { $0 == "VALUE" ? word : $0 })
        #expect(
          try shown(rows(of: input.callTable, in: called), input)
            == shown(written.filter(input.isInCall), input))
      }
    }
  }

  private func rows(of table: String, in answer: [String: Any]) throws -> [[String: Any]] {
    try #require(answer[table] as? [[String: Any]], "there is a table \(table)")
  }

  private func shown(_ rows: [[String: Any]], _ input: VariedInput) -> [[String]] {
    rows.map { row in input.columns.map { row[$0].map { "\($0)" } ?? "missing" } }
  }
}
