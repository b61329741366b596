import ScalingLaws
import Statistics

/// How far the laws that answer lie apart on one quantity of one run.
public struct Spread: Sendable {
  public let run: String
  public let mode: ComparisonMode
  public let quantity: Quantity
  public let minimum: Double
  public let median: Double
  public let maximum: Double
  public let lawCount: Int
  /// How many of the laws answer outside their fitted range.
  public let extrapolatedCount: Int
  /// The mean of those inside their fit, each weighing by its error on losses held out; `nil` where
  /// fewer than two have such an error.
  public let weighted: Double?
  /// The laws of that mean with their shares and errors.
  public let weights: [(law: String, share: Double, error: Double)]

  public enum Quantity: String, Sendable {
    case denseEquivalent = "dense_equivalent_parameters"
    case multiplier = "compute_multiplier"
  }

  /// The spread of the answers; `nil` where no law answers.
  ///
  /// Rules, second readings of a law and answers that cannot be are left out.
  public static func of(
    _ quantity: Quantity, in results: [LawResult], run: Run, mode: ComparisonMode
  ) -> Spread? {
    let asked = results.filter { $0.run == run && $0.mode == mode }
    let ids = asked.map(\.law.id)
    let answers = asked.compactMap {
      result -> (law: String, value: Double, isExtrapolated: Bool)? in
      // Another reading of a law that answers too is no law of its own.
      let isRepeated = result.law.variantOf.map(ids.contains) ?? false
      guard !isRepeated, result.law.kind == .law, result.impossibility == nil,
        let numbers = result.numbers
      else { return nil }
      let value = quantity == .multiplier ? numbers.multiplier : numbers.denseEquivalent
      return value.map { (result.law.id, $0, !numbers.excesses.isEmpty) }
    }
    let values = answers.map(\.value).sorted()
    guard let minimum = values.first, let maximum = values.last,
      let median = Quantiles.median(values)
    else { return nil }
    let inside = answers.filter { !$0.isExtrapolated }
    return Spread(
      run: run.name, mode: mode, quantity: quantity, minimum: minimum, median: median,
      maximum: maximum, lawCount: values.count,
      extrapolatedCount: answers.count(where: \.isExtrapolated),
      weighted: LossBacktest.bundled.mean(of: inside.map { ($0.law, $0.value) }),
      weights: LossBacktest.bundled.shares(of: inside.map(\.law)))
  }

  /// The spreads of everything that the requests ask for.
  public static func all(of requests: [ComparisonRequest], in results: [LawResult]) -> [Spread] {
    requests.filter { $0.against == .denseEquivalent }.flatMap { request in
      request.modes.flatMap { mode in
        [Quantity.denseEquivalent, .multiplier].compactMap {
          of($0, in: results, run: request.run, mode: mode)
        }
      }
    }
  }
}
