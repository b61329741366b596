import Foundation
import ReportWriter
import ScenarioEngine

/// `moesim schema`: the JSON Schema of scenario files, for editors.
enum SchemaCommand: Command {
  static let name = "schema"
  static let summary = "Print the JSON Schema of scenario files, for editors."
  static let operands = ""
  static let options = [
    OptionSpec(
      "--out", "FILE", "Write it to a file, in place of the one that is there.",
      words: .files(["json"])), SavedFile.force,
  ]
  static let examples = ["moesim schema --out scenario.schema.json", "moesim schema | less"]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    try call.refuseOperands()
    guard let path = call["--out"] else {
      try Console.show(Scenario.schema)
      return .done
    }
    try SavedFile.write(Scenario.schema, to: path, replacing: call.replacing)
    return .done
  }
}
