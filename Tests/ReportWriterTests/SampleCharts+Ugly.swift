import Tabular

extension SampleCharts {
  private static func curves(_ name: String, _ panels: [Panel]) -> Chart {
    Chart(name: name, title: name, body: .curves(panels), footer: ["A footer line."])
  }

  private static func panel(
    x: Axis = Axis("x"), y: Axis = Axis("y"), _ values: [(Double, Double)], marks: [Mark] = []
  ) -> Panel {
    let points = values.map { Curve.Point(x: $0.0, y: $0.1, isExtrapolated: false) }
    return Panel(
      title: "", x: x, y: y, curves: [Curve(name: "curve", style: 0, points: points)], marks: marks)
  }

  private static let log = Axis("logarithmic", isLogarithmic: true)

  static let onePoint = curves(
    "one-point", [panel([(3, 7)]), panel(x: log, y: log, [(1e21, 1e-9)])])
  static let equalValues = curves(
    "equal-values",
    [panel([(1, 5), (2, 5), (3, 5)]), panel([(4, 0), (4, 0)]), panel([(1, -1e12), (2, -1e12)])])
  static let nearlyEqual = curves(
    "nearly-equal",
    [
      panel(x: log, y: log, [(1e21, 2), (1.000001e21, 2.0000001)]),
      panel([(1, 1e9), (2, 1e9 + 1), (3, 1e9 + 2)]),
    ])
  static let manyDecades = curves(
    "many-decades",
    [
      panel(x: log, y: log, [(1e-3, 1e-6), (1e4, 1), (1e9, 1e6)]),
      panel(x: log, y: log, [(1e-280, 1e280), (1e280, 1e-280)]),
    ])
  static let noPanels = curves("no-panels", [])
  static let noCurves = curves(
    "no-curves",
    [
      Panel(title: "Empty", x: log, y: log, curves: []),
      Panel(
        title: "Only marks", x: Axis("x"), y: Axis("y"), curves: [],
        marks: [Mark(label: "alone", x: 1, y: 1)]),
    ])
  static let eightCurves = curves(
    "eight-curves",
    [
      Panel(
        title: "", x: Axis("x"), y: Axis("y"),
        curves: (0..<8).map { style in
          Curve(
            name: "curve with style \(style)", style: style,
            points: (0..<30).map { index in
              let x = Double(index)
              return Curve.Point(
                x: x, y: x * (1 + Double(style) * 0.2), band: (x * 0.9)...(x * 3),
                isExtrapolated: index > 20 || index == 10)
            })
        })
    ])
  static let tiny = curves("tiny", [panel([(1e-15, 2e-20), (2e-15, 3e-20)]), panel([(0, 0)])])
  static let crowdedMarks = curves(
    "crowded-marks",
    [
      panel(
        x: log, y: Axis("score"), [(1e22, 30), (1e23, 50), (1e24, 60), (1e25, 66)],
        marks: (0..<14).map { index in
          Mark(
            label: "model number \(index)", x: 1e24 * (1 + Double(index % 5) * 0.3),
            y: 58 + Double(index) * 0.4)
        })
    ])
  static let noRows = Chart(
    name: "no-rows", title: "No rows",
    body: .dots(DotPlot(axis: Axis("value", isLogarithmic: true), rows: [])), footer: [])
  static let oneRow = Chart(
    name: "one-row", title: "One row",
    body: .dots(
      DotPlot(axis: Axis("value"), rows: [.init(label: "a", value: 1, isExtrapolated: true)])),
    footer: [])
  static let hardRows = Chart(
    name: "hard-rows", title: "Rows that are hard to draw",
    body: .dots(
      DotPlot(
        axis: Axis("value", isLogarithmic: true),
        rows: [
          .init(
            label: String(repeating: "a very long label ", count: 20), value: 5, range: 0...1e6,
            isExtrapolated: true, note: String(repeating: "a long note ", count: 30)),
          .init(label: "below zero", value: -3, range: -4...(-2), isExtrapolated: false),
          .init(label: "not a number", value: .nan, isExtrapolated: false),
          .init(label: "open above", value: 40, range: 20...(.infinity), isExtrapolated: false),
          .init(
            label: "open below", value: 40, range: -.infinity...80, isExtrapolated: true),
          .init(
            label: "open", value: 40, range: -.infinity...(.infinity), isExtrapolated: false),
          .init(
            label: "Unbreakable" + String(repeating: "x", count: 300), value: nil,
            isExtrapolated: false, note: String(repeating: "why there is none ", count: 30)),
          .init(label: "", value: nil, isExtrapolated: false),
        ],
        guides: (0..<9).map { .init(label: "guide number \($0)", value: 10 + Double($0)) }
          + [.init(label: "far", value: 1e6)])), footer: [])
  static let hardFactors = Chart(
    name: "hard-factors", title: "Factors that are hard to draw",
    body: .factors(
      FactorPlot(
        axis: Axis("", isLogarithmic: false),
        factors: [
          .init(label: "none at all", value: 1, range: 0.5...2),
          .init(label: "zero", value: 0), .init(label: "negative", value: -2),
          .init(label: "huge", value: 1e12, range: 0...(.infinity)),
          .init(label: "not a number", value: .nan), .init(label: "tiny", value: 1e-14),
        ], total: .init(label: "total", value: .infinity))), footer: [])
  static let noFactors = Chart(
    name: "no-factors", title: "No factors",
    body: .factors(
      FactorPlot(axis: Axis("times"), factors: [], total: .init(label: "total", value: 1))),
    footer: [])

  private static let words = String(repeating: "words that go on and on ", count: 40)
  static let longTexts = Chart(
    name: "long-texts", title: words,
    body: .curves(
      (0..<2).map { _ in
        Panel(
          title: words, x: Axis(words), y: Axis(words),
          curves: [
            Curve(
              name: words, style: 4,
              points: [
                .init(x: 0, y: 0, isExtrapolated: false), .init(x: 1, y: 1, isExtrapolated: true),
              ])
          ], marks: [Mark(label: words, x: 0.9, y: 0.5)])
      }), footer: [words, words])
  static let brokenNumbers = curves(
    "broken-numbers",
    [
      panel([(0, 1), (1, .nan), (2, 3), (.infinity, 3), (3, -.infinity), (4, 2), (5, 1)]),
      panel(x: log, y: log, [(0, 1), (-1, 4), (10, 0), (100, 5), (1000, 1e308)]),
    ])
}
