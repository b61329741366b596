import Foundation

/// The two streams that a command writes to: data to output, talk to error.
public enum StandardStream: Int32, Sendable {
  case output = 1
  case error = 2

  /// Writes all bytes of a text, however often the system takes only a part of them.
  ///
  /// The signal of a closed pipe would end the program before this can report it; call
  /// `ignoreWriteSignals()` once at the start.
  public func write(_ text: String) throws(StreamFailure) {
    var text = text
    let failure = text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: rawValue) }
    if let failure {
      throw failure.errno == EPIPE ? .closed : .failed(self, errno: failure.errno)
    }
  }

  /// Whether a person at a terminal reads the stream.
  public var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The columns of the terminal, or `nil` where the stream is none or does not tell.
  public var terminalWidth: Int? {
    var size = winsize()
    guard isTerminal, ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Lets a closed pipe and a file that grows past its limit be errors of `write` rather than the
  /// end of the program.
  public static func ignoreWriteSignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Holds the places of standard streams that were closed; call it at the start.
  ///
  /// No file or pipe that is opened later is then taken for one of them.
  /// They are open for reading alone: writing to one still fails.
  public static func holdPlaces() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDONLY)
    }
  }
}

extension StandardStream {
  /// Whether two more descriptors can be had: without them the system's queues end the program.
  public static var hasRoomForQueues: Bool {
    let spare = [dup(2), dup(2)]
    for descriptor in spare where descriptor >= 0 { close(descriptor) }
    return !spare.contains(-1)
  }

  /// Whether the stack has the half megabyte that calls may need.
  public static var hasRoomForCalls: Bool {
    var limit = rlimit()
    #if canImport(Darwin)
      let isKnown = getrlimit(RLIMIT_STACK, &limit) == 0
    #else
      let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0
    #endif
    return !isKnown || limit.rlim_cur >= 1 << 19
  }
}

/// Why a stream took no more bytes.
public enum StreamFailure: Error, Hashable, Sendable {
  /// The reader of the pipe has gone, which is its right.
  case closed
  case failed(StandardStream, errno: Int32)
}

extension StreamFailure: CustomStringConvertible {
  /// One line: place, problem, hint.
  public var description: String {
    switch self {
    case .closed: "standard output: the reader closed the pipe"
    case .failed(let stream, let errno):
      "standard \(stream): \(SystemFailure(errno: errno).reason); write the output to another place"
    }
  }
}
