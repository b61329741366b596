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
        "runs.csv:2:9: the loss 'nan' is not a number; write a plain number such as 2.75",
        "runs.csv:3:5: '-1e9' is negative; write for example 12T",
        "runs.csv:4:9: the loss is missing; leave the run out, or fill in the field",
      ]
    ),
    (
      "no loss", "N,D\n1e8,1e9\n",
      [
        "runs.csv:1:1: no column holds the loss; name it loss, l, lossnatspertoken, or say which "
          + "of N, D it is"
      ]
    ),
    (
      "two few", "N,D,loss\n1e8,1e9,3\n",
      ["runs.csv: 1 run cannot fix 5 constants; add runs, or hold some of the constants"]
    ),
    (
      "empty", "",
      [
        "runs.csv:1:1: there is no header row; begin with the names of the columns, such as "
          + "N,D,loss"
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
        #expect(
          result.errors.split(separator: "\n").map(String.init) == messages + [tail], "\(name)")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left.filter { !$0.hasPrefix(".") } == ["runs.csv"], "\(name)")
      }
    }
  }

  /// Words of a call, and its message.
  static let calls: [([String], String)] = [
    (["fit"], "no file of runs is named; write for example 'moesim fit runs.csv --law chinchilla'"),
    (
      ["fit", "x.csv"],
      "no law is named; add --law and one of chinchilla, chinchilla-tied, joint-moe, routed, "
        + "fine-grained, data-constrained"
    ),
    (
      ["fit", "x.csv", "--law", "chinchila"],
      "unknown law 'chinchila'; did you mean 'chinchilla'?"
    ),
    (
      ["fit", "x.csv", "--law", "chinchilla", "--objective", "hubr"],
      "unknown objective 'hubr'; did you mean 'huber'?"
    ),
    (
      ["fit", "x.csv", "--law", "chinchilla", "--objective", "squares", "--delta", "0.1"],
      "--delta belongs to the objective huber; add --objective huber, or leave it out"
    ),
    (
      ["fit", "x.csv", "--law", "chinchilla", "--starts", "0"],
      "--starts '0' is not a whole number from 1 to 1000000; write for example 100"
    ),
    (
      ["fit", "x.csv", "--law", "chinchilla", "--held-out", "most"],
      "--held-out 'most' is not a number from 0.01 to 0.9; write for example 0.2, or 'rollout'"
    ),
    (
      ["fit", "x.csv", "--law", "chinchilla", "--hold", "E"],
      "--hold 'E' is no constant with its value, given once; write for example E=1.69,alpha=0.34"
    ),
    (
      ["fit", "x.csv", "--law", "chinchilla", "--bootstraps", "0", "--coverage", "100"],
      "--coverage tries intervals, and --bootstraps 0 makes none; leave --bootstraps out"
    ),
    (
      ["simulate", "--law", "hoffmann-2022-printed", "--n", "50M..10B", "x6"],
      "'x6' is no option; quote an axis, as in --n '50M..10B x6'"
    ),
    (
      ["simulate", "--law", "hoffmann-2022-printed", "--n", "50M..10B", "--d", "1B"],
      "--n '50M..10B' does not say how many steps from 2 to 10000; write for example --n '36B' or "
        + "a range 'LOW..HIGH x6'"
    ),
    (
      ["simulate", "--law", "hoffmann-2022-printed", "--n", "1B", "--d", "20B", "--experts", "8"],
      "hoffmann-2022-printed describes dense models only: it has no term for experts; choose another "
        + "law or other designs"
    ),
  ]

  @Test("A wrong call says what is wrong, with status 64", arguments: calls)
  func wrongCall(words: [String], message: String) throws {
    let result = try Moesim.run(words)
    #expect(result.status == 64)
    #expect(result.errors.split(separator: "\n").first == "moesim: \(message)")
  }
}
