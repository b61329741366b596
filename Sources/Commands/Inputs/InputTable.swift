import Diagnostics
import Formats
import ReportWriter

/// A table that a command reads a chunk at a time, whatever its size.
struct InputTable {
  /// The path as the call names it, and the checksum of all bytes.
  let file: Manifest.File
  let table: CSVTable

  /// Reads a table, as a whole or some of its columns.
  init(_ path: String, columns: CSVColumns? = nil) throws(CommandFailure) {
    try self.init(path, CSVReader(file: path, keeping: columns?.names))
  }

  /// Reads a table with a reader.
  init(_ path: String, _ reader: CSVReader) throws(CommandFailure) {
    var reader = reader
    var sum = SHA256()
    try InputFile.read(path) { chunk in
      chunk.withUnsafeBytes { sum.update($0) }
      reader.take(chunk)
      return true
    }
    file = Manifest.File(path: path, sha256: sum.hex)
    do throws(FaultList) {
      table = try reader.finish()
    } catch {
      throw .faults(error)
    }
  }

  /// The values of the table's rows.
  func values<Value>(
    _ read: (CSVTable) throws(FaultList) -> Value
  ) throws(CommandFailure) -> Value {
    do throws(FaultList) {
      return try read(table)
    } catch {
      throw .faults(error)
    }
  }
}
