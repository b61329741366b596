import Foundation
import ReportWriter
import Tabular
import Testing

@Suite("Scripts of charts")
struct GnuplotScriptTests {
  @Test(
    "Every chart is drawn without a word on standard error",
    .enabled(if: Gnuplot.isPresent, "gnuplot is not installed"),
    arguments: SampleCharts.all.map(\.name))
  func drawn(name: String) throws {
    let chart = try #require(SampleCharts.all.first { $0.name == name })
    let folder = try TemporaryFolder()
    try folder.write(GnuplotScript.text(of: chart), to: "x.gp")
    // The slow forms serve a few charts of each kind; what they share with SVG is most of it.
    let slow = [("pngcairo", "\u{FFFD}PNG"), ("pdfcairo", "%PDF")]
    let forms =
      [("svg", "<?xml")]
      + (SampleCharts.all.prefix(4).contains { $0.name == name } ? slow : [])
    let answer = try Gnuplot.run(
      forms.flatMap { ["-e", "term='\($0.0)'; out='./x.\($0.0)'", "x.gp"] }, in: folder.url)
    #expect(answer.status == 0 && answer.errors == "" && answer.output == "")
    for (term, start) in forms {
      #expect(try folder.text(of: "x.\(term)").hasPrefix(start), "\(term)")
    }
    // For a look at the pictures themselves.
    if let kept = ProcessInfo.processInfo.environment["MOESIM_PICTURES"] {
      try folder.text(of: "x.svg").write(
        toFile: "\(kept)/\(chart.name).svg", atomically: true, encoding: .utf8)
      try GnuplotScript.text(of: chart).write(
        toFile: "\(kept)/\(chart.name).gp", atomically: true, encoding: .utf8)
    }
  }
}
