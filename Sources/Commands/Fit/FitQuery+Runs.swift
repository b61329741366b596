import Diagnostics
import Fitting
import Formats
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
    of file: InputFile, _ call: Call, form: any LawForm
  ) throws(CommandFailure) -> (Runs, [Int]) {
    guard file.bytes.count <= Limits.standard.bytes else {
      throw .faults(
        FaultList([
          Fault(
            file: file.path, position: nil,
            problem: "the file holds more than \(Limits.standard.bytes) bytes",
            hint: "leave out columns and checkpoints that are not fitted")
        ]))
    }
    var names: [RunColumn: String] = [:]
    for (option, column) in columns { names[column] = call[option] }
    let (runs, lines, hasTokens): (Runs, [Int], Bool)
    do throws(RunFaults) {
      let sheet = try RunSheet(bytes: file.bytes)
      runs = try sheet.runs(named: names, needs: form.needs)
      lines = sheet.records.map { $0.first?.line ?? 0 }
      hasTokens = try sheet.columns(named: names, needs: form.needs)[.tokens] != nil
    } catch {
      throw .faults(FaultList(error, file: file.path))
    }
    guard hasTokens || FittedForm(rawValue: form.id) != .fineGrained else {
      throw .faults(
        FaultList([
          Fault(
            file: file.path, position: nil,
            problem:
              "there are FLOP and no tokens, and C = 6ND does not hold for totals with experts",
            hint: "add a column of the tokens")
        ]))
    }
    return (runs, lines)
  }
}

extension FaultList {
  /// The faults of a runs file, each at its place.
  init(_ faults: RunFaults, file: String) {
    let rest = faults.count - faults.faults.count
    let more = Fault(
      file: file, position: nil, problem: "\(rest) more faults are not shown",
      hint: "mend the first ones")
    self.init(
      faults.faults.map {
        Fault(
          file: file, position: Position(line: $0.line, column: $0.column), problem: $0.problem,
          hint: $0.hint)
      } + (rest > 0 ? [more] : []))
  }
}
