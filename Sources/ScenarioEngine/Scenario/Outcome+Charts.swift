import Formats
import Questions
import Tabular

extension Outcome {
  /// What pictures of questions are drawn from.
  var drawnFrom: Results {
    Results(world: scenario.world, findings: findings, title: scenario.title)
  }

  /// The pictures that the scenario asks for, and its observations in any case.
  public var charts: [Chart] {
    let footer = ["Scenario: \(scenario.name)"]
    let asked = scenario.plots.compactMap { request in
      let swept = request.picture as? any SweepPicture
      let drawing = swept.map { $0.drawing(of: self) } ?? request.picture.drawing(of: drawnFrom)
      return drawing.map { request.style.chart(request.name, $0, footer: footer) }
    }
    let name = "observations"
    guard
      !scenario.plots.contains(where: { $0.picture is ComputeQualityPicture || $0.name == name }),
      let drawing = ComputeQualityPicture.drawing(of: scenario.world)
    else { return asked }
    return asked + [PlotStyle(Node(.null)).chart(name, drawing, footer: footer)]
  }
}
