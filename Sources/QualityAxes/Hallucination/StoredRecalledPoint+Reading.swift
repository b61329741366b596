import Diagnostics
import Tabular
import Units

extension StoredRecalledPoint {
  /// Reads the table `model,size,stored,direct`: parameters, and shares from 0 to 1.
  ///
  /// Sizes are written as plain numbers or with a suffix, `27B`. All faults are told at once, with
  /// line and column.
  public static func reading(_ text: String) throws(CSVFaults) -> [StoredRecalledPoint] {
    var table = CSVTable(text, required: ["model", "size", "stored", "direct"])
    var points: [StoredRecalledPoint] = []
    for row in table.rows {
      let model = table.name(row("model"))
      let stored = table.number(row("stored"))
      let direct = table.number(row("direct"))
      var size: Parameters?
      do throws(QuantityFault) {
        size = try Parameters(text: row("size").text)
      } catch {
        table.faults.append(row("size").fault(error.problem, error.hint))
      }
      guard let model, let stored, let direct, let size else { continue }
      do throws(InputFaults) {
        points.append(
          try StoredRecalledPoint(model: model, size: size, stored: stored, direct: direct))
      } catch {
        for fault in error.faults {
          let field = ["size", "stored", "direct"].contains(fault.field) ? fault.field : "model"
          table.faults.append(row(field).fault(fault.problem, fault.hint))
        }
      }
    }
    try table.finish()
    return points
  }
}
