import Formats
import Questions
import ScalingLaws
import Tabular

extension Outcome {
  /// What pictures of questions are drawn from.
  var drawnFrom: Results {
    Results(world: scenario.world, findings: findings, title: scenario.title)
  }

  /// The pictures that the scenario asks for.
  public var charts: [Chart] {
    scenario.plots.compactMap { request in
      if case .picture(let picture) = request.kind {
        return picture.drawing(of: drawnFrom).map { drawing in
          Chart(
            name: request.name, title: request.title ?? drawing.title, body: drawing.body,
            footer: drawing.footer + ["Scenario: \(scenario.name)"])
        }
      }
      return body(of: request.kind).map { body, footer in
        Chart(
          name: request.name, title: request.title ?? scenario.title, body: body,
          footer: footer + ["Scenario: \(scenario.name)"])
      }
    }
  }

  private func body(of kind: PlotRequest.Kind) -> (Chart.Body, footer: [String])? {
    switch kind {
    case .sweep(let column):
      return sweepPanel(column).map {
        (.curves([$0]), footer: citations(of: $0.curves.map(\.name)))
      }
    case .heatMap(let column):
      let maps = heatMaps(column)
      return maps.isEmpty ? nil : (.heatMaps(maps), footer: citations(of: maps.map(\.title)))
    case .sweepFront(let x, let y):
      let plots = sweepFronts(x, y)
      return plots.isEmpty ? nil : (.pareto(plots), footer: citations(of: plots.map(\.title)))
    case .optimumFront(let front):
      let plots = front.plots(of: drawnFrom)
      return plots.isEmpty ? nil : (.pareto(plots), footer: citations(of: plots.map(\.title)))
    case .factSweep(let column, let run):
      return factSweepPanel(column, of: run)
    case .picture:
      return nil
    }
  }

  /// The laws that a picture draws, with their papers.
  private func citations(of ids: [String]) -> [String] {
    let drawn = scenario.laws.filter { ids.contains($0.card.id) && !$0.card.isFolklore }
    let cited = drawn.map { "\($0.card.id) (\($0.card.citation))" }
    return ["Laws: " + cited.joined(separator: ", ")]
  }
}
