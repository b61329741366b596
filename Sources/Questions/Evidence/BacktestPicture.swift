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
    return drawing.chart(kind)
  }

  private static func drawing(of test: Backtest) -> Drawing {
    let models = Dictionary(grouping: test.points) { point in
      [point.reading.model.set, point.reading.model.name]
    }
    let points = models.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, points in
      let mean = points.map(\.reading.logSize).reduce(0, +) / Double(points.count)
      return (name: key[1], x: points[0].predicted.value, y: exp(mean))
    }
    // Those that lie off by more than half are named.
    let marks = points.filter { abs(log($0.y / $0.x)) > log(1.7) }.map {
      Mark(label: $0.name, x: $0.x, y: $0.y, isLabelAlone: true)
    }
    let sizes = points.flatMap { [$0.x, $0.y] }
    let (low, high) = ((sizes.min() ?? 1e8) / 1.5, (sizes.max() ?? 1e12) * 1.5)
    func line(_ name: String, _ factor: Double) -> Curve {
      var line = Curve(
        name: name, style: 6,
        points: [low, high].map { .init(x: $0, y: $0 * factor, isExtrapolated: false) })
      line.isMuted = factor != 1
      return line
    }
    let errors = test.rules.first?.errors
    let held = test.coverage.first { $0.level == 0.8 }.map { ($0.byReading * 100).fixed(0) } ?? ""
    return Drawing(
      title: "√(active · total) predicts what MoE are worth, with a root mean square error of ×"
        + (errors?.rms.rounded(toDigits: 3) ?? "unknown"),
      subtitle:
        "Dense model of equal scores, as measured beside dense siblings, against the prediction; "
        + "names: off by more than ×1.7",
      .curves([
        Panel(
          title: "",
          x: Axis("predicted: √(active · total) (parameters)", isLogarithmic: true),
          y: Axis("measured (dense parameters)", isLogarithmic: true),
          curves: [
            line("as predicted", 1), line("twice as much", 2), line("half as much", 0.5),
            Curve(
              name: "MoE, mean over axes", style: 0,
              points: points.map { .init(x: $0.x, y: $0.y, isExtrapolated: false) }, form: .points),
          ], marks: marks)
      ]),
      footer: [
        "Each point is an MoE, its readings averaged over axes; \(test.coverage.first?.sets ?? 0) sets. "
          + "80 % intervals held \(held) % of the readings on sets left out."
      ])
  }
}
