import Foundation
import Tabular
import Testing

@testable import ReportWriter

@Suite("Texts for LaTeX")
struct LaTeXTextTests {
  private static let latex = ["/usr/bin/pdflatex", "/Library/TeX/texbin/pdflatex"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test("Characters that LaTeX takes for commands print themselves")
  func escapes() {
    #expect(
      LaTeXText("a_b & 50 % of {x} \\input #1 $y^2~", size: 13).source
        == "{\\fontsize{9.75}{12.19}\\selectfont a\\_b \\& 50 \\% of \\{x\\} \\textbackslash{}input "
        + "\\#1 \\$y\\textasciicircum{}2\\textasciitilde{}}")
    #expect(
      LaTeXText("10²¹ × √α", size: 16).source.hasSuffix(
        "10$^{2}$$^{1}$ $\\times$ $\\surd$$\\alpha$}"))
    #expect(LaTeXText("a\nb\u{1B}", size: 16).source.hasSuffix("a b }"))
    // Plain quotes are not in LaTeX's usual encoding.
    #expect(LaTeXText("a \"b\"", size: 16).source.hasSuffix("a ''b''}"))
  }

  @Test(
    "No mark that joins a special character hides it from the escaping",
    arguments: ["\\", "{", "}", "$", "#", "%", "^", "~", "&", "_"])
  func glued(special: String) {
    // A mark that stands before and joins what follows, one that follows, and a keycap.
    for text in ["\u{0D4E}\(special)input x", "\(special)\u{0301}", "\(special)\u{FE0F}\u{20E3}"] {
      let source = LaTeXText(text, size: 16).source
      let escaped = LaTeXText(special, size: 16).source.dropFirst(
        "{\\fontsize{12}{15}\\selectfont ".count
      ).dropLast()
      #expect(source.range(of: escaped, options: .literal) != nil, "\(source)")
    }
  }

  @Test(
    "gnuplot draws every chart for LaTeX without a complaint",
    .enabled(if: Gnuplot.isPresent, "gnuplot is not installed"))
  func drawn() throws {
    let folder = try TemporaryFolder()
    var names: [String] = []
    for chart in SampleCharts.usual {
      try folder.write(GnuplotScript.textForLaTeX(of: chart), to: "\(chart.name).gp")
      names.append("\(chart.name).gp")
    }
    for name in names {
      let answer = try Gnuplot.run([name], in: folder.url)
      #expect(answer.status == 0 && answer.errors.isEmpty, "\(name): \(answer.errors)")
      #expect(answer.output.hasPrefix("\\begin{tikzpicture}"))
    }
  }

  @Test(
    "LaTeX sets hostile texts and runs none of them",
    .enabled(
      if: latex != nil && Gnuplot.isPresent, "LaTeX or gnuplot is not installed"))
  func set() throws {
    let folder = try TemporaryFolder()
    var texts = HostileText(seed: 5)
    var lines = [
      "\\documentclass{minimal}\\usepackage[T1]{fontenc}\\usepackage{textcomp}\\begin{document}"
    ]
    for _ in 0..<60 {
      // The usual LaTeX has no glyphs beyond Latin ones.
      let text = String(texts.next().unicodeScalars.filter { $0.value < 0x180 }.map(Character.init))
      lines.append(LaTeXText(String(text.prefix(300)), size: 12).source + "\n")
    }
    lines.append("\\end{document}")
    try folder.write(lines.joined(separator: "\n"), to: "x.tex")
    let answer = try Program.run(
      Self.latex ?? "", ["-halt-on-error", "-interaction=nonstopmode", "x.tex"], in: folder.url)
    #expect(answer.status == 0, "\(answer.output.suffix(600))")
    #expect(!folder.names.contains("canary"))
  }
}
