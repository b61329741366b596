import Diagnostics
import Foundation
import Units

/// A capacity that grows linearly in parameters and approaches its end exponentially in epochs.
///
///     facts(N, E) = N · (c - a·exp(-b·E))
///
/// The form of Lu et al. 2024 (Findings of EMNLP), who state that capacity is linear in N and that
/// C(E) = C* - a·exp(-b·E). Their a and b were not read, so that the coefficients are the user's; a
/// is here in facts a parameter, as c is.
public struct LinearCapacity: Hashable, Sendable {
  /// Facts a parameter after endless epochs, c.
  public let ceiling: Double
  /// Facts a parameter that are missing before the first epoch, a.
  public let deficit: Double
  /// The approach for each epoch, b.
  public let rate: Double

  /// Coefficients above 0, with no more missing than the ceiling.
  public init(ceiling: Double, deficit: Double, rate: Double) throws(InputFaults) {
    var check = InputCheck()
    check.positive(ceiling, "ceiling")
    check.positive(deficit, "deficit")
    check.require(
      !(deficit > ceiling), "deficit", "more is missing than the ceiling holds",
      "give at most the ceiling")
    check.positive(rate, "rate")
    try check.finish()
    self.ceiling = ceiling
    self.deficit = deficit
    self.rate = rate
  }

  /// The facts that a model holds after so many epochs.
  public func facts(parameters: Parameters, epochs: Double) throws(InputFaults) -> Double {
    var check = InputCheck()
    check.notNegative(parameters.value, "parameters")
    check.notNegative(epochs, "epochs")
    try check.finish()
    return parameters.value * (ceiling - deficit * exp(-rate * epochs))
  }

  /// Parameters a fact: 15 billion facts of Wikidata would need 1,000B parameters and 100 epochs.
  public static let parametersPerFact = Sourced(
    1_000.0 / 15, "Lu et al. 2024, Findings of EMNLP, abstract", .derived,
    caution: "an extrapolation of the paper, at 100 epochs")
}
