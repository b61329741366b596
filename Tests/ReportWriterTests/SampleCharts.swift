import Foundation
import Tabular
import Units

/// Charts like those of real runs, and ugly ones that no run should break on.
enum SampleCharts {
  static var all: [Chart] { usual + ugly }

  static var usual: [Chart] { [losses, panels, equivalents, factors, map, front, ridges] }

  static var ugly: [Chart] {
    [
      onePoint, equalValues, nearlyEqual, manyDecades, noPanels, noCurves, eightCurves, tiny,
      crowdedMarks, noRows, hardRows, oneRow, hardFactors, noFactors, longTexts, brokenNumbers,
      hardMap, twoMaps, noMaps, hardFront, noFronts, hardRidges, noRidges,
    ]
  }

  private static let logX = Axis("training compute (FLOP)", isLogarithmic: true)

  private static func power(
    _ name: String, style: Int, _ scale: Double, _ exponent: Double, floor: Double,
    fittedTo: Double, decades: ClosedRange<Double> = 20...25, count: Int = 41, band: Double? = nil
  ) -> Curve {
    let span = decades.upperBound - decades.lowerBound
    let points = (0..<count).map { index -> Curve.Point in
      let x = pow(10, decades.lowerBound + span * Double(index) / Double(count - 1))
      let y = floor + scale * pow(x, -exponent)
      let width = band.map { $0 * (x > fittedTo ? 2 : 1) }
      return Curve.Point(
        x: x, y: y, band: width.map { (y - $0)...(y + $0) }, isExtrapolated: x > fittedTo)
    }
    return Curve(name: name, style: style, points: points)
  }

  static let losses = Chart(
    name: "losses", title: "Loss against training compute of dense and MoE models",
    body: .curves([
      Panel(
        title: "", x: logX, y: Axis("loss (nats per token)"),
        curves: [
          power("dense", style: 0, 900, 0.15, floor: 1.7, fittedTo: 3e23, band: 0.04),
          power("MoE, 8 experts, top 2", style: 1, 700, 0.15, floor: 1.7, fittedTo: 1e23),
          power("MoE, 64 experts, top 6", style: 2, 560, 0.15, floor: 1.7, fittedTo: 3e22),
          power("√(active·total), folklore", style: 3, 620, 0.149, floor: 1.69, fittedTo: 1e26),
        ],
        marks: [
          Mark(label: "DBRX", x: 2.6e24, y: 1.92), Mark(label: "Mixtral 8x7B", x: 6e23, y: 1.95),
          Mark(label: "Llama 2 70B", x: 8.4e23, y: 1.93),
        ])
    ]),
    footer: [
      "Laws: joint-moe-2025 (arXiv 2502.05172, table 3), chinchilla-replication-2024.",
      "Bands: 95 % of 4,000 bootstrap refits. Losses of two laws are not compared with each other.",
    ])

  static let panels = Chart(
    name: "panels", title: "What a model of DBRX's shape is worth as its data grow",
    body: .curves([
      Panel(
        title: "Dense equivalent", x: Axis("tokens seen", isLogarithmic: true),
        y: Axis("dense equivalent (parameters)", isLogarithmic: true),
        curves: [
          power(
            "joint-moe-2025", style: 0, 2e10, -0.04, floor: 0, fittedTo: 2e12, decades: 11...13.3),
          power(
            "efficiency-leverage-2025", style: 1, 4e10, -0.015, floor: 0, fittedTo: 5e11,
            decades: 11...13.3),
        ], marks: [Mark(label: "DBRX", x: 12e12, y: 60e9)]),
      Panel(
        title: "Compute multiplier at the same tokens", x: Axis("tokens seen", isLogarithmic: true),
        y: Axis("multiplier"),
        curves: [
          power(
            "joint-moe-2025", style: 0, 0.5, -0.04, floor: 0, fittedTo: 2e12, decades: 11...13.3,
            count: 9),
          power(
            "efficiency-leverage-2025", style: 1, 1.1, -0.015, floor: 0, fittedTo: 5e11,
            decades: 11...13.3, count: 9),
        ]),
      Panel(
        title: "Tokens per parameter", x: Axis("tokens seen", isLogarithmic: true),
        y: Axis("tokens per parameter", isLogarithmic: true),
        curves: [
          power(
            "fine-grained-2024", style: 2, 1e-9, -0.9, floor: 0, fittedTo: 2e12, decades: 11...13.3)
        ]),
    ]),
    footer: ["The same colour is the same law in every panel."])

  static let equivalents = Chart(
    name: "equivalents", title: "Which dense model is DBRX worth? One row for each published law",
    body: .dots(
      DotPlot(
        axis: Axis("dense equivalent at the same tokens (parameters)", isLogarithmic: true),
        rows: [
          .init(
            label: "joint-moe-2025", value: 61.3e9, range: 48e9...77e9, isExtrapolated: true,
            note: "57× in compute"),
          .init(
            label: "efficiency-leverage-2025", value: 84e9, range: 71.5e9...98e9,
            isExtrapolated: true, note: "12× in active parameters"),
          .init(
            label: "fine-grained-2024", value: 52e9, range: 50e9...54.1e9, isExtrapolated: false),
          .init(
            label: "routed-2022", value: nil, isExtrapolated: false,
            note: "has no data term, so it cannot answer at given tokens"),
          .init(label: "√(active·total), folklore", value: 68.9e9, isExtrapolated: false),
        ],
        guides: [.init(label: "active 36B", value: 36e9), .init(label: "total 132B", value: 132e9)]
      )),
    footer: ["Median 65B, from 52B to 84B. Ranges: rounding of the printed coefficients."])

  static let factors = Chart(
    name: "factors", title: "From a dense 2023 recipe to DBRX: what multiplied the worth of a FLOP",
    body: .factors(
      FactorPlot(
        axis: Axis("times the compute of the reference", isLogarithmic: true),
        factors: [
          .init(label: "MoE instead of dense", value: 1.82, range: 1.5...2.1),
          .init(label: "better data", value: 2.26, range: 1.9...2.7),
          .init(label: "over-training (12T tokens)", value: 0.64, range: 0.6...0.7),
          .init(label: "tokenizer", value: 1.05),
        ], total: .init(label: "in all", value: 2.76, range: 2.1...3.6))),
    footer: ["Factors act one after another; their order does not change the total."])
}
