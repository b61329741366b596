import Foundation

/// The loss of designs that differ in size and tokens alone, and what they cost.
///
///     L(N, D) = floor + Σ aᵢ N^-αᵢ + Σ bⱼ D^-βⱼ        nats per token
///     C(N, D) = D · Σ kᵢ N^pᵢ                            training FLOP
///
/// Chinchilla's form is one term each with C = 6ND. For a fixed number of experts the joint and
/// the fine-grained laws for MoE have it too, the latter with a second cost term for routing.
/// Closed forms serve where each sum has one term; else a bisection on the exact derivative.
public struct LossSurface: Hashable, Sendable {
  public let floor: Double
  public let sizeTerms: [PowerTerm]
  public let tokenTerms: [PowerTerm]
  /// Training FLOP per token as a function of size.
  public let cost: [PowerTerm]

  /// A surface; exponents of the loss terms are negative, those of the cost positive.
  public init(
    floor: Double, sizeTerms: [PowerTerm], tokenTerms: [PowerTerm],
    cost: [PowerTerm] = [PowerTerm(6, 1)]
  ) {
    self.floor = floor
    self.sizeTerms = sizeTerms
    self.tokenTerms = tokenTerms
    self.cost = cost
  }

  /// A design on the surface.
  public struct Allocation: Hashable, Sendable {
    public let size: Double
    public let tokens: Double
    public let loss: Double
  }

  public func loss(size: Double, tokens: Double) -> Double {
    floor + sizeTerms.value(at: size) + tokenTerms.value(at: tokens)
  }

  public func flop(size: Double, tokens: Double) -> Double {
    tokens * cost.value(at: size)
  }

  /// The size that reaches a loss on so many tokens; `nil` where no size does.
  public func size(forLoss loss: Double, tokens: Double) -> Double? {
    sizeTerms.inverse(of: loss - floor - tokenTerms.value(at: tokens))
  }

  /// The tokens on which a size reaches a loss; `nil` where no number does.
  public func tokens(forLoss loss: Double, size: Double) -> Double? {
    tokenTerms.inverse(of: loss - floor - sizeTerms.value(at: size))
  }

  /// The allocation of a budget with the lowest loss.
  ///
  /// It satisfies Σ αᵢ aᵢ N^-αᵢ = ε(N) Σ βⱼ bⱼ D^-βⱼ with ε the elasticity of the cost; for one
  /// term each and C = kND, N = (αa / βb)^(1/(α+β)) (C/k)^(β/(α+β)).
  public func optimum(flop: Double) -> Allocation? {
    guard let size = closedOptimalSize(flop: flop) ?? numericOptimalSize(flop: flop) else {
      return nil
    }
    let tokens = flop / cost.value(at: size)
    return Allocation(size: size, tokens: tokens, loss: loss(size: size, tokens: tokens))
  }

  /// The smallest budget that reaches a loss; `nil` where none does.
  public func budget(forLoss loss: Double) -> Double? {
    guard loss > floor else { return nil }
    if hasClosedForm {
      let (a, b) = (sizeTerms[0], tokenTerms[0])
      let power = b.exponent / (a.exponent + b.exponent)
      // The reducible loss at an optimum is a·N^-α·(1 + α/β), and N grows as (C/k)^power.
      let sizeTerm = (loss - floor) / (1 + a.exponent / b.exponent)
      let size = pow(sizeTerm / a.coefficient, 1 / a.exponent)
      let unit = optimalSizeOfUnitBudget
      return cost[0].coefficient * pow(size / unit, 1 / power)
    }
    return logarithmicRoot { (self.optimum(flop: $0)?.loss ?? .infinity) < loss }
  }

  var hasClosedForm: Bool {
    sizeTerms.count == 1 && tokenTerms.count == 1 && cost.count == 1 && cost[0].exponent == 1
  }

  /// N for C/k = 1, the factor before (C/k)^(β/(α+β)).
  private var optimalSizeOfUnitBudget: Double {
    let (a, b) = (sizeTerms[0], tokenTerms[0])
    return pow(
      a.exponent * a.coefficient / (b.exponent * b.coefficient), -1 / (a.exponent + b.exponent))
  }

  private func closedOptimalSize(flop: Double) -> Double? {
    guard hasClosedForm else { return nil }
    let power = tokenTerms[0].exponent / (sizeTerms[0].exponent + tokenTerms[0].exponent)
    return optimalSizeOfUnitBudget * pow(flop / cost[0].coefficient, power)
  }

  /// The optimal size by bisection on the derivative of the loss along a budget by ln N.
  func numericOptimalSize(flop: Double) -> Double? {
    logarithmicRoot { size in
      let rate = self.cost.value(at: size)
      let elasticity = self.cost.slope(at: size) / rate
      return self.sizeTerms.slope(at: size)
        - elasticity * self.tokenTerms.slope(at: flop / rate) > 0
    }
  }

  /// The surface for data that move one of its terms.
  public func applying(_ effect: DataEffect) -> LossSurface {
    let q = effect.amount
    let floor = effect.term == .floor ? floor - q : floor
    let tokenTerms = tokenTerms.map { term in
      switch effect.term {
      case .tokens: PowerTerm(term.coefficient * pow(q, term.exponent), term.exponent)
      case .coefficient: PowerTerm(term.coefficient / q, term.exponent)
      case .exponent: PowerTerm(term.coefficient, term.exponent * q)
      case .floor: term
      }
    }
    return LossSurface(floor: floor, sizeTerms: sizeTerms, tokenTerms: tokenTerms, cost: cost)
  }
}
