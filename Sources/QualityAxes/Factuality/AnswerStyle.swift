import Diagnostics
import Statistics

/// What the absolute numbers of a response tell of its style.
public enum StyleMeasure: String, Hashable, Sendable, CaseIterable {
  case supported
  case notSupported = "not_supported"
  case irrelevant
  /// All facts of a response, the irrelevant ones included.
  case facts
  case supportedShare = "supported_share"
  case notSupportedShare = "not_supported_share"
  case irrelevantShare = "irrelevant_share"
  case words

  /// The measure of one response; none where it is not known, or without facts to share out.
  public func value(of response: RatedResponse) -> Double? {
    let counts = response.counts
    let all = counts.irrelevant.map { Double(counts.facts + $0) }
    func share(_ part: Int) -> Double? {
      all.flatMap { $0 > 0 ? Double(part) / $0 : nil }
    }
    return switch self {
    case .supported: Double(counts.supported)
    case .notSupported: Double(counts.notSupported)
    case .irrelevant: counts.irrelevant.map(Double.init)
    case .facts: all
    case .supportedShare: share(counts.supported)
    case .notSupportedShare: share(counts.notSupported)
    case .irrelevantShare: counts.irrelevant.flatMap(share)
    case .words: response.words.map(Double.init)
    }
  }
}

extension ResponseSet {
  /// Mean of a measure over the responses that have it, with Student's interval.
  public func sample(of measure: StyleMeasure) -> Sample? {
    let values = responses.compactMap(measure.value(of:))
    return values.isEmpty ? nil : Sample(values)
  }

  /// First less second on the prompts that both answered, for anything that a response has.
  public func differences(
    from other: ResponseSet, of value: (RatedResponse) -> Double?
  ) -> [(prompt: String, topic: String?, difference: Double)] {
    var others: [String: RatedResponse] = [:]
    for response in other.responses { others[response.prompt] = response }
    return responses.compactMap { response in
      guard let match = others[response.prompt], let one = value(response), let two = value(match)
      else { return nil }
      return (response.prompt, response.topic ?? match.topic, one - two)
    }
  }
}

/// What a change of F1@K owes to abstention, to precision and to length.
///
/// A response is whether it holds facts at all, how many m, and what share P of them is supported.
/// Where one of two responses to a prompt holds none, the whole difference is abstention's. Where
/// both hold facts, P and m are exchanged one after the other, in both orders, and the mean taken
/// (Shapley's value). The parts add up to the difference exactly.
public struct ScoreParts: Hashable, Sendable {
  public var abstention = 0.0
  public var precision = 0.0
  public var length = 0.0

  public var total: Double { abstention + precision + length }

  /// The parts of second less first for one prompt.
  public init(from first: ResponseCounts, to second: ResponseCounts, at goal: FactGoal) {
    let (none, both) = (first.f1(at: goal), second.f1(at: goal))
    guard let one = first.precision, let two = second.precision else {
      abstention = both - none
      return
    }
    func score(_ precision: Double, _ facts: Int) -> Double {
      FactScore.f1(
        precision: precision,
        recall: FactScore.recall(supported: precision * Double(facts), goal: goal))
    }
    let (onlyPrecision, onlyFacts) = (score(two, first.facts), score(one, second.facts))
    precision = (onlyPrecision - none + both - onlyFacts) / 2
    length = (onlyFacts - none + both - onlyPrecision) / 2
  }

  /// The mean over the prompts that both answered; `nil` where there are none.
  public init?(from first: ResponseSet, to second: ResponseSet, at goal: FactGoal) {
    var others: [String: ResponseCounts] = [:]
    for response in second.responses { others[response.prompt] = response.counts }
    let parts = first.responses.compactMap { response in
      others[response.prompt].map { ScoreParts(from: response.counts, to: $0, at: goal) }
    }
    guard !parts.isEmpty else { return nil }
    let count = Double(parts.count)
    abstention = parts.reduce(0) { $0 + $1.abstention } / count
    precision = parts.reduce(0) { $0 + $1.precision } / count
    length = parts.reduce(0) { $0 + $1.length } / count
  }

  /// The parts of a difference of two published models, whose responses are known by their spread.
  ///
  /// Abstention, precision and length (the facts of a response that holds some, with their spread) are
  /// exchanged in all six orders.
  public init(
    from first: FactualityProfile, to second: FactualityProfile, at goal: FactGoal
  ) throws(InputFaults) {
    let profiles = [first, second]
    var scores: [Double] = []
    for choice in 0..<8 {
      func pick(_ bit: Int) -> FactualityProfile { profiles[choice >> bit & 1] }
      let (empty, precision, length) = (
        pick(0).support.emptyShare, pick(1).filledPrecision, pick(2)
      )
      // Facts stay and supported facts follow from the precision that is tried.
      let scale = precision / length.filledPrecision
      let support = try SupportDistribution(
        mean: scale * length.support.mean, deviation: scale * length.support.deviation,
        emptyShare: empty)
      let most = (1 - empty) * min(1, precision)
      scores.append(try FactualityProfile(precision: most, support: support).f1(at: goal))
    }
    func part(_ bit: Int) -> Double {
      (0..<8).reduce(0.0) { sum, set in
        guard set >> bit & 1 == 0 else { return sum }
        let weight = [1.0 / 3, 1.0 / 6, 1.0 / 3][set.nonzeroBitCount]
        return sum + weight * (scores[set | 1 << bit] - scores[set])
      }
    }
    (abstention, precision, length) = (part(0), part(1), part(2))
  }
}
