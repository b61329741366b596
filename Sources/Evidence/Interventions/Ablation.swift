import Foundation
import Statistics

/// Effects of one's own changes, from runs of a paired or factorial design.
///
///     score = cell (size, tokens, seed where it is shared) + effects of what differs + noise
///
/// by least squares. What a factor e in tokens brings is read from the cells, so that an effect is a
/// multiplier on tokens, q = exp(effect/slope), and on a loss a shift of the floor too. An effect is meant
/// for other sizes as well, and differs between them (`ScaleSpread`).
public struct Ablation: Sendable {
  public struct Run: Sendable {
    public let size: Double
    public let tokens: Double
    public let seed: String
    /// The level of each factor, 0 for the first that the table names.
    public var levels: [Double]
    public let score: Double

    public init(size: Double, tokens: Double, seed: String, levels: [Double], score: Double) {
      (self.size, self.tokens, self.seed) = (size, tokens, seed)
      (self.levels, self.score) = (levels, score)
    }
  }

  /// A change, or what two of them do beyond their sum, or what one loses per factor e in size.
  public struct Effect: Sendable {
    public let name: String
    /// Gain: positive is better.
    public let value: Double
    public let error: Double
    public let degrees: Double
    let slope: Slope?

    public func interval(level: Double) -> ClosedRange<Double> {
      let half = StudentT.quantile((1 + level) / 2, degrees: degrees) * error
      return value - half...value + half
    }

    /// ln q; `nil` without a slope.
    public var logarithm: Double? { slope.flatMap { $0.value > 0 ? value / $0.value : nil } }

    /// The interval of ln q by Fieller's theorem; `nil` without a slope, or where it is not told from 0.
    public func logarithms(level: Double) -> ClosedRange<Double>? {
      guard let slope, let middle = logarithm else { return nil }
      let parts = [(error * error, degrees), (pow(middle * slope.error, 2), slope.degrees)]
      let t = StudentT.quantile((1 + level) / 2, degrees: ScaleSpread.degrees(of: parts))
      let square = slope.value * slope.value - t * t * slope.error * slope.error
      // Near 0 the ends run away, and tell no more.
      guard square > 0.01 * slope.value * slope.value else { return nil }
      let product = value * slope.value
      let root = max(product * product - square * (value * value - t * t * error * error), 0)
        .squareRoot()
      return (product - root) / square...(product + root) / square
    }
  }

  /// What a factor e in tokens brings.
  public struct Slope: Sendable {
    public let value: Double
    public let error: Double
    public let degrees: Double
  }

  public let effects: [Effect]
  /// Deviation between runs of one cell and one design, and its degrees of freedom.
  public let noise: Double
  public let degrees: Double
  /// What a factor e in tokens brings, with its error.
  public let slope: Slope?
  public let isPaired: Bool
  public let sizes: Int

