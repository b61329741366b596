import Foundation
import Testing

/// Pictures in every form, and the page.
@Suite("Pictures and pages of a run")
struct PictureFormatTests {
  private static let hasGnuplot = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
    .contains { FileManager.default.isExecutableFile(atPath: $0 + "/gnuplot") }

  @Test(
    "--format draws each picture in each form, and --html puts them on a page",
    .enabled(if: hasGnuplot, "gnuplot is not installed"))
  func forms() throws {
    try Moesim.inTemporaryFolder { folder in
      let run = try Moesim.run([
        "run", "scenarios/mixtral.json5", "--quiet", "--out", folder.path, "--render", "--format",
        "svg,png,pdf,tex", "--html",
      ])
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      let target = folder.appending(path: "mixtral")
      for (ending, start) in [
        ("svg", "<?xml"), ("png", "\u{FFFD}PNG"), ("pdf", "%PDF"), ("tex", "% In the preamble"),
      ] {
        let data = try Data(contentsOf: target.appending(path: "equivalents.\(ending)"))
        #expect(String(decoding: data, as: UTF8.self).hasPrefix(start), "\(ending)")
      }
      let page = try String(contentsOf: target.appending(path: "report.html"), encoding: .utf8)
      #expect(page.contains("<h1>Is Mixtral 8x7B worth a Llama-2-70B?</h1>"))
      #expect(page.contains("data:image/svg+xml;base64,"))
      let package = try String(
        contentsOf: target.appending(path: "datapackage.json"), encoding: .utf8)
      #expect(package.contains("\"mediatype\": \"text/html\""))
      // A later run without the page replaces the folder as a whole.
      let plain = try Moesim.run(
        ["run", "scenarios/mixtral.json5", "--quiet", "--out", folder.path])
      #expect(plain.status == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: target.path)
      #expect(!names.contains("report.html") && names.contains("equivalents.pdf"))
    }
  }

  @Test("A wrong form, and forms without --render, are wrong calls")
  func wrong() throws {
    try Moesim.inTemporaryFolder { folder in
      let file = Moesim.package.appending(path: "scenarios/mixtral.json5").path
      let unknown = try Moesim.run(["run", file, "--render", "--format", "pgn"], in: folder)
      #expect(unknown.status == 64 && unknown.errors.contains("did you mean 'png'?"))
      let alone = try Moesim.run(["run", file, "--format", "png"], in: folder)
      #expect(alone.status == 64 && alone.errors.contains("add --render"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }
}
