import Diagnostics
import Fitting
import Questions
import ReportWriter
import ScalingLaws
import Spec
import Units

/// `moesim explain`: a law or a quantity in plain text and, for a model, the whole calculation.
enum ExplainCommand: Command {
  static let name = "explain"
  static let summary = "A law or a quantity: formula, symbols, sources, every step for a model."
  static let operands = "LAW|QUANTITY|disagreement MODEL"
  static let options = OptionSpec.all(of: ExplainInputs.self) + [OptionSpec.json]
  static let examples = [
    "moesim explain ludziejewski-2025",
    "moesim explain ludziejewski-2025 --model dbrx --tokens 12T",
    "moesim explain besiroglu-2024 --size 70B --tokens 1.4T",
    "moesim explain denseEquivalent --model dbrx --json",
    "moesim explain disagreement dbrx",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    if call.operands.first == disagreement { return try explainDisagreement(call) }
    guard let word = call.operands.first, call.operands.count == 1 else {
      throw call.wrong(
        call.operands.isEmpty ? "nothing is named" : "more than one thing is named",
        "write for example 'moesim explain ludziejewski-2025'")
    }
    let inputs = try call.asked(ExplainInputs.self)
    let subject = try subject(inputs, call)
    let sections: [ReportSection]
    if let law = LawLibrary.law(word) {
      sections = try self.sections(law, subject, inputs, call)
    } else if let quantity = Quantity(rawValue: word) {
      sections = try self.sections(quantity, subject, inputs, call)
    } else if let form = FormReport(word) {
      if subject != nil {
        throw call.wrong(
          "the form \(Fault.quoted(word)) has no constants of its own",
          "fit it to runs, or name a law")
      }
      sections = form.sections
    } else if UnpublishedLaw.law(word) != nil {
      _ = try call.law(word)
      return .done
    } else {
      throw call.wrong(
        "unknown law or quantity \(Fault.quoted(word))",
        Suggestion.hint(
          for: word, among: Quantity.allCases.map(\.rawValue) + LawLibrary.words + FormLibrary.ids))
    }
    try sections.show(call, head: [.init("of", .string(word))])
    return .done
  }

  private static let disagreement = "disagreement"

  /// Why laws differ on a model, which stands as the second operand or under `--model`.
  private static func explainDisagreement(_ call: Call) throws(CommandFailure) -> ExitStatus {
    for option in ["--quantity", "--mode"] where call.has(option) {
      throw call.wrong("\(option) says nothing of a disagreement", "leave it out")
    }
    if call.operands.count > 2 {
      throw call.wrong("one model at a time is explained", "name one")
    }
    let model = call.operands.count == 2 ? call.operands[1] : nil
    if model != nil, call.has("--model") {
      throw call.wrong("the model is named twice", "leave out --model")
    }
    let inputs = try call.asked(ExplainInputs.self, adding: model.map { [("--model", $0)] } ?? [])
    guard let subject = try subject(inputs, call) else {
      throw call.wrong("no model is named", "write for example 'moesim explain disagreement dbrx'")
    }
    let report = DisagreementReport(inputs.laws, subject)
    if call.has("--json") {
      try report.sections.show(
        call, head: OutcomeJSON.head(title: disagreement, headline: report.headline))
    } else {
      let width = StandardStream.output.terminalWidth
      try Console.show(
        report.headline.map { Paragraph.text($0, width: width, indent: 0) }.joined() + "\n")
      try report.sections.show(call)
    }
    return .done
  }

  private static func sections(
    _ law: any ScalingLaw, _ subject: ExplainSubject?, _ inputs: ExplainInputs, _ call: Call
  ) throws(CommandFailure) -> [ReportSection] {
    let card = CardReport(law)
    if call.has("--laws") { throw call.wrong("--laws is for quantities", "leave it out") }
    guard let subject else { return card.sections }
    var asked = inputs.quantity
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
    _ quantity: Quantity, _ subject: ExplainSubject?, _ inputs: ExplainInputs, _ call: Call
  ) throws(CommandFailure) -> [ReportSection] {
    if call.has("--quantity") {
      throw call.wrong("--quantity stands beside a quantity", "leave it out, or name a law")
    }
    guard let subject else { return [quantity.section] }
    var sections = [quantity.section]
    for law in inputs.laws {
      do throws(Refusal) {
        sections += try ExplanationReport(law, quantity, subject).sections
      } catch {
        sections[0].notes.append("No answer from \(law.card.id): \(error.reason).")
      }
    }
    return sections
  }

  /// The model that the call puts in; `nil` where it names none.
  private static func subject(
    _ inputs: ExplainInputs, _ call: Call
  ) throws(CommandFailure) -> ExplainSubject? {
    if let size = inputs.size {
      if inputs.model != nil { throw call.wrong("--size cannot stand beside --model", "give one") }
      guard let tokens = inputs.tokens else {
        throw call.wrong("--size needs tokens", "add for example --tokens 2T")
      }
      return ExplainSubject(
        name: "a dense model of \(size) parameters", design: .dense(size), tokens: tokens,
        mode: inputs.asked.mode, terms: try terms(inputs.asked, of: nil, call))
    }
    guard let model = inputs.model else {
      let alone = options.first { $0.name != "--json" && call.has($0.name) }
      if let alone {
        throw call.wrong("\(alone.name) needs a model", "add for example --model dbrx")
      }
      return nil
    }
    guard let tokens = inputs.tokens ?? model.publishedTokens else {
      throw call.wrong(
        "no tokens are published for \(model.title)", "give them, for example --tokens 2T")
    }
    return ExplainSubject(
      name: model.title, design: model.model.design, tokens: tokens, mode: inputs.asked.mode,
      terms: try terms(inputs.asked, of: model, call))
  }

  /// The terms for a model; `nil` is a bare size.
  private static func terms(
    _ asked: ModeTerms, of model: ModelOperand?, _ call: Call
  ) throws(CommandFailure) -> ComparisonTerms {
    do throws(UncountedCache) {
      return try asked.terms.terms(
        for: model?.model.shape, named: model?.title ?? "a bare size")
    } catch {
      throw call.wrong(error.problem, "state it with --moe-cache")
    }
  }
}

/// What a law or a quantity is explained with.
struct ExplainInputs: Asked {
  let model: ModelOperand?
  let size: Parameters?
  let tokens: Tokens?
  let quantity: Quantity?
  let laws: [any ScalingLaw]
  let asked: ModeTerms

  init(_ ask: inout Asking) throws(Unsettled) {
    model = ask.optional("model", .model, "Model to put in: a bundled one or a config.json")
    size = ask.optional(
      "size", .measure(Parameters.self, example: "70B"), isInExample: false,
      "Or a dense model of so many parameters, such as 70B")
    tokens = ask.optional(
      "tokens", .measure(Tokens.self), "Tokens of the training run; as published if left out")
    quantity = ask.optional(
      "quantity", .choice(Quantity.self),
      "What a law is asked; the dense equivalent if left out")
    laws = ask.laws(examples: ["ludziejewski-2025"])
    asked = try ModeTerms(&ask)
  }
}
