// The example of the README begins here.
import CostModel
import Evidence
import ModelConfigs
import Units

/// What DBRX's training cost in FLOP, and which dense model its sizes are worth.
func example() throws -> (flop: FLOP, worth: Parameters, range: SizeInterval?) {
  let dbrx = ModelLibrary.card("dbrx")?.architecture
  let perToken = dbrx?.trainingFLOP(context: 4096, convention: .exactCausal) ?? .zero
  let worth = try MatchedPairs.bundled.model.predict(
    active: Parameters(36.5e9), total: Parameters(131.6e9))
  return (perToken * Tokens(12e12), worth.centre, worth.interval(level: 0.8))
}
// It ends here.
import Foundation
import Testing

@Suite("The libraries, as the README shows them")
struct ReadmeExampleTests {
  @Test("The example compiles and gives the published figures")
  func figures() throws {
    let (flop, worth, range) = try example()
    // 6 N_active D is 2.6e24; with attention and router somewhat more.
    #expect((2.5e24...2.9e24).contains(flop.value))
    // √(36.5 · 131.6) = 69.3; 80 % 41 to 116 (evidence on 19 sets).
    #expect(abs(worth.value / 69.3e9 - 1) < 0.01)
    #expect(abs((range?.low.value ?? 0) / 41e9 - 1) < 0.05)
    #expect(abs((range?.high.value ?? 0) / 116e9 - 1) < 0.05)
  }

  @Test("The README shows this very code")
  func readme() throws {
    let own = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../")
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let code = own.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.contains("begins here") }.dropFirst().prefix { !$0.contains("It ends here") }
    let shown = code.map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    #expect(readme.contains(shown))
  }
}
