import Foundation
import Hypotheses
import ReportWriter
import ScenarioEngine

/// Whether and how a text for people is coloured.
struct Style {
  let isColoured: Bool

  /// No escape sequences at all, as pipes and files get it.
  static let plain = Style(isColoured: false)

  /// Colour for a person at a terminal who has not declined it: `NO_COLOR` with any value declines
  /// (<https://no-color.org>), and so does a terminal that calls itself dumb.
  static func of(
    _ stream: StandardStream,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Style {
    let declines = environment["NO_COLOR"]?.isEmpty == false || environment["TERM"] == "dumb"
    return Style(isColoured: stream.isTerminal && !declines)
  }

  /// A heading with or without its line end, which stays outside the emphasis.
  func heading(_ text: String) -> String {
    text.hasSuffix("\n") ? sequence("1", String(text.dropLast())) + "\n" : sequence("1", text)
  }

  /// Green where a claim holds, red where it does not, yellow where the evidence leaves it open.
  func verdict(_ verdict: Verdict, _ text: String) -> String {
    switch verdict {
    case .supported: sequence("1;32", text)
    case .refuted: sequence("1;31", text)
    case .inconclusive: sequence("1;33", text)
    case .noEvidence: sequence("1", text)
    }
  }

  private func sequence(_ code: String, _ text: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
