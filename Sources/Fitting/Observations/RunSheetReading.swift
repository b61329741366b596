import Diagnostics
import Formats
import Foundation
import ScalingLaws
import Units

/// A sheet on its way to runs.
struct RunSheetReading {
  let sheet: RunSheet
  let found: [RunColumn: Int]
  private let headers: [RunColumn: RunHeader]
  let options: RunOptions
  var faults: FaultLog
  var records: [[CSVField]]
  var values: [RunColumn: [Double]] = [:]
  var notes: [String] = []
  var warnings: [String] = []

  init(_ sheet: RunSheet, _ found: [RunColumn: Int], _ options: RunOptions) {
    self.sheet = sheet
    self.found = found
    headers = found.mapValues { RunHeader(sheet.header[$0].text) }
    self.options = options
    faults = FaultLog(file: sheet.file)
    records = sheet.records
    if let left = sheet.leftOut { notes.append(left) }
  }

  func header(_ column: RunColumn) -> RunHeader? { headers[column] }

  var lossUnit: RunHeader.LossUnit { header(.loss)?.lossUnit ?? .nats }

  /// The columns whose values are read.
  private var read: [RunColumn] {
    RunColumn.allCases.filter { column in
      guard column != .group, found[column] != nil else { return false }
      return options.needs.contains(column)
        || [.weight, .parameters, .tokens, .flop].contains(column) || options.names[column] != nil
    }
  }

  /// Whether the form reads compute alone: the FLOP as they are stated, else 6ND.
  var isOfCompute: Bool {
    options.needs.contains(.flop) && !options.needs.contains(.parameters)
      && !options.needs.contains(.tokens)
  }

  /// Whether a column may have empty fields: FLOP that nothing is computed from.
  private func isSpare(_ column: RunColumn) -> Bool {
    column == .flop && found[.tokens] != nil && found[.parameters] != nil
      && options.names[.flop] == nil && !isOfCompute
  }

  /// Leaves out the rows with other texts than those asked for.
  mutating func keepOnly() {
    for (name, text) in options.only {
      guard let position = sheet.index(of: name) else {
        faults.note(
          sheet.header.first?.position ?? .start,
          "there is no column \(Fault.quoted(name)) to keep "
            + "rows by",
          "the columns are \(sheet.header.map { Fault.visible($0.text, limit: 40) }.joined(separator: ", "))"
        )
        continue
      }
      let before = records.count
      records = records.filter { $0[position].text == text }
      notes.append(
        "\(records.count) of \(before) rows have \(Fault.quoted(text)) under \(Fault.quoted(name))."
      )
      if records.isEmpty {
        faults.note(
          sheet.below, "no row has \(Fault.quoted(text)) under \(Fault.quoted(name))",
          "the texts there are "
            + Set(sheet.records.map { $0[position].text }).sorted().prefix(8)
            .map { Fault.visible($0, limit: 40) }.joined(separator: ", "))
      }
    }
  }

