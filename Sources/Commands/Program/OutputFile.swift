import Foundation

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
