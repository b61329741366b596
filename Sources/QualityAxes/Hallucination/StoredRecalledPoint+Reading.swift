import Diagnostics
import Formats
import Units

extension StoredRecalledPoint {
  /// The columns of a table of points.
  public static let columns = CSVColumns(required: ["model", "size", "stored", "direct"])

  /// Reads the table `model,size,stored,direct`: parameters, and shares from 0 to 1.
  ///
  /// Sizes are written as plain numbers or with a suffix, `27B`. All faults are told at once, with
  /// line and column.
  public static func reading(_ table: CSVTable) throws(FaultList) -> [StoredRecalledPoint] {
    var records = CSVRecords(table, columns)
    var points: [StoredRecalledPoint] = []
    for row in records.rows {
      let model = records.name(records[row, "model"])
      let stored = records.number(records[row, "stored"])
      let direct = records.number(records[row, "direct"])
      var size: Parameters?
      do throws(InputFault) {
        size = try Parameters(text: records[row, "size"].text)
      } catch {
        records.note(records[row, "size"], error.problem, error.hint)
      }
      guard let model, let stored, let direct, let size else { continue }
      do throws(InputFaults) {
        points.append(
          try StoredRecalledPoint(model: model, size: size, stored: stored, direct: direct))
      } catch {
        for fault in error.faults {
          let column = ["size", "stored", "direct"].contains(fault.field) ? fault.field : "model"
          records.note(records[row, column], fault.problem, fault.hint)
        }
      }
    }
    try records.log.check()
    return points
  }
}
