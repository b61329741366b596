import Diagnostics
import Questions
import ScalingLaws
import Spec
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

/// A column of the sweep against its first axis, a curve for each law.
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
    guard let axis = scenario.sweep?.axes.first, axis.isNumeric else { return nil }
    let curves = scenario.laws.enumerated().compactMap { index, law -> Curve? in
      let points = outcome.sweep.flatMap { sweepCase in
        sweepCase.results.compactMap { result -> Curve.Point? in
          guard result.law.id == law.card.id, let x = sweepCase.values.first?.number,
            let numbers = result.numbers, let y = column.value(of: numbers)
          else { return nil }
          return Curve.Point(x: x, y: y, isExtrapolated: !numbers.excesses.isEmpty)
        }
      }
      guard points.count >= 2 else { return nil }
      return Curve(name: law.card.id, style: index, points: points.sorted { $0.x < $1.x })
    }
    guard !curves.isEmpty else { return nil }
    let panel = Panel(
      title: "", x: Axis(axis.path, spanning: axis.values.compactMap(\.number)),
      y: Axis(column.label, spanning: curves.flatMap { $0.points.map(\.y) }), curves: curves)
    return Drawing(
      title: scenario.title, .curves([panel]),
      footer: outcome.drawnFrom.citations(of: curves.map(\.name)))
  }
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
        title: law.card.id, x: Axis(axes[0].path, spanning: xs),
        y: Axis(axes[1].path, spanning: ys),
        z: Axis(column.label, spanning: values), xs: xs, ys: ys, cells: cells)
    }
    guard !maps.isEmpty else { return nil }
    return Drawing(
      title: outcome.scenario.title, .heatMaps(maps),
      footer: outcome.drawnFrom.citations(of: maps.map(\.title)))
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
    return Drawing(
      title: outcome.scenario.title, .pareto(plots),
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
