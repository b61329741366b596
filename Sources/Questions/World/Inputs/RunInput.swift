import CostModel
import Diagnostics
import Formats
import ScalingLaws
import Spec
import Units

/// A model trained on data as a scenario states it.
struct RunInput: Asked {
  private let model: String
  private let corpus: String?
  private let context: Int
  private let hardware: Hardware?
  private let format: NumberFormat?
  private var length: Length
  private let unique: Tokens?
  private let phases: [PhaseInput]
  private let before: String?
  private let published: [PublishedHours]

  /// How long it trains.
  fileprivate enum Length: Sendable {
    case tokens(Tokens)
    case flop(FLOP)
    case fraction(RelativeFLOP)
    /// As the model's authors published.
    case published(Tokens, source: String)
    /// What its devices do within their budget.
    case devices(Tokens)
    /// The sum of the phases.
    case phases(Tokens)
  }

  init(_ ask: inout Asking) throws(Unsettled) {
    model = ask("model", .name(of: "model"), "The name of a model")
    let tokens = ask.optional("tokens", .measure(Tokens.self), "Tokens seen in training")
    let budget = ask.optional(
      "flop", .budget, isInExample: false,
      "Training FLOP instead of tokens, from which D = C / (6 N_active) follows")
    corpus = ask.optional("data", .name(of: "corpus"), "The name of a corpus")
    context = ask(
      "context", .count("a context length", example: 8192),
      "Tokens of one training sequence", default: Run.standardContext)
    hardware = ask.optional(
      "on", .record(Hardware.self, name: "hardware"),
      "The devices that it trains on: adds device time, dollars and energy")
    unique = ask.optional(
      "unique", .measure(Tokens.self, example: "6T"),
      "Tokens of its corpus that differ: beyond them they repeat")
    phases = ask(
      "phases", .list(of: .record(PhaseInput.self, name: "phase")),
      "Its phases in their order, instead of tokens", default: [])
    before = ask.optional(
      "from", .name(of: "run"), isInExample: false,
      "The run that it goes on from: continued training, or upcycling where the models differ")
    published = ask(
      "published", .list(of: .record(PublishedHours.self, name: "publishedHours")),
      "Device hours that were published of phases, to stand beside what is predicted", default: [])
    let format = ask.optional(
      "precision", .choice(NumberFormat.self, example: .fp8), isInExample: false,
      "What it is trained in, for laws with a term for it; that of its devices if left out")
    try ask.settle()
    let ofDevices = hardware?.statedPrecision.flatMap { NumberFormat(rawValue: $0.rawValue) }
    if let format, let ofDevices, format != ofDevices {
      throw ask.fault(
        at: "precision", "its devices compute in \(ofDevices.rawValue)", "state one precision")
    }
    self.format = format ?? ofDevices
    if tokens != nil, budget != nil {
      let place = ask.node?["tokens"]?.position.phrase ?? ""
      throw ask.fault(
        at: "flop", "'flop' cannot stand beside 'tokens'",
        "tokens \(place) determine the FLOP")
    }
    if hardware?.budget != nil, tokens != nil || budget != nil {
      let key = tokens == nil ? "flop" : "tokens"
      throw ask.fault(
        at: "on", "the devices' budget and '\(key)' both say how long it trains",
        "leave one of them out")
    }
    if ask.reader.isLenient {
      length = .tokens(tokens ?? Tokens(1))
      return
    }
    if !phases.isEmpty, tokens != nil || budget != nil || hardware?.budget != nil {
      throw ask.fault(
        at: "phases", "the phases say how long it trains",
        "leave out the tokens, the FLOP or the devices' budget of the run")
    }
    if !phases.isEmpty, !phases.contains(where: \.hasTokens) {
      throw ask.fault(at: "phases", "no phase has tokens", "give one of them tokens")
    }
    let names = phases.map(\.name)
    if let twice = Set(names).sorted().first(where: { name in names.count { $0 == name } > 1 }) {
      throw ask.fault(
        at: "phases", "two phases are called \(Fault.quoted(twice))", "name each of them apart")
    }
    if before == nil, let last = phases.last, !phases.contains(where: \.beginsOne) {
      throw ask.fault(
        at: "phases",
        "\(last.kind.rawValue) alone goes on from nothing, and is worth nothing by itself",
        "say the run that it goes on from, from: \"…\", or give it its pre-training as a phase")
    }
    if unique != nil, phases.contains(where: \.hasMixture) {
      throw ask.fault(
        at: "unique", "the mixtures say which tokens are unique", "leave one of them out")
    }
    if let before, ask.reader.world.run(before) == nil { throw ask.unsettled }
    let world = ask.reader.world
    // What could not be read has its own faults.
    guard let model = world.model(model), corpus.map({ world.corpus($0) != nil }) ?? true else {
      throw ask.unsettled
    }
    if hardware != nil, model.shape?.architecture == nil {
      throw ask.fault(
        at: "on", "only the sizes of \(Fault.quoted(model.name)) are known, and no time follows",
        "leave it out, or give the model a shape")
    }
    if !phases.isEmpty {
      length = .phases(Tokens(phases.reduce(0) { $0 + $1.ownTokens }))
    } else if let budget {
      length = budget
      if case .fraction(let fraction) = budget {
        guard let other = world.run(fraction.of) else { throw ask.unsettled }
        guard other.sixND != nil else {
          throw ask.fault(
            at: "flop", "the run \(Fault.quoted(other.name)) has no FLOP of its own",
            "divide those of a run with a sized model")
        }
      }
    } else if let hardware, hardware.budget != nil {
      do throws(InputFault) {
        guard let tokens = try hardware.tokens(of: model, context: context) else {
          throw InputFault(problem: "no time follows", hint: "state the tokens")
        }
        length = .devices(tokens)
      } catch {
        throw ask.fault(at: "on", error.problem, error.hint)
      }
    } else if model.shape == nil {
      throw ask.fault(
        at: "tokens", "a model without a size is given a budget, not tokens",
        "write flop: \"1e22\"")
    } else if let tokens {
      length = .tokens(tokens)
    } else if let published = model.publishedTokens {
      length = .published(published.value, source: published.source)
    } else {
      throw ask.fault(
        at: "", "the run says neither its tokens nor its FLOP",
        "add for example tokens: \"2T\"; none are published for this model")
    }
    let run = run(named: "", in: world)
    try hardware?.choices.checkBatch(of: run?.tokens, at: "on", ask)
    if let (problem, hint) = run?.corpusFault {
      throw ask.fault(at: phases.contains(where: \.hasMixture) ? "phases" : "unique", problem, hint)
    }
    for entry in published {
      if hardware == nil, !phases.contains(where: \.hasHardware) {
        throw ask.fault(
          at: "published", "no hours are predicted without devices", "say 'on', or leave it out")
      }
      if let odd = entry.phases.first(where: { name in !phases.contains { $0.name == name } }) {
        throw ask.fault(
          at: "published", "there is no phase \(Fault.quoted(odd))",
          Suggestion.hint(for: odd, among: phases.map(\.name)))
      }
      if phases.isEmpty {
        throw ask.fault(at: "published", "the run has no phases", "give it phases, or leave it out")
      }
    }
  }

