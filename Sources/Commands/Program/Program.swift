import Diagnostics
import Questions
import ReportWriter

/// The program: finds the command, runs it, words what goes wrong.
public enum Program {
  /// The version that `--version` prints and manifests record.
  public static let version = Release.version

  /// Every command, in the order in which help lists them.
  static let commands: [CommandEntry] = {
    let own: [any Command.Type] = [
      RunCommand.self, PlanCommand.self, MergeCommand.self, ExplainCommand.self, VerifyCommand.self,
      RerunCommand.self,
      ForecastCommand.self, ScoreCommand.self, ListCommand.self, InitCommand.self,
      SchemaCommand.self,
    ]
    return own.map(CommandEntry.init) + [CompletionCommand.entry { commands }] + AskCommand.all
  }()

  /// Runs a call and returns its exit status.
  ///
  /// - Parameter words: the bytes of the words after the program's name.
  /// - Returns: the status for `exit`.
  public static func run(_ words: [[UInt8]]) -> Int32 {
    StandardStream.ignoreWriteSignals()
    StandardStream.holdPlaces()
    do throws(CommandFailure) {
      var arguments: [String] = []
      for word in words {
        // Repaired, it could name another file.
        guard let text = String(validating: word, as: UTF8.self) else {
          throw .call(
            problem: "\(Fault.quoted(String(decoding: word, as: UTF8.self))) is not UTF-8",
            hint: "rename the file, or write the word in UTF-8", command: nil)
        }
        arguments.append(text)
      }
      return try perform(arguments).rawValue
    } catch {
      // Where even standard error is closed there is nobody left to tell.
      try? StandardStream.error.write(error.message)
      return error.status.rawValue
    }
  }

  private static func perform(_ arguments: [String]) throws(CommandFailure) -> ExitStatus {
    guard StandardStream.hasRoomForCalls else {
      throw .file(
        path: "moesim", problem: "the stack is too small", hint: "allow more with 'ulimit -s 8192'",
        isCreation: true)
    }
    guard let name = arguments.first else {
      try Console.show(help, on: .error)
      return .wrongCall
    }
    switch name {
    case "--help", "-h", "help":
      return try showHelp(of: arguments.dropFirst().first)
    case "--version":
      try Console.show("moesim \(version)\n")
      return .done
    default:
      break
    }
    let command = try command(name)
    let options = command.options + OptionSpec.globals
    let words = Array(arguments.dropFirst())
    let call = try Call(words, options: options, command: command.name)
    if call.has("--help") { return try showHelp(of: command.name) }
    if call.has("--version") {
      try Console.show("moesim \(version)\n")
      return .done
    }
    guard StandardStream.hasRoomForQueues else {
      throw .file(
        path: "moesim", problem: "too many files are open", hint: "allow more with 'ulimit -n 256'",
        isCreation: true)
    }
    return try command.run(call)
  }

  private static func showHelp(of name: String?) throws(CommandFailure) -> ExitStatus {
    guard let name else {
      try Console.show(help)
      return .done
    }
    try Console.show(try command(name).help)
    return .done
  }

  private static func command(_ name: String) throws(CommandFailure) -> CommandEntry {
    if let command = commands.first(where: { $0.name == name }) { return command }
    throw .call(
      problem: "unknown \(name.hasPrefix("-") ? "option" : "command") \(Fault.quoted(name))",
      hint: Suggestion.hint(for: name, among: commands.map { $0.name }), command: nil)
  }

  private static var help: String {
    let width = (commands.map { $0.name.count }.max() ?? 0) + 2
    var text = """
      moesim judges how efficiently Mixture-of-Experts language models are trained: what dense
      model one is worth, what its training cost, what its data contributed, and how sure that is.

      Usage: moesim COMMAND [options]

      Commands:

      """
    for command in commands {
      text +=
        "  " + command.name + String(repeating: " ", count: width - command.name.count)
        + command.summary + "\n"
    }
    text += """

      'moesim COMMAND --help' shows a command's options and examples. Start with
        moesim run scenarios/dbrx.json5

      Exit status: 0 done; with run --check 1 a hypothesis is refuted, 2 one is inconclusive;
      verify 1 a published number is missed; rerun 1 a file came out otherwise; 64 wrong call;
      65 bad input; 66 input missing; 70 internal fault; 73 cannot create; 74 read or write failed;
      130 stopped by ^C. Of several scenarios the worst counts.

      """
    return text
  }
}
