import Diagnostics
import Formats
import Foundation
import Questions
import ReportWriter
import ScenarioEngine
import Spec

/// The one command that asks any question: options, help and faults follow from its declaration.
enum AskCommand {
  /// A command for each name that questions are called by.
  static let all: [CommandEntry] = {
    var names: [String] = []
    for question in QuestionList.callable where !names.contains(question.call.command) {
      names.append(question.call.command)
    }
    return names.map { name in
      entry(name, QuestionList.callable.filter { $0.call.command == name })
    }
  }()

  private static func entry(
    _ name: String, _ questions: [any CallableQuestion.Type]
  ) -> CommandEntry {
    let kinds = questions.compactMap { $0.call.kind }
    // One of them may have no kind: it is what the command asks where no kind is named.
    let plain = questions.first { $0.call.kind == nil }
    let own = plain?.call.operands.map(Description.operand).joined(separator: " ")
    let operands = (kinds + [own].compactMap { $0 }).joined(separator: "|")
    return CommandEntry(
      name: name,
      summary: plain?.call.summary ?? summary(questions.map { $0.call.summary }),
      operands: operands, operandHelp: operandHelp(questions),
      operandWords: operandWords(questions),
      options: options(of: questions) + AskedOutput.options(of: questions[0].call),
      examples: questions.flatMap { $0.call.examples }
    ) { (call) throws(CommandFailure) in
      if let plain, !kinds.contains(call.operands.first ?? "") {
        return try run(plain, call, call.operands)
      }
      guard let kind = call.operands.first else {
        throw call.wrong(
          "one kind is needed",
          "write " + kinds.map { "'\(name) \($0)'" }.joined(separator: " or "))
      }
      guard let question = questions.first(where: { $0.call.kind == kind }) else {
        throw call.wrong(
          "\(Fault.quoted(kind)) is no kind of \(name)", Suggestion.hint(for: kind, among: kinds))
      }
      return try run(question, call, Array(call.operands.dropFirst()))
    }
  }

  /// What the kinds answer, as far as it fits a line; the usage names them all.
  private static func summary(_ kinds: [String]) -> String {
    kinds.reduce("") { line, next in
      line.isEmpty ? next : line.count + next.count < 86 ? "\(line) \(next)" : line
    }
  }

  /// The options of all kinds, each once; what belongs to one kind says so.
  private static func options(of questions: [any CallableQuestion.Type]) -> [OptionSpec] {
    let inputs = questions.map { question in
      question.description.callInputs.filter { !question.call.operands.contains($0.key) }
    }
    var options: [OptionSpec] = []
    for (question, own) in zip(questions, inputs) {
      for input in own where !options.contains(where: { $0.name == input.option }) {
        let isShared =
          questions.count == 1
          || inputs.allSatisfy { $0.contains { $0.key == input.key } }
        options.append(
          OptionSpec(
            input, kind: isShared ? nil : question.call.kind))
      }
    }
    return options
  }

  /// What each operand may be.
  private static func operandHelp(
    _ questions: [any CallableQuestion.Type]
  ) -> [(name: String, summary: String)] {
    questions.flatMap { question in
      question.call.operands.compactMap { key in
        question.description.input(ofKey: key).map { (Description.operand(key), $0.sentence) }
      }
    }
  }

  private static func operandWords(_ questions: [any CallableQuestion.Type]) -> Words {
    let kinds = questions.compactMap { $0.call.kind }
    guard let plain = questions.first(where: { $0.call.kind == nil }),
      let key = plain.call.operands.first,
      let input = plain.description.inputs.first(where: { $0.key == key })
    else { return kinds.isEmpty ? .free : .list(kinds) }
    if kinds.isEmpty { return Words(input.words) }
    guard case .list(let words) = input.words else { return .list(kinds) }
    return .list(kinds + words)
  }

  /// Reads the words of a call as the object that a file would hold, and answers.
  private static func run<Asked: CallableQuestion>(
    _: Asked.Type, _ call: Call, _ operands: [String]
  ) throws(CommandFailure) -> ExitStatus {
    let started = Date()
    let description = Asked.description
    let output = AskedOutput(call: call, form: Asked.call)
    try output.check()
    let shared = Set(AskedOutput.options(of: Asked.call).map(\.name))
    var values: [(option: String, word: String)] = []
    for (option, word) in call.given where !shared.contains(option) {
      guard description.input(ofOption: option) != nil else {
        let owners = QuestionList.callable.filter {
          $0.call.command == Asked.call.command
            && $0.description.input(ofOption: option) != nil
        }
        .compactMap { $0.call.kind }
        throw call.wrong(
          "\(option) belongs to "
            + owners.map { "'\(Asked.call.command) \($0)'" }
            .joined(separator: " and "), "leave it out")
      }
      values.append((option, word))
    }
    var operands = operands
    let keys = Asked.call.operands
    if let last = keys.last, operands.count > keys.count,
      description.inputs.contains(where: { $0.key == last && $0.placeholder == "LIST" })
    {
      operands =
        operands[..<(keys.count - 1)] + [operands[(keys.count - 1)...].joined(separator: ",")]
    }
    if operands.count > keys.count {
      throw call.wrong(
        "\(Fault.quoted(operands[keys.count])) is one operand too many",
        "leave it out, or quote a value that holds spaces")
    }
    let node = description.node(
      of: values, operands: zip(keys, operands).map { (key: $0, word: $1) })
    let (question, reader) = try call.asked(Asked.self, node, operands: keys)
    if let product = Asked.call.product, call[product.option] != nil,
      let reason = question.whyNoProduct
    {
      throw call.wrong("\(product.name) cannot be saved: \(reason)", "leave \(product.option) out")
    }
    let progress = Progress(unit: "steps")
    defer { progress.finish() }
    let answer = AskedQuestions(question).answers(in: question.world) {
      progress.update($0, of: $1)
    }.answers[0]
    progress.finish()
    guard answer.refusals.isEmpty else { throw .faults(FaultList(answer.refusals)) }
    let name = [Asked.call.command, Asked.call.kind, question.subject].compactMap { $0 }
    return try output.publish(
      answer, name: name.joined(separator: "-"), title: question.title, request: JSONValue(node),
      inputs: reader.inputs, started: started)
  }
}

extension OptionSpec {
  /// The option of an input, with its further names.
  init(_ input: Description.Input, kind: String?) {
    let lead = kind.map { "\($0): " } ?? ""
    self.init(
      input.option, input.isSwitch ? nil : input.placeholder, lead + input.sentence,
      words: Words(input.words, isList: input.placeholder == "LIST"),
      isRepeatable: input.isRepeated, aliases: input.aliases)
  }
}

extension Words {
  init(_ suggested: Suggested, isList: Bool = false) {
    self =
      switch suggested {
      case .free: .free
      case .files(let endings): .files(endings)
      case .list(let words) where isList: .commaList(words)
      case .list(let words): .list(words)
      }
  }
}

extension CommandFailure {
  /// What is wrong with the words of a call, all at once.
  static func asked(_ faults: [Fault], call: Call) -> CommandFailure {
    let places = faults.map { fault in
      (fault.file == "moesim" ? "" : "\(fault.file): ") + fault.problem
        + (fault.hint.isEmpty ? "" : "; \(fault.hint)")
    }
    return .calls(places, command: call.words.first)
  }
}
