/// One command: what it is called, what it takes, what it does.
protocol Command {
  static var name: String { get }
  /// What it does, in one line.
  static var summary: String { get }
  /// The operands as a call shows them, such as `FILE`.
  static var operands: String { get }
  /// What an operand may be.
  static var operandWords: Words { get }
  static var options: [OptionSpec] { get }
  /// Calls that a reader may copy.
  static var examples: [String] { get }

  /// Does the work: reads, computes, writes; data go to standard output.
  ///
  /// - Returns: how it ended.
  /// - Throws: why it could not do its work.
  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus
}

extension Command {
  static var operandWords: Words { .free }

  /// The whole help text of the command.
  static var help: String {
    let shown = options + [OptionSpec.help, OptionSpec.version]
    let left = shown.map { [$0.name, $0.value].compactMap { $0 }.joined(separator: " ") }
    let width = (left.map(\.count).max() ?? 0) + 2
    var text = "\(summary)\n\nUsage: moesim \(name)"
    if !operands.isEmpty { text += " \(operands)" }
    text += " [options]\n\nOptions:\n"
    for (label, option) in zip(left, shown) {
      text +=
        "  " + label + String(repeating: " ", count: width - label.count)
        + option.summary + "\n"
    }
    text += "\nExamples:\n"
    for example in examples { text += "  \(example)\n" }
    return text
  }
}
