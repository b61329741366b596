import Foundation
import ReportWriter

/// A single file that a user asked for by its path.
enum SavedFile {
  /// Writes a text as a file that appears whole or not at all.
  static func write(_ text: String, to path: String) throws(CommandFailure) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      let isPosix = cause?.domain == NSPOSIXErrorDomain
      throw .result(
        .cannotCreate(path: path, errno: isPosix ? Int32(cause?.code ?? Int(EIO)) : EIO))
    }
  }
}
