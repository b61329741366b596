import CostModel
import Diagnostics
import Evidence
import Formats
import QualityAxes
import ScalingLaws
import Spec
import Tabular
import Units

/// What dense model a model is worth by measured evidence, what its training cost beside that, and
/// what each law says.
public struct Equivalent: CallableQuestion {
  public static let section = Section(
    "equivalent", .one, definition: "equivalent", "The dense model that a model is worth")
  public static let call = QuestionCall(
    "equivalent",
    "The dense model that a model is worth by measured evidence, and its cost beside it.",
    operands: ["model"],
    examples: [
      "moesim equivalent dbrx --tokens 12T",
      "moesim equivalent --total 1T --active 32B --experts 384 --top-k 8 --tokens 15T",
      "moesim equivalent dbrx --device h100 --devices 3072 --peers llama-3-70b",
      "moesim equivalent dbrx --device h100 --devices 2048 --days 90",
      "moesim equivalent mixtral-8x7b --tokens 2T --scores-like llama-2-70b",
      "moesim equivalent my-moe/config.json --tokens 2T --evidence my-scores.csv",
      "moesim equivalent mixtral-8x7b --tokens 2T --laws ludziejewski-2025,tian-2025",
      "moesim equivalent dbrx --mode lifetime --inference-tokens 10T",
      "moesim equivalent dbrx --mode fixedMemory --bytes-per-parameter 2",
      "moesim equivalent dbrx --mode bothOptimal --json",
    ])

  private let model: ModelOperand
  private let run: Run
  private let asked: ModeTerms
  private let laws: [any ScalingLaw]
  private let reasoning: ClosedRange<Double>?
  private let beside: Beside

  public init(_ ask: inout Asking) throws(Unsettled) {
    let named = ask.optional(
      "model", .model, "A bundled model by its id, or the path of a config.json")
    let total = ask.optional(
      "total", .measure(Parameters.self, example: "100B"), isInExample: false,
      "All parameters, in place of a model")
    let active = ask.optional(
      "active", .measure(Parameters.self, example: "10B"), isInExample: false,
      "Parameters that a token uses, with total")
    let experts = ask.optional(
      "experts", .count("a number of experts", example: 64), isInExample: false,
      "Routed experts of a layer, with total: laws of experts need them")
    let topK = ask.optional(
      "topK", .count("a number of experts", example: 8), isInExample: false,
      "Those that a token uses, with experts")
    let tokens = ask.optional(
      "tokens", .measure(Tokens.self),
      "Tokens of the training run; as published if left out, and without any no law is asked")
    laws = ask.laws(examples: ["ludziejewski-2025", "tian-2025"])
    reasoning = ask.optional(
      "reasoningGamma", .gammaRange, "Your range of γ for reasoning, such as 0..0.5")
    let known = BesideOperands(&ask)
    let hardware = try Hardware(optional: &ask)
    asked = try ModeTerms(&ask)
    model = try Self.model(
      named, Announced(total: total, active: active, experts: experts, topK: topK), ask)
    var run = Run(
      name: model.model.name, model: model.model, tokens: tokens ?? model.publishedTokens,
      tokenSource: .stated, flop: nil, corpus: nil)
    run.hardware = hardware
    try run.takeTokens(stated: tokens, ask)
    run.tokens = run.tokens ?? known.tokens
    if run.tokens == nil {
      let heeded = [
        "model", "total", "active", "experts", "topK", "domain", "evidence", "scoresLike",
        "tokenExponent",
      ]
      for key in ask.node?.members?.map(\.key) ?? [] where !heeded.contains(key) {
        try ask.refuseIdle(
          key,
          because: "the tokens are not known, so that no law is asked")
      }
    }
    if hardware != nil, model.model.shape?.architecture == nil {
      throw ask.fault(
        at: "device", "only the sizes of \(model.model.name) are known, and no time follows",
        "leave it out, or name a model with a shape")
    }
    self.run = run
    beside = try known.beside(run, ask)
    do throws(UncountedCache) {
      _ = try asked.terms.terms(for: model.model.shape, named: model.title)
    } catch {
      throw ask.fault(at: "cacheContext", error.problem, "state it with --moe-cache")
    }
  }

  /// What is announced of a model without a shape.
  private struct Announced {
    let total: Parameters?
    let active: Parameters?
    let experts: Int?
    let topK: Int?
  }

