import Diagnostics
import Fitting
import Hypotheses
import ScalingLaws
import Spec
import Statistics

/// Repetitions after which a further epoch adds half of a fresh one.
///
/// From runs, under the constants of a law that is believed or with all of them fitted; from the
/// belief alone without runs.
struct RepetitionHalfLife: ClaimedQuantity {
  static let name = "repetitionHalfLife"
  static let summary = "Repetitions after which a further epoch adds half of a fresh one"

  let isRatio = true
  let isComparison = false
  private let evidence: HalfLifeEvidence

  init(_ ask: inout Asking) throws(Unsettled) {
    evidence = try ask.oneOf(
      [
        Variant("runs", "From runs that saw data repeatedly") { (ask) throws(Unsettled) in
          let runs = ask("runs", .name(of: "run file"), "The run file that is the evidence")
          let law = ask.optional(
            "law", .scenarioLaw,
            "The law whose constants are believed; all of them are fitted if left out")
          try ask.settle()
          if let file = ask.reader.world.runFile(runs), file.runs.unique == nil {
            throw ask.fault(
              at: "runs", "\(Fault.quoted(runs)) has no column of unique tokens",
              "name it by columns: { unique: … }")
          }
          return .runs(runs, law)
        }
      ],
      orElse: Variant("belief", "From the belief alone") { (ask) throws(Unsettled) in
        try ask.settle()
        return .belief
      })
  }

  func finding(in world: World, _ others: Findings, believing prior: Prior?) -> Finding {
    let belief = prior ?? .wornOutRepetitions.scaled(by: Self.perScale)
    guard case .runs(let name, let id) = evidence else {
      var finding = Finding(
        evidence: Evidence(value: belief.quantile(0.5), isRatio: true) {
          belief.interval(level: $0)
        },
        remark: "the belief alone, no runs"
          + (prior == nil
            ? ": R_D* ln 2 with R_D* about 15 within a factor of 3, since its authors' runs bound it "
              + "from below only" : ""),
        holdsBelief: true)
      finding.isBeliefAlone = true
      return finding
    }
    let law = id.flatMap(world.law)
    guard let file = world.runFile(name),
      let posterior = RepetitionPosterior(
        runs: file.runs, prior: belief.scaled(by: 1 / Self.perScale),
        base: law.flatMap { ($0 as? any SurfaceLaw).flatMap(CorpusLaw.init(denseLawOf:)) })
    else { return .none("the runs do not fit the law of repeated data", isRatio: true) }
    var finding = Finding(
      evidence: Evidence(value: posterior.quantile(0.5) * Self.perScale, isRatio: true) { level in
        Interval(
          kind: .posterior, low: posterior.quantile((1 - level) / 2) * Self.perScale,
          high: posterior.quantile((1 + level) / 2) * Self.perScale, level: level)
      },
      remark: "the belief and the likelihood of \(file.runs.count) runs, "
        + (law.map { "under the constants of \($0.card.id)" } ?? "all constants fitted")
        + "; R_D* ln 2"
        + (posterior.isBeliefAlone ? "; the runs tell nothing of it" : ""),
      data: ["runs of " + file.name], holdsBelief: true)
    finding.isBeliefAlone = posterior.isBeliefAlone
    return finding
  }

  /// ln 2: the marginal worth exp(-R/R_D*) halves after R_D* ln 2 repetitions.
  private static let perScale = 0.693147180559945309
}

private enum HalfLifeEvidence: Sendable {
  case runs(String, String?)
  case belief
}
