import Diagnostics
import Foundation
import Questions
import ScalingLaws
import Spec
import Statistics
import Tabular

/// A picture of the cases of a sweep.
protocol SweepPicture: Picture {
  /// Whether it shows cases; pictures of something else may share its word.
  var drawsSweep: Bool { get }

  /// What a sweep lacks for the picture.
  func fault(on sweep: Sweep?) -> InputFault?

  /// What is drawn; `nil` where there is nothing to draw.
  func drawing(of outcome: Outcome) -> Drawing?
}

extension SweepPicture {
  var drawsSweep: Bool { true }

  func fault(on sweep: Sweep?) -> InputFault? {
    guard sweep == nil else { return nil }
    return InputFault(
      problem: "there is no sweep to draw", hint: "add a sweep, or leave out this plot")
  }

  func drawing(of results: Results) -> Drawing? { nil }
}

extension PlotRequest {
  /// Whether the picture shows the cases of a sweep.
  var drawsSweep: Bool { (picture as? any SweepPicture)?.drawsSweep ?? false }
}

/// A column of the sweep against its first axis: a curve for each value of the other axes and each
/// law, a panel for each law where both are several.
struct SweepCurves: SweepPicture {
  static let kind = "sweep"
  static let summary = "A number of each case against the sweep's first axis"

  private let column: SweepColumn

  init(_ ask: inout Asking) throws(Unsettled) {
    column = ask("y", .choice(), "The number that is drawn")
    try ask.settle()
  }

  func drawing(of outcome: Outcome) -> Drawing? {
    let scenario = outcome.scenario
    guard let axes = scenario.sweep?.axes, let axis = axes.first, axis.isNumeric else { return nil }
    var others: [String] = []
    for sweepCase in outcome.sweep {
      let name = sweepCase.othersInWords(axes)
      if !others.contains(name) { others.append(name) }
    }
    let laws = scenario.laws.filter { law in
      outcome.sweep.contains {
        $0.results.contains { $0.law.id == law.card.id && value($0) != nil }
      }
    }
    let lines = laws.enumerated().flatMap { number, law in
      others.enumerated().compactMap { index, other -> (law: String, curve: Curve)? in
        let points = outcome.sweep.flatMap { sweepCase -> [Curve.Point] in
          guard let x = sweepCase.values.first?.number, sweepCase.othersInWords(axes) == other
          else {
            return []
          }
          return sweepCase.results.compactMap { result in
            guard result.law.id == law.card.id, let y = value(result) else { return nil }
            return Curve.Point(
              x: x, y: y, band: result.numbers.flatMap(column.interval).map { $0.low...$0.high },
              isExtrapolated: result.numbers?.excesses.isEmpty == false)
          }
        }
        guard points.count >= 2 else { return nil }
        let isByOther = others.count > 1
        return (
          law.card.id,
          Curve(
            name: isByOther ? other : law.card.id, style: isByOther ? index : number,
            points: points.sorted { $0.x < $1.x })
        )
      }
    }
    let isSplit = others.count > 1 && laws.count > 1
    let panels = (isSplit ? laws.map { Optional($0.card.id) } : [nil]).map { law in
      let curves = lines.filter { law == nil || $0.law == law }.map(\.curve)
      return Panel(
        title: law ?? "", x: axis.axis,
        y: column.axis(spanning: curves.flatMap { $0.points.map(\.y) }), curves: curves)
    }.filter { !$0.curves.isEmpty }
    guard let first = panels.first else { return nil }
    let by = others.count > 1 ? "with" : "under"
    let finding = Trend.sentence(column.subject, of: first, by: by) ?? ""
    return Drawing(
      title: (isSplit ? "Under \(first.title): " : "") + finding,
      subtitle: "\(column.label.capitalised), against \(axis.label)"
        + (others.count > 1
          ? ", by \(axes.dropFirst().map(\.label).joined(separator: " and "))"
          : laws.count > 1 ? ", by law" : ""),
      .curves(panels),
      footer: outcome.drawnFrom.citations(
        of: lines.map(\.law), refused: refused(outcome, lines.map(\.law))))
  }

  private func value(_ result: LawResult) -> Double? { result.numbers.flatMap(column.value) }

  /// Why laws without a curve give none.
  private func refused(_ outcome: Outcome, _ drawn: [String]) -> [String: String] {
    var reasons: [String: String] = [:]
    for result in outcome.sweep.lazy.flatMap(\.results) where !drawn.contains(result.law.id) {
      if case .failure(let refusal) = result.outcome { reasons[result.law.id] = refusal.reason }
    }
    return reasons
  }
}

extension SweepCase {
  /// The values of all axes but the first: `64 experts per layer`.
  func othersInWords(_ axes: [SweepAxis]) -> String {
    zip(axes, values).dropFirst().map { axis, value in
      let plain = axis.label.prefix { $0 != "(" }.trimmingCharacters(in: .whitespaces)
      return axis.isNumeric ? "\(value.text) \(plain)" : value.text
    }.joined(separator: ", ")
  }
}

extension SweepAxis {
  /// What is varied, in words: of known keys as people say it, of others the key's own words.
  var label: String {
    let parts = path.split { ".[]".contains($0) }.map(String.init)
    let key = parts.last { Int($0) == nil } ?? path
    if let known = Self.known[key] { return known }
    let words = key.map { $0.isUppercase ? " " + $0.lowercased() : String($0) }.joined()
    let owner = parts.dropLast().last { $0 != "multiplier" && Int($0) == nil } ?? ""
    return ["value", "score"].contains(key) ? "\(words) of \(owner)" : words
  }

  /// The axis at the values that were asked about.
  var axis: Axis {
    let numbers = values.compactMap(\.number)
    var axis = Axis(label, spanning: numbers)
    if numbers.count <= 12 { axis.tics = numbers }
    return axis
  }

  private static let known = [
    "flop": "training FLOP", "tokens": "training tokens", "total": "total parameters",
    "active": "active parameters", "experts": "experts per layer", "topK": "experts per token",
    "inferenceTokens": "tokens of inference", "hiddenOverExpertWidth": "hidden over expert width",
    "exposuresWorth": "worth of an exposure", "sd": "run-to-run deviation",
  ]
}

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

extension SweepColumn {
  /// The interval of the number, where the law has one.
  fileprivate func interval(of numbers: LawResult.Numbers) -> Interval? {
    switch self {
    case .denseEquivalent: numbers.denseEquivalentInterval
    case .multiplier: numbers.multiplierInterval
    case .lossGap: numbers.lossGapInterval
    default: nil
    }
  }

  fileprivate func value(of numbers: LawResult.Numbers) -> Double? {
    switch self {
    case .denseEquivalent: numbers.denseEquivalent
    case .multiplier: numbers.multiplier
    case .loss: numbers.loss
    case .size: numbers.size
    case .tokens: numbers.tokens
    case .tokensPerParameter: numbers.tokensPerParameter
    case .lossGap: numbers.lossGap
    case .tokenMultiplier: numbers.tokenMultiplier
    case .crossover: numbers.crossover
    }
  }
}
