import Diagnostics
import Testing

@testable import Commands

@Suite("Lines of faults at a terminal")
struct FaultFrameTests {
  @Test("The caret stands under the place")
  func caret() {
    let frame = FaultFrame.frame(Position(line: 2, column: 6), in: ["{", "  a: tokns,", "}"])
    #expect(frame == "  2 |   a: tokns,\n    |      ^")
  }

  @Test("What a terminal would obey is a mark, and the caret keeps its column")
  func hostile() {
    let frame = FaultFrame.frame(Position(line: 1, column: 5), in: ["\t\u{1B}[2\u{202E}Jx"])
    #expect(frame == "  1 | ··[2·Jx\n    |     ^")
  }

  @Test("Of a long line the part around the place is shown")
  func long() throws {
    let line = Substring(
      String(repeating: "a", count: 500) + "b" + String(repeating: "c", count: 500))
    let frame = try #require(FaultFrame.frame(Position(line: 1, column: 501), in: [line]))
    let parts = frame.split(separator: "\n").map { Array($0) }
    #expect(parts[0].count <= 80)
    let place = try #require(parts[1].firstIndex(of: "^"))
    #expect(parts[0][place] == "b")
  }

  @Test("A place that the file no longer has gets none", arguments: [(3, 1), (1, 9), (0, 1)])
  func gone(line: Int, column: Int) {
    #expect(FaultFrame.frame(Position(line: line, column: column), in: ["abc"]) == nil)
  }
}
