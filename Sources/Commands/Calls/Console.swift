import Diagnostics
import ReportWriter

/// Where commands write: data to standard output, talk to standard error.
enum Console {
  /// Writes text to a stream; what goes to standard error is for people and steers no terminal.
  static func show(
    _ text: String, on stream: StandardStream = .output
  ) throws(CommandFailure) {
    do throws(StreamFailure) {
      try stream.write(stream == .error ? Fault.visibleLines(text) : text)
    } catch {
      throw .stream(error)
    }
  }
}
