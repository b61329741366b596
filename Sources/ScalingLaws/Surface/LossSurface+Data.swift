import Foundation
import Units

extension LossSurface {
  /// The surface for data that move one of its terms or repeat.
  public func applying(_ effect: DataEffect) -> LossSurface {
    guard !effect.isNone else { return self }
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
    let repetition = effect.uniqueTokens.map {
      Saturation(onset: $0.value, scale: Saturation.tokenScale)
    }
    return LossSurface(
      floor: floor, sizeTerms: sizeTerms, tokenTerms: tokenTerms, cost: cost,
      outerExponent: outerExponent, sizeSaturation: sizeSaturation,
      tokenSaturation: tokenSaturation ?? repetition)
  }
}
