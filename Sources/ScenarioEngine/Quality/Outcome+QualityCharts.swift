import Foundation
import QualityAxes
import Questions
import ScalingLaws
import Tabular
import Units

extension Outcome {
  /// A picture of what is asked beyond loss; `nil` where nothing can be drawn.
  func qualityChart(_ plot: QualityPlot, _ request: PlotRequest) -> Chart? {
    let (name, title) = (request.name, request.title)
    switch plot {
    case .axes(let run):
      return axisChart(run, name: name, title: title)
    case .facts(let column, let run):
      return factSweepChart(column, of: run, name: name, title: title)
    case .popularity:
      return FactCharts.popularity(quality.facts, name: name, title: title)
    case .recall:
      return FactCharts.recall(quality.facts, name: name, title: title)
    case .errors:
      return scenario.quality.facts.map {
        FactCharts.split($0.question, quality.facts, name: name, title: title)
      }
    case .ratingCost:
      return scenario.quality.rating.map { RatingCharts.cost($0, name: name, title: title) }
    case .ratingRuns:
      return scenario.quality.rating.flatMap { RatingCharts.runs($0, name: name, title: title) }
    case .goals:
      return FactualityCharts.goals(quality.factuality, name: name, title: title)
    case .meanCounts:
      return FactualityCharts.shortcut(quality.factuality, name: name, title: title)
    case .trainingFLOP(let goal):
      return FactualityCharts.compute(quality.factuality, goal: goal, name: name, title: title)
    }
  }

  /// A row for each quality, the run's own sizes and the scenario's dense models beside them.
  private func axisChart(_ run: Run, name: String, title: String?) -> Chart? {
    let results = quality.axes.filter { $0.run == run }
    guard !results.isEmpty else { return nil }
    let rows = results.map { result -> DotPlot.Row in
      let range = result.low.flatMap { low in result.high.map { low.value...$0.value } }
      let middle = range.map { ($0.lowerBound * $0.upperBound).squareRoot() }
      guard let size = result.size?.value ?? middle else {
        return DotPlot.Row(
          label: result.axis.name, value: nil, isExtrapolated: false,
          note: result.high.map { "below \($0.rounded(to: 3)); no exponent was measured" }
            ?? "no exponent was measured")
      }
      return DotPlot.Row(
        label: result.axis.name, value: size, range: range,
        isExtrapolated: result.distance != nil || result.size == nil)
    }
    let design = run.model.design
    var guides = [("active", design.active.all), ("total", design.total.all)].compactMap {
      label, size in
      size.map { DotPlot.Guide(label: "\(label) \($0.rounded(to: 3))", value: $0.value) }
    }
    for other in scenario.runs where other.name != run.name && other.model.design.kind == .dense {
      guard let size = other.model.design.total.all else { continue }
      guides.append(
        DotPlot.Guide(label: "\(other.name) \(size.rounded(to: 3))", value: size.value))
    }
    return Chart(
      name: name, title: title ?? "Which dense model equals \(run.name), by quality?",
      body: .dots(
        DotPlot(axis: Axis("dense parameters", isLogarithmic: true), rows: rows, guides: guides)),
      footer: [
        "N_active (N_total/N_active)^γ on the same tokens. "
          + results.map { "\($0.axis.name): γ \($0.gamma), \($0.source)" }.joined(separator: "; ")
      ])
  }

  /// A column against the sweep's first axis, a curve for each run and value of the other axes.
  private func factSweepChart(
    _ column: FactColumn, of run: Run?, name: String, title: String?
  ) -> Chart? {
    guard let sweepAxes = scenario.sweep?.axes, let axis = sweepAxes.first, axis.isNumeric else {
      return nil
    }
    let runs = Set(sweep.flatMap { $0.facts.map(\.model.name) }.filter { run?.name ?? $0 == $0 })
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
    return Chart(
      name: name, title: title ?? scenario.title,
      body: .curves([
        Panel(
          title: "", x: Axis(axis.path, isLogarithmic: spansMuch),
          y: Axis(column.label), curves: drawn)
      ]), footer: factSweepFooter(column))
  }

  private func factSweepFooter(_ column: FactColumn) -> [String] {
    guard let question = scenario.quality.facts?.question else { return [] }
    if column == .accuracy { return ["Line: IKP, arXiv:2604.24827v2; a band of 3 in size."] }
    guard let world = question.world else { return FactTables.notes([], question) }
    return [
      "\(Parameters(world.facts.facts).rounded(to: 3)) facts by r^-"
        + "\(plainText(of: world.facts.exponent)), \(plainText(of: world.facts.bitsPerFact)) bits "
        + "each, \(plainText(of: world.mentionsPerToken)) mentions a token: the author's.",
      "Bits by exposures from synthetic text (arXiv:2404.05405): the order counts, not the level.",
    ]
  }
}
