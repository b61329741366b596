import Tabular

extension Picture {
  /// The width of every picture: narrow enough that a phone shows its numbers, and half a page holds it.
  static let standardWidth = 560.0

  /// The picture of panels with curves, one under the other.
  init(of panels: [Panel], in chart: Chart) {
    self.init(of: chart)
    addLegend(Self.legend(of: panels))
    for panel in panels.isEmpty ? [.empty] : panels { add(layout(of: panel)) }
    addFooter(chart.footer)
  }

  private func layout(of panel: Panel) -> PanelLayout {
    PanelLayout(panel, left: pictureMargin, right: width - pictureMargin)
  }

  /// An entry for each kind of point, and what dashes mean; lines are named where they end.
  private static func legend(of panels: [Panel]) -> [LegendEntry] {
    let curves = panels.flatMap(\.curves)
    var seen: Set<String> = []
    let named = curves.filter { !$0.name.isEmpty && seen.insert("\($0.style) \($0.name)").inserted }
    var entries = named.filter { $0.form != .line }.map {
      LegendEntry(sample: .point(Look($0), isJoined: $0.form == .joined), name: $0.name)
    }
    let isOutside = { (isLine: Bool) in
      curves.contains {
        ($0.form == .line) == isLine && $0.points.contains(where: \.isExtrapolated)
      }
    }
    if isOutside(true) {
      entries.append(LegendEntry(sample: .dashes, name: "dashed: outside the fitted range"))
    }
    if isOutside(false) {
      entries.append(LegendEntry(sample: .hollowDot, name: "hollow: outside the fitted range"))
    }
    return entries
  }

  /// Adds a panel under what is there.
  mutating func add(_ panel: PanelLayout) {
    let top = height + panel.headHeight
    let bottom = top + PanelLayout.plotHeight
    let (frame, around) = panel.placed(top: top, bottom: bottom)
    frames.append(frame)
    shapes += around
    height = bottom + panel.footHeight
  }
}

extension Panel {
  fileprivate static let empty = Panel(title: "", x: Axis(""), y: Axis(""), curves: [])
}
