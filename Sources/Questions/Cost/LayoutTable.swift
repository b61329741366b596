import CostModel
import Tabular
import Units

/// The fastest layouts, and why the winner wins.
struct LayoutTable {
  let search: FastestLayouts

  private struct LayoutRow: Sendable {
    let choice: String
    let candidate: FastestLayouts.Candidate
    let ratio: Double
    var loss: String?
  }

  var tables: [ShownTable] {
    guard let winner = search.best.first else { return [] }
    func row(_ choice: String, _ candidate: FastestLayouts.Candidate) -> LayoutRow {
      LayoutRow(choice: choice, candidate: candidate, ratio: candidate.seconds / winner.seconds)
    }
    let near = search.best.prefix(8).enumerated().map { row("\($0.offset + 1)", $0.element) }
    var rivals = search.rivals.map { rival in
      var row = row(rival.degree, rival.candidate)
      row.loss = rival.loss?.rawValue
      return row
    }
    if let free = search.unbound, !free.fits { rivals.append(row("no memory limit", free)) }
    return [
      ShownTable(
        Table("layouts", "The fastest layouts that fit", of: near, columns("rank", "Its rank.")),
        notes: [
          "\(search.tried) layouts timed; \(search.best.count)"
            + (search.best.count >= 24 ? " or more" : "")
            + " that fit lie within 3 % of the fastest."
        ]),
      ShownTable(
        Table(
          "layout_rivals", "Why the fastest wins: the best that differs in a degree", of: rivals,
          columns("differs_in", "The degree in which it differs from the fastest.") + [
            .text("loses_by", "What it spends more time on than the fastest.") { $0.loss }
          ])),
    ]
  }

  private func columns(_ name: String, _ summary: String) -> [Filling<LayoutRow>] {
    [
      .text(name, summary) { $0.choice },
      .text("layout", "The layout, as --layout reads it.") { $0.candidate.layout.text },
      .number("time_over_fastest", "Time of a token over that of the fastest.") { $0.ratio },
      .number("memory_bytes", unit: "bytes", "What the fullest device holds.") {
        $0.candidate.memory?.total.value
      },
      .boolean("fits", "Whether the device holds it.") { $0.candidate.fits },
    ]
  }
}
