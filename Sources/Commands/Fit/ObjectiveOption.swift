import Diagnostics
import Fitting

/// The names of objectives on the command line.
enum ObjectiveOption {
  static let names = ["huber", "squares-log", "squares", "absolute", "student"]

  static func objective(
    _ call: Call, _ numbers: NumberOption
  ) throws(CommandFailure) -> Objective {
    let name = call["--objective"] ?? "huber"
    let delta = try numbers.number("--delta", in: 1e-9...1e3, example: "0.001")
    let degrees = try numbers.number("--degrees", in: 0.1...1e6, example: "4")
    let scale = try numbers.number("--scale", in: 1e-9...1e3, example: "0.005")
    let owners =
      [("--delta", delta, "huber"), ("--degrees", degrees, "student")]
      + [("--scale", scale, "student")]
    for (option, value, owner) in owners where value != nil && name != owner {
      throw numbers.wrong(
        "\(option) belongs to the objective \(owner)", "add --objective \(owner), or leave it out")
    }
    switch name {
    case "huber": return .huberLog(delta: delta ?? 1e-3)
    case "squares-log": return .meanSquaredLog
    case "squares": return .meanSquaredLoss
    case "absolute": return .absoluteLog
    case "student":
      guard let scale else {
        throw numbers.wrong(
          "--objective student needs the scale of the errors", "add for example --scale 0.005")
      }
      return .studentLog(degrees: degrees ?? 4, scale: scale)
    default:
      throw numbers.wrong(
        "unknown objective \(Fault.quoted(name))", Suggestion.hint(for: name, among: names))
    }
  }
}
