import Foundation
import Statistics

/// What Δ of one case may be by chance.
///
/// Three ways, by what the case holds. With three repeats or more Δ of each repeat is tested by
/// Student's t. With enough layers the effects of both sides are permuted within the case. With
/// fewer, where no permutation is rarer than the level, the two-sample t test takes its place. A
/// layer is no independent measurement where windows of layers were patched together: the chance is
/// widened by √(1 + 2 Σ ρ_k), with ρ_k the correlation of neighbours that is left over once what all
/// cases share is taken off.
public struct NoiseFloor: Hashable, Sendable {
  /// The share of cases of pure noise that stay undecided.
  public let level: Double
  public let permutations: Int
  public let seed: UInt64

  public init(level: Double = 0.95, permutations: Int = 499, seed: UInt64 = 1) {
    (self.level, self.permutations, self.seed) = (level, permutations, seed)
  }

  /// How often chance makes so large a difference, on both sides.
  func pValue(of cells: CaseCells, correlation: Double, stream: Int) -> Double {
    let turns = Dictionary(grouping: cells.upper, by: \.turn)
    let others = Dictionary(grouping: cells.lower, by: \.turn)
    let differences = turns.keys.sorted().compactMap { turn -> Double? in
      guard let upper = turns[turn], let lower = others[turn] else { return nil }
      return CaseCells(upper: upper, lower: lower).difference
    }
    if differences.count >= 3 { return Sample(differences).pValue() }
    let (upper, lower) = (cells.upper.map(\.effect), cells.lower.map(\.effect))
    let (m, n) = (upper.count, lower.count)
    let splits = exp(lgamma(Double(m + n + 1)) - lgamma(Double(m + 1)) - lgamma(Double(n + 1)))
    let widening = correlation.squareRoot()
    guard splits * (1 - level) >= 4 else {
      let (one, two) = (Sample(upper), Sample(lower))
      let degrees = Double(m + n) / correlation - 2
      guard degrees > 0 else { return 1 }
      let pooled =
        (one.variance * Double(m - 1) + two.variance * Double(n - 1)) / Double(m + n - 2)
      return Sample.pValue(
        cells.difference,
        error: widening * (pooled * (1 / Double(m) + 1 / Double(n))).squareRoot(), degrees: degrees)
    }
    var values = upper + lower
    let total = values.reduce(0, +)
    let observed = abs(cells.difference) * (1 - 1e-12)
    // The smaller side is drawn, which is the shorter work.
    let drawn = min(m, n)
    let scale = widening * (1 / Double(m) + 1 / Double(n))
    let centre = Double(drawn) * total / Double(m + n)
    var random = SplitMix64(seed: seed, stream: UInt64(stream))
    var beyond = 0
    for _ in 0..<permutations {
      var sum = 0.0
      for place in 0..<drawn {
        values.swapAt(place, place + random.index(below: values.count - place))
        sum += values[place]
      }
      if abs(sum - centre) * scale >= observed { beyond += 1 }
    }
    return Double(1 + beyond) / Double(1 + permutations)
  }

  /// 1 + 2 Σ ρ_k over neighbouring layers of a side, at least 1.
  static func correlation(of cases: [CaseCells]) -> Double {
    var (square, products) = (0.0, [Double](repeating: 0, count: 16))
    var (squares, rows, pairs) = (0.0, 0.0, [Double](repeating: 0, count: 16))
    for side in [\CaseCells.upper, \CaseCells.lower] {
      var sums: [[Int]: (sum: Double, count: Double)] = [:]
      for cells in cases {
        for effect in cells[keyPath: side] {
          let key = effect.place
          let known = sums[key] ?? (0, 0)
          sums[key] = (known.sum + effect.effect, known.count + 1)
        }
      }
      for cells in cases {
        let effects = cells[keyPath: side].filter { $0.turn == 0 }
        for (_, row) in Dictionary(grouping: effects, by: \.component) {
          // With few cases the shape that they share is not to be told from noise.
          let rests = row.sorted { $0.layer < $1.layer }.map { effect in
            let shared = sums[effect.place].map { $0.sum / $0.count } ?? 0
            return effect.effect - (cases.count >= 10 ? shared : 0)
          }
          guard rests.count >= 4 else { continue }
          let mean = rests.reduce(0, +) / Double(rests.count)
          let left = rests.map { $0 - mean }
          square += left.reduce(0) { $0 + $1 * $1 }
          squares += Double(left.count)
          rows += 1
          for lag in 1...min(products.count, left.count - 1) {
            for place in 0..<(left.count - lag) {
              products[lag - 1] += left[place] * left[place + lag]
            }
            pairs[lag - 1] += Double(left.count - lag)
          }
        }
      }
    }
    guard square > 0 else { return 1 }
    let (variance, length) = (square / squares, squares / rows)
    let few = 3 / squares.squareRoot()
    // A side's own mean takes a part of its variance and of the products; how much follows from the
    // correlation that is sought.
    var factor = 1.0
    for _ in 0..<50 {
      let lost = min(0.8, factor / length)
      let whole = variance / (1 - lost)
      var next = 1.0
      for lag in products.indices where pairs[lag] > 0 {
        let rho = products[lag] / pairs[lag] / whole + lost
        guard rho > few, Double(lag + 1) < length else { break }
        next += 2 * (1 - Double(lag + 1) / length) * rho
      }
      let change = abs(next - factor)
      factor = max(1, next)
      if change < 1e-6 { break }
    }
    return factor
  }
}

extension PatchingEffect {
  /// The component and layer, to tell what cases share.
  fileprivate var place: [Int] { [component == .mlp ? 0 : 1, layer, turn] }
}
