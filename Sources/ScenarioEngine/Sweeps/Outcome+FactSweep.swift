import Diagnostics
import QualityAxes
import Questions
import Spec
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
        let row = FactTables.FactRow(answer, question)
        table.append(
          [.integer(sweepCase.index)] + head + FactTables.columns.map { $0.cell(row) })
      }
    }
    return table
  }
}

/// A number of what runs know against the sweep's first axis, a curve for each run and value of the
/// other axes.
struct FactSweepPicture: SweepPicture {
  static let kind = "facts"
  static let summary = "What runs know against the sweep's first axis"

  private let run: String?
  private let column: FactColumn

  init(_ ask: inout Asking) throws(Unsettled) {
    run = ask.optional("of", .name(of: "run"), "A run; all of them if left out")
    column = ask("y", .choice(), "The number that is drawn")
    let facts = try ask.drawn(Facts.self)
    if let run, facts.runs?.contains(run) == false {
      throw ask.fault(
        at: "of", "the run \(Fault.quoted(run)) is not asked what it knows",
        "add it to the runs of 'facts'")
    }
  }

  func fault(on sweep: Sweep?) -> InputFault? {
    guard sweep == nil else { return nil }
    return InputFault(
      problem: "there is no sweep to draw", hint: "add a sweep, or draw 'recall' or 'errors'")
  }

  func drawing(of outcome: Outcome) -> Drawing? {
    guard let sweepAxes = outcome.scenario.sweep?.axes, let axis = sweepAxes.first, axis.isNumeric
    else {
      return nil
    }
    let runs = Set(outcome.sweep.flatMap { $0.facts.map(\.model.name) }.filter { run ?? $0 == $0 })
    var curves: [(name: String, points: [Curve.Point])] = []
    for sweepCase in outcome.sweep {
      guard let x = sweepCase.values.first?.number else { continue }
      for answer in sweepCase.facts where runs.contains(answer.model.name) {
        guard let y = answer.value(column) else { continue }
        let others = sweepCase.othersInWords(sweepAxes)
        let parts = (runs.count > 1 ? [answer.model.name] : []) + (others.isEmpty ? [] : [others])
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
    let panel = Panel(
      title: "", x: axis.axis, y: Axis(column.label), curves: drawn)
    return Drawing(
      title: Trend.sentence(column.subject, of: panel, by: "with") ?? "",
      subtitle: "\(column.label.capitalised), against \(axis.label)", .curves([panel]),
      footer: footer(outcome))
  }

  private func footer(_ outcome: Outcome) -> [String] {
    guard let question = outcome.scenario.questions.of(Facts.self).first?.question else {
      return []
    }
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
