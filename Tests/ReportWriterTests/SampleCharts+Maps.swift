import Foundation
import Tabular
import Units

extension SampleCharts {
  private static func map(
    _ title: String, columns: Int, rows: Int, _ value: (Double, Double) -> Double?
  ) -> HeatMap {
    let step = 8 / Double(max(1, columns - 1))
    let xs: [Double] = (0..<columns).map { pow(10, 18 + step * Double($0)) }
    let ys: [Double] = (0..<rows).map { pow(2, Double($0)) }
    return HeatMap(
      title: title, x: Axis("training FLOP", isLogarithmic: true),
      y: Axis("experts", isLogarithmic: true), z: Axis("loss (nats per token)"), xs: xs, ys: ys,
      cells: ys.flatMap { y in
        xs.map { HeatMap.Cell(value(log10($0), log2(y)), isExtrapolated: $0 > 1e23) }
      }, marks: [Mark(label: "a model", x: 1e22, y: 6)])
  }

  static let map = Chart(
    name: "map", title: "Loss by training FLOP and number of experts",
    body: .heatMaps([
      map("joint-moe-2025", columns: 33, rows: 7) { 1.7 + 8 * pow(10, -0.05 * $0) - 0.02 * $1 }
    ]), footer: ["Laws: joint-moe-2025 (arXiv 2502.05172)."])

  static let twoMaps = Chart(
    name: "two-maps", title: "A ring, a saddle, and holes",
    body: .heatMaps([
      map("ring", columns: 21, rows: 9) { pow(($0 - 22) / 4, 2) + pow(($1 - 4) / 4, 2) },
      map("saddle", columns: 12, rows: 12) { x, y in
        (x - 22) * (y - 5) > 8 ? nil : (x - 22) * (y - 5)
      },
    ]), footer: ["A footer line."])

  static let hardMap = Chart(
    name: "hard-map", title: String(repeating: "words that go on and on ", count: 20),
    body: .heatMaps([
      map("one cell", columns: 1, rows: 1) { _, _ in 3 },
      map("equal", columns: 4, rows: 3) { _, _ in 2 },
      map("nothing", columns: 3, rows: 3) { _, _ in nil },
      map("broken", columns: 3, rows: 3) { x, y in x > 25 ? .infinity : y > 1 ? .nan : x },
    ]), footer: [])

  static let noMaps = Chart(name: "no-maps", title: "No maps", body: .heatMaps([]), footer: ["x"])

  private static let memory = Axis("bytes of memory", isLogarithmic: true)

  private static func designs(
    from x: Double, _ y: Double, extrapolatedFrom first: Int
  ) -> [ParetoPlot.Design] {
    (0..<6).map { index in
      let steps = Double(index)
      return ParetoPlot.Design(
        label: "\(1 << index) experts", x: x * pow(1.7, steps), y: y - 0.03 * steps,
        isExtrapolated: index >= first)
    }
  }

  static let front = Chart(
    name: "front", title: "What more experts cost in memory and bring in loss",
    body: .pareto([
      ParetoPlot(
        title: "joint-moe-2025", x: memory, y: Axis("loss (nats per token)"),
        series: [
          .init(
            name: "1e21 FLOP",
            designs: designs(from: 1e10, 2.4, extrapolatedFrom: 4)
              + [.init(label: "beaten", x: 8e10, y: 2.39, isExtrapolated: false)]),
          .init(
            name: "1e22 FLOP",
            designs: designs(from: 3e10, 2.2, extrapolatedFrom: 0)),
        ])
    ]), footer: ["Less is better along both axes."])

  static let hardFront = Chart(
    name: "hard-front", title: "Fronts that are hard to draw",
    body: .pareto([
      ParetoPlot(
        title: "forty designs", x: Axis("x"), y: Axis("y"), isLessBetterX: false,
        series: [
          .init(
            name: String(repeating: "a long name ", count: 20),
            designs: (0..<40).map { index in
              .init(
                label: "design \(index)", x: cos(Double(index) / 26), y: -sin(Double(index) / 26),
                isExtrapolated: index.isMultiple(of: 2))
            })
        ]),
      ParetoPlot(
        title: "broken", x: memory, y: memory,
        series: [
          .init(
            name: "b",
            designs: [(0.0, 1.0), (.nan, 2), (1e9, 1e9), (2e9, .infinity)].map {
              .init(label: "d", x: $0.0, y: $0.1, isExtrapolated: false)
            }), .init(name: "none", designs: []),
        ]),
    ]), footer: [])

  static let noFronts = Chart(name: "no-fronts", title: "None", body: .pareto([]), footer: [])

  /// Evenly spread quantiles of a skewed distribution.
  private static func draws(_ centre: Double, _ spread: Double) -> [Double] {
    (1..<200).map { centre * exp(spread * log(Double($0) / (200 - Double($0)))) }
  }

  static let ridges = Chart(
    name: "ridges", title: "Best tokens per parameter over refits",
    body: .ridges(
      RidgePlot(
        axis: Axis("tokens per parameter", isLogarithmic: true),
        rows: [
          .init(
            label: "chinchilla-replication-2024", draws: draws(20, 0.2), value: 20.4, range: 8...45,
            isExtrapolated: true),
          .init(label: "my-fit", draws: draws(35, 0.05), value: 35, range: 28...44),
          .init(label: "chinchilla-2022", draws: [], value: 61.8, note: "no draws published"),
          .init(label: "routed-2022", draws: [], value: nil, note: "has no data term"),
        ], guides: [.init(label: "the usual 20", value: 20)])), footer: ["Bars: the middle 95 %."])

  static let hardRidges = Chart(
    name: "hard-ridges", title: "Ridges that are hard to draw",
    body: .ridges(
      RidgePlot(
        axis: Axis("value", isLogarithmic: true),
        rows: [
          .init(
            label: String(repeating: "a very long label ", count: 20), draws: [1, 2, .nan, -4, 0],
            value: 5, range: 0...1e9, note: String(repeating: "a long note ", count: 30)),
          .init(label: "all equal", draws: [3, 3, 3, 3], value: 3, range: 3...3),
          .init(label: "one draw", draws: [7], value: .infinity),
          .init(label: "without value", draws: draws(10, 0.3), value: nil),
          .init(label: "far draws", draws: draws(10, 0.1) + [1e300], value: 10),
        ])), footer: [])

  static let noRidges = Chart(
    name: "no-ridges", title: "None", body: .ridges(RidgePlot(axis: Axis("x"), rows: [])),
    footer: [])
}
