import Foundation
import Tabular

/// Dots, factors, maps, fronts and ridges.
extension VegaLite {
  static func view(_ plot: DotPlot) -> JSONValue {
    let rows: [JSONValue] = plot.rows.map { row in
      [
        "label": .string(row.label), "value": JSONValue(row.value?.finite),
        "low": JSONValue(row.range?.lowerBound.finite),
        "high": JSONValue(row.range?.upperBound.finite),
        "extrapolated": .boolean(row.isExtrapolated), "note": .string(row.note),
      ]
    }
    let y = label(plot.rows.map(\.label))
    return view(
      "", rows, height: ["step": 22],
      guides(plot.guides.map { ($0.label, $0.value) }, on: "x", plot.axis) + [
        layer(
          ["type": "rule", "strokeWidth": 2], where: "datum.low != null && datum.high != null",
          [y, ("x", place("low", plot.axis)), ("x2", ["field": "high"])]),
        layer(
          ["type": "point", "filled": true, "size": 60], where: "datum.value != null",
          [
            y, ("x", place("value", plot.axis)),
            tooltip([
              ("label", "nominal"), ("value", "quantitative"), ("low", "quantitative"),
              ("high", "quantitative"), ("note", "nominal"),
            ]),
          ]),
        layer(
          ["type": "text", "align": "left"], where: "datum.value == null && datum.note != ''",
          [y, ("x", ["value": 4]), ("text", channel("note", "nominal"))]),
      ])
  }

  static func view(_ plot: FactorPlot) -> JSONValue {
    var reached = 1.0
    var rows: [JSONValue] = []
    for factor in plot.factors + [plot.total] {
      let start = factor == plot.total ? 1 : reached
      let end = start * factor.value
      reached = factor == plot.total ? reached : end
      rows.append([
        "label": .string(factor.label), "from": .number(start), "to": .number(end),
        "factor": .number(factor.value), "low": JSONValue(factor.range?.lowerBound.finite),
        "high": JSONValue(factor.range?.upperBound.finite),
      ])
    }
    let y = label((plot.factors + [plot.total]).map(\.label))
    return view(
      "", rows, height: ["step": 26],
      guides([], on: "x", plot.axis) + [
        layer(
          ["type": "bar"],
          [
            y, ("x", place("from", plot.axis)), ("x2", ["field": "to"]),
            tooltip([
              ("label", "nominal"), ("factor", "quantitative"), ("low", "quantitative"),
              ("high", "quantitative"),
            ]),
          ])
      ])
  }

  static func view(_ map: HeatMap) -> JSONValue {
    var rows: [JSONValue] = []
    for (row, y) in map.ys.enumerated() {
      for (column, x) in map.xs.enumerated() {
        guard let value = map.cell(column, row).value, value.isFinite else { continue }
        rows.append([
          "x": .number(x), "y": .number(y), "value": .number(value),
          "extrapolated": .boolean(map.cell(column, row).isExtrapolated),
        ])
      }
    }
    func cells(_ field: String, _ axis: Axis, isDescending: Bool) -> JSONValue {
      channel(
        field, "ordinal",
        [
          .init("title", .string(axis.label)),
          .init("sort", isDescending ? "descending" : "ascending"),
          .init("axis", ["labelExpr": label, "labelOverlap": true]),
        ])
    }
    return view(
      map.title, rows,
      [
        layer(
          ["type": "rect"],
          [
            ("x", cells("x", map.x, isDescending: false)),
            ("y", cells("y", map.y, isDescending: true)),
            (
              "color",
              channel(
                "value", "quantitative",
                [
                  .init("title", .string(map.z.label)),
                  .init(
                    "scale",
                    map.z.isLogarithmic
                      ? ["type": "log", "scheme": "viridis"] : ["scheme": "viridis"]),
                ])
            ),
            ("opacity", ["condition": ["test": "datum.extrapolated", "value": 0.6], "value": 1]),
            tooltip([
              ("x", "quantitative"), ("y", "quantitative"), ("value", "quantitative"),
              ("extrapolated", "nominal"),
            ]),
          ])
      ])
  }

  static func view(_ plot: ParetoPlot) -> JSONValue {
    var rows: [JSONValue] = []
    for series in plot.series {
      let front = Set(plot.front(of: series))
      for (index, design) in series.designs.enumerated()
      where design.x.isFinite && design.y.isFinite {
        rows.append([
          "name": .string(series.name), "label": .string(design.label), "x": .number(design.x),
          "y": .number(design.y), "front": .boolean(front.contains(index)),
          "extrapolated": .boolean(design.isExtrapolated),
        ])
      }
    }
    let (x, y) = (("x", place("x", plot.x)), ("y", place("y", plot.y)))
    return view(
      plot.title, rows,
      [
        layer(["type": "line"], where: "datum.front", [x, y, colour]),
        layer(
          ["type": "point", "filled": true],
          [
            x, y, colour,
            tooltip([
              ("label", "nominal"), ("x", "quantitative"), ("y", "quantitative"),
              ("extrapolated", "nominal"),
            ]),
          ]),
      ])
  }

  /// The rows as boxes of their draws, for a kernel of Vega-Lite's own would draw another density.
  static func view(_ plot: RidgePlot) -> JSONValue {
    let rows: [JSONValue] = plot.rows.map { row in
      let draws = row.draws.filter(\.isFinite).sorted()
      func quantile(_ share: Double) -> JSONValue {
        draws.isEmpty ? nil : .number(draws[Int(share * Double(draws.count - 1))])
      }
      return [
        "label": .string(row.label), "value": JSONValue(row.value?.finite),
        "low": quantile(0.025), "q1": quantile(0.25), "q3": quantile(0.75),
        "high": quantile(0.975), "note": .string(row.note),
      ]
    }
    let y = label(plot.rows.map(\.label))
    return view(
      "", rows, height: ["step": 26],
      guides(plot.guides.map { ($0.label, $0.value) }, on: "x", plot.axis) + [
        layer(
          ["type": "rule"], where: "datum.low != null",
          [y, ("x", place("low", plot.axis)), ("x2", ["field": "high"])]),
        layer(
          ["type": "bar", "height": 10, "opacity": 0.5], where: "datum.q1 != null",
          [y, ("x", place("q1", plot.axis)), ("x2", ["field": "q3"])]),
        layer(
          ["type": "point", "filled": true], where: "datum.value != null",
          [
            y, ("x", place("value", plot.axis)),
            tooltip([
              ("label", "nominal"), ("value", "quantitative"), ("low", "quantitative"),
              ("high", "quantitative"), ("note", "nominal"),
            ]),
          ]),
      ])
  }
}
