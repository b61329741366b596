import Diagnostics
import Formats
import Foundation

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
    let keys = header.map { RunHeader($0.text).keys }
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
      // The size may name the runs as well.
      let taken = names.filter { $0.key != .group }.map(\.value)
      let matches = matches(for: column, keys, besides: taken)
      if matches.count > 1, column != .loss {
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
      // Two of size, tokens and FLOP give the third.
      if column == .tokens || column == .parameters, found[.flop] != nil,
        found[.tokens] != nil || found[.parameters] != nil
      {
        continue
      }
      if column == .flop, found[.tokens] != nil, found[.parameters] != nil { continue }
      log.note(
        start, "no column holds the \(column.rawValue)",
        column == .loss && keys.joined().contains(where: RunColumn.isScore)
          ? "scores are no losses: bring a column of losses, named loss, val_loss or ppl"
          : "name it \(column.usual), or say which of \(list) it is")
    }
    try log.check()
    return found
  }

  /// The positions of headers that may be a column's: those that are its name as they stand before
  /// those that are so without a unit or a path, each by the order of the column's names.
  private func matches(
    for column: RunColumn, _ keys: [[String]], besides taken: [String]
  ) -> [Int] {
    let open = header.indices.filter { !taken.contains(header[$0].text) }
    func rank(_ position: Int, among keys: some Sequence<String>) -> Int? {
      keys.compactMap(column.headers.firstIndex(of:)).min()
    }
    let whole = open.filter { rank($0, among: keys[$0].prefix(1)) != nil }
    let found = whole.isEmpty ? open.filter { rank($0, among: keys[$0]) != nil } : whole
    guard column == .loss else { return found }
    return found.sorted {
      (rank($0, among: keys[$0]) ?? 0, $0) < (rank($1, among: keys[$1]) ?? 0, $1)
    }
  }

  /// The runs of the sheet alone, without their places; see ``read(_:)``.
  public func runs(
    named names: [RunColumn: String] = [:],
    needs: [RunColumn] = [.parameters, .tokens, .loss]
  ) throws(FaultList) -> Runs {
    try read(RunOptions(names: names, needs: needs, repeats: .all)).runs.standing(at: nil)
  }

  /// The runs of the sheet, with what was read and done.
  ///
  /// Parameters, tokens and FLOP may be text forms such as `70M`; a plain number is in the unit that
  /// its header or the options name. Of N, D and C = 6ND two give the third. Columns that a form
  /// does not need are left alone. Rows of one run, by its name, are grouped.
  ///
  /// - Throws: every fault of the columns and of the fields in them; no runs from a sheet with one.
  public func read(_ options: RunOptions) throws(FaultList) -> ReadRuns {
    let found = try columns(named: options.names, needs: options.needs)
    var reading = RunSheetReading(self, found, options)
    reading.keepOnly()
    reading.readValues()
    try reading.faults.check()
    reading.check()
    try reading.faults.check()
    if let read = reading.result() { return read }
    reading.faults.note(
      below, "a number computed from FLOP is out of range", "check the units of the columns")
    throw FaultList(reading.faults.faults)
  }

  /// The place of the first row.
  var below: Position { Position(line: (header.first?.line ?? 1) + 1, column: 1) }
}

extension RunColumn {
  /// The names to suggest.
  var usual: String {
    switch self {
    case .loss: "loss, val_loss, ppl"
    default: headers.prefix(3).joined(separator: ", ")
    }
  }
}
