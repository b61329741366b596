import Foundation
import Statistics

/// How well hallucinations are told from right answers by properties of cases.
///
/// Logistic regressions with a ridge. Outer folds keep the cases of a group together and score each
/// case by a model that never saw it; inner folds of the others choose the ridge. The simplest
/// detector is the share of hallucinations; each property alone is one as well, and the best of those
/// is chosen inside the folds like the ridge. Cases are ranked against those of their own fold, which
/// one model scored.
public struct Detector: Sendable {
  public let name: String
  /// The properties that it sees.
  public let properties: [String]
  public let ranked: RankedScores
  /// Mean squared error of the probabilities, and that of saying the share alone.
  public let brier: Double
  /// The slope of the labels' log odds over those that were said: 1 where probabilities are right,
  /// below 1 where they are too sure.
  public let calibrationSlope: Double?
  /// Mean distance between said and found shares over ten equal parts of the cases.
  public let calibrationError: Double

  /// How much wider than DeLong's an interval of cross-validation is.
  ///
  /// Models of different folds were fitted to mostly the same cases, so that their areas err
  /// together: by Nadeau and Bengio (Machine Learning 52, 2003) the variance of k folds is
  /// 1 / k + 1 / (k - 1) instead of 1 / k, √2.25 for five.
  private static let widening = 1.5

  /// The interval of the area at a level, within 0 and 1; `nil` where scores hardly vary.
  public func areaRange(level: Double) -> ClosedRange<Double>? {
    guard ranked.error > 1e-3 else { return nil }
    let reach = -Normal.quantile((1 - level) / 2) * Self.widening * ranked.error
    return max(0, ranked.area - reach)...min(1, ranked.area + reach)
  }

  /// Its area less that of another over the same cases, with the interval.
  public func lead(
    over other: Detector, level: Double
  ) -> (value: Double, range: ClosedRange<Double>) {
    let difference = ranked.difference(from: other.ranked)
    let reach = -Normal.quantile((1 - level) / 2) * Self.widening * difference.error
    return (difference.value, difference.value - reach...difference.value + reach)
  }

  /// Detectors over the same cases, the one of all properties first.
  public struct Report: Sendable {
    public let cases: Int
    public let hallucinations: Int
    public let groups: Int
    public let detectors: [Detector]
    /// Brier's score of saying the share of hallucinations to every case.
    public let brierOfShare: Double
    /// Cases without a label or without one of the properties.
    public let leftOut: Int
    /// Properties that are the same in all of the cases.
    public let constant: [String]
  }

  private static let ridges = [0.01, 0.1, 1, 10, 100, 1_000]
  /// Properties of which each alone is shown.
  private static let shown = 12

  /// `nil` where a class has fewer than ten labelled cases, or no property is known for them.
  public static func report(of table: CaseTable, folds: Int = 5, seed: UInt64) -> Report? {
    let labelled = table.rows.filter { $0.label != nil }
    // A property that hardly any labelled case has would cost all the others.
    let frequent = table.properties.indices.filter { index in
      labelled.count { $0.values[index] != nil } * 10 >= labelled.count * 9
    }
    let kept = frequent.filter { index in Set(labelled.compactMap { $0.values[index] }).count > 1 }
    let rows = labelled.filter { row in kept.allSatisfy { row.values[$0] != nil } }
    let classes = rows.map { $0.label == true }
    let positives = classes.count { $0 }
    guard !kept.isEmpty, positives >= 10, classes.count - positives >= 10 else { return nil }
    let features = rows.map { row in kept.map { row.values[$0] ?? 0 } }
    let names = kept.map { table.properties[$0] }
    let groups = rows.enumerated().map { $1.group ?? "\u{0}\($0)" }
    let outer = Folds(groups, count: folds, seed: seed)
    func out(_ choices: [[Int]]) -> [Double] {
      outer.scores(features, classes, choices, groups, seed: seed)
    }
    var detectors: [Detector] = []
    func add(_ name: String, _ scores: [Double], _ used: [Int]) {
      guard let ranked = RankedScores(scores, classes, within: outer.fold) else { return }
      detectors.append(Detector(name, used.map { names[$0] }, ranked, scores, classes))
    }
    add("all properties", out([Array(names.indices)]), Array(names.indices))
    if names.count > 1 {
      add("best single property", out(names.indices.map { [$0] }), Array(names.indices))
      for index in names.indices.prefix(shown) { add(names[index], out([[index]]), [index]) }
    }
    let share = Double(positives) / Double(classes.count)
    return Report(
      cases: rows.count, hallucinations: positives, groups: Set(groups).count,
      detectors: detectors, brierOfShare: share * (1 - share),
      leftOut: table.rows.count - rows.count,
      constant: frequent.filter { !kept.contains($0) }.map { table.properties[$0] })
  }

