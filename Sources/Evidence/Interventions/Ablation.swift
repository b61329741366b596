import Foundation
import Statistics

/// Effects of one's own changes, from runs of a paired or factorial design.
///
///     score = cell (size, tokens, seed where it is shared) + effects of what differs + noise
///
/// by least squares. What a factor e in tokens brings is read from the cells, so that an effect is a
/// multiplier on tokens, q = exp(effect/slope), and on a loss a shift of the floor too.
public struct Ablation: Sendable {
  public struct Run: Sendable {
    public let size: Double
    public let tokens: Double
    public let seed: String
    /// The level of each factor, 0 for the first that the table names.
    public let levels: [Double]
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
    /// ln q, with its error; `nil` without a slope.
    public let logarithm: (mean: Double, error: Double)?
  }

  public let effects: [Effect]
  /// Deviation between runs of one cell and one design, and its degrees of freedom.
  public let noise: Double
  public let degrees: Double
  /// What a factor e in tokens brings, with its error.
  public let slope: (value: Double, error: Double)?
  public let isPaired: Bool
  public let cells: Int

  /// The fit, or why there is none; a loss falls where it is better.
  public init(
    _ runs: [Run], factors: [String], isLoss: Bool, interactions: Bool,
    slope stated: Double? = nil
  ) throws(Failure) {
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
    cells = names.count
    let sizes = runs.map { log($0.size) }
    let middle = sizes.reduce(0, +) / Double(max(sizes.count, 1))
    var terms: [(name: String, value: @Sendable (Run) -> Double)] = factors.indices.map { index in
      (factors[index], { $0.levels[index] })
    }
    if interactions {
      for one in factors.indices {
        for two in factors.indices where two > one {
          terms.append(("\(factors[one]) × \(factors[two])", { $0.levels[one] * $0.levels[two] }))
        }
        if Set(runs.map(\.size)).count > 1 {
          terms.append(
            ("\(factors[one]) per e-fold of size", { $0.levels[one] * (log($0.size) - middle) }))
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
    var normal = SymmetricMatrix(size: count)
    var right = [Double](repeating: 0, count: count)
    for (row, run) in zip(rows, runs) {
      for one in 0..<count where row[one] != 0 {
        right[one] += row[one] * sign * run.score
        for two in 0...one { normal[one, two] += row[one] * row[two] }
      }
    }
    guard let values = normal.solving(right), let inverse = normal.inverse(),
      values.allSatisfy(\.isFinite)
    else { throw .confounded }
    let left = zip(rows, runs).reduce(0) { sum, pair in
      let off = sign * pair.1.score - zip(pair.0, values).reduce(0) { $0 + $1.0 * $1.1 }
      return sum + off * off
    }
    noise = (left / degrees).squareRoot()
    slope = stated.map { ($0, 0) } ?? Self.slope(runs, sign: sign)
    let (noise, slope) = (noise, slope)
    effects = terms.enumerated().map { index, term in
      let at = names.count + index
      let (value, error) = (values[at], noise * max(inverse[at, at], 0).squareRoot())
      let logarithm = slope.flatMap { slope -> (Double, Double)? in
        guard slope.value > 0 else { return nil }
        let mean = value / slope.value
        let relative = (error / slope.value, mean * slope.error / slope.value)
        return (mean, (relative.0 * relative.0 + relative.1 * relative.1).squareRoot())
      }
      return Effect(name: term.name, value: value, error: error, logarithm: logarithm)
    }
  }

  public enum Failure: Error, Sendable {
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

  /// The slope by ln tokens among runs of equal size and design.
  private static func slope(_ runs: [Run], sign: Double) -> (Double, Double)? {
    let groups = Dictionary(grouping: runs) { "\($0.size) \($0.levels)" }.values
      .filter { Set($0.map(\.tokens)).count > 1 }
    var (square, product, count) = (0.0, 0.0, 0)
    func centred(_ group: [Run]) -> [(x: Double, y: Double)] {
      let n = Double(group.count)
      let x = group.reduce(0) { $0 + log($1.tokens) } / n
      let y = group.reduce(0) { $0 + sign * $1.score } / n
      return group.map { (log($0.tokens) - x, sign * $0.score - y) }
    }
    for group in groups {
      for point in centred(group) {
        square += point.x * point.x
        product += point.x * point.y
      }
      count += group.count - 1
    }
    guard square > 0 else { return nil }
    let slope = product / square
    let left = groups.flatMap(centred).reduce(0) { sum, point in
      let off = point.y - slope * point.x
      return sum + off * off
    }
    return (slope, count > 1 ? (left / Double(count - 1) / square).squareRoot() : slope * 0.25)
  }
}

/// Seeds and scales that settle a multiplier.
public enum AblationPlan {
  /// Seeds of each side at each scale for a claim that a change is worth q, seen as different from 1.
  ///
  /// An effect is slope · ln q. Its error over s scales of n seeds a side is
  /// (2 sd²/(n s) + (slope · spread)²/s)^½, where spread is how far ln q differs from scale to scale;
  /// levels are of Student's t with the degrees of the seeds, or of the scales where spread rules.
  /// `nil` where no number of seeds does.
  public static func seeds(
    multiplier: Double, slope: Double, noise: Double, spread: Double, scales: Int,
    significance: Double, power: Double, isPaired: Bool
  ) -> Int? {
    let effect = abs(slope * log(multiplier))
    for seeds in 1...200 where scales * (seeds - 1) + (scales - 1) >= 1 {
      let number = Double(seeds * scales)
      let variance =
        (isPaired ? 1 : 2) * noise * noise / number
        + slope * slope * spread * spread / Double(scales)
      let degrees =
        spread > 0 && scales > 1
        ? Double(scales - 1) + Double(scales * (seeds - 1)) / 2
        : max(Double((isPaired ? 1 : 2) * scales * (seeds - 1)), 1)
      let reach =
        StudentT.quantile(1 - significance / 2, degrees: degrees)
        + StudentT.quantile(power, degrees: degrees)
      if effect >= reach * variance.squareRoot() { return seeds }
    }
    return nil
  }
}
