import QualityAxes
import Questions
import Tabular
import Units

extension Outcome {
  /// What each run knows in each case of the sweep.
  var factSweepTable: Table {
    let axes = scenario.sweep?.axes ?? []
    let question = scenario.questions.of(Facts.self).first?.question
    var table = Table(
      name: "facts-sweep", summary: "What each run knows in each case of the sweep.",
      columns: [Column("case", .integer, "Number of the case, from 0.")]
        + axes.map { axis in
          Column(
            axis.path.replacing(".", with: "_"), axis.isNumeric ? .number : .text,
            "Value of \(axis.path).")
        } + FactTables.columns.map(\.column))
    guard let question else { return table }
    for sweepCase in sweep {
      let head = zip(axes, sweepCase.values).map { axis, value in
        axis.isNumeric ? Cell(value.number) : Cell.text(value.text)
      }
      for answer in sweepCase.facts {
        let row = FactTables.Row(answer, question)
        table.append(
          [.integer(sweepCase.index)] + head + FactTables.columns.map { $0.cell(row) })
      }
    }
    return table
  }

  /// A column against the sweep's first axis, a curve for each run and value of the other axes.
  func factSweepPanel(
    _ column: FactColumn, of run: String?
  ) -> (Chart.Body, footer: [String])? {
    guard let sweepAxes = scenario.sweep?.axes, let axis = sweepAxes.first, axis.isNumeric else {
      return nil
    }
    let runs = Set(sweep.flatMap { $0.facts.map(\.model.name) }.filter { run ?? $0 == $0 })
    var curves: [(name: String, points: [Curve.Point])] = []
    for sweepCase in sweep {
      guard let x = sweepCase.values.first?.number else { continue }
      for answer in sweepCase.facts where runs.contains(answer.model.name) {
        guard let y = answer.value(column) else { continue }
        let others = zip(sweepAxes, sweepCase.values).dropFirst().map { axis, value in
          "\(axis.path.split(separator: ".").last ?? "") \(value.text)"
        }
        let parts = (runs.count > 1 ? [answer.model.name] : []) + others
        let label = parts.isEmpty ? answer.model.name : parts.joined(separator: ", ")
        let point = Curve.Point(
          x: x, y: 100 * y, isExtrapolated: answer.isExtrapolated(column))
        if let index = curves.firstIndex(where: { $0.name == label }) {
          curves[index].points.append(point)
        } else {
          curves.append((label, [point]))
        }
      }
    }
    let drawn = curves.enumerated().filter { $0.element.points.count > 1 }.map {
      Curve(
        name: $0.element.name, style: $0.offset,
        points: $0.element.points.sorted { $0.x < $1.x })
    }
    guard !drawn.isEmpty else { return nil }
    let numbers = axis.values.compactMap(\.number)
    let spansMuch = (numbers.min() ?? 0) > 0 && (numbers.max() ?? 0) / (numbers.min() ?? 1) > 5
    let panel = Panel(
      title: "", x: Axis(axis.path, isLogarithmic: spansMuch), y: Axis(column.label),
      curves: drawn)
    return (.curves([panel]), footer: factSweepFooter(column))
  }

  private func factSweepFooter(_ column: FactColumn) -> [String] {
    guard let question = scenario.questions.of(Facts.self).first?.question else { return [] }
    if column == .accuracy { return ["Line: IKP, arXiv:2604.24827v2; a band of 3 in size."] }
    guard let world = question.world else { return FactTables.notes(question) }
    return [
      "\(Parameters(world.facts.facts).rounded(to: 3)) facts by r^-"
        + "\(plainText(of: world.facts.exponent)), \(plainText(of: world.facts.bitsPerFact)) bits "
        + "each, \(plainText(of: world.mentionsPerToken)) mentions a token: the author's.",
      "Bits by exposures from synthetic text (arXiv:2404.05405): the order counts, not the level.",
    ]
  }
}
