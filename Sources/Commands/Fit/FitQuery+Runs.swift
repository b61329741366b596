import Diagnostics
import Fitting
import Formats
import ReportWriter
import ScenarioEngine
import Units

extension FitQuery {
  /// The options that name columns.
  static let columns: [(option: String, column: RunColumn)] = [
    ("--n", .parameters), ("--d", .tokens), ("--flop", .flop), ("--loss", .loss),
    ("--experts", .experts), ("--granularity", .granularity), ("--unique", .unique),
    ("--weight", .weight), ("--group", .group),
  ]

  /// The runs of a file, and the line of each.
  static func runs(
    of input: InputTable, _ call: Call, form: any LawForm
  ) throws(CommandFailure) -> (Runs, [Int]) {
    var names: [RunColumn: String] = [:]
    for (option, column) in columns { names[column] = call[option] }
    let (runs, lines, hasTokens): (Runs, [Int], Bool)
    do throws(FaultList) {
      let sheet = try RunSheet(input.table)
      runs = try sheet.runs(named: names, needs: form.needs)
      lines = sheet.records.map { $0.first?.line ?? 0 }
      hasTokens = try sheet.columns(named: names, needs: form.needs)[.tokens] != nil
    } catch {
      throw .faults(error)
    }
    guard hasTokens || FittedForm(rawValue: form.id) != .fineGrained else {
      throw .faults(
        FaultList(
          file: input.file.path,
          problem:
            "there are FLOP and no tokens, and C = 6ND does not hold for totals with experts",
          hint: "add a column of the tokens"))
    }
    return (runs, lines)
  }
}
