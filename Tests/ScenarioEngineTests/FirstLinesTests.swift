import Formats
import Questions
import ScenarioEngine
import Spec
import Testing

/// What people see before anything else, of every call; those of bundled scenarios are tried with the
/// gallery.
@Suite("The first lines")
struct FirstLinesTests {
  /// Words that say how far a number is to be trusted.
  static let trust = [
    "interval", "%", "evidence", "fit", "extrapolate", "measured", "exactly", "known", "stated",
    "bootstrap", "no interval",
  ]

  /// The text of the first sentences that stand in five lines of 80 columns.
  private func firstLines(_ headline: [String]) -> String {
    var lines: [String] = []
    for sentence in headline {
      var line = ""
      for word in sentence.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > 80 {
          lines.append(line)
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      lines.append(line)
    }
    return lines.prefix(5).joined(separator: " ")
  }

  private func judge(_ headline: [String], _ name: String) {
    let text = firstLines(headline)
    let hasValue = text.contains { $0.isNumber }
    let hasTrust = Self.trust.contains { text.contains($0) }
    #expect(hasValue && hasTrust, "\(name): '\(text)'")
  }

  /// Calls whose answer is data for other programs.
  static let data = ["simulate"]
  static let calls = EveryQuestionTests.names.filter { !data.contains($0) }

  @Test("Of every call hold a value and how far to trust it", arguments: calls)
  func call(_ name: String) throws {
    let headline = try EveryQuestionTests.headline(name)
    judge(headline ?? [], name)
  }
}
