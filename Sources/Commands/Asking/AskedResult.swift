import Diagnostics
import Formats
import Foundation
import ReportWriter
import Tabular

/// The answer to what a call asked: shown to people or programs, and written where a folder is named.
struct AskedResult {
  static let options = [
    OptionSpec(
      "--out", "DIR", "Write tables and plot scripts to a folder in DIR.",
      words: .folders),
    OptionSpec("--render", nil, "With --out: draw the pictures with gnuplot, where installed."),
    OptionSpec("--details", nil, "Print every table, also those that few need."),
    OptionSpec.json,
  ]

  /// The name of the result folder.
  let name: String
  let title: String
  /// The answer, before anything else.
  var headline: [String] = []
  var head: [JSONValue.Member] = []
  /// What people see.
  let sections: [ReportSection]
  /// Tables that people see only with `--details`.
  var details: [String] = []
  /// The tables that are written and shown to programs.
  let tables: [Table]
  let charts: [Chart]
  var seed: UInt64 = 0
  var warnings: [String] = []
  /// What was asked; its head where it says no more.
  var request: JSONValue?
  var inputs: [Manifest.File] = []
  var laws: [Manifest.Law] = []
  /// Where its folder goes; where the call says if `nil`.
  var folder: String?
  /// How its pictures are drawn; as the call says if `nil`.
  var formats: [PictureFormat]?

  /// Shows the result, and writes it where the call asks for it.
  ///
  /// `save` writes what goes elsewhere, and returns what to tell of it.
  func publish(
    _ call: Call, started: Date, save: () throws(CommandFailure) -> String = { "" }
  ) throws(CommandFailure) -> ExitStatus {
    let out = folder ?? call["--out"]
    guard out != nil || !call.has("--render") else {
      throw call.wrong("--render draws into a folder", "add --out DIR")
    }
    var written = ""
    if let out {
      let result = ResultBuilder(
        name: name, title: title, tables: tables,
        charts: charts, request: request ?? .object(head), seed: seed, inputs: inputs,
        laws: laws, warnings: warnings, call: call, started: started)
      var folder = try result.folder()
      let formats = formats ?? (call.has("--render") ? [.svg] : [])
      for notice in try Rendering.addPictures(to: &folder, charts, formats) {
        try Console.show("moesim: \(notice)\n", on: .error)
      }
      let target = out + "/" + name
      let count = folder.files.count
      try result.write(folder, to: target)
      written = "\nWrote \(count) \(count == 1 ? "file" : "files") to \(Fault.visible(target))\n"
    }
    written += try save()
    if call.has("--quiet") { return .done }
    if call.has("--json") {
      let members =
        OutcomeJSON.head(title: title, headline: headline) + head
        + tables.map { .init($0.name, JSONValue($0)) }
        + [
          .init("notes", .array(sections.flatMap(\.remarks).map(JSONValue.string))),
          .init("warnings", .array(warnings.map(JSONValue.string))),
        ]
      try Console.show(JSONValue.object(members).printed())
    } else {
      let width = StandardStream.output.terminalWidth
      let body = sections.map { section in
        let heading =
          section.title.isEmpty ? "" : Paragraph.text(section.title, width: width, indent: 0)
        return heading + section.text(width: width, isWritten: out != nil)
      }.joined(separator: "\n")
      let notes = warnings.map { Paragraph.text("Warning: \($0)", width: width) }.joined()
      try Console.show(
        headline.map { Paragraph.text($0, width: width, indent: 0) }.joined()
          + (headline.isEmpty ? "" : "\n")
          + Paragraph.text(title, width: width, indent: 0) + "\n" + body
          + (notes.isEmpty ? "" : "\n" + notes) + unseen(width, isAsked: call.has("--details"))
          + written)
    }
    return .done
  }

  /// What `--details` would show besides, or that it shows nothing.
  private func unseen(_ width: Int?, isAsked: Bool) -> String {
    if isAsked { return details.isEmpty ? "\nThere are no further tables.\n" : "" }
    if details.isEmpty { return "" }
    let names = details.map { $0.replacing("_", with: " ") }.joined(separator: ", ")
    return "\n" + Paragraph.text("More with --details: \(names).", width: width, indent: 0)
  }
}
