import CostModel
import Diagnostics
import Foundation
import ScalingLaws
import Spec
import Units

/// A phase of a run as a scenario states it.
struct PhaseInput: Asked {
  let name: String
  let kind: Phase.Kind
  private let tokens: Tokens?
  private let share: Double?
  private let context: Int?
  private let mixture: [SourceInput]
  private let rate: Phase.Rate?
  private let teacher: String?
  private let hardware: Hardware?
  private let ramp: RampInput?
  private let curve: Phase.Curve?

  /// A source of a mixture.
  private struct SourceInput: Asked {
    let data: String
    /// `nil` is the rest of 1.
    let share: Double?
    let unique: Tokens?
    let epochs: Double?

    init(_ ask: inout Asking) throws(Unsettled) {
      data = ask("data", .name(of: "corpus"), "The name of a corpus")
      share = ask.optional(
        "share", .share(example: 1),
        "Its share of the phase's tokens; what the others leave if left out")
      unique = ask.optional(
        "unique", .measure(Tokens.self, example: "5T"),
        "Its tokens that differ, in all phases together; enough of them if left out")
      epochs = ask.optional(
        "epochs", .number("a number of epochs", above: 0, example: 4), isInExample: false,
        "Times that each token is seen of the part of it that this phase sees")
      try ask.settle()
      if unique != nil, epochs != nil {
        throw ask.fault(
          at: "epochs", "the unique tokens determine the epochs",
          "leave one of them out; of a part of them, state the unique tokens in another phase")
      }
    }
  }

  /// A ramp of context or batch, from what the phase begins with.
  private struct RampInput: Asked {
    let context: Int?
    let batch: Tokens?
    let stages: Int

    init(_ ask: inout Asking) throws(Unsettled) {
      context = ask.optional(
        "context", .count("a context length", example: 131_072), "The context that it ends with")
      batch = ask.optional(
        "batch", .measure(Tokens.self, example: "16M"), "The tokens of a step that it ends with")
      stages = ask(
        "stages", .integer(2...64, "a number of stages", example: 6),
        "Stages of equal tokens, in equal steps of the logarithm", default: 6)
      try ask.settle()
      if context == nil, batch == nil {
        throw ask.fault(at: "", "nothing is ramped", "give the context or the batch at its end")
      }
    }
  }

  /// ScaleRL's sigmoid.
  private struct CurveInput: Asked {
    let curve: Phase.Curve

    init(_ ask: inout Asking) throws(Unsettled) {
      let start = ask("start", .number("a score", example: 0.3), "The score before")
      let ceiling = ask("ceiling", .number("a score", example: 0.61), "The score without end")
      let middle = ask(
        "middle", .measure(FLOP.self, example: "1e22"), "The FLOP that bring half of the way")
      let exponent = ask("exponent", .positive(example: 1.5), "How steep it is")
      try ask.settle()
      if start >= ceiling {
        throw ask.fault(
          at: "ceiling", "it does not lie above the start", "the score rises from start to ceiling")
      }
      curve = Phase.Curve(
        start: start, ceiling: ceiling, middle: middle.value, exponent: exponent)
    }
  }

