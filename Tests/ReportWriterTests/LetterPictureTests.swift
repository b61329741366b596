import Tabular
import Testing

@testable import ReportWriter

@Suite("Pictures in letters")
struct LetterPictureTests {
  @Test("No line is wider than the terminal", arguments: SampleCharts.all.map(\.name))
  func width(name: String) throws {
    let chart = try #require(SampleCharts.all.first { $0.name == name })
    for width in [60, 80] {
      for line in LetterPicture.text(of: chart, width: width).split(separator: "\n") {
        #expect(TerminalText.width(of: line) <= width, "\(line)")
      }
    }
  }

  @Test("A line rises from its first number to its last, with numbers beside it and its name below")
  func curve() throws {
    let points = (0...10).map {
      Curve.Point(x: Double($0), y: Double($0) * 10, isExtrapolated: false)
    }
    let panel = Panel(
      title: "", x: Axis("years"), y: Axis("height (m)"),
      curves: [Curve(name: "tree", style: 0, points: points)])
    let text = LetterPicture.text(
      of: Chart(name: "c", title: "It grows", body: .curves([panel]), footer: []), width: 60)
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "It grows" && lines.contains("height (m)") && text.contains("● tree"))
    let drawn = lines.filter { $0.contains("●") && !$0.contains("tree") }
    let columns = drawn.compactMap { line in
      line.firstIndex(of: "●").map { line.distance(from: line.startIndex, to: $0) }
    }
    #expect(columns.count > 12 && columns == columns.sorted(by: >))
    for number in ["0", "100"] {
      #expect(lines.contains { $0.split(separator: " ").first == Substring(number) }, "\(number)")
    }
  }

  @Test("A range stands around its value, with an arrow where nothing bounds it")
  func rows() {
    let plot = DotPlot(
      axis: Axis("size"),
      rows: [
        .init(label: "closed", value: 5, range: 0...10, isExtrapolated: false),
        .init(label: "open", value: 5, range: 2...(.infinity), isExtrapolated: true),
      ])
    let lines = LetterPicture.text(
      of: Chart(name: "c", title: "t", body: .dots(plot), footer: []), width: 80
    ).split(separator: "\n")
    #expect(lines.contains { $0.contains("closed") && $0.contains("●") && $0.contains("5 (0–10)") })
    #expect(lines.contains { $0.contains("open") && $0.contains("○") && $0.contains("►") })
  }
}
