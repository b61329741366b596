import Diagnostics

/// How much a rater's errors shrink the difference between two models.
///
///     reported difference = J · true difference,   J = sensitivity + specificity - 1
///
/// Youden, Cancer 3 (1950). It assumes that errors do not depend on the model that is rated, which
/// nobody tested. A rater at J = 0 says nothing; below 0 it reverses the order.
public struct Attenuation: Hashable, Sendable {
  /// The factor J.
  public let factor: Double

  /// From the share of supported facts that are judged supported, and of others judged not.
  public init(sensitivity: Double, specificity: Double) throws(InputFaults) {
    var check = InputCheck()
    check.share(sensitivity, "sensitivity")
    check.share(specificity, "specificity")
    try check.finish()
    factor = sensitivity + specificity - 1
  }

  /// From one error rate for both kinds of facts: J = 1 - 2e.
  init(symmetricError error: Double) {
    factor = 1 - 2 * error
  }

  /// The difference that would be reported.
  public func reported(_ difference: Double) -> Double { factor * difference }

  /// How many times more prompts the same true difference needs with this rater.
  ///
  ///     (b·J² + w) / (J²·(b + w)) = 1 - w' + w'/J²,   w' = w/(b + w)
  ///
  /// The variance b between prompts shrinks with J² as the squared difference does; the variance w
  /// of chance within a prompt hardly changes. `withinShare` is w', 0.12 for the human-rated
  /// biographies of FActScore.
  ///
  /// - Returns: nothing where the rater tells nothing.
  public func promptFactor(withinShare: Double) throws(InputFaults) -> Double? {
    var check = InputCheck()
    check.share(withinShare, "withinShare")
    try check.finish()
    guard factor > 0 else { return nil }
    return 1 - withinShare + withinShare / (factor * factor)
  }
}
