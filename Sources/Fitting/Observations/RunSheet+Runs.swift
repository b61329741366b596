import Diagnostics
import Formats

extension RunSheet {
  /// The columns that runs are read from: given by name, else found by their usual names.
  ///
  /// - Throws: a fault for a given name that is no column, two columns that both fit, and a
  ///   needed column that is missing.
  public func columns(
    named names: [RunColumn: String] = [:], needs: [RunColumn]
  ) throws(FaultList) -> [RunColumn: Int] {
    var found: [RunColumn: Int] = [:]
    var log = FaultLog(file: file)
    let start = header.first?.position ?? .start
    let list = header.map { Fault.visible($0.text, limit: 40) }.joined(separator: ", ")
    for column in RunColumn.allCases {
      if let name = names[column] {
        found[column] = index(of: name)
        if found[column] == nil {
          log.note(
            start, "there is no column \(Fault.quoted(name)) for the \(column.rawValue)",
            "the columns are \(list)")
        }
        continue
      }
      let matches = header.indices.filter { position in
        column.headers.contains(RunColumn.key(header[position].text))
          && !names.values.contains(header[position].text)
      }
      if matches.count > 1 {
        let (one, other) = (header[matches[0]], header[matches[1]])
        log.note(
          other.position,
          "\(Fault.quoted(one.text)) and \(Fault.quoted(other.text)) could both hold the "
            + column.rawValue,
          "say which one is meant")
      }
      found[column] = matches.first
    }
    for column in needs where found[column] == nil && names[column] == nil {
      if column == .tokens, found[.flop] != nil { continue }
      log.note(
        start, "no column holds the \(column.rawValue)",
        "name it \(column.headers.prefix(3).joined(separator: ", ")), or say which of \(list) it is"
      )
    }
    try log.check()
    return found
  }

  /// The runs of the sheet.
  ///
  /// Parameters, tokens and FLOP may be text forms such as `70M`; everything else is a plain
  /// number. Where there are FLOP and no tokens, D = C/(6N). Columns that a form does not need
  /// are not read. Weights and groups are read where they exist.
  ///
  /// - Throws: every fault of the columns and of the fields in them; no runs from a sheet with one.
  public func runs(
    named names: [RunColumn: String] = [:],
    needs: [RunColumn] = [.parameters, .tokens, .loss]
  ) throws(FaultList) -> Runs {
    let found = try columns(named: names, needs: needs)
    let read = RunColumn.allCases.filter { column in
      guard column != .group, found[column] != nil else { return false }
      return needs.contains(column) || [.weight, .parameters, .tokens].contains(column)
        || names[column] != nil || (column == .flop && found[.tokens] == nil)
    }
    var log = FaultLog(file: file)
    var values: [RunColumn: [Double]] = [:]
    for record in records {
      for column in read {
        guard let position = found[column] else { continue }
        let field = record[position]
        do throws(InputFault) {
          values[column, default: []].append(try Self.value(of: field, in: column))
        } catch {
          log.note(field.position, error.problem, error.hint)
        }
      }
    }
    let groups = found[.group].map { self.groups(at: $0, &log) }
    let below = Position(line: (header.first?.line ?? 1) + 1, column: 1)
    if records.isEmpty {
      log.note(below, "there are no runs", "write one run a row under the header")
    }
    try log.check()
    if let runs = runs(values, groups: groups) { return runs }
    log.note(
      below, "a number of tokens computed from FLOP and parameters is out of range",
      "check the units of both columns")
    throw FaultList(log.faults)
  }

  private func runs(_ values: [RunColumn: [Double]], groups: [Int]?) -> Runs? {
    let count = records.count
    let parameters = values[.parameters] ?? [Double](repeating: 1, count: count)
    let tokens =
      values[.tokens] ?? values[.flop].map { zip($0, parameters).map { $0 / (6 * $1) } }
      ?? [Double](repeating: 1, count: count)
    return Runs(
      parameters: parameters, tokens: tokens, loss: values[.loss] ?? [], experts: values[.experts],
      granularity: values[.granularity], unique: values[.unique], weights: values[.weight],
      groups: groups)
  }

  private func groups(at position: Int, _ log: inout FaultLog) -> [Int] {
    var numbers: [String: Int] = [:]
    return records.map { record in
      let field = record[position]
      if field.isCut {
        log.note(
          field.position, "the group has more than \(Self.longestField) bytes",
          "name groups by a short word")
      }
      if let number = numbers[field.text] { return number }
      numbers[field.text] = numbers.count
      return numbers.count - 1
    }
  }
}