  /// The fit, or why there is none; a loss falls where it is better.
  public init(
    _ runs: [Run], factors: [String], isLoss: Bool, interactions: Bool,
    slope stated: Double? = nil, spread: Double = ScaleSpread.usual
  ) throws(UnfittedReason) {
    let sign = isLoss ? -1.0 : 1.0
    func key(_ run: Run, _ seeds: Bool) -> String {
      "\(run.size) \(run.tokens)" + (seeds ? " \(run.seed)" : "")
    }
    // Seeds pair where each has runs of more than one design.
    let bySeed = Dictionary(grouping: runs) { key($0, true) }
    isPaired =
      runs.allSatisfy { !$0.seed.isEmpty }
      && bySeed.values.allSatisfy { Set($0.map(\.levels)).count > 1 }
    let paired = isPaired
    let names = Set(runs.map { key($0, paired) }).sorted()
    let scales = Set(runs.map(\.size)).sorted()
    sizes = scales.count
    let middle = runs.reduce(0) { $0 + log($1.size) } / Double(max(runs.count, 1))
    typealias EffectValue = (Run) -> Double
    // What differs between scales, where a term is not that itself, and scales that the terms take.
    let taken = interactions && sizes > 1 ? 2 : 1
    var terms: [(name: String, value: EffectValue, varying: EffectValue, taken: Int)] =
      factors.indices.map { index in
        (factors[index], { $0.levels[index] }, { $0.levels[index] }, taken)
      }
    if interactions {
      for one in factors.indices {
        for two in factors.indices where two > one {
          let both: EffectValue = { $0.levels[one] * $0.levels[two] }
          terms.append(("\(factors[one]) × \(factors[two])", both, both, 1))
        }
        if sizes > 1 {
          terms.append(
            (
              "\(factors[one]) per e-fold of size",
              { $0.levels[one] * (log($0.size) - middle) }, { $0.levels[one] }, taken
            ))
        }
      }
    }
    let count = names.count + terms.count
    degrees = Double(runs.count - count)
    guard degrees >= 1 else { throw .tooFew(runs: runs.count, needed: count + 1) }
    let place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let rows = runs.map { run -> [Double] in
      var row = [Double](repeating: 0, count: count)
      row[place[key(run, paired)] ?? 0] = 1
      for (index, term) in terms.enumerated() { row[names.count + index] = term.value(run) }
      return row
    }
    let scores = runs.map { sign * $0.score }
    guard let fit = LeastSquares(rows, scores) else { throw .confounded }
    noise = (fit.left / degrees).squareRoot()
    let slope =
      stated.map { Slope(value: $0, error: 0, degrees: .infinity) }
      ?? (paired
        ? Self.slope(
          Dictionary(runs.map { (key($0, true), $0) }) { first, _ in first }.sorted {
            $0.key < $1.key
          }
          .map { ($1.size, $1.tokens, fit.values[place[$0] ?? 0]) })
        : Self.slope(runs.map { ("\($0.size) \($0.levels)", $0.tokens, sign * $0.score) }))
    self.slope = slope
    let degrees = degrees
    effects = terms.enumerated().map { index, term in
      let at = names.count + index
      let own = fit.inverse[at, at]
      // What the estimate takes of each scale's own effect, and what scales add to the fit.
      let shares = scales.map { scale in
        zip(rows, runs).filter { $0.1.size == scale }.reduce(0) { sum, pair in
          let weight = (0..<count).reduce(0) { $0 + fit.inverse[at, $1] * pair.0[$1] }
          return sum + weight * term.varying(pair.1)
        }
      }
      let free = scales.dropFirst(term.taken)
      let wider =
        free.isEmpty
        ? nil
        : LeastSquares(
          zip(rows, runs).map { row, run in
            row + free.map { run.size == $0 ? term.varying(run) : 0 }
          }, scores)
      let within = degrees - Double(free.count)
      let (variance, known) = ScaleSpread(
        deviation: slope.map { spread * $0.value } ?? (spread > 0 ? nil : 0)
      ).variance(
        share: shares.reduce(0) { $0 + $1 * $1 },
        within: own
          * (wider.flatMap { within >= 1 ? $0.left / within : nil } ?? fit.left / degrees),
        withinDegrees: wider != nil && within >= 1 ? within : degrees,
        between: wider.map { own * max(fit.left - $0.left, 0) } ?? 0,
        betweenDegrees: wider == nil ? 0 : Double(free.count), pooled: own * fit.left / degrees,
        pooledDegrees: degrees)
      return Effect(
        name: term.name, value: fit.values[at], error: variance.squareRoot(), degrees: known,
        slope: slope)
    }
  }

  public enum UnfittedReason: Error, Sendable {
    case tooFew(runs: Int, needed: Int)
    case confounded

    public var problem: (problem: String, hint: String) {
      switch self {
      case .tooFew(let runs, let needed):
        (
          "\(runs) runs leave nothing to tell noise by, and \(needed) are the least",
          "add seeds, or leave the interactions out"
        )
      case .confounded:
        ("two changes cannot be told apart: they always stand together", "run one of them alone")
      }
    }
  }

  /// The slope by ln tokens within groups: of cells, where seeds pair, as their runs share its noise.
  private static func slope<Group: Hashable>(
    _ points: [(group: Group, tokens: Double, score: Double)]
  ) -> Slope? {
    let groups = Dictionary(grouping: points, by: \.group).values
      .filter { Set($0.map(\.tokens)).count > 1 }
      .map { group -> [(x: Double, y: Double)] in
        let n = Double(group.count)
        let x = group.reduce(0) { $0 + log($1.tokens) } / n
        let y = group.reduce(0) { $0 + $1.score } / n
        return group.map { (log($0.tokens) - x, $0.score - y) }
      }
    let all = groups.flatMap { $0 }
    let square = all.reduce(0) { $0 + $1.x * $1.x }
    guard square > 0 else { return nil }
    let slope = all.reduce(0) { $0 + $1.x * $1.y } / square
    let left = all.reduce(0) { $0 + ($1.y - slope * $1.x) * ($1.y - slope * $1.x) }
    let degrees = Double(all.count - groups.count - 1)
    // Two points alone say nothing of their error: slopes of other tables scatter by a quarter.
    return degrees > 0
      ? Slope(value: slope, error: (left / degrees / square).squareRoot(), degrees: degrees)
      : Slope(value: slope, error: abs(slope) * 0.25, degrees: 10)
  }
}
