import Foundation
import ReportWriter
import Tabular
import Units

/// Draws plot scripts by gnuplot, the user's own.
enum Rendering {
  /// Adds a picture of each chart in each form.
  ///
  /// - Returns: what the user should know, such as how to install gnuplot where it is missing.
  static func addPictures(
    to folder: inout ResultFolder, _ charts: [Chart], _ formats: [PictureFormat] = [.svg]
  ) throws(CommandFailure) -> [String] {
    guard !formats.isEmpty, !charts.isEmpty else { return [] }
    if formats.contains(.vega) {
      for chart in charts {
        let text = try CommandFailure.ofWriter { () throws(WriterFault) in
          try VegaLite.text(of: chart)
        }
        folder.add(name: "\(chart.name).\(PictureFormat.vega.ending)", bytes: Array(text.utf8))
      }
    }
    let drawn = formats.filter { $0 != .vega }
    if drawn.isEmpty { return [] }
    guard let gnuplot = executable("gnuplot") else { return [missing] }
    for chart in charts {
      for format in drawn {
        folder.add(
          name: "\(chart.name).\(format.ending)", bytes: try self.drawn(chart, format, by: gnuplot))
      }
    }
    return []
  }

  /// The charts as SVG in their order; `nil` where gnuplot is missing.
  static func svgs(of charts: [Chart]) throws(CommandFailure) -> [[UInt8]]? {
    guard !charts.isEmpty else { return [] }
    guard let gnuplot = executable("gnuplot") else { return nil }
    var pictures: [[UInt8]] = []
    for chart in charts { pictures.append(try drawn(chart, .svg, by: gnuplot)) }
    return pictures
  }

  private static func drawn(
    _ chart: Chart, _ format: PictureFormat, by gnuplot: String
  ) throws(CommandFailure) -> [UInt8] {
    guard let terminal = format.terminal else {
      let script = GnuplotScript.textForLaTeX(of: chart)
      let bytes = try picture(of: chart.name + ".gp", Array(script.utf8), by: gnuplot)
      // gnuplot writes the date as a comment, which would be new bytes every second.
      let lines = String(decoding: bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      let note = "% In the preamble: \\usepackage{gnuplot-lua-tikz}\n"
      let text = note + lines.filter { !$0.hasPrefix("%%") }.joined(separator: "\n")
      return Array(withLargerPoints(text).utf8)
    }
    let script = "term = \"\(terminal)\"\n" + GnuplotScript.text(of: chart)
    let drawn = try picture(of: chart.name + ".gp", Array(script.utf8), by: gnuplot)
    return format == .svg ? SVGPicture.finished(drawn, of: chart) : drawn
  }

  /// TikZ draws the points of a size smaller than gnuplot's other forms do.
  private static func withLargerPoints(_ text: String) -> String {
    text.replacing(/\\gpsetpointsize\{([0-9.]+)\}/) { match in
      "\\gpsetpointsize{\(((Double(match.1) ?? 1) * 1.8).fixed(2))}"
    }
  }

  /// What to do where gnuplot is not there.
  static let missing =
    "gnuplot is not installed, so no pictures were drawn; install it "
    + "('apt-get install gnuplot-nox' or 'brew install gnuplot') and run this again"

  /// The seconds that a picture may take; a hundredth of one is usual.
  private static let patience = 60

  /// The picture that a script draws on its standard output.
  ///
  /// The user's own settings file is not read (`-d`): it may draw anything.
  private static func picture(
    of name: String, _ script: [UInt8], by gnuplot: String
  ) throws(CommandFailure) -> [UInt8] {
    let drawing: ChildProcess
    do throws(ChildProcess.Failure) {
      drawing = try ChildProcess(gnuplot, ["-d", "-"], input: script, seconds: patience)
    } catch {
      throw .file(
        path: gnuplot, problem: "could not draw \(name): \(error.reason)",
        hint: "leave out --render, or try again", isCreation: false)
    }
    let complaint = String(decoding: drawing.errors, as: UTF8.self)
      .split(separator: "\n").filter { !$0.hasPrefix("Fontconfig") }.joined(separator: "\n")
    guard drawing.status == 0, complaint.isEmpty, isWhole(drawing.output) else {
      let reason =
        !complaint.isEmpty
        ? complaint
        : drawing.status == 0
          ? "the picture is broken off" : "it ended with status \(drawing.status)"
      throw .file(
        path: gnuplot, problem: "did not draw \(name): \(reason)",
        hint: "leave out --render, or install gnuplot 5.4 or newer", isCreation: false)
    }
    return drawing.output
  }

  /// Whether a picture has the end that its beginning promises.
  private static func isWhole(_ picture: [UInt8]) -> Bool {
    let ends = [("<?xml", "</svg>"), ("%PDF", "%%EOF"), ("\u{89}PNG", "IEND")]
    let tail = picture.suffix(64)
    guard let end = ends.first(where: { picture.starts(with: latin($0.0)) })?.1 else {
      return !picture.isEmpty
    }
    return tail.indices.contains { tail[$0...].starts(with: latin(end)) }
  }

  private static func latin(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  /// The path of a program that the shell would find.
  private static func executable(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first {
      FileKind(of: $0) == .file && access($0, X_OK) == 0
    }
  }
}
