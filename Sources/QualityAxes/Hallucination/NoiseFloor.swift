import Foundation
import Statistics

/// What Δ of one case may be by chance.
///
/// Four ways, by what the case holds. With three repeats or more Δ of each repeat is tested by
/// Student's t. Where windows of layers were patched together, neighbours differ by the layers that
/// they do not share: their differences tell how much one layer varies, and the noise of both sides
/// follows (`WindowNoise`). Otherwise, with enough layers, the effects of both sides are permuted
/// within the case; with fewer, where no permutation is rarer than the level, the two-sample t test
/// takes its place. These two are widened by √(1 + 2 Σ ρ_k), with ρ_k the correlation of neighbours.
/// In all but the first the mean of components and repeats is one effect a layer, and the course over layers that cases of one sign share is taken off before, where
/// ten of them tell it: a peak that all have is no noise. A site of a few layers that lie elsewhere in
/// each case is not told from noise by any of them but the first.
public struct NoiseFloor: Hashable, Sendable {
  /// The share of cases of pure noise that stay undecided.
  public let level: Double
  public let permutations: Int
  public let seed: UInt64

  public init(level: Double = 0.95, permutations: Int = 499, seed: UInt64 = 1) {
    (self.level, self.permutations, self.seed) = (level, permutations, seed)
  }

  /// Cases that are judged together, because they tell each other's noise.
  struct Cases {
    let floor: NoiseFloor
    let cells: [CaseCells]
    /// The same without the course over layers that they share.
    let rests: [CaseCells]
    let window: Int
    let layers: Int
    /// For how many independent layers one stands with its neighbours.
    let correlation: Double

    init(_ cells: [CaseCells], window: Int, layers: Int, by floor: NoiseFloor) {
      (self.cells, self.floor) = (cells, floor)
      (self.window, self.layers) = (window, layers)
      // Components and a few repeats share what a case and a layer have: their mean is one measurement.
      rests = NoiseFloor.withoutSharedCourse(
        cells.map { $0.differencesByTurn.count >= 3 ? $0 : $0.byLayer })
      correlation =
        window > 0
        ? rests.first.map { WindowNoise.correlation(of: $0, window: window, layers: layers) } ?? 1
        : max(NoiseFloor.correlation(of: rests), 1)
    }

    /// How often chance makes so large a difference, on both sides.
    func pValue(of index: Int) -> Double {
      let differences = cells[index].differencesByTurn
      if differences.count >= 3 { return Sample(differences).pValue() }
      if window > 0,
        let noise = WindowNoise(of: rests[index], window: window, layers: layers)
      {
        return Sample.pValue(
          cells[index].difference, error: noise.variance.squareRoot(), degrees: noise.degrees)
      }
      return floor.pValue(
        of: rests[index], difference: cells[index].difference, correlation: correlation,
        stream: index)
    }
  }

  /// The same by permutation of a case's effects, or by Student's t where there are few.
  private func pValue(
    of cells: CaseCells, difference: Double, correlation: Double, stream: Int
  ) -> Double {
    let (upper, lower) = (cells.upper.map(\.effect), cells.lower.map(\.effect))
    let (m, n) = (upper.count, lower.count)
    let splits = exp(lgamma(Double(m + n + 1)) - lgamma(Double(m + 1)) - lgamma(Double(n + 1)))
    let widening = correlation.squareRoot()
    // Where neighbours go together there are fewer measurements than values to permute.
    guard splits * (1 - level) >= 4, correlation < 2 else {
      let (one, two) = (Sample(upper), Sample(lower))
      let count = Double(m + n)
      let degrees = count / correlation - 2
      // Of fewer than six measurements none can be told from their common drift.
      guard degrees >= 4 || correlation < 1.5 else { return 1 }
      guard degrees > 0 else { return 1 }
      // A side's own mean takes the part c / m of the variance with it.
      let square = one.variance * Double(m - 1) + two.variance * Double(n - 1)
      let whole = square / count / (1 - min(0.9, 2 * correlation / count))
      return Sample.pValue(
        difference,
        error: widening * (whole * (1 / Double(m) + 1 / Double(n))).squareRoot(), degrees: degrees)
    }
    var values = upper + lower
    let total = values.reduce(0, +)
    let observed = abs(difference) * (1 - 1e-12)
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

  /// Cases without the course over layers that those of one sign of Δ share.
  ///
  /// Only where ten cases tell it. Each side keeps its own level, so that Δ stays.
  private static func withoutSharedCourse(_ cases: [CaseCells]) -> [CaseCells] {
    var cases = cases
    for group in [
      cases.indices.filter { cases[$0].difference > 0 },
      cases.indices.filter { cases[$0].difference <= 0 },
    ] where group.count >= 10 {
      for side in [\CaseCells.upper, \CaseCells.lower] {
        var sums: [Int: (sum: Double, count: Double)] = [:]
        for index in group {
          for effect in cases[index][keyPath: side] {
            let known = sums[effect.place] ?? (0, 0)
            sums[effect.place] = (known.sum + effect.effect, known.count + 1)
          }
        }
        let means = sums.filter { $0.value.count >= 10 }.mapValues { $0.sum / $0.count }
        for index in group {
          let shared = cases[index][keyPath: side].map { means[$0.place] ?? 0 }
          let level = shared.reduce(0, +) / Double(shared.count)
          for place in shared.indices {
            cases[index][keyPath: side][place].effect -= shared[place] - level
          }
        }
      }
    }
    return cases
  }

  /// 1 + 2 Σ ρ_k over neighbouring layers of a side, at least 1.
  private static func correlation(of cases: [CaseCells]) -> Double {
    var (square, products) = (0.0, [Double](repeating: 0, count: 16))
    var (squares, rows, pairs) = (0.0, 0.0, [Double](repeating: 0, count: 16))
    for cells in cases {
      for row in (cells.rows(\.upper) + cells.rows(\.lower))
      where row.count >= 4 && row[0].turn == 0 {
        let mean = row.reduce(0) { $0 + $1.effect } / Double(row.count)
        let left = row.map { $0.effect - mean }
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
  fileprivate var place: Int { 2 * layer + (component == .mlp ? 0 : 1) }
}
