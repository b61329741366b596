import Units

extension RunSheet {
  /// The columns that runs are read from: given by name, else found by their usual names.
  ///
  /// - Throws: a fault for a given name that is no column, two columns that both fit, and a
  ///   needed column that is missing.
  public func columns(
    named names: [RunColumn: String] = [:], needs: [RunColumn]
  ) throws(RunFaults) -> [RunColumn: Int] {
    var found: [RunColumn: Int] = [:]
    var faults: [RunFault] = []
    func add(_ problem: String, _ hint: String, at field: Field? = nil) {
      faults.append(
        RunFault(
          line: field?.line ?? header[0].line, column: field?.column ?? 1, problem: problem,
          hint: hint))
    }
    let list = header.map(\.text).joined(separator: ", ")
    for column in RunColumn.allCases {
      if let name = names[column] {
        found[column] = index(of: name)
        if found[column] == nil {
          add("there is no column '\(name)' for the \(column.rawValue)", "the columns are \(list)")
        }
        continue
      }
      let matches = header.indices.filter { position in
        column.headers.contains(RunColumn.key(header[position].text))
          && !names.values.contains(header[position].text)
      }
      if matches.count > 1 {
        add(
          "'\(header[matches[0]].text)' and '\(header[matches[1]].text)' could both hold the "
            + column.rawValue,
          "say which one is meant", at: header[matches[1]])
      }
      found[column] = matches.first
    }
    for column in needs where found[column] == nil && names[column] == nil {
      if column == .tokens, found[.flop] != nil { continue }
      add(
        "no column holds the \(column.rawValue)",
        "name it \(column.headers.prefix(3).joined(separator: ", ")), or say which of \(list) it is"
      )
    }
    guard faults.isEmpty else { throw RunFaults(faults) }
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
  ) throws(RunFaults) -> Runs {
    let found = try columns(named: names, needs: needs)
    var faults: [RunFault] = []
    var values: [RunColumn: [Double]] = [:]
    let hasTokens = found[.tokens] != nil
    for column in RunColumn.allCases where column != .group {
      let isWanted =
        needs.contains(column) || column == .weight || column == .parameters
        || names[column] != nil || (column == .flop && !hasTokens) || column == .tokens
      guard isWanted, let position = found[column] else { continue }
      values[column] = records.map { record in
        switch Self.value(of: record[position], in: column) {
        case .success(let value): return value
        case .failure(let error):
          faults.append(error.fault)
          return .nan
        }
      }
    }
    if records.isEmpty {
      faults.append(
        RunFault(
          line: header[0].line + 1, column: 1, problem: "there are no runs",
          hint: "write one run a row under the header"))
    }
    guard faults.isEmpty else { throw RunFaults(faults) }
    return try runs(values, groups: found[.group].map(groups))
  }

  private func runs(
    _ values: [RunColumn: [Double]], groups: [Int]?
  ) throws(RunFaults) -> Runs {
    let count = records.count
    let parameters = values[.parameters] ?? [Double](repeating: 1, count: count)
    let tokens =
      values[.tokens] ?? values[.flop].map { zip($0, parameters).map { $0 / (6 * $1) } }
      ?? [Double](repeating: 1, count: count)
    let runs = Runs(
      parameters: parameters, tokens: tokens, loss: values[.loss] ?? [], experts: values[.experts],
      granularity: values[.granularity], unique: values[.unique], weights: values[.weight],
      groups: groups)
    guard let runs else {
      throw RunFaults([
        RunFault(
          line: header[0].line + 1, column: 1,
          problem: "a number of tokens computed from FLOP and parameters is out of range",
          hint: "check the units of both columns")
      ])
    }
    return runs
  }

  private func groups(at position: Int) -> [Int] {
    var numbers: [String: Int] = [:]
    return records.map { record in
      let name = record[position].text
      if let number = numbers[name] { return number }
      numbers[name] = numbers.count
      return numbers.count - 1
    }
  }
}
