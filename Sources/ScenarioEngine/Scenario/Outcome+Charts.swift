import Questions
import Tabular

extension Outcome {
  /// What pictures of questions are drawn from.
  var drawnFrom: Results {
    Results(world: scenario.world, findings: findings, title: scenario.title)
  }

  /// The pictures that the scenario asks for.
  public var charts: [Chart] {
    scenario.plots.compactMap { request in
      let swept = request.picture as? any SweepPicture
      let drawing = swept.map { $0.drawing(of: self) } ?? request.picture.drawing(of: drawnFrom)
      return drawing.map { drawing in
        Chart(
          name: request.name, title: request.title ?? drawing.title, body: drawing.body,
          footer: drawing.footer + ["Scenario: \(scenario.name)"])
      }
    }
  }
}
