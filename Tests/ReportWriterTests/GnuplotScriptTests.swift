import Foundation
import Quantities
import ReportWriter
import Testing

@Suite("Scripts of charts")
struct GnuplotScriptTests {
  @Test(
    "Every chart is drawn in every form without a word on standard error",
    .enabled(if: Gnuplot.isPresent, "gnuplot is not installed"),
    arguments: SampleCharts.all)
  func drawn(chart: Chart) throws {
    let folder = try TemporaryFolder()
    try folder.write(GnuplotScript.text(of: chart), to: "x.gp")
    for (term, start) in [("svg", "<?xml"), ("pngcairo", "\u{FFFD}PNG"), ("pdfcairo", "%PDF")] {
      let answer = try Gnuplot.run(
        ["-e", "term='\(term)'; out='./x.\(term)'", "x.gp"], in: folder.url)
      #expect(answer.status == 0 && answer.errors == "" && answer.output == "", "\(term)")
      #expect(try folder.text(of: "x.\(term)").hasPrefix(start), "\(term)")
    }
    let text = try Gnuplot.run(["-e", "term='dumb'", "x.gp"], in: folder.url)
    #expect(text.status == 0 && text.errors == "" && text.output.contains("+"))
    let plain = try Gnuplot.run(["x.gp"], in: folder.url)
    #expect(plain.status == 0 && plain.errors == "" && plain.output.contains("</svg>"))
    // For a look at the pictures themselves.
    if let kept = ProcessInfo.processInfo.environment["MOESIM_PICTURES"] {
      try plain.output.write(toFile: "\(kept)/\(chart.name).svg", atomically: true, encoding: .utf8)
      try text.output.write(toFile: "\(kept)/\(chart.name).txt", atomically: true, encoding: .utf8)
      try GnuplotScript.text(of: chart).write(
        toFile: "\(kept)/\(chart.name).gp", atomically: true, encoding: .utf8)
    }
  }
}
