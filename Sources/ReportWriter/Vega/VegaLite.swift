import Foundation
import Tabular

/// A chart as a Vega-Lite specification with its data inside, which pages and notebooks draw.
///
/// Tooltips tell the numbers. Nothing of moesim's runs there: the file is data for a public program.
///
/// The form is https://vega.github.io/schema/vega-lite/v5.json. Left out against the gnuplot script:
/// lines of equal number on maps, and labels that avoid each other.
public enum VegaLite {
  static let schema = "https://vega.github.io/schema/vega-lite/v5.json"
  /// Colours of gnuplot's pictures, told apart by people who see few (Okabe and Ito 2008).
  static let colours: JSONValue = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000", "#999999",
  ]

  /// The specification of a chart.
  ///
  /// - Throws: where a number of the chart has no place in JSON.
  public static func text(of chart: Chart) throws(WriterFault) -> String {
    let panels = panels(chart.body)
    let lines = ([chart.subtitle] + chart.footer).filter { !$0.isEmpty }
    var members: [JSONValue.Member] = [
      .init("$schema", .string(schema)),
      .init("description", .string(([chart.title] + lines).joined(separator: " "))),
      .init(
        "title",
        [
          "text": wrapped([chart.title]), "subtitle": wrapped(lines),
          "anchor": "start",
        ]),
    ]
    if panels.count == 1, case .object(let own) = panels[0] {
      members += own.filter { $0.name != "title" }
    } else {
      members += [.init("columns", 2), .init("concat", .array(panels))]
    }
    members.append(
      .init("config", ["range": ["category": colours], "view": ["stroke": nil]]))
    return try JSONValue.object(members).text() + "\n"
  }

  /// Lines of at most so many characters, for titles that would widen the picture.
  static func wrapped(_ lines: [String], at most: Int = 90) -> JSONValue {
    var parts: [String] = []
    for line in lines {
      var part = ""
      for word in line.split(separator: " ") {
        if !part.isEmpty, part.count + word.count >= most {
          parts.append(part)
          part = ""
        }
        part += (part.isEmpty ? "" : " ") + word
      }
      parts.append(part)
    }
    return .array(parts.map(JSONValue.string))
  }

  static func panels(_ body: Chart.Body) -> [JSONValue] {
    switch body {
    case .curves(let panels): panels.map(view)
    case .dots(let plot): [view(plot)]
    case .factors(let plot): [view(plot)]
    case .heatMaps(let maps): maps.map(view)
    case .pareto(let plots): plots.map(view)
    case .ridges(let plot): [view(plot)]
    }
  }

  // MARK: Parts

  /// A view of layers over rows of data.
  static func view(
    _ title: String, _ rows: [JSONValue], height: JSONValue = 300, _ layers: [JSONValue]
  ) -> JSONValue {
    [
      "title": .string(title), "width": 480, "height": height, "data": ["values": .array(rows)],
      "layer": .array(layers),
    ]
  }

  static func channel(
    _ field: String, _ type: String, _ more: [JSONValue.Member] = []
  ) -> JSONValue {
    .object([.init("field", .string(field)), .init("type", .string(type))] + more)
  }

  /// Numbers as moesim writes them: 20B, 2T, 1e24.
  static let label: JSONValue =
    "datum.value >= 1e15 ? format(datum.value, '.2~e') : datum.value >= 1e4 ? replace(format(datum.value, '.3~s'), 'G', 'B') : format(datum.value, '.3~g')"

  /// A position on an axis; ratios stand on a logarithmic one.
  static func place(_ field: String, _ axis: Axis) -> JSONValue {
    var scale: [JSONValue.Member] = [.init("zero", false)]
    if axis.isLogarithmic { scale = [.init("type", "log")] }
    var settings: [JSONValue.Member] = [.init("labelExpr", label)]
    if !axis.tics.isEmpty {
      settings.append(.init("values", .array(axis.tics.map(JSONValue.number))))
    }
    return channel(
      field, "quantitative",
      [
        .init("title", .string(axis.label)), .init("scale", .object(scale)),
        .init("axis", .object(settings)),
      ])
  }

  static func layer(
    _ mark: JSONValue, where test: String? = nil, _ encoding: [(String, JSONValue)]
  ) -> JSONValue {
    var members: [JSONValue.Member] = [.init("mark", mark)]
    if let test { members.append(.init("transform", [["filter": .string(test)]])) }
    members.append(
      .init("encoding", .object(encoding.map { JSONValue.Member($0.0, $0.1) })))
    return .object(members)
  }

  static let colour = (
    "color",
    channel("name", "nominal", [.init("title", nil), .init("legend", ["symbolOpacity": 1])])
  )
  static let dash = (
    "strokeDash",
    channel(
      "extrapolated", "nominal",
      [
        .init("scale", ["domain": [false, true], "range": [[1, 0], [4, 4]]]),
        .init("legend", ["title": "beyond the fitted range"]),
      ])
  )

  static func tooltip(_ fields: [(String, String)]) -> (String, JSONValue) {
    ("tooltip", .array(fields.map { channel($0.0, $0.1) }))
  }

  /// Lines at labelled values of an axis.
  static func guides(
    _ guides: [(label: String, value: Double)], on channelName: String, _ axis: Axis
  ) -> [JSONValue] {
    let all = guides + (axis.reference.map { [("", $0)] } ?? [])
    return all.map { guide in
      [
        "data": ["values": [["at": .number(guide.value), "label": .string(guide.label)]]],
        "mark": ["type": "rule", "color": "#888888"],
        "encoding": .object([
          .init(channelName, channel("at", "quantitative")),
          .init("tooltip", channel("label", "nominal")),
        ]),
      ]
    }
  }

  // MARK: Bodies

  static func view(_ panel: Panel) -> JSONValue {
    var rows: [JSONValue] = []
    for curve in panel.curves {
      var last: Curve.Point?
      for point in curve.points where point.x.isFinite && point.y.isFinite {
        func row(_ point: Curve.Point, isExtrapolated: Bool) -> JSONValue {
          [
            "name": .string(curve.name), "x": .number(point.x), "y": .number(point.y),
            "low": JSONValue(point.band?.lowerBound.finite),
            "high": JSONValue(point.band?.upperBound.finite),
            "extrapolated": .boolean(isExtrapolated),
            "form": .string(curve.form == .line ? "line" : "points"),
            "joined": .boolean(curve.form != .points),
          ]
        }
        // A line that changes its dashes goes on from the point before.
        if curve.form == .line, let last, last.isExtrapolated != point.isExtrapolated {
          rows.append(
            last.isExtrapolated
              ? row(point, isExtrapolated: true) : row(last, isExtrapolated: true))
        }
        rows.append(row(point, isExtrapolated: point.isExtrapolated))
        last = point
      }
    }
    rows += panel.marks.map {
      ["label": .string($0.label), "x": .number($0.x), "y": .number($0.y), "form": "mark"]
    }
    let (x, y) = (("x", place("x", panel.x)), ("y", place("y", panel.y)))
    let tips = tooltip([("name", "nominal"), ("x", "quantitative"), ("y", "quantitative")])
    return view(
      panel.title, rows,
      guides([], on: "y", panel.y) + [
        layer(
          ["type": "area", "opacity": 0.15], where: "datum.form == 'line' && datum.low != null",
          [x, ("y", place("low", panel.y)), ("y2", ["field": "high"]), colour]),
        layer(
          ["type": "line"], where: "datum.joined && datum.form != 'mark'", [x, y, colour, dash]),
        layer(
          ["type": "rule"], where: "datum.form == 'points' && datum.low != null",
          [x, ("y", place("low", panel.y)), ("y2", ["field": "high"]), colour]),
        layer(
          ["type": "point", "filled": true], where: "datum.form == 'points'", [x, y, colour, tips]),
        layer(
          ["type": "point", "opacity": 0, "size": 80], where: "datum.form == 'line'",
          [x, y, tips]),
        layer(
          ["type": "text", "dx": 6, "align": "left"], where: "datum.form == 'mark'",
          [x, y, ("text", channel("label", "nominal"))]),
      ])
  }

  static func label(_ rows: [String]) -> (String, JSONValue) {
    (
      "y",
      channel(
        "label", "nominal",
        [
          .init("sort", .array(rows.map(JSONValue.string))), .init("title", nil),
          .init("axis", ["labelLimit": 320]),
        ])
    )
  }
}

extension Double {
  /// The number where JSON has it.
  var finite: Double? { isFinite ? self : nil }
}
