import Evidence
import Foundation
import Spec
import Tabular
import Units

/// Observed against predicted dense equivalents, every set named.
public struct BacktestPicture: Picture {
  public static let kind = "backtest"
  public static let summary =
    "Measured dense equivalents against √(active · total), every set named"

  public init(_ ask: inout Asking) throws(Unsettled) {
    try ask.settle()
  }

  public func drawing(of results: Results) -> Drawing? {
    results.findings.of(BacktestQuestion.self).first.map { Self.drawing(of: $0.found) }
  }

  static func chart(of test: Backtest) -> Chart {
    let drawing = drawing(of: test)
    return Chart(
      name: kind, title: drawing.title, body: drawing.body, footer: drawing.footer)
  }

  private static func drawing(of test: Backtest) -> Drawing {
    let models = Dictionary(grouping: test.points) { point in
      [point.reading.model.set, point.reading.model.name]
    }
    var labelled: Set<String> = []
    var marks: [Mark] = []
    for (key, points) in models.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let mean = points.map(\.reading.logSize).reduce(0, +) / Double(points.count)
      // A set is named once, at its first MoE.
      let label = labelled.insert(key[0]).inserted ? key[0] : ""
      marks.append(Mark(label: label, x: points[0].predicted.value, y: exp(mean)))
    }
    let sizes = marks.flatMap { [$0.x, $0.y] }
    let (low, high) = ((sizes.min() ?? 1e8) / 1.5, (sizes.max() ?? 1e12) * 1.5)
    func line(_ name: String, _ style: Int, _ factor: Double) -> Curve {
      Curve(
        name: name, style: style,
        points: [low, high].map { .init(x: $0, y: $0 * factor, isExtrapolated: false) },
        isMarked: false)
    }
    let errors = test.rules.first?.errors
    let held = test.coverage.first { $0.level == 0.8 }.map { ($0.byReading * 100).fixed(0) } ?? ""
    return Drawing(
      title: "√(active · total) predicts what MoE are worth, with a root mean square error of ×"
        + (errors?.rms.rounded(toDigits: 3) ?? "unknown"),
      .curves([
        Panel(
          title: "",
          x: Axis("predicted: √(active · total) (parameters)", isLogarithmic: true),
          y: Axis("measured dense equivalent (parameters)", isLogarithmic: true),
          curves: [
            line("equal", 0, 1),
            line("twice as much", 1, 2),
            line("half as much", 2, 0.5),
          ], marks: marks)
      ]),
      footer: [
        "Each point is an MoE, its readings averaged over axes; \(test.coverage.first?.sets ?? 0) sets. "
          + "80 % intervals held \(held) % of the readings on sets left out."
      ])
  }
}
