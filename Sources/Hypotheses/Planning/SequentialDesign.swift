import Foundation
import Statistics

/// Looking at an experiment several times and stopping early, without more false findings.
///
/// The statistic after k of K equal parts is Z_k, with independent increments. It is compared with
/// a bound that is the same at every look (Pocock 1977) or falls as √(K/k) (O'Brien and Fleming
/// 1979). The bound is integrated numerically (Armitage, McPherson and Rowe 1969, JRSS A 132);
/// power and the expected length are found by simulation.
public struct SequentialDesign: Sendable {
  /// How the bound runs over the looks.
  public enum Boundary: String, Sendable, CaseIterable {
    case pocock
    case obrienFleming
  }

  public let looks: Int
  public let boundary: Boundary
  public let significance: Double
  /// |Z_k| beyond which the experiment stops, for each look.
  public let bounds: [Double]
  /// Simulated experiments behind power and length.
  public let experiments: Int
  /// Z_k of every experiment without an effect, look after look.
  private let paths: [Double]

  /// Finds the bounds that keep the chance of stopping without an effect at the significance.
  public init(
    looks: Int, boundary: Boundary, significance: Double = 0.05, experiments: Int = 100_000,
    seed: UInt64 = 1
  ) {
    precondition(looks >= 1 && experiments >= 100, "a design looks and simulates")
    self.looks = looks
    self.boundary = boundary
    self.significance = significance
    self.experiments = experiments
    let factors = (1...looks).map { k in
      boundary == .pocock ? 1 : (Double(looks) / Double(k)).squareRoot()
    }
    // One look needs the least bound, and as many looks as there are would share the significance.
    var low = -Normal.quantile(significance / 2)
    var high = -Normal.quantile(significance / Double(2 * looks)) + 1e-9
    for _ in 0..<30 {
      let middle = (low + high) / 2
      let passing = Self.passing(factors.map { middle * $0 })
      if passing > significance { low = middle } else { high = middle }
    }
    bounds = factors.map { (low + high) / 2 * $0 }
    paths = Self.paths(looks, experiments, seed: seed)
  }

  /// The chance that |Z_k| passes some bound without an effect.
  ///
  /// The sum of k parts that passed none has a density f_k, with f_1 = φ and f_{k+1}(s) = ∫ f_k(u)
  /// φ(s - u) du over |u| < b_k √k; Simpson's rule on 201 points.
  private static func passing(_ bounds: [Double]) -> Double {
    let points = 201
    func grid(_ reach: Double) -> [(place: Double, weight: Double)] {
      let width = 2 * reach / Double(points - 1)
      return (0..<points).map { index in
        let factor = index == 0 || index == points - 1 ? 1.0 : index % 2 == 1 ? 4 : 2
        return (-reach + Double(index) * width, factor * width / 3)
      }
    }
    func density(_ x: Double) -> Double { exp(-x * x / 2) / (2 * Double.pi).squareRoot() }
    var places = grid(bounds[0])
    var values = places.map { density($0.place) }
    for (k, bound) in bounds.enumerated().dropFirst() {
      let (from, masses) = (places.map(\.place), zip(places, values).map { $0.weight * $1 })
      places = grid(bound * Double(k + 1).squareRoot())
      values = places.map { point in
        var sum = 0.0
        for index in 0..<points { sum += masses[index] * density(point.place - from[index]) }
        return sum
      }
    }
    return 1 - zip(places, values).reduce(0) { $0 + $1.0.weight * $1.1 }
  }

  /// What a design does under an effect.
  public struct Behaviour: Hashable, Sendable {
    /// The share of experiments that find the effect.
    public let power: Double
    /// The mean share of the full experiment that is run before stopping.
    public let expectedShare: Double
    /// The share of experiments that end at each look.
    public let ended: [Double]
  }

  /// The behaviour where the full experiment would see the effect at `shift` standard errors.
  public func behaviour(shift: Double) -> Behaviour {
    let drifts = (1...looks).map { shift * (Double($0) / Double(looks)).squareRoot() }
    var found = 0
    var length = 0
    var ended = [Int](repeating: 0, count: looks)
    for number in 0..<experiments {
      var last = looks - 1
      for k in 0..<looks {
        let z = paths[number * looks + k] + drifts[k]
        guard abs(z) > bounds[k] else { continue }
        last = k
        if z * shift > 0 || shift == 0 { found += 1 }
        break
      }
      ended[last] += 1
      length += last + 1
    }
    let count = Double(experiments)
    return Behaviour(
      power: Double(found) / count, expectedShare: Double(length) / count / Double(looks),
      ended: ended.map { Double($0) / count })
  }

  /// The shift at which the design has some power, in standard errors of the full experiment.
  public func shift(forPower power: Double) -> Double {
    let single = -Normal.quantile(significance / 2) + Normal.quantile(power)
    var (low, high) = (0.8 * single, 2 * single)
    for _ in 0..<24 {
      let middle = (low + high) / 2
      if behaviour(shift: middle).power < power { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// How much longer than with a single look the full experiment has to be for some power.
  public func inflation(power: Double) -> Double {
    let single = -Normal.quantile(significance / 2) + Normal.quantile(power)
    let ratio = shift(forPower: power) / single
    return ratio * ratio
  }

  private static func paths(_ looks: Int, _ experiments: Int, seed: UInt64) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(looks * experiments)
    let roots = (1...looks).map { Double($0).squareRoot() }
    for number in 0..<experiments {
      var generator = SplitMix64(seed: seed, stream: UInt64(number))
      var sum = 0.0
      for k in 0..<looks {
        sum += generator.normal()
        values.append(sum / roots[k])
      }
    }
    return values
  }
}
