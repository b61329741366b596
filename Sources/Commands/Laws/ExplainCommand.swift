import Diagnostics
import Questions
import ReportWriter
import ScalingLaws
import Units

/// `moesim explain`: a law or a quantity in plain text and, for a model, the whole calculation.
enum ExplainCommand: Command {
  static let name = "explain"
  static let summary = "A law or a quantity: formula, symbols, sources, every step for a model."
  static let operands = "LAW|QUANTITY"
  static let options =
    [
      OptionSpec("--model", "ID", "Model to put in: a bundled one or a config.json."),
      OptionSpec("--size", "COUNT", "Or a dense model of so many parameters, such as 70B."),
      OptionSpec("--tokens", "COUNT", "Tokens of the training run (default: as published)."),
      OptionSpec("--quantity", "NAME", "What a law is asked (default: the dense equivalent)."),
      OptionSpec("--laws", "LIST", "Laws that answer a quantity (default: the standard ones)."),
    ] + OptionSpec.all(of: ModeTerms.self) + [OptionSpec.json]
  static let examples = [
    "moesim explain ludziejewski-2025",
    "moesim explain ludziejewski-2025 --model dbrx --tokens 12T",
    "moesim explain besiroglu-2024 --size 70B --tokens 1.4T",
    "moesim explain denseEquivalent --model dbrx --json",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    guard let word = call.operands.first, call.operands.count == 1 else {
      throw call.wrong(
        call.operands.isEmpty ? "nothing is named" : "more than one thing is named",
        "write for example 'moesim explain ludziejewski-2025'")
    }
    let subject = try subject(call)
    let sections: [ReportSection]
    if let law = LawLibrary.law(word) {
      sections = try self.sections(law, subject, call)
    } else if let quantity = Quantity(rawValue: word) {
      sections = try self.sections(quantity, subject, call)
    } else {
      throw call.wrong(
        "unknown law or quantity \(Fault.quoted(word))",
        Suggestion.hint(
          for: word, among: Quantity.allCases.map(\.rawValue) + LawLibrary.words))
    }
    if call.has("--json") {
      try Program.show(try JSONValue(sections, head: [.init("of", .string(word))]).printed())
    } else {
      let width = StandardStream.output.terminalWidth
      try Program.show(sections.map { $0.text(width: width) }.joined(separator: "\n"))
    }
    return .done
  }

  private static func sections(
    _ law: any ScalingLaw, _ subject: ExplainSubject?, _ call: Call
  ) throws(CommandFailure) -> [ReportSection] {
    let card = CardReport(law)
    if call.has("--laws") { throw call.wrong("--laws is for quantities", "leave it out") }
    guard let subject else { return card.sections }
    var asked = try call.choice("--quantity", Quantity.self)
    // A mode alone asks for what it compares.
    if asked == nil, call.has("--mode") {
      asked = subject.mode == .fixedCompute ? .lossGap : .computeMultiplier
    }
    // Where nothing is asked, the most that the law can say: a dense law has a loss for dense models.
    let wanted = asked.map { [$0] } ?? subject.usual
    var refusal: Refusal?
    for quantity in wanted {
      do throws(Refusal) {
        return [card.formula] + (try ExplanationReport(law, quantity, subject).sections)
      } catch {
        refusal = refusal ?? error
      }
    }
    return [card.formula.adding("No answer: \(refusal?.reason ?? "").")]
  }

  private static func sections(
    _ quantity: Quantity, _ subject: ExplainSubject?, _ call: Call
  ) throws(CommandFailure) -> [ReportSection] {
    if call.has("--quantity") {
      throw call.wrong("--quantity stands beside a quantity", "leave it out, or name a law")
    }
    guard let subject else { return [quantity.section] }
    var sections = [quantity.section]
    for law in try call.laws("--laws") ?? LawLibrary.standard {
      do throws(Refusal) {
        sections += try ExplanationReport(law, quantity, subject).sections
      } catch {
        sections[0].notes.append("No answer from \(law.card.id): \(error.reason).")
      }
    }
    return sections
  }

  /// The model that the call puts in; `nil` where it names none.
  private static func subject(_ call: Call) throws(CommandFailure) -> ExplainSubject? {
    let size = try call.measure("--size", Parameters.self)
    if let size {
      if call.has("--model") { throw call.wrong("--size cannot stand beside --model", "give one") }
      guard let tokens = try call.measure("--tokens", Tokens.self) else {
        throw call.wrong("--size needs tokens", "add for example --tokens 2T")
      }
      let asked = try call.asked(ModeTerms.self)
      return ExplainSubject(
        size: size, tokens: tokens, mode: asked.mode, terms: try terms(asked, of: nil, call))
    }
    guard let id = call["--model"] else {
      let alone = options.first { $0.name != "--json" && call.has($0.name) }
      if let alone {
        throw call.wrong("\(alone.name) needs a model", "add for example --model dbrx")
      }
      return nil
    }
    let model = try ModelOperand(id: id, command: name)
    guard let tokens = try model.tokens(call, command: name) else {
      throw call.wrong(
        "no tokens are published for \(model.name)", "give them, for example --tokens 2T")
    }
    let asked = try call.asked(ModeTerms.self)
    return ExplainSubject(
      model: model, tokens: tokens, mode: asked.mode, terms: try terms(asked, of: model, call))
  }

  /// The terms for a model; `nil` is a bare size.
  private static func terms(
    _ asked: ModeTerms, of model: ModelOperand?, _ call: Call
  ) throws(CommandFailure) -> ComparisonTerms {
    do throws(UncountedCache) {
      return try asked.terms.terms(for: model?.shape, named: model?.name ?? "a bare size")
    } catch {
      throw call.wrong(error.problem, "state it with --moe-cache")
    }
  }
}
