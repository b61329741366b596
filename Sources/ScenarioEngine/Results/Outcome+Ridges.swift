import Formats
import Questions
import ScalingLaws
import Statistics
import Tabular

extension Outcome {
  /// The answers over joint draws that the plots ask for, once each.
  var drawnColumns: [DrawnColumn] {
    var seen: Set<[String]> = []
    return scenario.plots.flatMap { request -> [DrawnColumn] in
      guard case .ridge(let run, let column) = request.kind,
        seen.insert([run.name, column.rawValue]).inserted
      else { return [] }
      return scenario.laws.map { DrawnColumn(column, of: run, under: $0) }
    }
  }

  /// A row for each law; `nil` where no law carries draws and answers.
  func ridgePlot(_ run: Run, _ column: SweepColumn) -> RidgePlot? {
    let answers = scenario.laws.map { DrawnColumn(column, of: run, under: $0) }
    guard answers.contains(where: { $0.draws.count > 1 }) else { return nil }
    let rows = answers.map { answer -> RidgePlot.Row in
      switch answer.value {
      case .success(let value):
        RidgePlot.Row(
          label: answer.law.id, draws: answer.draws, value: value,
          range: answer.interval.map { $0.low...$0.high }, isExtrapolated: answer.isExtrapolated,
          note: answer.draws.isEmpty ? "no draws published" : "")
      case .failure(let refusal):
        RidgePlot.Row(label: answer.law.id, draws: [], value: nil, note: refusal.reason)
      }
    }
    let numbers = rows.compactMap(\.value) + answers.flatMap(\.draws)
    return RidgePlot(axis: Axis(column.label, isLogarithmic: spansMuch(numbers)), rows: rows)
  }

  /// What the ridges show, in numbers.
  var ridgeTable: Table {
    var table = Table(
      name: "draws", summary: "Answers with the middle 95 % of those over a law's joint draws.",
      columns: [
        Column("run", .text, "Name of the run in the scenario."),
        Column("quantity", .text, "What is answered, a column of comparisons."),
        Column("law", .text, "Id of the law."),
        Column("value", .number, "Under the law's own coefficients."),
        Column("low", .number, "Low end of the middle 95 % of the draws."),
        Column("high", .number, "High end of it."),
        Column("draws", .integer, "Draws that were asked and have an answer."),
        Column("in_range", .boolean, "Whether the run lies in the law's fitted range."),
        Column("remark", .text, "Why the law does not answer."),
        Column("citation", .text, "Where the law is published."),
      ])
    for answer in drawnColumns {
      var (value, remark, inRange) = (Cell.empty, Cell.empty, Cell.boolean(!answer.isExtrapolated))
      switch answer.value {
      case .success(let number): value = .number(number)
      case .failure(let refusal):
        (remark, inRange) = (.text("no answer: \(refusal.reason)"), .empty)
      }
      table.append([
        .text(answer.run.name), .text(answer.column.rawValue), .text(answer.law.id), value,
        Cell(answer.interval?.low), Cell(answer.interval?.high), .integer(answer.draws.count),
        inRange, remark, .text(answer.law.citation),
      ])
    }
    return table
  }
}
