import Diagnostics
import Formats
import Hypotheses

/// Measurements of what was forecast, a row each: `id`, `value` and, where it is known, `sd`.
enum MeasurementTable {
  private static let columns = CSVColumns(required: ["id", "value"], optional: ["sd"])

  /// Reads a table.
  ///
  /// - Throws: every fault of its form and its fields.
  static func measurements(_ path: String) throws(CommandFailure) -> [Measurement] {
    var reader = CSVReader(file: path, keeping: columns.names)
    try InputFile.read(path) { reader.take($0) }
    return try CommandFailure.ofInput { () throws(FaultList) in
      try measurements(try reader.finish())
    }
  }

  private static func measurements(_ table: CSVTable) throws(FaultList) -> [Measurement] {
    var records = CSVRecords(table, columns)
    var seen: Set<String> = []
    var measurements: [Measurement] = []
    for row in records.rows {
      let id = records[row, "id"]
      if !seen.insert(id.text).inserted {
        records.note(id, "\(Fault.quoted(id.text)) is measured twice", "keep one row")
      }
      guard let value = records.number(records[row, "value"]) else { continue }
      var deviation: Double?
      if records.has("sd"), !records[row, "sd"].text.isEmpty {
        let field = records[row, "sd"]
        deviation = records.number(field)
        if let deviation, deviation <= 0 {
          records.note(
            field, "\(Fault.quoted(field.text)) is not a positive number",
            "write a plain number such as 2.75")
        }
      }
      measurements.append(Measurement(id: id.text, value: value, deviation: deviation))
    }
    try records.log.check()
    return measurements
  }
}
