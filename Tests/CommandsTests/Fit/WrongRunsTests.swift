import Foundation
import Testing

/// Runs files with faults, each with the exact message that it has to get.
@Suite("Wrong runs")
struct WrongRunsTests {
  static let files: [(name: String, text: String, messages: [String])] = [
    (
      "ragged", "N,D,loss\n1e8,1e9\n1e8,1e9,3,4\n",
      [
        "runs.csv:2:5: the row has 2 fields and the header 3; leave an unknown field empty",
        "runs.csv:3:11: the row has 4 fields and the header 3; quote a field that holds a separator",
      ]
    ),
    (
      "duplicate header", "N,D,N\n1,2,3\n",
      ["runs.csv:1:5: the column 'N' stands twice; the first is at column 1; rename one"]
    ),
    (
      "values", "N,D,loss\n1e8,1e9,nan\n1e8,-1e9,3\n1e8,1e9,\n",
      [
        "runs.csv:2:9: the loss 'nan' is not a number; leave such rows out with "
          + "--skip-incomplete, or fill in the field",
        "runs.csv:3:5: '-1e9' is negative; write for example 12T",
        "runs.csv:4:9: the loss is missing; leave such rows out with --skip-incomplete, or fill in "
          + "the field",
      ]
    ),
    (
      "no loss", "N,D\n1e8,1e9\n",
      [
        "runs.csv:1:1: no column holds the loss; name it loss, val_loss, ppl, or say which of "
          + "N, D it is"
      ]
    ),
    (
      "two few", "N,D,loss\n1e8,1e9,3\n",
      ["runs.csv: 1 run cannot fix 5 constants; add runs, or hold some of the constants"]
    ),
    (
      "empty", "",
      [
        "runs.csv:1:1: there is no header row; begin with a line of the columns' names"
      ]
    ),
  ]

  @Test("A file with faults gets all of them with line and column, status 65, and no result")
  func faults() throws {
    for (name, text, messages) in Self.files {
      try Moesim.inTemporaryFolder { folder in
        try text.write(
          to: folder.appending(path: "runs.csv"), atomically: true, encoding: .utf8)
        let result = try Moesim.run(
          ["fit", "runs.csv", "--law", "chinchilla", "--save", "law.json5"], in: folder)
        #expect(result.status == 65, "\(name)")
        #expect(result.output.isEmpty)
        let count = messages.count
        let tail = "\(count) \(count == 1 ? "fault" : "faults"); nothing was written"
        let told = result.errors.split(separator: "\n").map(String.init)
        #expect(told == messages + [tail], "\(name)")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left.filter { !$0.hasPrefix(".") } == ["runs.csv"], "\(name)")
      }
    }
  }

  /// Words of a call beside a table of runs, and its message.
  static let calls: [([String], String)] = [
    (["fit"], "FILE is not given; add it: The runs: a CSV with a header, one run a row"),
    (
      ["fit", "x.csv"],
      "--law is not given; add it: The formula: chinchilla, chinchilla-tied, joint-moe, routed, "
        + "fine-grained, data-constrained, skaling, sparse-repeated, recipe"
    ),
    (
      ["fit", "x.csv", "--law", "chinchila"],
      "--law: unknown law 'chinchila'; did you mean 'chinchilla'?"
    ),
    (
      ["fit", "x.csv", "--law", "chinchilla", "--objective", "hubr"],
      "--objective: unknown value 'hubr'; did you mean 'huber'?"
    ),
    (
      ["fit", "x.csv", "--law", "chinchilla", "--objective", "squares", "--delta", "0.1"],
      "--delta: it belongs to the objective huber; add --objective huber, or leave it out"
    ),
    (["fit", "x.csv", "--law", "chinchilla", "--starts", "0"], "--starts: 0 is not at least 1"),
    (
      ["fit", "x.csv", "--law", "chinchilla", "--held-out", "most"],
      "--held-out: 'most' is not a number from 0.01 to 0.9; write for example 0.2, or rollout"
    ),
    (
      ["fit", "x.csv", "--law", "chinchilla", "--hold", "E"],
      "--hold: 'E' is no constant with its value, given once; write for example "
        + "E=1.69,alpha=0.34"
    ),
    (
      ["fit", "x.csv", "--law", "chinchilla", "--bootstraps", "0", "--coverage", "100"],
      "--coverage: intervals are tried, and --bootstraps 0 makes none; leave --bootstraps out"
    ),
    (
      ["simulate", "--law", "hoffmann-2022-printed", "--n", "50M..10B", "x6"],
      "'x6' is one operand too many; leave it out, or quote a value that holds spaces"
    ),
    (
      ["simulate", "--law", "hoffmann-2022-printed", "--n", "50M..10B", "--d", "1B"],
      "--sizes: '50M..10B' is not an axis; write for example \"log 1T..20T x9\" or "
        + "\"linear 0..1 x11\", or a list"
    ),
    (
      ["simulate", "--law", "hoffmann-2022-printed", "--n", "1B", "--d", "20B", "--flop", "1e20"],
      "--flop: --flop cannot stand beside --tokens; give one of --tokens, --flop"
    ),
    (
      ["simulate", "--law", "hoffmann-2022-printed", "--n", "1B", "--d", "20B", "--experts", "8"],
      "--law: hoffmann-2022-printed describes dense models only: it has no term for experts; choose "
        + "another law or other designs"
    ),
  ]

  /// L = 1.8 + 480 N^-0.35 + 2000 D^-0.37.
  private static let runs: String = {
    let rows = (0..<12).map { number in
      let (n, d) = (Double(1 << (number % 4)) * 1e8, Double(1 << (number / 4)) * 4e9)
      return "\(n),\(d),\(1.8 + 480 / pow(n, 0.35) + 2000 / pow(d, 0.37))"
    }
    return "N,D,loss\n" + rows.joined(separator: "\n")
  }()

  @Test("A wrong call says what is wrong, with status 64", arguments: calls)
  func wrongCall(words: [String], message: String) throws {
    try Moesim.inTemporaryFolder { folder in
      try Self.runs.write(to: folder.appending(path: "x.csv"), atomically: true, encoding: .utf8)
      let result = try Moesim.run(words, in: folder)
      #expect(result.status == 64)
      #expect(result.errors.split(separator: "\n").first == "moesim: \(message)")
    }
  }

  @Test("A table that is not there has a status of its own")
  func absent() throws {
    try Moesim.inTemporaryFolder { folder in
      let result = try Moesim.run(["fit", "no.csv", "--law", "chinchilla"], in: folder)
      #expect(result.status == 66)
      #expect(result.errors.contains("no.csv"))
    }
  }
}
