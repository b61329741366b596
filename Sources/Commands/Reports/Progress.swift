import Foundation
import ReportWriter

/// A line on standard error while something takes longer than a second, on a terminal only.
final class Progress {
  private let unit: String
  private let start = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?
  private var calls = 0
  private let isShown = StandardStream.error.isTerminal

  init(unit: String) {
    self.unit = unit
  }

  /// Shows how far the work is and how long the rest will take, at most five times a second.
  func update(_ done: Int, of count: Int) {
    guard isShown, done > 0 else { return }
    calls += 1
    guard calls % 16 == 0 else { return }
    let now = ContinuousClock.now
    guard start.duration(to: now) > .seconds(1),
      lastShown.map({ $0.duration(to: now) > .milliseconds(200) }) ?? true
    else { return }
    lastShown = now
    let elapsed = start.duration(to: now)
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let left = seconds / Double(done) * Double(count - done)
    write("\r\(done) of \(count) \(unit), \(Self.phrase(left)) left\u{1B}[K")
  }

  /// A time in its two largest units, such as `1 h 20 min`.
  static func phrase(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "a very long time" }
    let whole = Int(seconds.rounded(.up))
    switch whole {
    case ..<100: return "\(whole) s"
    case ..<6000: return "\(whole / 60) min \(whole % 60) s"
    case ..<360_000: return "\(whole / 3600) h \(whole % 3600 / 60) min"
    default: return "\(whole / 86_400) d \(whole % 86_400 / 3600) h"
    }
  }

  /// Clears the line.
  func finish() {
    if lastShown != nil { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    // Progress is talk: a closed standard error does not stop the work.
    try? StandardStream.error.write(text)
  }
}
