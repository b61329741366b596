import Diagnostics

/// `moesim completion`: a script that lets a shell complete calls.
enum CompletionCommand {
  private static let shells = ["bash", "zsh", "fish"]

  /// The command for a program of these commands.
  static func entry(_ commands: @escaping @Sendable () -> [CommandEntry]) -> CommandEntry {
    CommandEntry(
      name: "completion", summary: "Print a script that completes calls in bash, zsh or fish.",
      operands: shells.joined(separator: "|"), operandWords: .list(shells), options: [],
      examples: [
        "moesim completion bash > ~/.local/share/bash-completion/completions/moesim",
        "moesim completion zsh > \"${fpath[1]}/_moesim\"",
        "moesim completion fish > ~/.config/fish/completions/moesim.fish",
      ]
    ) { (call) throws(CommandFailure) in
      guard let shell = call.operands.first, call.operands.count == 1 else {
        throw call.wrong(
          call.operands.isEmpty ? "no shell is named" : "more than one shell is named",
          "write for example 'moesim completion bash'")
      }
      let entries = entries(commands())
      switch shell {
      case "bash": try Console.show(BashCompletion.script(entries))
      case "zsh": try Console.show(ZshCompletion.script(entries))
      case "fish": try Console.show(FishCompletion.script(entries))
      default:
        throw call.wrong(
          "there is no script for \(Fault.quoted(shell))",
          Suggestion.hint(for: shell, among: shells))
      }
      return .done
    }
  }

  /// What the scripts know of the program: each command with its options.
  private static func entries(_ commands: [CommandEntry]) -> [CommandEntry] {
    commands.map { command in
      var entry = command
      entry.further = OptionSpec.globals
      return entry
    } + [
      CommandEntry(
        name: "help", summary: "Show the help of a command.",
        operandWords: .list(commands.map(\.name)), options: [], examples: []
      ) { _ in .done }
    ]
  }
}
