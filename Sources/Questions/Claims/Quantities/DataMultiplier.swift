import Diagnostics
import Fitting
import Hypotheses
import Spec
import Units

/// Tokens of one corpus that are worth one token of another.
struct DataMultiplier: ClaimedQuantity {
  static let name = "dataMultiplier"
  static let summary = "Tokens of one corpus that are worth one token of another"

  let isRatio = true
  private let evidence: DataMultiplierEvidence
  private let isMatched: Bool

  init(_ ask: inout Asking) throws(Unsettled) {
    isMatched = ask(
      "matchedRecipe", .boolean,
      "Whether the runs on both corpora share their hyper-parameters, each tuned", default: false)
    evidence = try ask.oneOf([
      Variant("metric", "By scores of dense runs on both") { (ask) throws(Unsettled) in
        .scores(try CorpusScores(&ask))
      },
      Variant("dataForms", "By joint fits to runs of both") { (ask) throws(Unsettled) in
        .forms(try FormEvidence(.tokenMultiplier, &ask))
      },
    ])
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    var finding =
      switch evidence {
      case .scores(let scores): scores.finding(in: world)
      case .forms(let forms): forms.finding(others)
      }
    finding.mayBeRecipe = !isMatched
    return finding
  }
}

private enum DataMultiplierEvidence: Sendable {
  case scores(CorpusScores)
  case forms(FormEvidence)
}

/// A score of a dense run on one corpus, read between those of dense runs of its size on another.
private struct CorpusScores: Asked {
  private let new: String
  private let old: String
  private let metric: String
  private let reading: ScoreReading?

  init(_ ask: inout Asking) throws(Unsettled) {
    metric = ask.metric()
    new = ask("of", .name(of: "corpus"), "The corpus that the claim is about")
    old = ask("versus", .name(of: "corpus"), "The corpus that it is compared with")
    reading = ask.reading()
    try ask.settle()
    let world = ask.reader.world
    guard world.corpus(new) != nil, world.corpus(old) != nil, scores(in: world) == nil else {
      return
    }
    throw ask.fault(
      at: "",
      "no scores to compare: it takes one dense run on \(Fault.quoted(old)) and two of the same "
        + "size on \(Fault.quoted(new))",
      "add observations of \(Fault.quoted(metric)) for such runs")
  }

  private func scores(in world: World) -> ScoreEvidence? {
    let (new, old) = (world.corpus(new), world.corpus(old))
    let olds = world.observations.filter {
      $0.metric == metric && $0.run.corpus == old && $0.run.isDense
    }
    for score in olds {
      let bridge = world.bridge(for: score, corpus: new, size: score.run.activeSize)
      if bridge.count >= 2 { return ScoreEvidence(score, bridge, reading) }
    }
    return nil
  }

  func finding(in world: World) -> Finding {
    guard let scores = scores(in: world) else {
      return .none("no scores to compare", isRatio: true)
    }
    let own = scores.score.run.tokens
    return scores.finding { tokens in own.map { $0.value / tokens } }
  }
}
