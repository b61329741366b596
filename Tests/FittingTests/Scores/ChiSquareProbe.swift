import Statistics

@testable import Fitting

/// Reaches what only the room itself sees.
enum ChiSquareProbe {
  static func above(_ x: Double, _ degrees: Double) -> Double {
    ChiSquare.probability(above: x, degrees: degrees)
  }
}
