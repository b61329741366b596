import Diagnostics
import ReportWriter

/// `moesim completion`: a script that lets a shell complete calls.
enum CompletionCommand: Command {
  static let name = "completion"
  static let summary = "Print a script that completes calls in bash, zsh or fish."
  static let operands = "bash|zsh|fish"
  static let operandWords = Words.list(["bash", "zsh", "fish"])
  static let options: [OptionSpec] = []
  static let examples = [
    "moesim completion bash > ~/.local/share/bash-completion/completions/moesim",
    "moesim completion zsh > \"${fpath[1]}/_moesim\"",
    "moesim completion fish > ~/.config/fish/completions/moesim.fish",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    guard let shell = call.operands.first, call.operands.count == 1 else {
      throw .call(
        problem: call.operands.isEmpty ? "no shell is named" : "more than one shell is named",
        hint: "write for example 'moesim completion bash'", command: name)
    }
    switch shell {
    case "bash": try Program.show(BashCompletion.script)
    case "zsh": try Program.show(ZshCompletion.script)
    case "fish": try Program.show(FishCompletion.script)
    default:
      throw .call(
        problem: "there is no script for \(Fault.quoted(shell))",
        hint: Suggestion.hint(for: shell, among: ["bash", "zsh", "fish"]), command: name)
    }
    return .done
  }
}

/// What the scripts know of the program: each command with its options.
enum CompletionTable {
  struct Entry {
    let name: String
    let summary: String
    let options: [OptionSpec]
    let operands: Words
  }

  static var entries: [Entry] {
    Program.commands.map { command in
      Entry(
        name: command.name, summary: command.summary,
        options: command.options + [.help, .version], operands: command.operandWords)
    } + [
      Entry(
        name: "help", summary: "Show the help of a command.", options: [],
        operands: .list(Program.commands.map { $0.name }))
    ]
  }

  static let globals: [OptionSpec] = [.help, .version]
}
