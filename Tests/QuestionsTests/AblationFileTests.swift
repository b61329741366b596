import Diagnostics
import Evidence
import Formats
import Testing

@testable import Questions

/// Tables of one's own runs.
@Suite("Tables of ablations")
struct AblationFileTests {
  private func file(_ text: String) throws(FaultList) -> AblationFile {
    try AblationFile(CSVTable(bytes: Array(text.utf8), file: "t.csv"), path: "t.csv")
  }

  @Test(
    "The older level is 0 whatever the order of the rows, and is named where words do not say it",
    arguments: [
      ("yes", "no", [1.0, 0], ""), ("old", "new", [0, 1], ""),
      ("fastText", "none", [1, 0], "filter is fastText instead of none"),
      ("none", "fastText", [0, 1], "filter is fastText instead of none"),
      ("a", "b", [0, 1], "filter is b instead of a"),
    ])
  func levels(_ one: String, _ other: String, _ levels: [Double], _ words: String) throws {
    let table = try file(
      "size,tokens,score,filter\n1B,20B,30,\(one)\n1B,20B,31,\(other)\n")
    #expect(table.runs.flatMap(\.levels) == levels)
    #expect(table.replacements.joined() == words)
  }

  @Test("A table without runs, or with a change that never changes, is refused")
  func empty() {
    for rows in ["", "1B,20B,30,no\n1B,20B,31,no\n"] {
      #expect(throws: FaultList.self) { try file("size,tokens,score,filter\n" + rows) }
    }
  }
}
