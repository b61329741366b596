import Dispatch
import Foundation
import Synchronization

/// Lets long work end at its next safe point when ^C or a termination is asked for.
///
/// A second ^C ends the program at once.
final class Interruption {
  /// Whether the work shall end; may be asked on any thread.
  let flag = Flag()
  private var sources: [any DispatchSourceSignal] = []

  private static let signals = [SIGINT, SIGTERM]

  final class Flag: Sendable {
    private let isRaised = Mutex(false)

    var isWanted: Bool { isRaised.withLock { $0 } }

    fileprivate func raise() { isRaised.withLock { $0 = true } }
  }

  init() {
    let queue = DispatchQueue(label: "interruption")
    for number in Self.signals {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [flag] in
        flag.raise()
        signal(number, SIG_DFL)
      }
      source.resume()
      sources.append(source)
    }
  }

  /// Gives the signals back to the system.
  func end() {
    for source in sources { source.cancel() }
    for number in Self.signals { signal(number, SIG_DFL) }
  }
}
