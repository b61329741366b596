import Foundation
import Statistics

extension CorpusComparison {
  /// The lowest BIC; coefficient and tokens are one fit.
  public var best: CorpusFit? { fits.min { $0.score.bic < $1.score.bic } }

  /// BIC less the lowest.
  public func difference(of fit: CorpusFit) -> Double {
    fit.score.bic - (best?.score.bic ?? fit.score.bic)
  }

  /// The forms that the runs do not tell apart from the best one.
  public func standing(within difference: Double = strongDifference) -> [CorpusFit] {
    fits.filter { self.difference(of: $0) < difference }
  }

  /// The fit of a form.
  public func fit(_ effect: CorpusEffect) -> CorpusFit? { fits.first { $0.effect == effect } }

  /// What the runs decide about the form.
  public func conclusion(within difference: Double = strongDifference) -> Conclusion {
    let standing = standing(within: difference)
    let common = standing.map(\.effect.terms).reduce(standing.first?.effect.terms ?? []) {
      $0.intersection($1)
    }
    if standing.allSatisfy({ $0.effect == .none }) { return .alike }
    let terms = CorpusEffect.Term.allCases.filter(common.contains)
    return terms.isEmpty ? .open(standing.map(\.effect)) : .decided(terms)
  }

  /// The forms that stand, in a sentence.
  public enum Conclusion: Hashable, Sendable {
    /// No form with a difference is needed.
    case alike
    /// Every form that stands moves these terms.
    case decided([CorpusEffect.Term])
    /// The forms that stand have no term in common.
    case open([CorpusEffect])

    public var sentence: String {
      switch self {
      case .alike: "the runs show no difference between the corpora"
      case .decided(let terms):
        "decided: every form that the runs do not exclude moves the "
          + terms.map(\.noun).joined(separator: " and the ")
      case .open(let effects):
        "inconclusive between forms: \(effects.map(\.rawValue).joined(separator: ", "))"
      }
    }
  }

  /// BIC of one form less that of another on all runs, with its interval over the resamples.
  ///
  /// Positive where the first explains the runs better.
  public func advantage(
    of effect: CorpusEffect, over other: CorpusEffect, level: Double
  ) -> (value: Double, interval: Interval?)? {
    guard let first = fit(effect), let second = fit(other) else { return nil }
    let pairs = zip(second.resampledBIC, first.resampledBIC).compactMap { pair in
      pair.0.flatMap { a in pair.1.map { a - $0 } }
    }
    return (second.score.bic - first.score.bic, CorpusFit.interval(pairs, level: level))
  }

  /// The share of resamples on which a form has the lowest BIC of all; forms that tie share one, so
  /// that the shares of all add up to one.
  public func shareBest(of fit: CorpusFit) -> Double? {
    guard replicates > 0 else { return nil }
    var wins = 0.0
    var counted = 0
    for number in 0..<replicates {
      let all = fits.map { $0.resampledBIC[number] }
      guard let own = fit.resampledBIC[number] else { continue }
      counted += 1
      if all.allSatisfy({ $0.map { own <= $0 + 1e-9 } ?? true }) {
        wins += 1 / Double(all.count { $0.map { $0 <= own + 1e-9 } ?? false })
      }
    }
    return counted > 0 ? wins / Double(counted) : nil
  }

  /// Twice the log likelihood gained over no difference, and the chance of as much without one.
  public func likelihoodRatio(of fit: CorpusFit) -> (value: Double, probability: Double)? {
    guard let none = self.fit(.none), fit.effect != .none else { return nil }
    let value = 2 * (fit.score.logLikelihood - none.score.logLikelihood)
    let degrees = fit.score.constants - none.score.constants
    return (value, ChiSquare.probability(above: max(value, 0), degrees: Double(degrees)))
  }
}

extension CorpusEffect.Term {
  /// The term in a sentence.
  public var noun: String {
    switch self {
    case .floor: "floor"
    case .parameters: "size term"
    case .tokens: "level of the data term"
    case .exponent: "exponent of the data"
    case .compute: "worth of compute"
    }
  }
}
