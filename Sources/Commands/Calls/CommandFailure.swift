import Diagnostics
import ReportWriter

/// Why a command did not do its work; each case has one wording and one exit status.
enum CommandFailure: Error {
  /// The call itself is wrong.
  case call(problem: String, hint: String, command: String?)
  /// Several words of the call are wrong, each with a hint.
  case calls([String], command: String?)
  /// The input has faults, each with its place.
  case faults(FaultList)
  /// An input cannot be read.
  case input(path: String, problem: String, hint: String)
  /// The result cannot be written.
  case result(WriteFailure)
  /// A single file cannot be made, or was begun and could not be finished.
  case file(path: String, problem: String, hint: String, isCreation: Bool)
  /// A stream took no more.
  case stream(StreamFailure)
  /// Several inputs or scenarios, each with its reason, beside some that were written.
  case several([CommandFailure], written: Int)
  /// The repetition of a recorded run ended with a status of its own, and has said why.
  case repeated(ExitStatus, words: [String])
  /// Stopped by ^C; with how far a long sweep came, where the same call goes on.
  case interrupted(resumption: String?)
  /// A mistake of this program.
  case ours(String)

  var status: ExitStatus {
    switch self {
    case .call, .calls: .wrongCall
    case .faults: .badInput
    case .input: .inputMissing
    case .result(let failure): failure.isCreation ? .cannotCreate : .inputOutput
    case .file(_, _, _, let isCreation): isCreation ? .cannotCreate : .inputOutput
    // A reader may close the pipe when it has seen enough.
    case .stream(.closed): .done
    case .stream: .inputOutput
    case .several(let failures, _): failures.map(\.status).max() ?? .ourFault
    case .repeated(let status, _): status
    case .interrupted: .interrupted
    case .ours: .ourFault
    }
  }

  /// The message for standard error, with its line end.
  var message: String {
    switch self {
    case .call(let problem, let hint, let command):
      "moesim: \(InputFault(problem: problem, hint: hint))\n"
        + "See 'moesim \(command.map { $0 + " " } ?? "")--help'.\n"
    case .calls(let problems, let command):
      problems.map { "moesim: \($0)\n" }.joined()
        + "See 'moesim \(command.map { $0 + " " } ?? "")--help'.\n"
    case .faults(let list):
      Self.text(of: list) + "\n" + summary(of: list.faults.count, written: 0)
    case .several(let failures, let written):
      message(of: failures, written: written)
    case .input(let path, let problem, let hint), .file(let path, let problem, let hint, _):
      "\(Fault(file: path, position: nil, problem: problem, hint: hint))\n"
    case .result(let failure):
      "\(failure)\n"
    case .stream(.closed):
      ""
    case .stream(let failure):
      "moesim: \(failure)\n"
    case .repeated(_, let words):
      "moesim: the repeated run failed: moesim \(Fault.visible(words.joined(separator: " ")))\n"
    case .interrupted(let resumption?):
      "moesim: stopped \(resumption); the same call goes on from there\n"
    case .interrupted(nil):
      "moesim: stopped; nothing was written\n"
    case .ours(let what):
      "moesim: internal fault: \(Fault.visible(what)); please report it with the command and the input\n"
    }
  }

  /// The faults, a line each; at a terminal with the lines of the files that they are about.
  private static func text(of list: FaultList) -> String {
    StandardStream.error.isTerminal ? FaultFrame.text(of: list) : list.description
  }

  private func summary(of count: Int, written: Int) -> String {
    let rest =
      switch written {
      case 0: "nothing was written"
      case 1: "1 other scenario was written"
      default: "\(written) other scenarios were written"
      }
    return "\(count) \(count == 1 ? "fault" : "faults"); \(rest)\n"
  }

  /// The faults of all files as one list, behind what else is wrong.
  private func message(of failures: [CommandFailure], written: Int) -> String {
    var text = ""
    var faults: [Fault] = []
    for failure in failures {
      if case .faults(let list) = failure { faults += list.faults } else { text += failure.message }
    }
    guard !faults.isEmpty else { return text }
    let list = FaultList(faults)
    return text + Self.text(of: list) + "\n" + summary(of: list.faults.count, written: written)
  }
}

extension CommandFailure {
  /// What some work gives; its faults are those of the input.
  static func ofInput<Value>(
    _ work: () throws(FaultList) -> Value
  ) throws(CommandFailure) -> Value {
    do throws(FaultList) { return try work() } catch { throw .faults(error) }
  }

  /// What a writer makes; what it cannot write is our fault.
  static func ofWriter<Value>(
    _ work: () throws(WriterFault) -> Value
  ) throws(CommandFailure) -> Value {
    do throws(WriterFault) { return try work() } catch { throw .ours("\(error)") }
  }
}
