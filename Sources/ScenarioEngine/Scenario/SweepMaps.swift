import Diagnostics
import Foundation
import Questions
import ScalingLaws
import Spec
import Statistics
import Tabular

/// A column of the sweep over its two axes, a map for each law, as losses of two laws share no
/// colours.
struct SweepMaps: SweepPicture {
  static let kind = "heatmap"
  static let summary = "A number of each case over the two axes of a grid"

  private let column: SweepColumn

  init(_ ask: inout Asking) throws(Unsettled) {
    column = ask("z", .choice(), "The number that is drawn")
    try ask.settle()
  }

  func fault(on sweep: Sweep?) -> InputFault? {
    guard let sweep else {
      return InputFault(
        problem: "there is no sweep to draw",
        hint: "add a sweep of two axes, or leave out this plot")
    }
    guard sweep.axes.count == 2, sweep.zip.isEmpty, sweep.axes.allSatisfy(\.isNumeric) else {
      return InputFault(
        field: "kind", problem: "a heatmap needs a grid of two axes whose values are numbers",
        hint: "draw this sweep with the kind 'sweep'")
    }
    return nil
  }

  func drawing(of outcome: Outcome) -> Drawing? {
    guard let axes = outcome.scenario.sweep?.axes, fault(on: outcome.scenario.sweep) == nil else {
      return nil
    }
    let positions = axes.map { axis in Set(axis.values.compactMap(\.number)).sorted() }
    let (xs, ys) = (positions[0], positions[1])
    let places = { (list: [Double]) in
      Dictionary(uniqueKeysWithValues: zip(list, list.indices))
    }
    let (columns, rows) = (places(xs), places(ys))
    let maps = outcome.scenario.laws.compactMap { law -> HeatMap? in
      var cells = [HeatMap.Cell](repeating: .init(nil), count: xs.count * ys.count)
      for sweepCase in outcome.sweep {
        guard let x = sweepCase.values[0].number.flatMap({ columns[$0] }),
          let y = sweepCase.values[1].number.flatMap({ rows[$0] }),
          let numbers = sweepCase.results.first(where: {
            $0.law.id == law.card.id && $0.numbers.flatMap(column.value) != nil
          })?.numbers
        else { continue }
        cells[y * xs.count + x] = .init(
          column.value(of: numbers), isExtrapolated: !numbers.excesses.isEmpty)
      }
      let values = cells.compactMap(\.value)
      guard !values.isEmpty else { return nil }
      return HeatMap(
        title: law.card.id, x: axes[0].axis, y: axes[1].axis,
        z: column.axis(spanning: values), xs: xs, ys: ys, cells: cells)
    }
    guard !maps.isEmpty else { return nil }
    return Drawing(
      title: Self.finding(column, maps[0]),
      subtitle: "\(column.label.capitalised), by \(axes[0].label) and \(axes[1].label)",
      .heatMaps(maps),
      footer: outcome.drawnFrom.citations(of: maps.map(\.title)))
  }
}

extension SweepMaps {
  /// Where the number is highest and lowest.
  fileprivate static func finding(_ column: SweepColumn, _ map: HeatMap) -> String {
    let cells = map.cells.indices.compactMap { index in
      map.cells[index].value.map { (index, $0) }
    }
    guard let high = cells.max(by: { $0.1 < $1.1 }), let low = cells.min(by: { $0.1 < $1.1 }) else {
      return ""
    }
    func place(_ index: Int) -> String {
      map.x.amount(map.xs[index % map.xs.count]) + " and "
        + map.y.amount(map.ys[index / map.xs.count])
    }
    let start = column.subject.capitalised
    return
      "\(start) runs from \(map.z.words(low.1)) at \(place(low.0)) to \(map.z.words(high.1)) at "
      + place(high.0)
  }
}
