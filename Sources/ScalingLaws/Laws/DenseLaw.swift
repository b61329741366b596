import Quantities

/// A law for dense models, L = E + A/N^α + B/D^β with C = 6ND.
///
/// One type holds every published set of the five constants; they differ in digits and data, not
/// in form. N counts all parameters, D single-epoch tokens.
public struct DenseLaw: SurfaceLaw {
  public let card: LawCard
  public let coefficients: [Coefficient]
  private let values: [Double]

  /// A published set of E, A, B, α, β in this order.
  init(card: LawCard, set: CoefficientSet) {
    self.init(card: card, coefficients: set.coefficients, values: set.values)
  }

  private init(card: LawCard, coefficients: [Coefficient], values: [Double]) {
    self.card = card
    self.coefficients = coefficients
    self.values = values
  }

  public func replacingCoefficients(_ values: [Double]) -> DenseLaw {
    DenseLaw(card: card, coefficients: coefficients, values: values)
  }

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    guard (design?.kind ?? .dense) == .dense else { throw .noExpertTerm }
    return LossSurface(
      floor: values[0], sizeTerms: [PowerTerm(values[1], -values[3])],
      tokenTerms: [PowerTerm(values[2], -values[4])])
  }

  public func size(of design: Design) throws(Refusal) -> Parameters {
    guard design.kind == .dense else { throw .noExpertTerm }
    guard let (size, _) = design.total.reading(.all) else { throw .unknown("the parameters") }
    return size
  }

  public func design(ofSize size: Parameters, kind: Design.Kind) -> Design {
    Design(active: Sizes(all: size), total: Sizes(all: size), kind: kind)
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let size = try size(of: design)
    return Reading(
      variables: [("N", size.value), ("D", tokens.value)],
      point: [
        .activeParameters: size.value, .tokens: tokens.value,
        .compute: 6 * size.value * tokens.value,
        .tokensPerParameter: tokens.value / size.value,
      ],
      remarks: [design.total.reading(.all)?.remark].compactMap { $0 })
  }
}
