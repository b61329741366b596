import ReportWriter

/// One command: what it is called, what it takes, what it does.
protocol Command: SendableMetatype {
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
}

/// A command as the program lists it, whether it is one of its own or asks a question.
struct CommandEntry: Sendable {
  let name: String
  let summary: String
  var operands = ""
  /// What each operand may be, in help.
  var operandHelp: [(name: String, summary: String)] = []
  var operandWords = Words.free
  var options: [OptionSpec]
  let examples: [String]
  let run: @Sendable (Call) throws(CommandFailure) -> ExitStatus
}

extension CommandEntry {
  init(_ command: any Command.Type) {
    self.init(
      name: command.name, summary: command.summary, operands: command.operands,
      operandWords: command.operandWords, options: command.options, examples: command.examples
    ) { (call) throws(CommandFailure) in try command.run(call) }
  }

  /// The whole help text of the command.
  var help: String {
    let shown = options + OptionSpec.globals
    let lines =
      operandHelp
      + shown.map { option in
        let label = [option.name, option.value].compactMap { $0 }.joined(separator: " ")
        return (name: label, summary: option.summary)
      }
    let width = (lines.map(\.name.count).max() ?? 0) + 2
    var text = "\(summary)\n\nUsage: moesim \(name)"
    if !operands.isEmpty { text += " \(operands)" }
    text += " [options]\n\nOptions:\n"
    for (label, summary) in lines {
      let lead = "  " + label + String(repeating: " ", count: width - label.count)
      let words = Paragraph.text(summary, width: 98 - width, indent: 0)
      let margin = "\n" + String(repeating: " ", count: width + 2)
      text += lead + words.dropLast().replacing("\n", with: margin) + "\n"
    }
    text += "\nExamples:\n"
    for example in examples { text += "  \(example)\n" }
    return text
  }
}