  /// Reads the numbers, and leaves out rows without them where that was asked for.
  mutating func readValues() {
    if records.isEmpty, faults.isEmpty {
      faults.note(sheet.below, "there are no runs", "write one run a row under the header")
    }
    let read = read
    if read.contains(.loss), let loss = header(.loss), loss.lossUnit == nil,
      let field = found[.loss].map({ sheet.header[$0] })
    {
      faults.note(
        field.position, "the unit of the loss in \(Fault.quoted(field.text)) is not known",
        "write nats or bits per token, byte or word, or ppl, as in \"loss (bits/byte)\"; shares "
          + "for percent")
    }
    readCommas(in: read.compactMap { found[$0] })
    guard faults.isEmpty else { return }
    let states = sheet.header.indices.filter {
      RunColumn.states.contains(RunColumn.key(sheet.header[$0].text))
    }
    func hasFailed(_ record: [CSVField]) -> Bool {
      states.contains { RunColumn.failures.contains(record[$0].text.lowercased()) }
    }
    if options.leavesOutIncomplete {
      let open = records.filter { record in
        hasFailed(record)
          || read.contains { column in
            !isSpare(column) && found[column].map { Self.isWordAlone(record[$0].text) } ?? false
          }
      }
      if !open.isEmpty {
        let lines = Set(open.compactMap { $0.first?.line })
        records = records.filter { !lines.contains($0.first?.line ?? 0) }
        notes.append(
          "\(open.count) incomplete \(open.count == 1 ? "row was" : "rows were") left out: "
            + Self.list(lines.sorted()) + ".")
      }
    }
    let failed = records.filter(hasFailed).compactMap { $0.first?.line }
    if !failed.isEmpty {
      warnings.append(
        "\(failed.count == 1 ? "A row is" : "\(failed.count) rows are") of runs that did not end well by "
          + "\(states.map { Fault.quoted(sheet.header[$0].text) }.joined(separator: ", ")): "
          + "\(Self.list(failed)); --skip-incomplete leaves such rows out.")
    }
    let columns = read
    for record in records {
      if let position = found[.group], record[position].isCut {
        faults.note(
          record[position].position,
          "the group has more than \(RunSheet.longestField) bytes", "name groups by a short word")
      }
      for column in columns {
        guard let position = found[column] else { continue }
        let field = record[position]
        if isSpare(column), Self.isEmpty(field.text) {
          values[column, default: []].append(.nan)
          continue
        }
        do throws(InputFault) {
          let value = try RunSheet.value(of: field, in: column)
          values[column, default: []].append(converted(value, field.text, column))
        } catch  where isSpare(column) {
          values[column, default: []].append(.nan)
        } catch {
          let skipping = Self.isWordAlone(field.text) ? options.skipping : nil
          faults.note(
            field.position, error.problem,
            skipping.map { "leave such rows out with \($0), or fill in the field" } ?? error.hint)
        }
      }
    }
  }

  /// Puts points for commas before decimals; one fault where the commas could mean something else.
  private mutating func readCommas(in positions: [Int]) {
    switch DecimalCommas(records.lazy.flatMap { record in positions.map { record[$0] } }) {
    case .none: return
    case .decimals(let field):
      for row in records.indices {
        for position in positions where records[row][position].text.contains(",") {
          records[row][position] = DecimalCommas.pointed(records[row][position])
        }
      }
      notes.append("Commas were read as decimal points, as in \(Fault.quoted(field.text)).")
    case .unclear(let field):
      faults.note(
        field.position,
        "the comma in \(Fault.quoted(field.text)) may begin decimals or group thousands, and no "
          + "other number tells",
        "write points before decimals, and no commas between thousands")
    case .mixed(let comma, let point):
      faults.note(
        comma.position,
        "\(Fault.quoted(comma.text)) has a comma, and \(Fault.quoted(point.text)) on line "
          + "\(point.line) a point",
        "write points before decimals, and nothing between thousands")
    }
  }

  /// Lines in words, not too many.
  static func list(_ lines: [Int]) -> String {
    (lines.count == 1 ? "line " : "lines ")
      + lines.prefix(8).map(String.init).joined(separator: ", ")
      + (lines.count > 8 ? " and \(lines.count - 8) more" : "")
  }

  /// Whether a field holds no number, not even a wrong one.
  private static func isWordAlone(_ text: String) -> Bool {
    isEmpty(text) || !text.contains(where: \.isNumber)
  }

  private static func isEmpty(_ text: String) -> Bool {
    ["", "nan", "none", "null", "na", "n/a", "-", "inf", "infinity"].contains(text.lowercased())
  }

  func converted(_ value: Double, _ text: String, _ column: RunColumn) -> Double {
    if column == .loss { return lossUnit.loss(value) }
    guard [.parameters, .tokens, .flop, .unique].contains(column), Double(text) != nil,
      let scale = options.units[column] ?? header(column)?.scale
    else { return value }
    return value * scale
  }

