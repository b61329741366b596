import Foundation

/// A quantity of which each further unit is worth less, beyond an onset u.
///
///     x' = x                                     for x ≤ u
///     x' = u + u r (1 - exp(-(x/u - 1)/r))       beyond
///
/// Muennighoff and others 2023 (arXiv:2305.16264, equations 5 and 6) read repeated tokens so, with u
/// the unique tokens, and parameters in excess of what those tokens can feed. x' never exceeds
/// u (1 + r).
public struct Saturation: Hashable, Sendable {
  /// Where the loss of worth begins, u.
  public let onset: Double
  /// How many further onsets count as fresh ones in all, r.
  public let scale: Double

  /// r of tokens, R_D of Muennighoff and others 2023, which every law borrows for tokens that repeat
  /// (github.com/huggingface/datablations, utils/parametric_fit.ipynb).
  static let tokenScale = 15.387756

  public init(onset: Double, scale: Double) {
    self.onset = onset
    self.scale = scale
  }

  /// The worth of an amount, x'.
  public func worth(of amount: Double) -> Double {
    guard amount > onset else { return amount }
    return onset - onset * scale * expm1(-excess(amount) / scale)
  }

  /// The amount of a worth; `nil` where no amount has it.
  public func amount(ofWorth worth: Double) -> Double? {
    guard worth > onset else { return worth }
    let used = (worth / onset - 1) / scale
    guard used < 1 else { return nil }
    return onset * (1 - scale * log1p(-used))
  }

  /// The elasticity d ln x' / d ln x.
  func elasticity(at amount: Double) -> Double {
    guard amount > onset else { return 1 }
    return amount / worth(of: amount) * exp(-excess(amount) / scale)
  }

  private func excess(_ amount: Double) -> Double { amount / onset - 1 }
}
