import CostModel
import Diagnostics
import Evidence
import Spec
import Units

/// What is known of a compared run beyond its model: measurements of its own siblings, a dense model
/// that it scores like, and peers.
struct Beside: Sendable {
  /// What the model does: evidence is of language models alone.
  var domain = ModelDomain.language
  var own: OwnSiblings?
  /// The dense run that it is said, or seen, to score like.
  var like: Run?
  /// What tokens are worth in size; `nil` is what dense laws say.
  var exchange: TokenExchange?
  var peers: [Run] = []
  /// Scores of the run and of the one that it scores like, in metrics that both have.
  var scores: [(metric: String, own: Double, other: Double)] = []

  /// Whether nothing is said.
  var isEmpty: Bool { domain == .language && own == nil && like == nil && peers.isEmpty }
}

/// What a comparison of a scenario says beyond its run.
struct BesideInput: Sendable {
  let domain: ModelDomain
  private let siblings: [String]
  private let table: OwnTable?
  private let exchange: TokenExchange?
  private let like: String?
  private let peers: [String]

  static let keys = ["domain", "siblings", "evidence", "tokenExponent", "scoresLike", "peers"]

  init(_ ask: inout Asking) {
    domain = ask.domain()
    siblings = ask(
      "siblings", .list(of: .name(of: "run"), minimum: 1),
      "Dense runs of the same recipe, with observations to read the equivalent from", default: [],
      says: "none")
    table = ask.optional(
      "evidence", .ownTable, isInExample: false,
      "Or a CSV of their scores: model,kind,total_b,active_b,tokens_t,metric,score, questions or score_sd, higher_is_better"
    )
    exchange =
      ask.optional(
        "tokenExponent", .record(StatedExchange.self, name: "tokenExponent"),
        "What tokens are worth in size where they differ; what dense laws say if left out")?
      .exchange
    like = ask.optional(
      "scoresLike", .name(of: "run"),
      "A dense run that it scores like: what routing does not explain is left to data and recipe")
    peers = ask(
      "peers", .list(of: .name(of: "run"), minimum: 1),
      "Runs whose training is set beside this one's", default: [], says: "none")
  }

