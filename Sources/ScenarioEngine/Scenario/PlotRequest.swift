import Formats
import Questions
import Tabular

/// A picture that a scenario asks for.
public struct PlotRequest: Sendable {
  /// The file stem.
  public let name: String
  public let picture: any Picture
  let style: PlotStyle
}

/// What a scenario changes in the look of a picture, whatever its kind.
struct PlotStyle: Sendable {
  static let logWords = ["x", "y", "xy", "none"]

  private let title: String?
  private let subtitle: String?
  private let xLabel: String?
  private let yLabel: String?
  private let log: String?
  private let highlight: [String]

  init(_ node: Node) {
    title = node["title"]?.text
    subtitle = node["subtitle"]?.text
    xLabel = node["xLabel"]?.text
    yLabel = node["yLabel"]?.text
    log = node["log"]?.text
    highlight = (node["highlight"]?.items ?? []).compactMap(\.text)
  }

  /// The chart of a drawing; one with a title of its own keeps the finding as a part of the subtitle.
  func chart(_ name: String, _ drawing: Drawing, footer: [String]) -> Chart {
    Chart(
      name: name, title: title ?? drawing.title, subtitle: subtitle ?? drawing.subtitle,
      body: styled(drawing.body), footer: drawing.footer + footer)
  }

  private func styled(_ body: Chart.Body) -> Chart.Body {
    switch body {
    case .curves(let panels): .curves(panels.map(styled))
    case .dots(var plot):
      .dots(
        {
          plot.axis = axis(plot.axis, xLabel, "x"); return plot
        }())
    case .factors(var plot):
      .factors(
        {
          plot.axis = axis(plot.axis, xLabel, "x"); return plot
        }())
    case .ridges(var plot):
      .ridges(
        {
          plot.axis = axis(plot.axis, xLabel, "x"); return plot
        }())
    case .heatMaps(let maps):
      .heatMaps(
        maps.map { map in
          var map = map
          (map.x, map.y) = (axis(map.x, xLabel, "x"), axis(map.y, yLabel, "y"))
          return map
        })
    case .pareto(let plots):
      .pareto(
        plots.map { plot in
          var plot = plot
          (plot.x, plot.y) = (axis(plot.x, xLabel, "x"), axis(plot.y, yLabel, "y"))
          return plot
        })
    }
  }

  private func styled(_ panel: Panel) -> Panel {
    var panel = panel
    (panel.x, panel.y) = (axis(panel.x, xLabel, "x"), axis(panel.y, yLabel, "y"))
    guard !highlight.isEmpty else { return panel }
    panel.curves = panel.curves.map { curve in
      var curve = curve
      curve.isMuted = !highlight.contains(curve.name)
      return curve
    }
    // Those that are pointed out lie over the others.
    panel.curves = panel.curves.filter(\.isMuted) + panel.curves.filter { !$0.isMuted }
    return panel
  }

  private func axis(_ axis: Axis, _ label: String?, _ letter: Character) -> Axis {
    var axis = axis
    axis.label = label ?? axis.label
    if let log {
      axis.isLogarithmic = log.contains(letter)
      if !axis.isLogarithmic { axis.reference = nil }
    }
    return axis
  }
}