  /// Checks that the numbers can be what they are said to be.
  mutating func check() {
    fillIn()
    checkMagnitudes()
    guard faults.isEmpty else { return }
    checkRatio()
    checkLosses()
    checkFLOP()
    checkUnread()
  }

  /// Computes what follows from two of N, D and C.
  private mutating func fillIn() {
    guard let flop = values[.flop], !isOfCompute else { return }
    if let n = values[.parameters], values[.tokens] == nil {
      values[.tokens] = zip(flop, n).map { $0 / (6 * $1) }
      notes.append("Tokens were computed as C/6N.")
    } else if let d = values[.tokens], values[.parameters] == nil {
      values[.parameters] = zip(flop, d).map { $0 / (6 * $1) }
      notes.append("Parameters were computed as C/6D.")
    }
  }

  /// The runs; `nil` where a number that was computed is out of range.
  mutating func result() -> ReadRuns? {
    let count = records.count
    let ones = [Double](repeating: 1, count: count)
    let groups = groups()
    let compute =
      isOfCompute
      ? values[.flop]
        ?? zip(values[.parameters] ?? ones, values[.tokens] ?? ones).map { 6 * $0 * $1 }
      : nil
    guard
      let all = Runs(
        parameters: compute == nil ? values[.parameters] ?? ones : ones,
        tokens: compute?.map { $0 / 6 } ?? values[.tokens] ?? ones,
        loss: values[.loss] ?? (options.needs.contains(.loss) ? [] : ones),
        experts: values[.experts], granularity: values[.granularity],
        unique: values[.unique], density: values[.density], weights: values[.weight], groups: groups
      )
    else { return nil }
    let lines = records.map { $0.first?.line ?? 0 }
    countDuplicates()
    let spare = spareColumns()
    let cells = RepeatedRuns.cells(of: all)
    let grouped = Set(all.groups).count < count
    let repeats =
      grouped && options.repeats == .auto
      ? nil : RepeatedRuns(all, cells: cells, columns: spare, options.repeats)
    if let repeats { warnings.append(repeats.summary + ".") }
    var (runs, kept) = repeats?.applied(to: all, cells: cells) ?? (all, Array(0..<count))
    if options.guessesRuns, options.needs.contains(.loss), !grouped,
      repeats?.choice ?? .all == .all,
      let copies = runs.nearCopies
    {
      let extra = runs.count - Set(copies).count
      warnings.append(
        "\(extra) \(extra == 1 ? "row is a copy of another" : "rows are copies of others") to 1 part in "
          + "10,000 of size and tokens, and of 100,000 of the loss: copies are resampled together.")
      runs = runs.replacing(groups: copies)
    }
    return ReadRuns(
      runs: runs.standing(
        at: kept.map { "\(sheet.file):\(lines[$0])" }, isGroupNamed: found[.group] != nil),
      lines: kept.map { lines[$0] }, columns: columns(), notes: notes, warnings: warnings,
      labels: spare.map { column in (column.name, kept.map { column.texts[$0] }) }
        .filter { (2...20).contains(Set($0.1).count) && Set($0.1).count * 3 <= $0.1.count },
      repeats: repeats, embeddings: options.embeddings ?? header(.parameters)?.embeddings?.rawValue,
      unread: Set(
        found.filter {
          [.experts, .granularity, .unique, .density].contains($0.key)
            && !options.needs.contains($0.key)
        }.map { sheet.header[$0.value].text }),
      lossUnit: lossUnit.kept)
  }

  /// Columns that nothing is read from.
  private func spareColumns() -> [(name: String, texts: [String])] {
    let taken = found.filter { $0.key == .group || values[$0.key] != nil }.map(\.value)
    return sheet.header.indices.filter { position in
      !taken.contains(position) && position != sheet.indexColumn
        && !RunHeader(sheet.header[position].text).keys.contains(where: RunColumn.runNames.contains)
    }
    .map { position in (sheet.header[position].text, records.map { $0[position].text }) }
  }
}
