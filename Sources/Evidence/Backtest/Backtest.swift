import Foundation
import ScalingLaws
import Units

/// The whole test of the evidence model: every set is left out in turn, predicted from the others,
/// and compared with what was read on it; every law and rule beside it.
public struct Backtest: Sendable {
  /// One reading beside its prediction from the other sets.
  public struct Point: Sendable, Hashable {
    public let reading: AxisReading
    /// √(active · total).
    public let predicted: Parameters
    /// The 80 % range predicted from the other sets.
    public let interval: SizeInterval

    public var observed: Parameters { reading.size }
    public var isHeld: Bool { interval.contains(reading.size) }
  }

  public let table: MatchedPairs
  /// Observed against predicted, set by set.
  public let points: [Point]
  /// What intervals held, by level.
  public let coverage: [MeasuredCoverage]
  /// The simple model's log score on sets left out.
  public let simple: ModelScore
  /// Richer models on the same sets, best first.
  public let richer: [ModelScore]
  /// Rules of sizes alone, √(active · total) first.
  public let rules: [RuleScore]
  /// Laws, in their library's order.
  public let laws: [RuleScore]

  /// The richer models that have earned a place; empty as long as none has.
  public var earned: [ModelScore] { richer.filter(\.isEarned) }

  /// Ids of the laws that are stacked onto the rule: one law of each kind that answers widely.
  public static let stackedLaws = [
    Ludziejewski2025().card.id, Tian2025().card.id, Clark2022.refit.card.id,
  ]

  /// Reruns everything; takes a fraction of a second.
  public static func run(
    on table: MatchedPairs = .bundled, laws: [any ScalingLaw] = LawLibrary.all
  ) -> Backtest {
    let readings = table.readings
    let sample = ErrorSample(readings)
    let models = RuleScore.models(of: readings)
    let stacked = laws.filter { stackedLaws.contains($0.card.id) }
      .map { LawAnswers($0, of: models) }
    let simple = RicherModel.simple.leavingSetsOut(readings, sample)
    let richer = RicherModel.candidates(stacking: stacked).map { model in
      ModelScore(
        model, model.leavingSetsOut(readings, sample), against: simple, readings: readings.count)
    }
    return Backtest(
      table: table, points: points(readings, sample), coverage: table.model.coverage,
      simple: ModelScore(
        .simple, simple, against: simple, readings: readings.count),
      richer: richer.sorted { $0.gain > $1.gain },
      rules: RuleScore.rules(readings) + [.ownExponent(readings)],
      laws: RuleScore.laws(laws, on: table))
  }

  private static func points(_ readings: [AxisReading], _ sample: ErrorSample) -> [Point] {
    var factors: [Int: (line: WidthLine, multiple: Double)] = [:]
    for left in sample.sets.indices {
      let line = sample.width(without: left)
      let multiples = sample.multiples(of: line, without: left)
      let multiple = PredictiveModel.multiple(
        at: 0.8, of: multiples, sets: sample.sets.count - 1)
      factors[left] = multiple.map { (line, $0) }
    }
    return zip(readings, sample.points).compactMap { reading, point in
      guard let fold = factors[point.set] else { return nil }
      let factor = exp(fold.multiple * fold.line.width(at: point.logRatio))
      let centre = reading.model.geometricMean
      return Point(
        reading: reading, predicted: centre,
        interval: SizeInterval(
          low: centre / factor, high: centre * factor, level: 0.8, kind: .predictive))
    }
  }
}
