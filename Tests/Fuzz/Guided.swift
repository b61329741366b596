import Foundation

#if GUIDED
  /// The target that libFuzzer tries, by the environment, for the words of the call are libFuzzer's own.
  private let target =
    Target.all.first { $0.name == ProcessInfo.processInfo.environment["FUZZ_TARGET"] }

  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ look: @convention(c) (UnsafePointer<UInt8>, Int) -> Int32
  ) -> Int32

  /// How many inputs were not refused; libFuzzer has one thread.
  nonisolated(unsafe) private var taken = 0

  /// Lets libFuzzer choose the inputs by the edges they reach, where a target is named.
  func guided() -> Int32? {
    guard target != nil else { return nil }
    var (count, words) = (CommandLine.argc, CommandLine.unsafeArgv)
    atexit { FileHandle.standardError.write(Data("stat::taken: \(taken)\n".utf8)) }
    return runDriver(&count, &words) { start, length in
      if target?.readInTime(Array(UnsafeBufferPointer(start: start, count: length))) == true {
        taken += 1
      }
      return 0
    }
  }
#else
  /// Nothing guides an ordinary build.
  func guided() -> Int32? { nil }
#endif
