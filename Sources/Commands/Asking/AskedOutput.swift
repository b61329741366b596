import Diagnostics
import Formats
import Foundation
import Questions
import ReportWriter
import Spec
import Tabular

/// Shows the answer to a question that a call asked, and writes what the call wants written.
struct AskedOutput {
  let call: Call
  let form: QuestionCall

  /// The options that say where an answer goes.
  static func options(of form: QuestionCall) -> [OptionSpec] {
    let product = form.product.map { OptionSpec($0.option, "FILE", $0.summary) }
    let single = product != nil || form.output == .table ? [SavedFile.force] : []
    return [product].compactMap { $0 } + options(of: form.output) + single
  }

  private static func options(of output: QuestionCall.Output) -> [OptionSpec] {
    switch output {
    case .table: [OptionSpec("--out", "FILE", "Write this file instead of standard output.")]
    case .shown: AskedResult.options
    case .written:
      [
        OptionSpec(
          "--out", "DIR", "Folder for results; they go to a folder in DIR (default: plots).",
          words: .folders),
        OptionSpec("--render", nil, "Draw the pictures with gnuplot, where it is installed."),
        PictureFormat.option, OptionSpec("--quiet", nil, "Print nothing when all goes well."),
        OptionSpec.json,
      ]
    }
  }

  /// Sees, before any work, that what the call wants can be written.
  func check() throws(CommandFailure) {
    _ = try PictureFormat.formats(call)
    let single = [form.product?.option, form.output == .table ? "--out" : nil]
    for option in single.compactMap({ $0 }) {
      guard let path = call[option] else { continue }
      try SavedFile.check(path, keeping: call.operands)
      // A table is compared when it is made.
      guard option != "--out" else { continue }
      do throws(WriteFailure) {
        try SingleFile.refuse(path, replacing: call.replacing)
      } catch { throw .result(error) }
    }
  }

  /// Shows and writes an answer.
  ///
  /// `request` is what was asked, and `inputs` are the files that were read for it.
  func publish(
    _ answer: Answer, name: String, title: String, request: JSONValue, inputs: [ReadFile],
    started: Date
  ) throws(CommandFailure) -> ExitStatus {
    guard form.output != .table else { return try publishTable(answer, inputs) }
    var result = AskedResult(
      name: name, title: title, headline: answer.headline,
      head: answer.facts.map { .init($0.name, JSONValue($0.value)) },
      sections: answer.shown.filter { call.has("--details") || !$0.isDetail }.map(
        ReportSection.init),
      details: answer.shown.filter(\.isDetail).map(\.table.name), tables: answer.tables,
      charts: answer.charts,
      seed: answer.seed, warnings: answer.warnings)
    result.request = request
    result.inputs = inputs.map { .init(path: $0.path, sha256: $0.digest.sha256) }
    result.laws = answer.sources.map { .init(id: $0.id, source: $0.text) }
    result.folder = call["--out"] ?? (form.output == .written ? "plots" : nil)
    result.formats = try PictureFormat.formats(call)
    return try result.publish(call, started: started) { () throws(CommandFailure) in
      try save(answer.product, keeping: inputs)
    }
  }

  /// Writes the file beside an answer where the call asks for it; returns what to tell of it.
  private func save(
    _ product: Answer.Product?, keeping inputs: [ReadFile]
  ) throws(CommandFailure) -> String {
    guard let known = form.product, let path = call[known.option], let product else { return "" }
    switch product {
    case .text(let text):
      try SavedFile.write(
        text, to: path, keeping: inputs.map(\.path), replacing: call.replacing)
      return "Wrote \(known.name) to \(Fault.visible(path))\n"
    case .none(let reason):
      try Console.show("moesim: \(known.name) was not saved: \(reason)\n", on: .error)
      return ""
    }
  }

  private func publishTable(
    _ answer: Answer, _ inputs: [ReadFile]
  ) throws(CommandFailure) -> ExitStatus {
    guard let table = answer.tables.first else { throw .ours("the answer has no table") }
    let text = try table.csv()
    guard let path = call["--out"] else {
      try Console.show(text)
      return .done
    }
    try SavedFile.write(text, to: path, keeping: inputs.map(\.path), replacing: call.replacing)
    try Console.show("Wrote \(table.rows.count) \(table.name) to \(Fault.visible(path))\n")
    return .done
  }
}
