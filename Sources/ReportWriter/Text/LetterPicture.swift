import Tabular
import Units

/// A chart in letters, for a terminal: with its numbers, a sign for each curve, and what the signs mean.
public enum LetterPicture {
  private static let signs: [Character] = [
    "●", "■", "▲", "◆", "▼", "+", "o", "#", "%", "@", "&", "$",
  ]
  private static let height = 16
  /// A space within a bar, which is not broken.
  private static let blank: Character = "\u{A0}"

  /// The picture, no wider than a terminal; 80 columns where the width is not known.
  public static func text(of chart: Chart, width: Int?) -> String {
    let width = min(max(width ?? 80, 40), 100)
    let head =
      Paragraph.text(chart.title, width: width, indent: 0)
      + (chart.subtitle.isEmpty ? "" : Paragraph.text(chart.subtitle, width: width, indent: 0))
    let body: String =
      switch chart.body {
      case .curves(let panels): panels.map { self.panel($0, width) }.joined(separator: "\n")
      case .dots(let plot): rows(plot, width)
      case .factors(let plot): steps(plot, width)
      case .heatMaps(let maps): maps.map { map($0, width) }.joined(separator: "\n")
      case .pareto(let plots):
        plots.map { panel(Self.panel(of: $0), width) }.joined(separator: "\n")
      case .ridges(let plot):
        rows(
          DotPlot(
            axis: plot.axis,
            rows: plot.rows.map {
              DotPlot.Row(
                label: $0.label, value: $0.value, range: $0.range,
                isExtrapolated: $0.isExtrapolated,
                note: $0.note)
            }, guides: plot.guides), width)
      }
    let lines = (head + "\n" + body).replacing(String(blank), with: " ")
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  /// The designs on each front as points, each with its name.
  private static func panel(of plot: ParetoPlot) -> Panel {
    let fronts = plot.series.map { series in plot.front(of: series).map { series.designs[$0] } }
    return Panel(
      title: plot.title, x: plot.x, y: plot.y,
      curves: zip(plot.series, fronts).enumerated().map { style, front in
        Curve(
          name: front.0.name, style: style,
          points: front.1.map { .init(x: $0.x, y: $0.y, isExtrapolated: $0.isExtrapolated) },
          form: .points)
      }, marks: fronts.joined().map { Mark(label: $0.label, x: $0.x, y: $0.y, isLabelAlone: true) })
  }

  private static func panel(_ panel: Panel, _ width: Int) -> String {
    let layout = PanelLayout(panel, left: 0, right: 8 * Double(width))
    let frame = layout.placed(top: 0, bottom: Double(height) * 18).frame
    let yTics = frame.yTics.compactMap { tic in tic.label.map { (tic.value, $0) } }
    let margin = (yTics.map { TerminalText.width(of: $0.1) }.max() ?? 0) + 1
    var canvas = Canvas(width: width - margin - 1, height: height, x: frame.x, y: frame.y)
    if let line = panel.y.reference { canvas.across(line) }
    var names: [(sign: Character, name: String)] = []
    for curve in panel.curves {
      let known = names.first { !curve.name.isEmpty && $0.name == curve.name }
      let sign = known?.sign ?? signs[names.count % signs.count]
      if known == nil { names.append((sign, curve.name)) }
      canvas.draw(curve, sign)
    }
    for mark in panel.marks { canvas.name(mark) }
    var text = panel.title.isEmpty ? "" : Paragraph.text(panel.title, width: width, indent: 0)
    text += Paragraph.text(panel.y.label, width: width, indent: 0)
    for (row, line) in canvas.rows.enumerated() {
      let label = yTics.first { canvas.row(of: $0.0) == row }?.1 ?? ""
      let space = String(repeating: " ", count: max(0, margin - 1 - TerminalText.width(of: label)))
      text += space + label + (label.isEmpty ? " │" : " ┤") + String(line) + "\n"
    }
    text +=
      String(repeating: " ", count: margin) + "└" + String(repeating: "─", count: canvas.width)
      + "\n"
    let tics = frame.xTics.compactMap { tic in tic.label.map { (tic.value, $0) } }
    text += String(repeating: " ", count: margin + 1) + canvas.labels(tics) + "\n"
    text += Paragraph.text(
      String(repeating: " ", count: margin + 1) + panel.x.label, width: width, indent: 0)
    let legend = names.filter { !$0.name.isEmpty }.map { "\($0.sign) \($0.name)" }
    return text + Paragraph.text(legend.joined(separator: "   "), width: width, indent: 0)
  }

  private static func rows(_ plot: DotPlot, _ width: Int) -> String {
    let values = plot.rows.compactMap(\.value) + plot.guides.map(\.value)
    let ends = plot.rows.compactMap(\.range).flatMap { [$0.lowerBound, $0.upperBound] }
    let scale = Scale(of: plot.axis, showing: values + ends)
    let room = max(16, width * 2 / 5)
    let guides = plot.guides.filter { scale.canShow($0.value) }
    let cells = plot.rows.map { row -> [String] in
      guard let value = row.value, scale.canShow(value) else { return [row.label, "", row.note] }
      var bar = Bar(room, scale)
      for guide in guides { bar.put("┊", at: guide.value) }
      if let range = row.range { bar.line(range, value) }
      bar.put(row.isExtrapolated ? "○" : "●", at: value)
      let number =
        NumberLabel.rounded(value, style: scale.style)
        + NumberLabel.range(row.range, style: scale.style)
      return [row.label, bar.text, row.note.isEmpty ? number : "\(number), \(row.note)"]
    }
    let named =
      guides.map { "┊ \($0.label)" }
      + (plot.rows.contains(where: \.isExtrapolated)
        ? ["○ outside the fitted range"] : [])
    return table(cells, plot.axis, width)
      + (named.isEmpty
        ? "" : Paragraph.text(named.joined(separator: "   "), width: width, indent: 0))
  }

  private static func steps(_ plot: FactorPlot, _ width: Int) -> String {
    let steps = FactorSteps(plot)
    let cells = steps.steps.map { step -> [String] in
      guard step.isDrawn else { return [step.factor.label, "", "no value"] }
      var bar = Bar(max(16, width * 2 / 5), steps.scale)
      bar.fill(min(step.from, step.to)...max(step.from, step.to))
      return [step.factor.label, bar.text, steps.text(of: step.factor)]
    }
    return table(cells, plot.axis, width)
  }

  private static func table(_ cells: [[String]], _ axis: Axis, _ width: Int) -> String {
    let columns = [TerminalTable.Column(""), TerminalTable.Column(""), TerminalTable.Column("")]
    let lines = TerminalTable.text(of: columns, rows: cells, width: width)
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
    return lines.joined(separator: "\n") + Paragraph.text(axis.label, width: width, indent: 0)
  }

  private static func map(_ map: HeatMap, _ width: Int) -> String {
    let style = Scale(of: map.z, showing: map.cells.compactMap(\.value)).style
    let (x, y) = (Scale(of: map.x, showing: map.xs).style, Scale(of: map.y, showing: map.ys).style)
    let shown = map.xs.indices.evenly(most: max(3, width / 11))
    let rows = map.ys.indices.reversed().map { row in
      [NumberLabel.rounded(map.ys[row], style: y)]
        + shown.map { column in
          let cell = map.cell(column, row)
          return cell.value.map {
            NumberLabel.rounded($0, style: style) + (cell.isExtrapolated ? "" : "*")
          } ?? ""
        }
    }
    return Paragraph.text(map.title + ": " + map.z.label, width: width, indent: 0)
      + TerminalTable.text(
        of: [.init(map.y.label)]
          + shown.map { .init(NumberLabel.rounded(map.xs[$0], style: x), .right) },
        rows: rows, width: width)
      + Paragraph.text(
        "Along: \(map.x.label). * within the fitted range.", width: width, indent: 0)
  }

  /// A row's bar on a scale.
  private struct Bar {
    private var cells: [Character]
    private let scale: Scale

    init(_ width: Int, _ scale: Scale) {
      cells = [Character](repeating: blank, count: width)
      self.scale = scale
    }

    var text: String { String(cells) }

    private func place(_ value: Double) -> Int {
      let share = scale.position(of: scale.clamped(value))
      return min(max(Int((share * Double(cells.count - 1)).rounded()), 0), cells.count - 1)
    }

    mutating func put(_ sign: Character, at value: Double) { cells[place(value)] = sign }

    mutating func fill(_ range: ClosedRange<Double>) {
      for cell in place(range.lowerBound)...place(range.upperBound) { cells[cell] = "█" }
    }

    /// A range around its value; an arrow where nothing bounds it.
    mutating func line(_ range: ClosedRange<Double>, _ value: Double) {
      let (low, high) = (range.lowerBound, range.upperBound)
      let from = low.isFinite ? place(low) : 0
      let to = high.isFinite ? place(high) : cells.count - 1
      for cell in min(from, to)...max(from, to) { cells[cell] = "─" }
      cells[from] = low.isFinite ? "├" : "◄"
      cells[to] = high.isFinite ? "┤" : "►"
    }
  }

  /// A grid of characters in which curves are drawn.
  private struct Canvas {
    private(set) var rows: [[Character]]
    let width: Int
    private let x: Scale
    private let y: Scale

    init(width: Int, height: Int, x: Scale, y: Scale) {
      rows = [[Character]](repeating: [Character](repeating: " ", count: width), count: height)
      (self.width, self.x, self.y) = (width, x, y)
    }

    func row(of value: Double) -> Int {
      Int(((1 - y.position(of: value)) * Double(rows.count - 1)).rounded())
    }

    private func column(of value: Double) -> Int {
      Int((x.position(of: value) * Double(width - 1)).rounded())
    }

    private mutating func put(_ sign: Character, _ row: Int, _ column: Int) {
      guard rows.indices.contains(row), (0..<width).contains(column) else { return }
      rows[row][column] = sign
    }

    mutating func across(_ value: Double) {
      for column in 0..<width { put("╌", row(of: value), column) }
    }

    /// A line in its sign, thinner where it is extrapolated; points alone.
    mutating func draw(_ curve: Curve, _ sign: Character) {
      let points = curve.points.filter { x.canShow($0.x) && y.canShow($0.y) }
      for point in points where curve.form != .line || points.count == 1 {
        put(sign, row(of: point.y), column(of: point.x))
      }
      guard curve.form == .line else { return }
      for (from, to) in zip(points, points.dropFirst()) {
        let (start, end) = (column(of: from.x), column(of: to.x))
        for column in min(start, end)...max(start, end) {
          if to.isExtrapolated, !column.isMultiple(of: 3) { continue }
          let share = end == start ? 0 : Double(column - start) / Double(end - start)
          let (low, high) = (y.position(of: from.y), y.position(of: to.y))
          let place = 1 - (low + (high - low) * share)
          put(sign, Int((place * Double(rows.count - 1)).rounded()), column)
        }
      }
    }

    /// A label beside its point, where there is room for it.
    mutating func name(_ mark: Mark) {
      guard x.canShow(mark.x), y.canShow(mark.y) else { return }
      let (row, column) = (row(of: mark.y), column(of: mark.x))
      if !mark.isLabelAlone { put("×", row, column) }
      let label = Array(TerminalText.cleaned(mark.label))
      for start in [column + 2, column - 1 - label.count] {
        let places = start..<(start + label.count)
        guard rows.indices.contains(row), start > 0, places.upperBound <= width,
          places.allSatisfy({ rows[row][$0] == " " })
        else { continue }
        for (place, letter) in zip(places, label) { rows[row][place] = letter }
        return
      }
    }

    /// Labels under their places, those left out that would touch.
    func labels(_ tics: [(value: Double, label: String)]) -> String {
      var line = ""
      for tic in tics {
        let size = TerminalText.width(of: tic.label)
        let start = min(max(0, column(of: tic.value) - size / 2), max(0, width - size))
        guard line.isEmpty || start > line.count else { continue }
        line += String(repeating: " ", count: start - line.count) + tic.label
      }
      return line
    }
  }
}
