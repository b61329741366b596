import Diagnostics
import Fitting
import Foundation
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Tabular
import Units

/// `moesim simulate`: runs drawn from a law with noise, to plan an experiment or test a fitter.
enum SimulateCommand: Command {
  static let name = "simulate"
  static let summary = "Draw training runs from a law with noise, as a CSV for 'fit'."
  static let operands = ""
  static let options = [
    OptionSpec("--law", "ID|FILE", "A bundled law, or the file of a fitted one."),
    OptionSpec("--n", "AXIS", "Parameters: 'LOW..HIGH xK', evenly by logarithm, or a list."),
    OptionSpec("--d", "AXIS", "Tokens of every size, the same way."),
    OptionSpec("--flop", "AXIS", "Budgets C = 6ND of every size, instead of --d."),
    OptionSpec("--experts", "LIST", "Experts of a top-1 router, 1 for dense (default: dense)."),
    OptionSpec("--unique", "COUNT", "Unique tokens; more tokens are repeated."),
    OptionSpec("--noise", "SIZE", "Standard deviation of log loss (default: 0)."),
    OptionSpec("--seed", "NUMBER", "Seed of the noise (default: 1)."),
    OptionSpec("--out", "FILE", "Write this file instead of standard output."),
  ]
  static let examples = [
    "moesim simulate --law hoffmann-2022-printed --n '50M..10B x6' --d '1B..200B x6' --out runs.csv",
    "moesim simulate --law ./my-fit.json5 --n '100M..3B x7' --flop 1e19,1e20,1e21",
    "moesim simulate --law ludziejewski-2025 --n '50M..1B x5' --d '1B..20B x5' --experts 1,4,16",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let query = try SimulateQuery(call)
    let table = try query.drawn().table(name: "runs")
    let text: String
    do throws(WriterFault) {
      text = try CSV.text(of: table)
    } catch {
      throw .ours("\(error)")
    }
    if let path = call["--out"] {
      try SavedFile.write(text, to: path, keeping: call.operands)
      try Program.show("Wrote \(table.rows.count) runs to \(Fault.visible(path))\n")
    } else {
      try Program.show(text)
    }
    return .done
  }
}
