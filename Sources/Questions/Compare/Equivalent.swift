import CostModel
import QualityAxes
import ScalingLaws
import Spec
import Units

/// What dense model a model is worth, a row for each law.
public struct Equivalent: CallableQuestion {
  public static let section = Section(
    "equivalent", .one, definition: "equivalent", "The dense model that a model is worth")
  public static let call = QuestionCall(
    "equivalent", "The dense model that a model is worth, under every law.",
    operands: ["model"],
    examples: [
      "moesim equivalent dbrx --tokens 12T",
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

  public init(_ ask: inout Asking) throws(Unsettled) {
    model = ask("model", .model, "A bundled model by its id, or the path of a config.json")
    let tokens = ask.optional(
      "tokens", .measure(Tokens.self), "Tokens of the training run; as published if left out")
    laws = ask.laws(examples: ["ludziejewski-2025", "tian-2025"])
    reasoning = ask.optional(
      "reasoningGamma", .gammaRange, "Your range of γ for reasoning, such as 0..0.5")
    asked = try ModeTerms(&ask)
    guard let seen = tokens ?? model.publishedTokens else {
      throw ask.fault(
        at: "model", "no tokens are published for \(model.title)",
        "give them, for example --tokens 2T")
    }
    run = Run(
      name: model.model.name, model: model.model, tokens: seen, tokenSource: .stated, flop: nil,
      corpus: nil)
    do throws(UncountedCache) {
      _ = try asked.terms.terms(for: model.model.shape, named: model.title)
    } catch {
      throw ask.fault(at: "cacheContext", error.problem, "state it with --moe-cache")
    }
  }

  public var world: World {
    var world = World(models: [model.model], runs: [run], laws: laws)
    world.compared = [run]
    return world
  }

  public var subject: String? { NamedFile.stem(of: model.model.name) }

  public var title: String { "\(model.title) on \(run.tokens ?? .zero) tokens" }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> ComparedRun {
    ComparedRun(
      ComparisonRequest(
        run: run, against: .denseEquivalent, modes: [asked.mode],
        terms: (try? asked.terms.terms(for: model.model.shape, named: model.title)) ?? .none),
      under: world.laws)
  }

  public static func answer(_ asked: [Resolved<Equivalent>], in world: World) -> Answer {
    var answer = ComparedRun.answer(asked.map(\.found))
    let axes = asked.map { asked in
      let axes = Axes(ranges: asked.question.reasoning.map { [.reasoning: $0] } ?? [:])
      return Resolved(axes, axes.found(in: world, Findings()) { _, _ in })
    }
    answer.shown += Axes.answer(axes, in: world).shown
    answer.more += world.tables
    answer.warnings += asked.compactMap { $0.question.missing }
    return answer
  }

  /// What to add where the call lacks an input without which no law answers in the mode.
  private var missing: String? {
    var needed: [(isGiven: Bool, words: String)] = []
    let stated = asked.terms.stated
    switch asked.mode {
    case .wallClock: needed = [(stated.moeOverDenseRate != nil, "--moe-over-dense-rate 0.7")]
    case .lifetime: needed = [(stated.inferenceTokens != nil, "--inference-tokens 10T")]
    case .money:
      needed = [
        (stated.moeOverDenseTrainingPrice != nil, "--moe-over-dense-training-price 1.2")
      ]
      if stated.inferenceTokens != nil {
        needed += [
          (stated.moeOverDenseInferencePrice != nil, "--moe-over-dense-inference-price 1.5"),
          (stated.inferenceOverTrainingPrice != nil, "--inference-over-training-price 2"),
        ]
      }
    default: break
    }
    let lacking = needed.filter { !$0.isGiven }.map(\.words)
    if lacking.isEmpty { return nil }
    return "--mode \(asked.mode.rawValue) needs more: add for example "
      + lacking.joined(separator: " ")
  }
}