  /// The run; `nil` where the world lacks what it refers to.
  func run(named name: String, in world: World) -> Run? {
    guard let model = world.model(model) else { return nil }
    let corpus = corpus.flatMap { world.corpus($0) }
    func run(_ tokens: Tokens?, _ source: Run.TokenSource, flop: FLOP? = nil) -> Run {
      var run = Run(
        name: name, model: model, tokens: tokens, tokenSource: source, flop: flop, corpus: corpus,
        context: context)
      run.hardware = hardware
      run.unique = unique
      run.phases = phases.flatMap { $0.phases(in: world, of: (context, hardware)) }
      run.published = published
      if let old = before.flatMap({ world.run($0) }), let seen = old.tokens, let own = tokens {
        run.earlier = [old]
        run.tokens = seen + own
        run.tokenSource = .summedOverPhases
      }
      run.format = format
      return run
    }
    func run(_ flop: FLOP) -> Run {
      run(
        model.shape.map { Tokens(flop.value / (6 * $0.announcedActive.value)) }, .impliedByFLOP,
        flop: flop)
    }
    switch length {
    case .tokens(let tokens): return run(tokens, .stated)
    case .flop(let flop): return run(flop)
    case .fraction(let fraction):
      return world.run(fraction.of)?.sixND.map { run($0 / fraction.divisor) }
    case .published(let tokens, let source): return run(tokens, .published(source))
    case .devices(let tokens): return run(tokens, .impliedByDevices)
    case .phases(let tokens): return run(tokens, .summedOverPhases)
    }
  }