  private init(
    _ name: String, _ properties: [String], _ ranked: RankedScores, _ scores: [Double],
    _ classes: [Bool]
  ) {
    (self.name, self.properties, self.ranked) = (name, properties, ranked)
    brier =
      zip(scores, classes).reduce(0) { $0 + pow($1.0 - ($1.1 ? 1 : 0), 2) } / Double(scores.count)
    let odds = scores.map { score in
      let held = min(max(score, 1e-9), 1 - 1e-9)
      return [log(held / (1 - held))]
    }
    calibrationSlope = LogisticRegression(odds, classes)?.slope(of: 0).value
    let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    let parts = min(10, order.count)
    calibrationError =
      (0..<parts).reduce(0.0) { sum, part in
        let cut = order[(part * order.count / parts)..<((part + 1) * order.count / parts)]
        let said = cut.reduce(0) { $0 + scores[$1] }
        return sum + abs(said - Double(cut.count { classes[$0] }))
      } / Double(order.count)
  }

  /// Cases shared out over folds, a group as a whole.
  private struct Folds {
    let fold: [Int]
    let count: Int

    init(_ groups: [String], count: Int, seed: UInt64) {
      var names = Set(groups).sorted()
      var random = SplitMix64(seed: seed)
      for index in names.indices {
        names.swapAt(index, index + random.index(below: names.count - index))
      }
      let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0 % count) })
      fold = groups.map { places[$0] ?? 0 }
      self.count = count
    }

    /// Probabilities of each case by a model that never saw its fold; of several sets of features and
    /// ridges the one that inner folds predict best.
    func scores(
      _ features: [[Double]], _ classes: [Bool], _ choices: [[Int]], _ groups: [String],
      seed: UInt64
    ) -> [Double] {
      var scores = [Double](repeating: 0.5, count: classes.count)
      for part in 0..<count {
        let known = fold.indices.filter { fold[$0] != part }
        let share = Double(known.count { classes[$0] }) / Double(max(1, known.count))
        let inner = Folds(known.map { groups[$0] }, count: count, seed: seed &+ 1)
        let options = choices.flatMap { choice in Detector.ridges.map { (choice, $0) } }
        func loss(_ choice: [Int], _ ridge: Double) -> Double {
          var loss = 0.0
          for innerPart in 0..<count {
            let train = known.indices.filter { inner.fold[$0] != innerPart }.map { known[$0] }
            let fit = model(features, classes, train, choice, ridge)
            for place in known.indices where inner.fold[place] == innerPart {
              let row = known[place]
              let p = fit?.probability(choice.map { features[row][$0] }) ?? share
              loss -= log(max(1e-12, classes[row] ? p : 1 - p))
            }
          }
          return loss
        }
        let best = options.map { ($0.0, $0.1, loss: loss($0.0, $0.1)) }.min { $0.loss < $1.loss }
        guard let best else { continue }
        let fit = model(features, classes, known, best.0, best.1)
        for row in fold.indices where fold[row] == part {
          scores[row] = fit?.probability(best.0.map { features[row][$0] }) ?? share
        }
      }
      return scores
    }

    private func model(
      _ features: [[Double]], _ classes: [Bool], _ rows: [Int], _ choice: [Int], _ ridge: Double
    ) -> LogisticRegression? {
      LogisticRegression(
        rows.map { row in choice.map { features[row][$0] } }, rows.map { classes[$0] },
        ridge: ridge)
    }
  }
}
