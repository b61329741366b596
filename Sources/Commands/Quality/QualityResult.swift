import Diagnostics
import Formats
import Foundation
import QualityAxes
import ReportWriter
import Tabular

/// What a command on qualities beyond loss found: shown to people or programs, and written where a
/// folder is named.
struct QualityResult {
  static let options = [
    OptionSpec(
      "--out", "DIR", "Write tables and plot scripts to a folder in DIR.",
      words: .folders),
    OptionSpec("--render", nil, "With --out: draw the pictures with gnuplot, where installed."),
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
  /// Tables that are too long for people.
  var more: [Table] = []
  let charts: [Chart]
  var files: [Manifest.File] = []
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
    let shown = sections.map { section in
      var section = section
      section.table = section.table.finite
      return section
    }
    var written = ""
    if let out {
      let result = ResultBuilder(
        name: name, title: title, tables: shown.map(\.table) + more.map(\.finite),
        charts: charts, request: request ?? .object(head), seed: seed, inputs: inputs + files,
        laws: laws, warnings: warnings, call: call, started: started)
      var folder = try result.folder()
      let formats = formats ?? (call.has("--render") ? [.svg] : [])
      for notice in try Rendering.addPictures(to: &folder, charts, formats) {
        try Program.show("moesim: \(notice)\n", on: .error)
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
        head + (shown.map(\.table) + more.map(\.finite)).map { .init($0.name, JSONValue($0)) }
        + [
          .init("notes", .array(shown.flatMap(\.notes).map(JSONValue.string))),
          .init("warnings", .array(warnings.map(JSONValue.string))),
        ]
      try Program.show(JSONValue.object(members).printed())
    } else {
      let width = StandardStream.output.terminalWidth
      let body = shown.map { $0.text(width: width) }.joined(separator: "\n")
      let notes = warnings.map { Paragraph.text("Warning: \($0)", width: width) }.joined()
      try Program.show(
        headline.map { Paragraph.text($0, width: width, indent: 0) + "\n" }.joined()
          + Paragraph.text(title, width: width, indent: 0) + "\n" + body
          + (notes.isEmpty ? "" : "\n" + notes) + written)
    }
    return .done
  }
}

extension Call {
  /// A failure of numbers that options carry; `names` says which option a number came from.
  func wrong(_ faults: InputFaults, _ names: [String: String] = [:]) -> CommandFailure {
    let problems = faults.faults.map { "\(names[$0.field] ?? $0.field): \($0.problem)" }
    return wrong(
      problems.joined(separator: "; "), faults.faults.map(\.hint).joined(separator: "; "))
  }

  /// Positive numbers between commas, in order and each once; `nil` where the option is not given.
  func numbers(_ option: String, example: String) throws(CommandFailure) -> [Double]? {
    guard let list = self[option] else { return nil }
    var numbers: [Double] = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      guard let value = Double(part), value > 0, value.isFinite else {
        throw wrong(
          "\(option): \(Fault.quoted(String(part))) is no positive number",
          "write for example \(example)")
      }
      if !numbers.contains(value) { numbers.append(value) }
    }
    return numbers
  }

  /// How a set of prompts is drawn again.
  func resampling() throws(CommandFailure) -> Resampling {
    let numbers = NumberOption(call: self, command: words.first ?? "")
    let count = try numbers.whole("--bootstraps", in: 100...100_000, example: "2000") ?? 2_000
    let level = try numbers.number("--level", in: 0.5...0.999, example: "0.95") ?? 0.95
    let seed = try numbers.seed(standard: 1)
    do throws(InputFaults) {
      return try Resampling(replicates: count, seed: seed, level: level)
    } catch {
      throw wrong(error)
    }
  }

  /// How sure a comparison is to be.
  func assurance() throws(CommandFailure) -> Assurance {
    let risk = try number("--significance", in: 1e-12...0.5, example: "0.05") ?? 0.05
    let power = try number("--power", in: 0.05...0.999999, example: "0.8") ?? 0.8
    do throws(InputFaults) {
      return try Assurance(significance: risk, power: power)
    } catch {
      throw wrong(error, ["significance": "--significance", "power": "--power"])
    }
  }
}

extension Table {
  /// The table with empty cells for what left the range of numbers.
  var finite: Table {
    var table = Table(name: name, summary: summary, columns: columns)
    for row in rows {
      table.append(
        row.map { cell in
          if case .number(let value) = cell, !value.isFinite { .empty } else { cell }
        })
    }
    return table
  }
}
