import Formats
import Questions
import Tabular
import Units

/// The long tables of a sweep: what a row of each holds.
struct SweepLayout: Sendable {
  let sweep: Sweep
  let groups: [SweepGroup]
  /// What fills the columns of full rows; `nil` where the group says it, whatever the case.
  private let full: [Filling<LawResult>.Fill?]

  init(sweep: Sweep, groups: [SweepGroup]) {
    self.sweep = sweep
    self.groups = groups
    full = LawResult.columns.map { filling in
      groups.allSatisfy { $0.text(of: filling.column.name) != nil } ? nil : filling.fill
    }
  }

  /// Every law's full answer a row, or all laws' numbers side by side.
  var isWide: Bool { sweep.columns != nil }

  /// The rows of one case.
  var rowsPerCase: Int { isWide ? 1 : groups.count }

  /// The numbers whose draws are summed up.
  var summed: [SweepNumber] {
    sweep.columns ?? [.denseEquivalent, .multiplier, .loss, .lossGap]
  }

  var tables: [LongTable] {
    sweep.draws > 0 ? [cases, summary] : [cases]
  }

  /// The cells of a column of full rows for each group, where its cases do not change them.
  private func steadyCells(of column: Column) -> [Cell]? {
    let texts = groups.compactMap { $0.text(of: column.name) }
    guard texts.count == groups.count else { return nil }
    return texts.map { $0.isEmpty ? .empty : .text($0) }
  }

  /// Adds a full row, after what it starts with.
  func append(_ result: LawResult, ofGroup group: Int, to block: inout RowBlock) {
    for index in full.indices {
      switch full[index] {
      case .number(let value): block.numbers.append(value(result) ?? .nan)
      case .text(let text): block.append(text(result), from: group * full.count + index)
      case .boolean(let isSo): block.labels.append(isSo(result).map { $0 ? 1 : 0 } ?? -1)
      case .cell, nil: block.labels.append(Int32(group))
      }
    }
  }

  private var axisFields: [(Column, LongTable.Field)] {
    sweep.axes.map { axis in
      let isNumeric = axis.isNumeric
      let cells = axis.values.map { value in
        isNumeric ? Cell(value.number) : Cell.text(value.text)
      }
      return (axis.column, .label(cells))
    }
  }

  private var drawFields: [(Column, LongTable.Field)] {
    guard sweep.draws > 0 else { return [] }
    return [(Column("draw", .integer, "Number of the draw, from 0."), .integer)]
      + sweep.uncertain.map { input in
        (
          Column(
            SweepGroup.identifier(input.path), .number, "Drawn value of \(input.path)."), .number
        )
      }
  }

  private var cases: LongTable {
    var fields = axisFields + drawFields
    if let columns = sweep.columns {
      let known = LawResult.columns.map(\.column)
      for (group, name) in zip(groups, SweepGroup.names(of: groups)) {
        for number in columns {
          guard let column = known.first(where: { $0.name == number.rawValue }) else { continue }
          let who = "\(group.lawID), \(group.run), \(group.modeName)"
          fields.append(
            (
              Column(
                name.isEmpty ? column.name : "\(name)_\(column.name)", .number, unit: column.unit,
                "\(column.summary) (\(who))"), .number
            ))
        }
      }
    } else {
      fields.insert((Column("case", .integer, "Number of the case, from 0."), .integer), at: 0)
      fields += LawResult.columns.map { filling in
        if let cells = steadyCells(of: filling.column) { return (filling.column, .label(cells)) }
        switch filling.fill {
        case .number: return (filling.column, .number)
        case .boolean: return (filling.column, .label([.boolean(false), .boolean(true)]))
        case .text: return (filling.column, .text)
        case .cell: preconditionFailure("\(filling.column.name) has no bare values")
        }
      }
    }
    let summary =
      isWide
      ? "Numbers of each case of the sweep, laws side by side."
      : "What each law says in each case of the sweep."
    return LongTable(
      head: Table(name: "sweep", summary: summary, columns: fields.map(\.0)),
      fields: fields.map(\.1))
  }

  private var summary: LongTable {
    let texts: [(String, String, (SweepGroup) -> String)] = [
      ("run", "Name of the run in the scenario.", \.run),
      ("against", "denseEquivalent, or the run that it is compared with.", \.against),
      ("mode", "What is held equal; asTrained against another run.", \.modeName),
      ("law", "Id of the law.", \.lawID),
    ]
    let share = plainText(of: sweep.level)
    var fields = axisFields
    for (name, summary, part) in texts {
      fields.append((Column(name, .text, summary), .label(groups.map { .text(part($0)) })))
    }
    fields.append(
      (
        Column("quantity", .text, "Name of a column of the sweep."),
        .label(summed.map { .text($0.rawValue) })
      ))
    fields += [
      (Column("draws", .integer, "Draws of the uncertain inputs."), .integer),
      (Column("answers", .integer, "Draws in which the law answers."), .integer),
      (Column("low", .number, "Low end of what a share \(share) of the answers lies in."), .number),
      (Column("median", .number, "Median of the answers."), .number),
      (Column("high", .number, "High end of that."), .number),
    ]
    return LongTable(
      head: Table(
        name: "uncertainty",
        summary: "How far the answers spread over the draws of the uncertain inputs.",
        columns: fields.map(\.0)),
      fields: fields.map(\.1))
  }
}

extension SweepAxis {
  /// Whether every value is a number or a quantity.
  var isNumeric: Bool { values.allSatisfy { $0.number != nil } }

  var column: Column {
    Column(
      path.replacing(".", with: "_"), isNumeric ? .number : .text, "Value of \(path).")
  }
}
