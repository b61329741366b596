import Statistics
import Tabular

/// Texts made to break out of a script, the same for the same seed.
struct HostileText {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  private static let pieces = [
    "`touch canary`", "$(touch canary)", "\n!touch canary\n", "\nsystem \"touch canary\"\n",
    "\"; system 'touch canary'; \"", "'; !touch canary; '", "\\", "\\\\", "\"", "'", "\"\"", "''",
    "%", "%s", "%d%n", "@macro", "@", "$data1_1", "\nEND\n", "\nEOD\n", "END", "\0", "\r", "\r\n",
    "\t", "\u{B}", "\u{C}", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "\u{200F}", "\u{FFFE}",
    "\u{FFFF}", "😀", "👩‍👩‍👧", "漢字", "é", "e\u{301}", "{/Bold x}", "^{2}", "_x", "~a{b}", "#", " # ",
    "\\\n", "\\n", "\\`touch canary\\`", "\\\"", "\\\\\"", ";", "&<>]]>", "<script>",
    "|touch canary",
    "\n\n\n", "load 'x'", "\u{1B}[31m", "eval \"!touch canary\"", "word ", "another word ",
    "sprintf(\"%s\")", "\nexit\n", "\nquit", "${HOME}", "$1", "\\042", "\\x22", "\\\u{0}",
  ]

  mutating func next() -> String {
    let count = 1 + Int(generator.next() % 8)
    var text = (0..<count).map { _ in
      Self.pieces[Int(generator.next() % UInt64(Self.pieces.count))]
    }.joined()
    if generator.next() % 60 == 0 {
      text = String(repeating: text, count: 10_000 / max(1, text.count) + 1)
    }
    return text
  }

  /// A chart in which every text is hostile.
  mutating func chart(_ number: Int) -> Chart {
    let (name, title, footer) = (next(), next(), [next(), next()])
    return Chart(name: name, title: title, body: body(number % 6), footer: footer)
  }

  private mutating func body(_ kind: Int) -> Chart.Body {
    switch kind {
    case 0:
      return .curves(
        (0..<2).map { (_: Int) -> Panel in
          Panel(
            title: next(), x: Axis(next(), isLogarithmic: true), y: Axis(next()),
            curves: (0..<3).map { (style: Int) -> Curve in
              Curve(
                name: next(), style: style,
                points: (1...4).map { (at: Int) -> Curve.Point in
                  Curve.Point(
                    x: Double(at), y: Double(at * style), band: 0...9, isExtrapolated: at > 2)
                })
            }, marks: [Mark(label: next(), x: 2, y: 3), Mark(label: next(), x: 3, y: 1)])
        })
    case 1:
      return .dots(
        DotPlot(
          axis: Axis(next()),
          rows: (0..<5).map { (row: Int) -> DotPlot.Row in
            DotPlot.Row(
              label: next(), value: row < 3 ? Double(row) : nil, isExtrapolated: row == 1,
              note: next())
          }, guides: [.init(label: next(), value: 1), .init(label: next(), value: 1.5)]))
    case 2:
      return .heatMaps([
        HeatMap(
          title: next(), x: Axis(next(), isLogarithmic: true), y: Axis(next()), z: Axis(next()),
          xs: [1, 10, 100], ys: [1, 2],
          cells: (0..<6).map { (cell: Int) -> HeatMap.Cell in
            HeatMap.Cell(Double(cell), isExtrapolated: cell > 3)
          },
          marks: [Mark(label: next(), x: 10, y: 1.5)])
      ])
    case 3:
      return .pareto([
        ParetoPlot(
          title: next(), x: Axis(next()), y: Axis(next()),
          series: (0..<2).map { (series: Int) -> ParetoPlot.Series in
            ParetoPlot.Series(
              name: next(),
              designs: (0..<4).map { (at: Int) -> ParetoPlot.Design in
                ParetoPlot.Design(
                  label: next(), x: Double(at + series), y: Double(5 - at), isExtrapolated: at > 2)
              })
          })
      ])
    case 4:
      return .ridges(
        RidgePlot(
          axis: Axis(next()),
          rows: (0..<3).map { (row: Int) -> RidgePlot.Row in
            RidgePlot.Row(
              label: next(), draws: row == 1 ? [] : [1, 2, 2.5, 4], value: row < 2 ? 2 : nil,
              range: 1...4, isExtrapolated: row == 1, note: next())
          }, guides: [.init(label: next(), value: 3)]))
    default:
      return .factors(
        FactorPlot(
          axis: Axis(next(), isLogarithmic: true),
          factors: (1...5).map { (at: Int) -> FactorPlot.Factor in
            FactorPlot.Factor(label: next(), value: Double(at))
          },
          total: .init(label: next(), value: 120)))
    }
  }
}
