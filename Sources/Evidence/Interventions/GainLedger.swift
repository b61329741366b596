import Foundation
import Statistics

/// Factors of a gain in logarithms: what evidence says of each, what was measured of several together,
/// and what is left.
///
/// Factors begin as independent normals. What was measured of some together conditions them jointly,
/// so that they share it out as their own evidence allows. The residual is the total less all of them.
public struct GainLedger: Sendable {
  public struct Factor: Sendable {
    public let name: String
    /// ln of the factor and its deviation by evidence of its own.
    public let mean: Double
    public let deviation: Double
    public let basis: String

    public init(_ name: String, mean: Double, deviation: Double, basis: String) {
      (self.name, self.mean, self.deviation, self.basis) = (name, mean, deviation, basis)
    }
  }

  public let factors: [Factor]
  /// ln of the whole gain and its deviation.
  public let total: (mean: Double, deviation: Double)
  private var means: [Double]
  private var covariance: [[Double]]

  public init(_ factors: [Factor], total: (mean: Double, deviation: Double)) {
    self.factors = factors
    self.total = total
    means = factors.map(\.mean)
    covariance = factors.indices.map { row in
      factors.indices.map { $0 == row ? factors[row].deviation * factors[row].deviation : 0 }
    }
  }

  /// Takes what was measured of some factors together: ln of their product, with its deviation.
  public mutating func condition(_ members: [Int], on value: Double, deviation: Double) {
    let gains = factors.indices.map { row in members.reduce(0) { $0 + covariance[row][$1] } }
    let variance = members.reduce(0) { $0 + gains[$1] } + deviation * deviation
    guard variance > 0 else { return }
    let off = value - members.reduce(0) { $0 + means[$1] }
    for row in factors.indices {
      means[row] += gains[row] / variance * off
      for column in factors.indices {
        covariance[row][column] -= gains[row] * gains[column] / variance
      }
    }
  }

  /// ln of a factor in view of all that was measured, and its deviation.
  public func factor(_ index: Int) -> (mean: Double, deviation: Double) {
    (means[index], max(covariance[index][index], 0).squareRoot())
  }

  /// ln of what no factor explains, and its deviation.
  public var residual: (mean: Double, deviation: Double) {
    let all = covariance.reduce(0) { $0 + $1.reduce(0, +) }
    return (
      total.mean - means.reduce(0, +),
      (max(all, 0) + total.deviation * total.deviation).squareRoot()
    )
  }

  /// Whether evidence and measurements tell a factor: its 80 % interval spans less than a factor of 2.
  public static func isTold(deviation: Double) -> Bool {
    2 * Normal.quantile(0.9) * deviation < log(2)
  }
}
