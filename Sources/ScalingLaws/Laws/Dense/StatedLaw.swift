import Statistics
import Units

/// A law for dense models that a scenario states itself, L = E + A/N^α + B/D^β with C = 6ND.
///
/// N counts all parameters. Its digits are taken as printed, and its range as stated.
public struct StatedLaw: SurfaceLaw {
  public let card: LawCard
  public var coefficients: CoefficientSet

  public let sizeCount = SizeCount(part: .total, embeddings: .all)

  public var published: PublishedNumbers {
    .none(because: "the scenario states its constants alone")
  }

  /// A law from its five constants, all of them positive but for a floor of zero.
  public init(
    id: String, title: String?, source: String, floor: Double, a: Double, b: Double, alpha: Double,
    beta: Double, fittedFLOP: ClosedRange<Double>?
  ) {
    card = LawCard(
      id: id, title: title ?? id, citation: source, form: "L = E + A/N^α + B/D^β",
      conventions: "N all parameters, embeddings included; D tokens; FLOP = 6ND",
      provenance: "stated by the scenario",
      range: FittedRange(
        source: fittedFLOP == nil ? "not stated" : "stated by the scenario",
        fittedFLOP.map { [.compute: Extent($0)] } ?? [:]))
    coefficients = CoefficientSet(
      PlainConstant.self, source: source,
      [
        (.floor, "E", plainText(of: floor)), (.a, "A", plainText(of: a)),
        (.b, "B", plainText(of: b)), (.alpha, "α", plainText(of: alpha)),
        (.beta, "β", plainText(of: beta)),
      ])
  }

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    guard (design?.kind ?? .dense) == .dense else { throw .noExpertTerm }
    let c = coefficients.by(PlainConstant.self)
    return LossSurface(
      floor: c[.floor], sizeTerms: [PowerTerm(c[.a], -c[.alpha])],
      tokenTerms: [PowerTerm(c[.b], -c[.beta])])
  }

  public func size(of design: Design) throws(Refusal) -> Parameters {
    guard design.kind == .dense else { throw .noExpertTerm }
    guard let size = design.total.all ?? design.total.noInputEmbedding ?? design.total.noEmbedding
    else { throw .unknown("the total parameters") }
    return size
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let size = try size(of: design)
    return Reading(
      variables: [("N", size.value), ("D", tokens.value)],
      point: [.compute: 6 * size.value * tokens.value], remarks: [])
  }
}
