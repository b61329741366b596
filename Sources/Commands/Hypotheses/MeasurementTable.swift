import Diagnostics
import Fitting
import Hypotheses

/// Measurements of what was forecast, a row each: `id`, `value` and, where it is known, `sd`.
enum MeasurementTable {
  /// Reads a table.
  ///
  /// - Throws: every fault of its form and its fields.
  static func measurements(_ file: InputFile) throws(CommandFailure) -> [Measurement] {
    let sheet: RunSheet
    do throws(RunFaults) {
      sheet = try RunSheet(bytes: file.bytes)
    } catch {
      throw .faults(
        FaultList(
          error.faults.map {
            Fault(
              file: file.path, position: Position(line: $0.line, column: $0.column),
              problem: $0.problem, hint: $0.hint)
          }))
    }
    var faults: [Fault] = []
    func fault(_ line: Int, _ column: Int, _ problem: String, _ hint: String) {
      faults.append(
        Fault(
          file: file.path, position: Position(line: line, column: column), problem: problem,
          hint: hint))
    }
    let names = sheet.header.map(\.text).joined(separator: ", ")
    for key in ["id", "value"] where sheet.index(of: key) == nil {
      fault(1, 1, "there is no column '\(key)'", "the columns are \(names); write id, value and sd")
    }
    guard let id = sheet.index(of: "id"), let value = sheet.index(of: "value") else {
      throw .faults(FaultList(faults))
    }
    let deviation = sheet.index(of: "sd")
    var seen: Set<String> = []
    var measurements: [Measurement] = []
    for record in sheet.records {
      func number(_ position: Int, isPositive: Bool) -> Double? {
        let field = record[position]
        guard let number = Double(field.text), number.isFinite, !isPositive || number > 0 else {
          fault(
            field.line, field.column,
            "\(Fault.quoted(field.text)) is not a \(isPositive ? "positive " : "")number",
            "write a plain number such as 2.75")
          return nil
        }
        return number
      }
      let field = record[id]
      if !seen.insert(field.text).inserted {
        fault(
          field.line, field.column, "\(Fault.quoted(field.text)) is measured twice", "keep one row")
      }
      guard let measured = number(value, isPositive: false) else { continue }
      let own = deviation.flatMap { position in
        record[position].text.isEmpty ? nil : number(position, isPositive: true)
      }
      measurements.append(Measurement(id: field.text, value: measured, deviation: own))
    }
    guard faults.isEmpty else { throw .faults(FaultList(faults)) }
    return measurements
  }
}
