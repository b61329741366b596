import Foundation

/// The best use of a budget, in closed form where one exists, else by bisection.
///
/// A budget may have to pay for more than training: `served` are the tokens of training that
/// would cost as much as all forward passes after it, D_inference/3 where a forward pass takes a
/// third of a training step (Sardana and others 2023, arXiv:2401.00448). A budget then buys
/// C/c(N) - served tokens of training.
extension LossSurface {
  /// The allocation of a budget with the lowest loss; `nil` where none lies within the search.
  ///
  /// It satisfies Σ αᵢaᵢN^-αᵢ = ε(N) (1 + served/D) Σ βⱼbⱼD^-βⱼ with ε the elasticity of the cost.
  /// For one term each, C = kND and nothing served, N = (αa/βb)^(1/(α+β)) (C/k)^(β/(α+β)).
  public func optimum(flop: Double, served: Double = 0) -> Place? {
    let closed = served == 0 ? closedOptimalSize(flop: flop) : nil
    guard let size = closed ?? numericOptimalSize(flop: flop, served: served) else { return nil }
    let tokens = flop / cost.value(at: size) - served
    guard tokens > 0 else { return nil }
    return Place(size: size, tokens: tokens, loss: loss(size: size, tokens: tokens))
  }

  /// The smallest budget that reaches a loss; `nil` where none does.
  public func budget(forLoss loss: Double, served: Double = 0) -> Double? {
    if served == 0, hasClosedForm {
      guard loss > floor else { return nil }
      let (a, b) = (sizeTerms[0], tokenTerms[0])
      // At an optimum the sum is a·N^-α·(1 + α/β), and N grows as (C/k)^(β/(α+β)).
      let sizeTerm = sum(forLoss: loss) / (1 + a.exponent / b.exponent)
      let size = pow(sizeTerm / a.coefficient, 1 / a.exponent)
      return cost[0].coefficient * pow(size / optimalSizeOfUnitBudget, 1 / budgetPower)
    }
    return cheapest(forLoss: loss, served: served).map {
      cost.value(at: $0.size) * ($0.tokens + served)
    }
  }

  /// The design that reaches a loss for the smallest budget; `nil` where none does.
  ///
  /// Along a contour of equal loss the budget falls with N until the condition of `optimum` is
  /// met, and rises from there.
  public func cheapest(forLoss loss: Double, served: Double = 0) -> Place? {
    let target = sum(forLoss: loss)
    guard loss > floor else { return nil }
    let size = logarithmicRoot { size in
      guard self.sizeSum(size) < target, let tokens = self.tokens(forLoss: loss, size: size)
      else { return false }
      return self.isTooLarge(size, tokens: tokens, served: served)
    }
    guard let size, let tokens = tokens(forLoss: loss, size: size) else { return nil }
    return Place(size: size, tokens: tokens, loss: loss)
  }

  /// Whether closed forms serve: one term each, FLOP in proportion to size, all tokens fresh.
  var hasClosedForm: Bool {
    sizeTerms.count == 1 && tokenTerms.count == 1 && cost.count == 1 && cost[0].exponent == 1
      && sizeSaturation == nil && tokenSaturation == nil
  }

  /// The optimal size by bisection on the derivative of the loss along a budget by ln N.
  func numericOptimalSize(flop: Double, served: Double = 0) -> Double? {
    logarithmicRoot { size in
      let tokens = flop / self.cost.value(at: size) - served
      return tokens <= 0 || self.isTooLarge(size, tokens: tokens, served: served)
    }
  }

  /// Whether a smaller model on more tokens of the same budget would do better.
  private func isTooLarge(_ size: Double, tokens: Double, served: Double) -> Bool {
    let elasticity = cost.slope(at: size) / cost.value(at: size)
    let tokensLost = elasticity * (tokens + served) / tokens
    return sizeSlope(size) > tokensLost * tokenSlope(tokens)
  }

  /// The derivative of the size's terms by ln N; negative.
  func sizeSlope(_ size: Double) -> Double {
    guard let sizeSaturation else { return sizeTerms.slope(at: size) }
    return sizeTerms.slope(at: sizeSaturation.worth(of: size))
      * sizeSaturation.elasticity(at: size)
  }

  /// The derivative of the tokens' terms by ln D; negative.
  func tokenSlope(_ tokens: Double) -> Double {
    guard let tokenSaturation else { return tokenTerms.slope(at: tokens) }
    return tokenTerms.slope(at: tokenSaturation.worth(of: tokens))
      * tokenSaturation.elasticity(at: tokens)
  }

  /// The exponent of the budget in the optimal size, β/(α+β).
  private var budgetPower: Double {
    tokenTerms[0].exponent / (sizeTerms[0].exponent + tokenTerms[0].exponent)
  }

  /// N for C/k = 1, the factor before (C/k)^(β/(α+β)).
  private var optimalSizeOfUnitBudget: Double {
    let (a, b) = (sizeTerms[0], tokenTerms[0])
    return pow(
      a.exponent * a.coefficient / (b.exponent * b.coefficient), -1 / (a.exponent + b.exponent))
  }

  private func closedOptimalSize(flop: Double) -> Double? {
    guard hasClosedForm else { return nil }
    return optimalSizeOfUnitBudget * pow(flop / cost[0].coefficient, budgetPower)
  }
}
