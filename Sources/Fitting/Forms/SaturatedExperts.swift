import Foundation

/// The saturating transform of the number of experts with its derivatives.
///
/// Clark et al. 2022 (arXiv:2202.01169), equation 4:
///
///     1/Ê = 1/(E - 1 + s) + 1/E_max,   s = (1/E_start - 1/E_max)^-1
///
/// The solver's coordinates are log E_start and log(E_max - E_start), so that every point has a
/// meaning.
struct SaturatedExperts {
  private let start: Double
  private let excess: Double
  private let maximum: Double
  private let shift: Double

  init(logStart: Double, logExcess: Double) {
    start = exp(logStart)
    excess = exp(logExcess)
    maximum = start + excess
    shift = start * maximum / excess
  }

  /// The logarithm of Ê for experts less one, and its derivatives by the two coordinates.
  @inline(__always)
  func logarithm(of lessOne: Lanes) -> (value: Lanes, byStart: Lanes, byExcess: Lanes) {
    let shifted = lessOne + shift
    let effective = 1.0 / (1.0 / shifted + 1 / maximum)
    // d log Ê = Ê (ds/(E - 1 + s)² + dE_max/E_max²)
    let byShift = effective / (shifted * shifted)
    let byMaximum = effective * (1 / (maximum * maximum))
    let ratio = (shift / start) * (shift / start)
    let slope = (shift / maximum) * (shift / maximum)
    return (
      naturalLogarithm(effective),
      byShift * ((ratio - slope) * start) + byMaximum * start,
      byMaximum * excess - byShift * (slope * excess)
    )
  }
}