  /// The model that is named, or sizes alone.
  private static func model(
    _ named: ModelOperand?, _ announced: Announced, _ ask: Asking
  ) throws(Unsettled) -> ModelOperand {
    if let named {
      for key in ["total", "active", "experts", "topK"] {
        try ask.refuseIdle(key, because: "the model has its own")
      }
      return named
    }
    guard let total = announced.total, let active = announced.active else {
      throw ask.fault(
        at: "model", "no model is named",
        "write for example 'moesim equivalent dbrx', or --total 100B --active 10B")
    }
    if (announced.experts == nil) != (announced.topK == nil) {
      throw ask.fault(
        at: announced.experts == nil ? "topK" : "experts",
        "experts and those that a token uses go together", "give both, or neither")
    }
    do throws(InputFaults) {
      return ModelOperand(
        try ModelSizes(
          active: active, total: total, experts: announced.experts, topK: announced.topK))
    } catch {
      throw ask.fault(error)
    }
  }

  public var world: World {
    var world = World(models: [model.model], runs: [run], laws: laws)
    world.compared = [run]
    return world
  }

  public var subject: String? {
    // Sizes such as 2.4B are no file with an ending.
    let isFile = model.card == nil && model.model.shape?.architecture != nil
    return isFile ? NamedFile.stem(of: model.model.name) : model.model.name
  }

  public var title: String {
    run.tokens.map { "\(model.title) on \($0) tokens" }
      ?? "\(model.title); its tokens are not known, and laws are not asked: add for example --tokens 2T"
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> ComparedRun {
    ComparedRun(
      ComparisonRequest(
        run: run, against: .denseEquivalent, modes: [asked.mode],
        terms: run.completing(statedTerms, for: [asked.mode]), domain: beside.domain),
      under: run.tokens == nil ? [] : world.laws, beside: beside)
  }

  public static func answer(_ asked: [Resolved<Equivalent>], in world: World) -> Answer {
    var answer = ComparedRun.answer(asked.map(\.found))
    if let dense = asked.first?.question.run, dense.isDense {
      answer.headline = [
        "\(dense.title) uses all its parameters for every token: a dense model is worth itself."
      ]
    }
    answer.headline = asked.compactMap(\.question.run.budgetSentence) + answer.headline
    guard asked.allSatisfy({ $0.question.run.tokens != nil }) else {
      answer.shown.removeAll { $0.table.name == "compared" }
      return answer
    }
    let axes = asked.filter { $0.question.beside.domain == .language }.map { asked in
      let axes = Axes(ranges: asked.question.reasoning.map { [.reasoning: $0] } ?? [:])
      return Resolved(axes, axes.found(in: world, Findings()) { _, _ in })
    }
    answer.shown += Axes.answer(axes, in: world).shown
    answer.more += world.tables
    answer.warnings += asked.compactMap { $0.question.missing }
    for asked in asked {
      guard let note = asked.question.machineNote,
        let place = answer.shown.firstIndex(where: { $0.table.name == "compared" })
      else { continue }
      answer.shown[place].notes.append(note)
    }
    return answer
  }

  private var machineNote: String? { run.machineNote(statedTerms, for: [asked.mode]) }

  private var statedTerms: ComparisonTerms {
    (try? asked.terms.terms(for: model.model.shape, named: model.title)) ?? .none
  }

  /// What to add where the call lacks an input without which no law answers in the mode: what it
  /// means, and no value, as that is the answer's.
  private var missing: String? {
    let stated = run.completing(statedTerms, for: [asked.mode])
    let device =
      model.model.shape?.architecture?.isRouted == true && run.hardware == nil
      ? ", or a --device, from which it follows" : ""
    var needed: [(isGiven: Bool, words: String)] = []
    switch asked.mode {
    case .wallClock:
      needed = [
        (
          stated.moeOverDenseRate != nil,
          "--moe-over-dense-rate, FLOP a second and device of the MoE over the dense model's"
            + device
        )
      ]
    case .lifetime:
      needed = [
        (stated.inferenceTokens != nil, "--inference-tokens, those processed after training")
      ]
    case .money:
      needed = [
        (
          stated.moeOverDenseTrainingPrice != nil,
          "--moe-over-dense-training-price, of a training FLOP of the MoE over the dense model's, 1 "
            + "where they cost the same" + device
        )
      ]
      // As served both follow from the numbers of requests; stated ones would say another thing.
      if stated.inferenceTokens != nil, stated.servedCosts == nil {
        needed += [
          (
            stated.moeOverDenseInferencePrice != nil,
            "--moe-over-dense-inference-price, of an inference FLOP of the MoE over the dense model's"
          ),
          (
            stated.inferenceOverTrainingPrice != nil,
            "--inference-over-training-price, of an inference FLOP over a training FLOP of the dense "
              + "model"
          ),
        ]
      }
    default: break
    }
    let lacking = needed.filter { !$0.isGiven }.map(\.words)
    if lacking.isEmpty { return nil }
    return "--mode \(asked.mode.rawValue) needs more: state " + lacking.joined(separator: "; ")
  }
}
