import Foundation
import Testing

/// The program itself, run as a user would run it.
enum Moesim {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The folder of the package.
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The program beside the test bundle, which the same build made, or the one that `MOESIM_PROGRAM` names.
  static let program: URL = {
    if let path = ProcessInfo.processInfo.environment["MOESIM_PROGRAM"] {
      return URL(filePath: path)
    }
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.appending(path: "moesim")
  }()

  /// Runs the program in a folder and waits for it.
  static func run(
    _ arguments: [String], in folder: URL = package, environment: [String: String]? = nil
  ) throws -> Result {
    try #require(FileManager.default.isExecutableFile(atPath: program.path))
    return try run(program, arguments, in: folder, environment: environment)
  }

  /// Starts the program in a folder, where its errors go to the file `.errors`.
  ///
  /// Tests run on threads that block signals, and a process has the mask of the thread that starts it.
  static func start(
    _ arguments: [String], in folder: URL, environment: [String: String]? = nil
  ) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    if let environment { process.environment = environment }
    let errors = folder.appending(path: ".errors")
    try Data().write(to: errors)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try process.run()
    return process
  }

  /// Runs any program in a folder and waits for it.
  static func run(
    _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String]? = nil
  ) throws -> Result {
    let process = Process()
    if let environment { process.environment = environment }
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let errorFile = folder.isTemporary ? folder : FileManager.default.temporaryDirectory
    let errorPath = errorFile.appending(path: ".errors-\(UUID().uuidString)")
    // A file rather than a second pipe, so that neither stream can block the other.
    try Data().write(to: errorPath)
    defer { try? FileManager.default.removeItem(at: errorPath) }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errorPath)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let errors = try Data(contentsOf: errorPath)
    return Result(
      status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  /// Calls a body with an empty folder that is removed afterwards.
  static func inTemporaryFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "moesim-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}

extension URL {
  fileprivate var isTemporary: Bool {
    path.hasPrefix(FileManager.default.temporaryDirectory.path)
  }
}
