import Diagnostics
import Foundation
import Questions
import ScalingLaws
import Spec
import Statistics
import Tabular

/// The cases of the sweep, or the best designs of an optimum, by two columns, and those that no other
/// beats in both.
struct ParetoPicture: SweepPicture {
  static let kind = "pareto"
  static let summary = "Cases or best designs by two numbers, and those that no other beats in both"

  private enum Front {
    case sweep(x: SweepColumn, y: SweepColumn)
    case optimum(OptimumFront)
  }

  private let front: Front

  init(_ ask: inout Asking) throws(Unsettled) {
    let words =
      SweepColumn.allCases.map(\.rawValue)
      + OptimumColumn.allCases.map(\.rawValue).filter { SweepColumn(rawValue: $0) == nil }
    let optimum = ask.optional(
      "of", .name(of: "optimum entry"), isInExample: false, "An optimum; the sweep if left out")
    let x = ask("x", .word(of: words), "The column along the horizontal axis")
    let y = ask("y", .word(of: words), "The column along the vertical axis")
    try ask.settle()
    front =
      if let optimum {
        .optimum(
          OptimumFront(
            optimum: optimum, x: try Self.column("x", x, of: "an optimum", ask),
            y: try Self.column("y", y, of: "an optimum", ask)))
      } else {
        .sweep(
          x: try Self.column("x", x, of: "a sweep", ask),
          y: try Self.column("y", y, of: "a sweep", ask))
      }
  }

  private static func column<Column: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ word: String, of what: String, _ ask: Asking
  ) throws(Unsettled) -> Column {
    if let column = Column(rawValue: word) { return column }
    throw ask.fault(
      at: key, "\(Fault.quoted(word)) is no column of \(what)",
      "known: \(Column.allCases.map(\.rawValue).joined(separator: ", "))")
  }

  var drawsSweep: Bool { if case .sweep = front { true } else { false } }

  func fault(on sweep: Sweep?) -> InputFault? {
    guard drawsSweep, sweep == nil else { return nil }
    return InputFault(
      problem: "there is neither a sweep nor an optimum to draw",
      hint: "name an optimum with 'of', or add a sweep")
  }

  func drawing(of outcome: Outcome) -> Drawing? {
    let plots =
      switch front {
      case .sweep(let x, let y): Self.plots(of: outcome, x, y)
      case .optimum(let front): front.plots(of: outcome.drawnFrom)
      }
    guard !plots.isEmpty else { return nil }
    let front = plots[0].series[0]
    let best = plots[0].front(of: front)
    return Drawing(
      title: best.count > 1
        ? "At \(front.name), from \(plots[0].x.words(front.designs[best[0]].x)) to "
          + "\(plots[0].x.amount(front.designs[best[best.count - 1]].x)) takes the best from "
          + "\(plots[0].y.words(front.designs[best[0]].y)) to "
          + plots[0].y.amount(front.designs[best[best.count - 1]].y)
        : "One design is best in both: \(best.first.map { front.designs[$0].label } ?? "none")",
      subtitle:
        "\(plots[0].y.label.capitalised) against \(plots[0].x.label); steps: designs that no other beats in both",
      .pareto(plots),
      footer: outcome.drawnFrom.citations(of: plots.map(\.title)))
  }

  /// The cases of the sweep, a panel for each law.
  private static func plots(
    of outcome: Outcome, _ x: SweepColumn, _ y: SweepColumn
  ) -> [ParetoPlot] {
    outcome.scenario.laws.compactMap { law in
      let designs = outcome.sweep.flatMap { sweepCase in
        sweepCase.results.compactMap { result -> ParetoPlot.Design? in
          guard result.law.id == law.card.id, let numbers = result.numbers,
            let xValue = x.value(of: numbers), let yValue = y.value(of: numbers)
          else { return nil }
          return ParetoPlot.Design(
            label: sweepCase.values.map(\.text).joined(separator: ", "), x: xValue, y: yValue,
            isExtrapolated: !numbers.excesses.isEmpty)
        }
      }
      guard !designs.isEmpty else { return nil }
      return ParetoPlot(
        title: law.card.id, x: Axis(x.label, spanning: designs.map(\.x)),
        y: Axis(y.label, spanning: designs.map(\.y)), isLessBetterX: x.isLessBetter,
        isLessBetterY: y.isLessBetter,
        series: [.init(name: "cases of the sweep", designs: designs)])
    }
  }
}
