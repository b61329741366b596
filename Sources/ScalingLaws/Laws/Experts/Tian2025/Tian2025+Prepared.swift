import Foundation
import Units

/// The leverage law on one design: only the logarithm of the budget is left to work out.
final class PreparedLeverage: PreparedComparison {
  private let request: PlainRequest
  private let range: PreparedRange?
  private let size: Double
  private let ratio: Double
  /// a, d, γ (log₂ G)² and β log₂ G of equation 13.
  private let terms: (Double, Double, Double, Double)

  /// `nil` where the law refuses the design, or is asked in a mode that weighs more than FLOP.
  init?(law: Tian2025, request: PlainRequest) {
    guard request.mode == .sameTokens || request.mode == .bothOptimal,
      let shape = try? law.shape(of: request.design), let size = try? law.size(of: request.design)
    else { return nil }
    self.request = request
    self.size = size.value
    ratio = law.saturatedRatio(shape.activationRatio)
    let (c, g) = (law.constants, log2(shape.granularity))
    terms = (c[.a], c[.d], c[.gamma] * g * g, c[.beta] * g)
    range = request.wanted.contains(.range) ? PreparedRange(law: law, request: request) : nil
  }

  func numbers(tokens: Double) -> PlainNumbers {
    var numbers = PlainNumbers()
    let exponent = terms.0 + terms.1 * log10(6 * size * tokens) + terms.2 + terms.3
    let leverage = pow(ratio, exponent)
    guard leverage.isFinite else { return numbers }
    request.put(leverage, into: &numbers)
    if request.wantsEquivalent { numbers.denseEquivalent = size * leverage }
    if let range { numbers.outsideFactor = range.factor(tokens: tokens) }
    return numbers
  }
}

extension Tian2025 {
  public func prepared(_ request: PlainRequest) -> any PreparedComparison {
    PreparedLeverage(law: self, request: request) ?? LawOnDesign(law: self, request: request)
  }
}
