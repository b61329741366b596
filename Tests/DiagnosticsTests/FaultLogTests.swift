import Diagnostics
import Testing

@Suite("Fault log")
struct FaultLogTests {
  /// Rows are read before columns are named: what stands first is told, whenever it was found.
  @Test("Of very many faults the first by place are told, and the others counted")
  func first() throws {
    var log = FaultLog(file: "f")
    for line in (2...301).reversed() { log.note(Position(line: line, column: 1), "p", "h") }
    log.note(.start, "the header", "h")
    log.note(nil, "the file", "h")
    let told = try #require(throws: FaultList.self) { try log.check() }.faults
    #expect(told.count == FaultLog.limit + 1)
    #expect(told.prefix(2).map(\.problem) == ["the file", "the header"])
    #expect(told.dropFirst(2).dropLast().map { $0.position?.line } == Array(2...99))
    #expect(told.last?.problem == "202 more faults are not shown")
  }
}
