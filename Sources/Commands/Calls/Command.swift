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
  let operands: String
  let examples: [String]
  let run: @Sendable (Call) throws(CommandFailure) -> ExitStatus
  /// Options beside its own.
  var further: [OptionSpec] = []
  private let operandLines: @Sendable () -> [(name: String, summary: String)]
  private let words: @Sendable () -> Words
  private let own: @Sendable () -> [OptionSpec]

  /// What each operand may be, in help.
  var operandHelp: [(name: String, summary: String)] { operandLines() }
  var operandWords: Words { words() }
  var options: [OptionSpec] { own() + further }

  /// A command; what it takes is made when somebody asks, since each call lists all commands and runs
  /// one of them.
  init(
    name: String, summary: String, operands: String = "",
    operandHelp: @autoclosure @escaping @Sendable () -> [(name: String, summary: String)] = [],
    operandWords: @autoclosure @escaping @Sendable () -> Words = .free,
    options: @autoclosure @escaping @Sendable () -> [OptionSpec], examples: [String],
    run: @escaping @Sendable (Call) throws(CommandFailure) -> ExitStatus
  ) {
    self.name = name
    self.summary = summary
    self.operands = operands
    operandLines = operandHelp
    words = operandWords
    own = options
    self.examples = examples
    self.run = run
  }
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
