import Foundation
import ReportWriter

/// A single file that a user asked for by its path.
enum SavedFile {
  /// Sees, before any work, that a file can be written where it is wanted.
  ///
  /// None of the inputs, which are what the call reads, may be written over.
  ///
  /// - Throws: Why it cannot.
  static func check(_ path: String, keeping inputs: [String] = []) throws(CommandFailure) {
    let target = resolved(path)
    if inputs.contains(where: { resolved($0) == target }) {
      throw .file(
        path: path, problem: "is read by this call and would be written over",
        hint: "write to another file", isCreation: true)
    }
    if case .folder? = FileKind(of: path) {
      throw .file(path: path, problem: "is a folder", hint: "name a file", isCreation: true)
    }
    let folder = target.deletingLastPathComponent().path
    guard case .folder? = FileKind(of: folder) else {
      throw .file(
        path: path, problem: "there is no folder for it", hint: "create the folder first",
        isCreation: true)
    }
  }

  /// Writes a text as a file that appears whole or not at all.
  ///
  /// A link is followed. A pipe or a device stays what it is, and gets the text.
  ///
  /// - Throws: Why it cannot be written.
  static func write(
    _ text: String, to path: String, keeping inputs: [String] = []
  ) throws(CommandFailure) {
    try check(path, keeping: inputs)
    if case .other? = FileKind(of: path) {
      try OutputFile.write(text, to: path, replacing: true)
      return
    }
    do {
      try Data(text.utf8).write(to: resolved(path), options: .atomic)
    } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      let isPosix = cause?.domain == NSPOSIXErrorDomain
      throw .result(
        .cannotCreate(path: path, errno: isPosix ? Int32(cause?.code ?? Int(EIO)) : EIO))
    }
  }

  private static func resolved(_ path: String) -> URL {
    URL(filePath: path).resolvingSymlinksInPath()
  }
}

/// A single text file that a command writes.
enum OutputFile {
  /// Writes a text; where a file may not be replaced, an existing one stays as it is.
  static func write(
    _ text: String, to path: String, replacing: Bool
  ) throws(CommandFailure) {
    let way = replacing ? O_TRUNC : O_EXCL
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | way, 0o666)
    guard descriptor >= 0 else {
      let code = errno
      throw .file(
        path: path,
        problem: code == EEXIST
          ? "there is such a file already" : "cannot be written: \(reason(code))",
        hint: code == EEXIST ? "give another name, or move it away" : "", isCreation: true)
    }
    defer { close(descriptor) }
    var text = text
    let failure: Int32? = text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(
          descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if count > 0 { done += count } else if errno != EINTR { return errno }
      }
      return nil
    }
    if let failure {
      if !replacing { unlink(path) }
      throw .file(
        path: path, problem: "cannot be written: \(reason(failure))", hint: "",
        isCreation: false)
    }
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
