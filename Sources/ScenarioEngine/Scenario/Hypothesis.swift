import Fitting
import Hypotheses
import Questions
import ScalingLaws
import Units

/// A claim stated before the result is looked at.
public struct Hypothesis: Hashable, Sendable {
  public let name: String
  public let quantity: Quantity
  public let claim: Claim
  /// The share of repetitions that an interval covers.
  public let level: Double
  /// What its author believes before the evidence; `nil` leaves the evidence alone.
  public let prior: Prior?

  init(
    name: String, quantity: Quantity, claim: Claim, level: Double, prior: Prior? = nil
  ) {
    self.name = name
    self.quantity = quantity
    self.claim = claim
    self.level = level
    self.prior = prior
  }

  /// What the claim is about, and the evidence for it.
  public enum Quantity: Hashable, Sendable {
    /// Tokens of one corpus that are worth one token of another, from scores of dense runs.
    case dataMultiplier(
      of: Corpus, versus: Corpus, score: Observation, bridge: [Observation], reading: ScoreReading)
    /// Dense FLOP over a run's FLOP for the same score, from scores of dense runs.
    case measuredMultiplier(of: Observation, bridge: [Observation], reading: ScoreReading)
    /// Dense FLOP over a run's FLOP for the same loss, under the scenario's laws.
    case computeMultiplier(of: Run, mode: ComparisonMode)
    /// The dense size of the same loss on the same tokens, under the scenario's laws.
    case denseEquivalent(of: Run)
    /// A difference of two scores, in points.
    case scoreGap(of: Observation, versus: Observation)
    /// What joint fits to runs say of a corpus against the reference.
    case corpus(CorpusClaim)
    /// BIC of one form of data quality less that of another, on the same runs.
    case formAdvantage(of: CorpusEffect, over: CorpusEffect, request: String)
    /// Loss of one run less that of another under a law, in its own nats per token.
    case lossGap(of: Run, versus: Run, law: String)
    /// The compute-optimal tokens per parameter of a budget, under one law or all of them.
    case tokensPerParameter(law: String?, flop: FLOP)
    /// A constant of a law for dense models.
    case constant(LawConstant, law: String)
    /// Training FLOP of one run over those of another.
    case costRatio(of: Run, versus: Run)
    /// Repetitions after which a further epoch adds half of a fresh one.
    ///
    /// From runs, under the constants of a law that is believed or with all of them fitted; from the
    /// belief alone without runs.
    case repetitionHalfLife(runs: String?, law: String?)
  }

  /// How scores between runs are read.
  public enum ScoreReading: String, Hashable, Sendable, CaseIterable {
    /// A straight line in log tokens.
    case line
    /// A curve of which only its rise is known.
    case monotone
  }

  /// A quantity of a corpus against the reference, under the forms that stand or one of them.
  public struct CorpusClaim: Hashable, Sendable {
    public let quantity: CorpusQuantity
    public let corpus: String
    public let request: String
    /// The form that is believed; `nil` asks every form that the runs do not exclude.
    public let effect: CorpusEffect?
    /// Times the largest run's FLOP.
    public let scale: Double
  }

  /// A constant of L = E + A/N^α + B/D^β.
  public enum LawConstant: String, Hashable, Sendable, CaseIterable {
    case sizeExponent
    case dataExponent
    case floor
  }

  /// The region that the quantity is claimed to lie in.
  public typealias Claim = Hypotheses.Claim
}

extension Hypothesis.Quantity {
  /// Whether the quantity is a factor, thought of on a logarithmic scale.
  var isRatio: Bool {
    switch self {
    case .dataMultiplier, .measuredMultiplier, .computeMultiplier, .denseEquivalent,
      .tokensPerParameter, .costRatio, .repetitionHalfLife:
      true
    case .corpus(let claim): claim.quantity.isRatio
    case .scoreGap, .formAdvantage, .lossGap, .constant: false
    }
  }
}

extension Hypotheses.Claim {
  /// The claim in words, such as `at least 2`.
  public var phrase: String {
    switch self {
    case .atLeast(let low): "at least \(shown(low))"
    case .atMost(let high): "at most \(shown(high))"
    case .between(let low, let high): "between \(shown(low)) and \(shown(high))"
    case .equivalentWithin(let margin, true): "the same within a factor of \(shown(margin))"
    case .equivalentWithin(let margin, false): "the same within \(shown(margin))"
    }
  }

  private func shown(_ value: Double) -> String {
    value >= 1e6 ? Parameters(value).description : plainText(of: value)
  }
}