  /// The run with other tokens or FLOP, in a world whose models or corpora changed; `nil` where it has to be
  /// read again with them, which also says what is wrong.
  func run(
    named name: String, in world: World, setting values: [(keys: [String], node: Node)]
  ) -> Run? {
    guard hardware == nil, phases.isEmpty, before == nil, published.isEmpty else { return nil }
    var input = self
    for (keys, node) in values {
      switch (keys, length) {
      case (["tokens"], .tokens):
        guard let tokens = try? Tokens(node: node) else { return nil }
        input.length = .tokens(tokens)
      case (["flop"], .flop):
        guard let flop = try? FLOP(node: node) else { return nil }
        input.length = .flop(flop)
      default: return nil
      }
    }
    switch input.length {
    case .tokens: if world.model(model)?.shape == nil { return nil }
    case .flop: break
    case .fraction, .published, .devices, .phases: return nil
    }
    guard let run = input.run(named: name, in: world), run.corpusFault == nil else { return nil }
    return run
  }

  /// The runs that a node refers to, without reading it.
  static func needed(by node: Node) -> [String] {
    [node["flop"]?["of"]?.text, node["from"]?.text].compactMap { $0 }
  }

  /// A share of another run's FLOP.
  fileprivate struct RelativeFLOP: Asked {
    let of: String
    let divisor: Double

    init(_ ask: inout Asking) throws(Unsettled) {
      of = ask("of", .name(of: "run"), "The run whose FLOP are divided")
      divisor = ask(
        "dividedBy", .number("a factor", above: 0, example: 2),
        "How many times fewer FLOP this run took")
      try ask.settle()
    }
  }
}

extension InputKind where Value == RunInput.Length {
  /// FLOP, or a share of another run's.
  fileprivate static var budget: InputKind {
    let flop = InputKind<FLOP>.measure()
    let share = InputKind<RunInput.RelativeFLOP>.record(name: "relativeFLOP")
    return InputKind(
      .either([flop.shape, share.shape]), example: flop.example.value, sample: .flop(FLOP(1e22))
    ) { node, reader in
      node.members == nil
        ? flop.value(of: node, reader).map { .flop($0) }
        : share.value(of: node, reader).map { .fraction($0) }
    }
  }
}

extension Model {
  /// The tokens that the model's authors published; recalled ones do not count.
  fileprivate var publishedTokens: Sourced<Tokens>? {
    guard case .bundled(let card) = body, let tokens = card.trainedTokens, !tokens.isRecalled
    else { return nil }
    return tokens
  }
}

extension Position {
  /// Where a place is, in words: `at line 4`, `of base.json5:4`, `of --set runs.a.tokens`.
  var phrase: String {
    guard let file else { return "at line \(line)" }
    return isWhole ? "of \(file)" : "of \(file):\(line)"
  }
}