  /// What the inputs say of each other and of the world.
  func check(_ run: Run, _ ask: Asking) throws(Unsettled) {
    let world = ask.reader.world
    if run.tokens == nil || run.isDense {
      for key in Self.keys {
        try ask.refuseIdle(
          key,
          because: run.isDense
            ? "a dense model is worth itself" : "the run has no size to compare with dense models")
      }
    }
    if table != nil, !siblings.isEmpty {
      throw ask.fault(
        at: "evidence", "the siblings are given by a file and by their names",
        "leave out one of 'siblings' and 'evidence'")
    }
    for name in siblings {
      guard let sibling = world.run(name) else { throw ask.unsettled }
      if !sibling.isDense {
        throw ask.fault(
          at: "siblings", "\(Fault.quoted(name)) is not dense", "name dense runs of the same recipe"
        )
      }
    }
    if let table { try table.check(against: run, ask) }
    if let like {
      guard let like = world.run(like) else { throw ask.unsettled }
      if !like.isDense {
        throw ask.fault(
          at: "scoresLike", "\(Fault.quoted(like.name)) is not dense",
          "name the dense run that it scores like")
      }
    }
    for (key, names) in [("siblings", siblings), ("peers", peers)] {
      if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
        throw ask.fault(at: key, "\(Fault.quoted(twice)) stands twice", "name each run once")
      }
    }
    if let like {
      for own in world.observations where own.run.name == run.name {
        guard let other = world.observation(of: like, own.metric), own.score != other.score,
          own.isUnlike(other)
        else { continue }
        throw ask.fault(
          at: "scoresLike",
          "\(Fault.quoted(run.name)) scores \(plainText(of: own.score)) on \(Fault.quoted(own.metric)) "
            + "and \(Fault.quoted(like)) \(plainText(of: other.score)), which is not alike",
          "name a dense run within a tenth of its score, and within its noise where that is stated")
      }
    }
    if peers.contains(run.name) {
      throw ask.fault(at: "peers", "a run is no peer of itself", "name other runs")
    }
    try checkScores(of: run, in: world, ask)
    if ask.isGiven("tokenExponent"), like == nil, siblings.isEmpty, table == nil {
      try ask.refuseIdle("tokenExponent", because: "no siblings of other tokens are compared")
    }
  }

  /// Whether anything is said beside the run.
  var isGiven: Bool {
    domain != .language || !siblings.isEmpty || table != nil || exchange != nil || like != nil
      || !peers.isEmpty
  }

  /// Every sibling has a score to compare, and every score can be one.
  private func checkScores(of run: Run, in world: World, _ ask: Asking) throws(Unsettled) {
    guard !siblings.isEmpty else { return }
    let metrics = Set(world.observations.filter { $0.run.name == run.name }.map(\.metric))
    for name in siblings {
      let shared = world.observations.filter { $0.run.name == name && metrics.contains($0.metric) }
      if shared.isEmpty {
        throw ask.fault(
          at: "siblings",
          "\(Fault.quoted(name)) has no score in a metric in which \(Fault.quoted(run.name)) has one",
          "add its observation, or leave it out")
      }
    }
    let names = Set(siblings + [run.name])
    for metric in metrics.sorted() {
      let scores = world.observations.filter { names.contains($0.run.name) && $0.metric == metric }
      let error = scores.lazy.compactMap(\.readingError).first
      if let misfit = error?.misfit(of: scores.map(\.score)) {
        throw ask.fault(
          at: "siblings", "observations of \(Fault.quoted(metric)): \(misfit.problem)", misfit.hint)
      }
    }
  }

  /// What it comes to in a world.
  func beside(_ run: Run, in world: World) -> Beside {
    var beside = Beside(domain: domain)
    beside.exchange = exchange
    if let table {
      beside.own = OwnSiblings(table, of: run, exchange: exchange)
    } else if !siblings.isEmpty {
      beside.own = OwnSiblings(
        of: run, siblings: siblings.compactMap { world.run($0) }, in: world, exchange: exchange)
    }
    beside.like = like.flatMap { world.run($0) }
    beside.peers = peers.compactMap { world.run($0) }
    beside.scores = world.observations.filter { $0.run.name == run.name }.compactMap { own in
      like.flatMap { world.observation(of: $0, own.metric) }.map {
        (own.metric, own.score, $0.score)
      }
    }
    return beside
  }
}

extension Observation {
  /// Whether two scores are further apart than a tenth, or than four errors of their difference
  /// where both are known.
  fileprivate func isUnlike(_ other: Observation) -> Bool {
    let gap = abs(score - other.score)
    if gap > 0.1 * max(abs(score), abs(other.score)) { return true }
    guard let own = readingError?.deviation(at: score),
      let theirs = other.readingError?.deviation(at: other.score)
    else { return false }
    return gap > 4 * (own * own + theirs * theirs).squareRoot()
  }
}

extension Asking {
  /// What the compared model does.
  mutating func domain() -> ModelDomain {
    self(
      "domain", .choice(ModelDomain.self),
      "What the model does: of vision and merged experts evidence predicts nothing",
      default: .language)
  }
}

extension OwnTable {
  /// Faults a file that is of another MoE than the run.
  func check(against run: Run, _ ask: Asking) throws(Unsettled) {
    guard let shape = run.model.shape else { return }
    let sizes = [("total", total, shape.total), ("active", active, shape.announcedActive)]
    for (word, stated, known) in sizes {
      guard let stated, abs(stated / known - 1) > 0.1 else { continue }
      throw ask.fault(
        at: "evidence",
        "\(Fault.quoted(model)) of the file has \(stated.rounded(to: 3)) \(word) parameters, and "
          + "\(run.model.name) has \(known.rounded(to: 3))",
        "bring scores of this model")
    }
    if let own = evidence.tokens, let known = run.tokens, abs(own / known - 1) > 0.01 {
      throw ask.fault(
        at: "evidence",
        "the file says that \(Fault.quoted(model)) saw \(own.rounded(to: 3)) tokens, and the run "
          + "\(known.rounded(to: 3))", "make both agree")
    }
  }
}