  init(_ ask: inout Asking) throws(Unsettled) {
    name = ask("name", .text("a phase", example: "pretrain"), "A name for it")
    kind = ask("kind", .choice(Phase.Kind.self), "What it does", default: .pretraining)
    tokens = ask.optional("tokens", .measure(Tokens.self, example: "10T"), "Tokens that it sees")
    share = ask.optional(
      "flopShare", .number("a share", above: 0, atMost: 100, example: 0.0375), isInExample: false,
      "Its FLOP over those of the phases with tokens, as of post-training and reinforcement learning"
    )
    context = ask.optional(
      "context", .count("a context length", example: 32_768),
      "Tokens of one training sequence; as the run if left out")
    mixture = ask(
      "mixture", .list(of: .record(SourceInput.self, name: "source")),
      "Its sources; that of the run if left out", default: [])
    rate = ask.optional("rate", .choice(Phase.Rate.self), "What the learning rate does")
    teacher = ask.optional(
      "teacher", .name(of: "model"), isInExample: false,
      "The model whose outputs it learns from: adds a forward pass of it for each token")
    ramp = ask.optional(
      "ramp", .record(RampInput.self, name: "ramp"), isInExample: false,
      "A ramp of context or batch within it")
    curve =
      ask.optional(
        "curve", .record(CurveInput.self, name: "rlCurve"), isInExample: false,
        "What reinforcement learning brings against its FLOP, by ScaleRL's sigmoid")?.curve
    hardware = ask.optional(
      "on", .record(Hardware.self, name: "hardware"), isInExample: false,
      "Its devices; those of the run if left out")
    try ask.settle()
    if (tokens == nil) == (share == nil) {
      throw ask.fault(
        at: share == nil ? "" : "flopShare",
        share == nil
          ? "the phase says neither its tokens nor its share of the FLOP"
          : "the tokens determine the FLOP",
        "give one of tokens and flopShare")
    }
    if share != nil {
      for key in ["mixture", "context", "teacher", "ramp", "on"] {
        try ask.refuseIdle(key, because: "a share of the FLOP is stated, not tokens")
      }
    }
    if kind == .distillation, teacher == nil, share == nil {
      throw ask.fault(
        at: "kind", "a distillation without a teacher would cost nothing for it",
        "name the model that it learns from, teacher: \"…\"")
    }
    if kind != .reinforcement {
      try ask.refuseIdle("curve", because: "it is of phases of the kind reinforcement")
    }
    if hardware?.budget != nil {
      throw ask.fault(
        at: "on", "the tokens of the phase determine its time", "leave out the devices' budget")
    }
    if ramp?.batch != nil, hardware?.choices.batch == nil {
      throw ask.fault(
        at: "ramp", "a ramp of the batch has to begin somewhere",
        "give the phase its devices with the batch that it begins with")
    }
    try hardware?.choices.checkBatch(of: tokens, at: "on", ask)
    if ask.reader.isLenient { return }
    for (index, source) in mixture.enumerated()
    where mixture[..<index].contains(where: { $0.data == source.data }) {
      throw ask.fault(
        at: "mixture", "\(Fault.quoted(source.data)) stands in it twice", "add up its shares")
    }
    let (rest, sum) = (
      mixture.count { $0.share == nil }, mixture.reduce(0) { $0 + ($1.share ?? 0) }
    )
    if rest > 1 {
      throw ask.fault(
        at: "mixture", "\(rest) sources say no share", "leave out the share of one: it is the rest")
    }
    if !mixture.isEmpty, rest == 0 ? abs(sum - 1) > 0.005 : sum >= 1 {
      throw ask.fault(
        at: "mixture", "the shares add up to \(plainText(of: sum.roundedToSignificant(4)))",
        rest == 0
          ? "make them add up to 1, or leave one of them out: it is the rest"
          : "leave something for the source that says no share")
    }
  }

  /// The phase, or the stages of its ramp.
  func phases(in world: World, of run: (context: Int, hardware: Hardware?)) -> [Phase] {
    let stages = ramp?.stages ?? 1
    let begin = context ?? run.context
    return (0..<stages).map { stage in
      let step = stages > 1 ? Double(stage) / Double(stages - 1) : 0
      func ramped(_ from: Double, _ to: Double?) -> Double {
        to.map { from * pow($0 / from, step) } ?? from
      }
      var hardware = hardware
      if let old = hardware, let batch = ramp?.batch, let first = old.choices.batch {
        var choices = old.choices
        choices.batch = Tokens(ramped(first.value, batch.value))
        hardware = Hardware(old, choices: choices)
      }
      let seen = tokens.map { $0 / Double(stages) }
      return Phase(
        name: stages > 1 ? "\(name) \(stage + 1)" : name, group: name, kind: kind, tokens: seen,
        share: share,
        context: stage == 0
          ? begin
          : Int((ramped(Double(begin), ramp?.context.map(Double.init)) / 1024).rounded()) * 1024,
        mixture: mixture.compactMap { source in
          world.corpus(source.data).map { corpus in
            let share = source.share ?? 1 - mixture.reduce(0) { $0 + ($1.share ?? 0) }
            let part = source.epochs.flatMap { epochs in
              tokens.map { Tokens($0.value * share / epochs) }
            }
            return Phase.Source(corpus: corpus, share: share, unique: source.unique, part: part)
          }
        },
        rate: rate, teacher: teacher.flatMap { world.model($0) }, hardware: hardware,
        curve: curve)
    }
  }

  /// Whether a model can begin with it.
  var beginsOne: Bool { [.pretraining, .distillation].contains(kind) }
  /// Whether it has tokens.
  var hasTokens: Bool { tokens != nil }
  var hasMixture: Bool { !mixture.isEmpty }
  var hasHardware: Bool { hardware != nil }
  var ownTokens: Double { tokens?.value ?? 0 }
}
