import Foundation
import TestSupport
import Testing

@Suite("Strange text")
struct StrangeTextTests {
  /// Clears the screen, turns the direction of writing, begins an operating system command.
  static let strange = "\u{1B}[2J\u{202E}\u{9D}0;x\u{7}"

  @Test(
    "No text of a call or a file steers the terminal",
    arguments: [
      [strange], ["run", strange], ["run", "dbrx", "--" + strange],
      ["cost", strange], ["cost", "./" + strange + ".json"],
      ["equivalent", "dbrx", "--tokens", strange],
      ["fit", "x.csv", "--law", strange], ["fit", "x.csv", "--law", "chinchilla", "--n", strange],
      ["fit", "x.csv", "--law", "chinchilla", "--hold", strange + "=1"],
      ["fit", strange + ".csv", "--law", "chinchilla"],
      ["fit", "x.csv", "--law", "chinchilla", "--budgets", strange],
      ["simulate", "--law", strange], ["factuality", "x.csv"], ["mechanisms", "x.csv"],
      ["cost", "dbrx", "--expert-load", strange], ["cost", "dbrx", "--layout", strange + "=1"],
      ["init", "x", "--from", strange], ["power", "--budget", strange],
      ["score", strange, "x.csv"],
    ])
  func shown(words: [String]) throws {
    try Moesim.inTemporaryFolder { folder in
      let text = "N,D,\(Self.strange)\n1B,\(Self.strange),2\n"
      for name in ["x.csv", Self.strange + ".csv"] {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      let result = try Moesim.run(words, in: folder)
      #expect(result.status != 0 && !result.errors.isEmpty)
      let unseen = (result.output + result.errors).unicodeScalars.filter {
        $0 != "\n"
          && [.control, .format, .lineSeparator].contains($0.properties.generalCategory)
      }
      #expect(unseen.isEmpty, "\(result.errors.debugDescription)")
    }
  }
}
