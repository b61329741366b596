import Foundation
import Testing

@testable import ReportWriter

@Suite("Texts in scripts")
struct GnuplotTextTests {
  @Test(
    "What gnuplot would take for a command is escaped or made a space",
    arguments: [
      ("plain", "\"plain\""), ("say \"x\"", "\"say \\\"x\\\"\""), ("a\\b", "\"a\\\\b\""),
      ("`id`", "\"\\`id\\`\""), ("two\nlines", "\"two\\nlines\""), ("a\r\nb", "\"a \\nb\""),
      ("nul\0tab\t", "\"nul tab \""), ("50 %", "\"50 %\""), ("@m $x 'y'", "\"@m $x 'y'\""),
      ("a]]>b", "\"a]] >b\""), ("]>", "\"]>\""),
      ("\u{85}\u{2028}\u{FFFE}", "\"   \""),
    ])
  func escaped(text: String, literal: String) {
    #expect(GnuplotText(text).literal == literal)
  }

  @Test("A tic's label has its per cent signs doubled")
  func tic() {
    #expect(GnuplotText(tic: "5 %").literal == "\"5 %%\"")
    #expect(GnuplotText(tic: "%%d").literal == "\"%%%%d\"")
    #expect(GnuplotText(tic: "10²¹").literal == "\"10²¹\"")
  }

  @Test("gnuplot prints back what was escaped", .enabled(if: Gnuplot.isPresent, "no gnuplot"))
  func printedBack() throws {
    let folder = try TemporaryFolder()
    var hostile = HostileText(seed: 11)
    // The form of a text without what is turned into spaces.
    let texts = (0..<500).map { _ in hostile.next() }
    let plain = texts.map { text in
      text.unicodeScalars.map { scalar in
        let isLost = "\0\r\t\u{B}\u{C}\u{7F}\u{85}\u{1B}\u{2028}\u{FFFE}\u{FFFF}".unicodeScalars
          .contains(scalar)
        return isLost ? " " : String(scalar)
      }.joined().replacing("]]>", with: "]] >")
    }
    let script = texts.map { "print \(GnuplotText($0).literal)\n" }.joined()
    try folder.write("set encoding utf8\nset print '-'\n" + script, to: "x.gp")
    let answer = try Gnuplot.run(["x.gp"], in: folder.url)
    #expect(answer.status == 0 && answer.errors == "")
    #expect(answer.output == plain.map { $0 + "\n" }.joined())
    #expect(folder.names == ["x.gp"])
  }

  @Test(
    "Charts whose every text is hostile are drawn, and no text becomes a command",
    .enabled(if: Gnuplot.isPresent, "gnuplot is not installed"), arguments: 0..<2)
  func hostile(batch: Int) throws {
    let folder = try TemporaryFolder()
    var texts = HostileText(seed: UInt64(batch))
    // 36 charts of 15 to 17 texts: more than 1,000 texts in both batches.
    let names = try (0..<36).map { number in
      try folder.write(GnuplotScript.text(of: texts.chart(number)), to: "\(number).gp")
      return "\(number).gp"
    }
    let answer = try Gnuplot.run(["-e", "out='./x.out'"] + names, in: folder.url)
    #expect(answer.status == 0 && answer.errors == "" && answer.output == "")
    #expect(folder.names == (names + ["x.out"]).sorted())
  }

  @Test("Scripts hold no commands that could reach outside, whatever their texts")
  func noCommands() {
    var texts = HostileText(seed: 5)
    let starts = [
      "#", "reset", "set ", "unset ", "if (",
      "bold = (term eq", "$data",
      "END", "plot ", "  $data", "", "-", "0", "1",
      "2", "3", "4", "5", "6", "7", "8", "9",
    ]
    for number in 0..<60 {
      for line in GnuplotScript.text(of: texts.chart(number)).split(separator: "\n") {
        #expect(starts.contains { !$0.isEmpty && line.hasPrefix($0) }, "\(line)")
      }
    }
  }
}
