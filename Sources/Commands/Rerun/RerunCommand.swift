import Diagnostics
import Foundation
import ReportWriter
import Spec

/// `moesim rerun`: repeats a run from its manifest and says what differs.
enum RerunCommand: Command {
  static let name = "rerun"
  static let summary =
    "Repeat a run from its manifest and say which input, version or file differs."
  static let operands = "MANIFEST"
  static let operandWords = Words.files(["json"])
  static let options = [
    OptionSpec(
      "--from", "DIR", "Folder that the inputs' paths start from (default: that of the run).",
      words: .folders),
    OptionSpec(
      "--out", "DIR", "Keep the repeated result, in DIR/NAME (default: it is only compared).",
      words: .folders),
    OptionSpec(
      "--allow-outside", nil,
      "Let 'extends' name files outside the scenario's folder, as the run did."),
    OptionSpec.json,
  ]
  static let examples = [
    "moesim rerun plots/dbrx/manifest.json",
    "moesim rerun plots/dbrx/manifest.json --from ~/moesim --out /tmp/again",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    guard let path = call.operands.first, call.operands.count == 1 else {
      throw call.wrong(
        call.operands.isEmpty ? "no manifest is named" : "more than one manifest is named",
        "write for example 'moesim rerun plots/dbrx/manifest.json'")
    }
    let recorded = try RecordedRun(
      try InputFile(path), mayLeaveFolder: call.has("--allow-outside"))
    let place = try InputPlace(recorded, manifest: path, stated: call["--from"])
    try Console.show(Leftovers.text(RerunFolder.removeAbandoned()), on: .error)
    let temporary = call["--out"] == nil ? try RerunFolder() : nil
    defer { temporary?.remove() }
    let out = temporary?.path ?? InputPlace.absolute(call["--out"] ?? "")
    let before = try Set(folders(in: out))
    let arguments = recorded.words(out: out, mayLeaveFolder: call.has("--allow-outside"))
    try Repetition.run(arguments, in: place.folder)
    let names = try folders(in: out)
    guard let result = names.first(where: { !before.contains($0) }) ?? recorded.folder(among: names)
    else { throw .ours("the repeated run left no folder in \(out)") }
    let report = try RerunReport(recorded, place: place, folder: out + "/" + result)
    if call.has("--json") {
      try Console.show(report.json.printed())
    } else {
      let width = StandardStream.output.terminalWidth
      try Console.show(
        report.text(width: width)
          + (call["--out"] == nil ? "" : "Kept in \(Fault.visible(out + "/" + result))\n"))
    }
    return report.isSame ? .done : .refuted
  }

  /// The folders of a folder, none where it is absent.
  private static func folders(in path: String) throws(CommandFailure) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { FileKind(of: path + "/" + $0) == .folder && !$0.hasPrefix(".") }.sorted()
  }
}

extension RecordedRun {
  /// The words of the same run on its own input with results elsewhere: what showed or saved it
  /// differently is left out, and what may be read is for the call to say.
  func words(out: String, mayLeaveFolder: Bool) -> [String] {
    var words: [String] = []
    var rest = arguments.dropFirst()[...]
    let specs =
      AskCommand.all.first { $0.name == arguments.first }?.options ?? RunCommand.options
    let left = [
      "--out", "--save", "--show", "--json", "--quiet", "--check", "--workers", "--force",
      "--allow-outside",
    ]
    while let word = rest.popFirst() {
      if word == "--" { break }
      let option = String(word.prefix { $0 != "=" })
      // Operands are replaced by the input itself: a folder of scenarios had others beside it.
      guard let spec = specs.first(where: { $0.name == option || $0.aliases.contains(option) })
      else { continue }
      let takesNext = spec.value != nil && !word.contains("=")
      let value = takesNext ? rest.popFirst() : nil
      if !left.contains(option) { words += [word] + [value].compactMap { $0 } }
    }
    if arguments.first == "run" {
      words += ["--quiet"] + (mayLeaveFolder ? ["--allow-outside"] : [])
    }
    return Array(arguments.prefix(1)) + words + ["--out", out, "--"]
      + inputs.prefix(1).map(\.path)
  }

  /// The folder that the run's own input names.
  func folder(among names: [String]) -> String? {
    let stem = inputs.first.map { NamedFile.stem(of: $0.path) }
    return names.first { $0 == stem || $0 == "fit-" + (stem ?? "") }
  }
}
