import Statistics

/// How much precision varies between responses, and how much of that is chance.
public struct PrecisionSpread: Hashable, Sendable {
  /// The responses that have facts.
  public let responses: Int
  /// The mean number of facts in such a response.
  public let meanFacts: Double
  /// The standard deviation of precision between responses.
  public let deviation: Double
  /// The deviation that pure chance would give: √mean(P(1-P)/m), with P pooled over all facts.
  public let binomialDeviation: Double
  /// The share of a fact's variance that lies between responses, each response counting alike.
  ///
  ///     ICC = b / (b + mean p(1-p)),   b = s² - mean p(1-p)/m
  ///
  /// A moment estimate for the mean of responses, 1 where each response is all right or all wrong.
  /// An analysis of variance weights responses by their facts and gives less where long responses
  /// are more alike.
  public let intraclassCorrelation: Double

  /// The spread over a set; none with fewer than two responses that have facts, or where all facts
  /// are supported or none is.
  public init?(of set: ResponseSet) {
    let filled = set.responses.map(\.counts).filter { $0.facts > 0 }
    guard filled.count >= 2 else { return nil }
    let count = Double(filled.count)
    let facts = filled.map { Double($0.facts) }
    let precisions = filled.map { Double($0.supported) / Double($0.facts) }
    let pooled =
      Double(filled.reduce(0) { $0 + $1.supported }) / Double(filled.reduce(0) { $0 + $1.facts })
    guard pooled > 0, pooled < 1 else { return nil }
    responses = filled.count
    meanFacts = facts.reduce(0, +) / count
    let variance = Sample(precisions).variance
    deviation = variance.squareRoot()
    binomialDeviation =
      (pooled * (1 - pooled) * facts.reduce(0) { $0 + 1 / $1 } / count).squareRoot()
    let chances = precisions.map { $0 * (1 - $0) }
    let between = variance - zip(chances, facts).reduce(0) { $0 + $1.0 / $1.1 } / count
    intraclassCorrelation = between / (between + chances.reduce(0, +) / count)
  }
}

/// What one compares two models by.
public enum FactMetric: Hashable, Sendable {
  case precision
  case f1(FactGoal)

  /// The metric of one response; none where it has no facts to judge.
  public func value(of counts: ResponseCounts) -> Double? {
    switch self {
    case .precision: counts.precision
    case .f1(let goal): counts.f1(at: goal)
    }
  }
}

/// The difference of two models on the prompts that both answered.
public struct PairedDifference: Hashable, Sendable {
  /// First minus second, in the order of the first set.
  public let differences: [Double]
  public let mean: Double
  /// The standard deviation of the differences, sd_d of the planner.
  public let deviation: Double

  /// The differences; none with fewer than two prompts in common that the metric can judge.
  public init?(_ first: ResponseSet, _ second: ResponseSet, by metric: FactMetric) {
    var others: [String: ResponseCounts] = [:]
    for response in second.responses { others[response.prompt] = response.counts }
    differences = first.responses.compactMap { response in
      guard let other = others[response.prompt], let left = metric.value(of: response.counts),
        let right = metric.value(of: other)
      else { return nil }
      return left - right
    }
    guard differences.count >= 2 else { return nil }
    mean = differences.reduce(0, +) / Double(differences.count)
    deviation = Sample(differences).deviation
  }
}
