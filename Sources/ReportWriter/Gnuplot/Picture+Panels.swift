import Tabular

extension Picture {
  /// The picture of panels with curves, two beside each other.
  init(of panels: [Panel], in chart: Chart) {
    let columns = panels.count > 1 ? 2 : 1
    self.init(width: columns == 1 ? 500 : 900, height: 0)
    addTitle(chart.title)
    addLegend(Self.legend(of: panels))
    let gap = 24.0
    let wide = (innerWidth - gap * Double(columns - 1)) / Double(columns)
    for start in stride(from: 0, to: panels.count, by: columns) {
      let row = panels[start..<min(start + columns, panels.count)]
      addRow(
        of: Array(row).enumerated().map { index, panel in
          let left = pictureMargin + (wide + gap) * Double(index)
          return PanelLayout(panel, left: left, right: left + wide)
        })
    }
    if panels.isEmpty { addRow(of: [PanelLayout(.empty, left: pictureMargin, right: width - 14)]) }
    addFooter(chart.footer)
  }

  /// An entry for each style and name, in the order of appearance.
  private static func legend(of panels: [Panel]) -> [LegendEntry] {
    let curves = panels.flatMap(\.curves)
    var seen: Set<String> = []
    var entries = curves.filter { seen.insert("\($0.style) \($0.name)").inserted }.map {
      LegendEntry(sample: .curve(Look(style: $0.style)), name: $0.name)
    }
    if curves.contains(where: { $0.points.contains(where: \.isExtrapolated) }) {
      entries.append(LegendEntry(sample: .dashes, name: "dashed, hollow: outside the fitted range"))
    }
    return entries
  }

  /// Adds panels beside each other, their axes at one height.
  mutating func addRow(of panels: [PanelLayout]) {
    let head = panels.map(\.headHeight).max() ?? 0
    let top = height + head
    let bottom = top + PanelLayout.plotHeight
    for panel in panels {
      let (frame, around) = panel.placed(top: top, bottom: bottom)
      frames.append(frame)
      shapes += around
    }
    height = bottom + (panels.map(\.footHeight).max() ?? 0)
  }
}

extension Panel {
  fileprivate static let empty = Panel(title: "", x: Axis(""), y: Axis(""), curves: [])
}
