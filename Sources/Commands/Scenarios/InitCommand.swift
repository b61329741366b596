import Diagnostics
import Formats
import ReportWriter

/// `moesim init`: a scenario to start from.
enum InitCommand: Command {
  static let name = "init"
  static let summary = "Write a commented scenario that runs, to start from."
  static let operands = "[NAME]"
  static let options = [
    OptionSpec(
      "--from", "SCENARIO", "Copy a bundled scenario (see 'moesim list scenarios').",
      words: .list(BundledScenario.all.map(\.name)))
  ]
  static let examples = [
    "moesim init my-model", "moesim init", "moesim init my-dbrx --from dbrx",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    guard call.operands.count <= 1 else {
      throw call.wrong("more than one name is given", "write one scenario at a time")
    }
    let source = call["--from"]
    let text = try source.map { name throws(CommandFailure) in try bundled(name, call) }
    let path = try path(call.operands.first ?? source ?? "scenario", call)
    try SavedFile.write(
      text ?? StarterScenario.text.replacing("FILE", with: path), to: path, replacing: .nothing)
    try Console.show("Wrote \(Fault.visible(path))\n", on: .output)
    try Console.show("Run it with: moesim run \(path)\n", on: .error)
    return .done
  }

  private static func bundled(_ name: String, _ call: Call) throws(CommandFailure) -> String {
    guard let scenario = BundledScenario.named(name) else {
      throw call.wrong(
        "there is no bundled scenario \(Fault.quoted(name))",
        Suggestion.hint(for: name, among: BundledScenario.all.map(\.name)))
    }
    return scenario.copy
  }

  /// The file of a name, with its ending.
  private static func path(_ name: String, _ call: Call) throws(CommandFailure) -> String {
    let stem = name.hasSuffix(".json5") ? String(name.dropLast(6)) : name
    let last = stem.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard KeyRule.identifier.allows(String(last)) else {
      throw call.wrong(
        "\(Fault.quoted(name)) cannot name a scenario",
        "use letters a-z, digits and - _ . with a letter or a digit first")
    }
    return stem + ".json5"
  }
}
