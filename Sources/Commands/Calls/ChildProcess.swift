import Foundation

/// A program that is run to its end, and never outlives this one.
///
/// It runs in a group of its own beside a watcher, a shell that waits on a pipe: when this program
/// ends in whatever way, the pipe closes and the group is killed. What it writes is read while it
/// runs, and it has a time limit.
struct ChildProcess {
  let status: Int32
  let output: [UInt8]
  let errors: [UInt8]

  enum Failure: Error {
    /// The system could not start it; an error number.
    case cannotStart(Int32)
    /// It did not end in time and was killed.
    case tookTooLong(seconds: Int)

    var reason: String {
      switch self {
      case .cannotStart(EMFILE), .cannotStart(ENFILE):
        "too many files are open; allow more with 'ulimit -n 256'"
      case .cannotStart(let code): String(cString: strerror(code))
      case .tookTooLong(let seconds): "it did not end within \(seconds) seconds"
      }
    }
  }

  /// The files that have to be allowed.
  private static let files = 32

  /// The shell reads from the pipe on 3, which nobody writes to; then it kills its group.
  private static let watched =
    "{ read -r _ <&3; kill -9 0; } </dev/null >/dev/null 2>&1 & "
    + "w=$!; \"$@\" 3<&-; s=$?; kill $w; exit $s"

  /// Runs a program with words and an input.
  ///
  /// - Throws: why it could not be started, or that it took too long.
  init(
    _ program: String, _ arguments: [String], input: [UInt8] = [], seconds: Int
  ) throws(Failure) {
    // The shell needs some for itself, and says nothing where it has none.
    let most = sysconf(Int32(_SC_OPEN_MAX))
    guard most < 0 || most >= Self.files else { throw .cannotStart(EMFILE) }
    var pipes: [[Int32]] = []
    defer { for end in pipes.joined() where end >= 0 { close(end) } }
    // Input, output, errors, and the one that tells the watcher.
    for _ in 0..<4 {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw .cannotStart(errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      pipes.append(ends)
    }
    let words = ["sh", "-c", Self.watched, "sh", program] + arguments
    let process = try Self.spawn(
      "/bin/sh", words, streams: [pipes[0][0], pipes[1][1], pipes[2][1], pipes[3][0]])
    for (pipe, end) in [(0, 0), (1, 1), (2, 1), (3, 0)] {
      close(pipes[pipe][end])
      pipes[pipe][end] = -1
    }
    var talk = Conversation(input: input, deadline: .now + .seconds(seconds))
    let isDone = talk.run(input: &pipes[0][1], outputs: [pipes[1][0], pipes[2][0]])
    if !isDone { kill(-process, SIGKILL) }
    var ended: Int32 = 0
    while waitpid(process, &ended, 0) < 0, errno == EINTR {}
    guard isDone else { throw .tookTooLong(seconds: seconds) }
    // As a shell counts: the status, or 128 and the signal.
    status = ended & 0x7F == 0 ? (ended >> 8) & 0xFF : 128 + (ended & 0x7F)
    (output, errors) = (talk.taken[0], talk.taken[1])
  }

  /// Starts a program in a group of its own with these streams as 0, 1, ….
  private static func spawn(
    _ path: String, _ words: [String], streams: [Int32]
  ) throws(Failure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // First out of the way of each other, then to their places.
    let base = (streams.max() ?? 0) + 1
    for (place, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, base + Int32(place))
    }
    for place in streams.indices {
      posix_spawn_file_actions_adddup2(&actions, base + Int32(place), Int32(place))
      posix_spawn_file_actions_addclose(&actions, base + Int32(place))
    }
    // The signals that this program leaves to its writes end the child again.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGDEF))
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let code = posix_spawn(&process, path, &actions, &attributes, &arguments, environ)
    guard code == 0 else { throw .cannotStart(code) }
    return process
  }
}

/// Gives a child its input and takes what it writes, whichever is ready.
private struct Conversation {
  let input: [UInt8]
  let deadline: ContinuousClock.Instant
  private(set) var taken: [[UInt8]] = [[], []]

  init(input: [UInt8], deadline: ContinuousClock.Instant) {
    self.input = input
    self.deadline = deadline
  }

  /// Goes on until all outputs have ended; `false` where that takes too long.
  ///
  /// The end for the input is closed when all is given or nobody wants more.
  mutating func run(input end: inout Int32, outputs: [Int32]) -> Bool {
    var given = 0
    var isOpen = outputs.map { _ in true }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    _ = fcntl(end, F_SETFL, O_NONBLOCK)
    while isOpen.contains(true) {
      if end >= 0, given == input.count {
        close(end)
        end = -1
      }
      var waiting = [pollfd(fd: end, events: Int16(POLLOUT), revents: 0)]
      for (place, output) in outputs.enumerated() {
        waiting.append(
          pollfd(fd: isOpen[place] ? output : -1, events: Int16(POLLIN), revents: 0))
      }
      let left = ContinuousClock.now.duration(to: deadline).components.seconds
      guard left >= 0 else { return false }
      if poll(&waiting, nfds_t(waiting.count), Int32(min(left * 1000 + 999, 60_000))) < 0 {
        continue
      }
      if waiting[0].revents != 0 {
        let count = input.withUnsafeBytes {
          write(end, $0.baseAddress?.advanced(by: given), input.count - given)
        }
        if count >= 0 { given += count } else if errno == EPIPE { given = input.count }
      }
      for place in outputs.indices where waiting[place + 1].revents != 0 {
        let count = read(outputs[place], &chunk, chunk.count)
        if count > 0 { taken[place] += chunk[..<count] }
        if count == 0 { isOpen[place] = false }
      }
    }
    return true
  }
}
