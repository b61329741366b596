import Foundation
import Units

/// The loss of designs that differ in size and tokens alone, and what they cost.
///
///     L(N, D) = floor + (Σ aᵢ N^-αᵢ + Σ bⱼ D^-βⱼ)^p        nats per token
///     C(N, D) = D · Σ kᵢ N^qᵢ                                training FLOP
///
/// Chinchilla's form is one term each with p = 1 and C = 6ND; Kaplan's has p = 0.103. For a fixed
/// routing the laws for MoE have it too, some with a second term in N or in the cost. Where tokens
/// repeat, N and D enter by their worth (`Saturation`).
public struct LossSurface: Hashable, Sendable {
  public private(set) var floor: Double
  public let sizeTerms: [PowerTerm]
  public private(set) var tokenTerms: [PowerTerm]
  /// Training FLOP per token as a function of size.
  public let cost: [PowerTerm]
  /// The power p of the sum.
  public let outerExponent: Double
  /// How the size loses worth; `nil` where it does not.
  public private(set) var sizeSaturation: Saturation?
  /// How tokens lose worth; `nil` where all are fresh.
  public private(set) var tokenSaturation: Saturation?

  /// A surface; exponents of the loss terms are negative, those of the cost positive.
  public init(
    floor: Double, sizeTerms: [PowerTerm], tokenTerms: [PowerTerm],
    cost: [PowerTerm] = [PowerTerm(6, 1)], outerExponent: Double = 1,
    sizeSaturation: Saturation? = nil, tokenSaturation: Saturation? = nil
  ) {
    self.floor = floor
    self.sizeTerms = sizeTerms
    self.tokenTerms = tokenTerms
    self.cost = cost
    self.outerExponent = outerExponent
    self.sizeSaturation = sizeSaturation
    self.tokenSaturation = tokenSaturation
  }

  /// A design on the surface.
  public struct Place: Hashable, Sendable {
    public let size: Double
    public let tokens: Double
    public let loss: Double
  }

  public func loss(size: Double, tokens: Double) -> Double {
    guard outerExponent != 1 else { return floor + sizeSum(size) + tokenSum(tokens) }
    return floor + pow(sizeSum(size) + tokenSum(tokens), outerExponent)
  }

  public func flop(size: Double, tokens: Double) -> Double {
    tokens * cost.value(at: size)
  }

  /// The size that reaches a loss on so many tokens; `nil` where no size does.
  public func size(forLoss loss: Double, tokens: Double) -> Double? {
    let worth = sizeTerms.inverse(of: sum(forLoss: loss) - tokenSum(tokens))
    return worth.flatMap { amount(ofWorth: $0, sizeSaturation) }
  }

  /// The tokens on which a size reaches a loss; `nil` where no number does.
  public func tokens(forLoss loss: Double, size: Double) -> Double? {
    let worth = tokenTerms.inverse(of: sum(forLoss: loss) - sizeSum(size))
    return worth.flatMap { amount(ofWorth: $0, tokenSaturation) }
  }

  /// The size whose training costs so many FLOP per token.
  public func size(flopPerToken: Double) -> Double? {
    if cost.count == 1 { return pow(flopPerToken / cost[0].coefficient, 1 / cost[0].exponent) }
    return logarithmicRoot { cost.value(at: $0) > flopPerToken }
  }

  /// The terms of the size, summed.
  func sizeSum(_ size: Double) -> Double {
    sizeTerms.value(at: sizeSaturation?.worth(of: size) ?? size)
  }

  /// The terms of the tokens, summed.
  func tokenSum(_ tokens: Double) -> Double {
    tokenTerms.value(at: tokenSaturation?.worth(of: tokens) ?? tokens)
  }

  /// The sum of all terms at a loss; not a number or not positive below the floor.
  func sum(forLoss loss: Double) -> Double {
    outerExponent == 1 ? loss - floor : pow(loss - floor, 1 / outerExponent)
  }

  private func amount(ofWorth worth: Double, _ saturation: Saturation?) -> Double? {
    guard let saturation else { return worth }
    return saturation.amount(ofWorth: worth)
  }
}

extension LossSurface {
  /// The surface for data that move one of its terms or repeat.
  public func applying(_ effect: DataEffect) -> LossSurface {
    guard !effect.isNone else { return self }
    let q = effect.amount
    var surface = self
    if effect.term == .floor { surface.floor -= q }
    surface.tokenTerms = tokenTerms.map { term in
      switch effect.term {
      case .tokens: PowerTerm(term.coefficient * pow(q, term.exponent), term.exponent)
      case .coefficient: PowerTerm(term.coefficient / q, term.exponent)
      case .exponent: PowerTerm(term.coefficient, term.exponent * q)
      case .floor: term
      }
    }
    let repetition = effect.uniqueTokens.map {
      Saturation(onset: $0.value, scale: Saturation.tokenScale)
    }
    surface.tokenSaturation = tokenSaturation ?? repetition
    return surface
  }

  /// The surface where tokens lose worth as they repeat, and the size with them if that is told.
  public func saturating(size: Saturation? = nil, tokens: Saturation) -> LossSurface {
    var surface = self
    surface.sizeSaturation = size ?? sizeSaturation
    surface.tokenSaturation = tokens
    return surface
  }
}

/// A design on its surface.
public struct SurfacePoint: Sendable {
  public let surface: LossSurface
  public let size: Double
  public let tokens: Double

  public var loss: Double { surface.loss(size: size, tokens: tokens) }
  public var flop: Double { surface.flop(size: size, tokens: tokens) }
}
