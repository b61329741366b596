import Units

/// The rule of thumb N_eq = √(N_active · N_total).
///
/// It has no paper and was fitted to nothing; published scores of MoE and their dense siblings are what
/// stands behind it, and say how far it is off.
public struct GeometricMeanRule: SizeRule {
  public let card = LawCard(
    id: "geometric-mean", nicknames: ["folklore"],
    title: "√(active · total), measured on matched models",
    citation: "no paper; measured by the sets of 'moesim evidence'",
    form: "N_eq = √(N_active · N_total)",
    conventions: "both counts with embeddings, as they are published; same tokens",
    provenance: "once forum talk; unbiased on matched models, with the error of 'moesim backtest'",
    range: FittedRange(source: "none", [:]),
    cautions: ["it sees sizes alone: neither tokens nor routing"],
    kind: .measured)

  public var coefficients = CoefficientSet.none

  public init() {}

  /// What the rule says of DBRX, worked out by hand.
  public var published: PublishedNumbers {
    .checks([
      stated(
        in: "√(36 · 132), for the sizes of Databricks 2024, Introducing DBRX", .relative(0.005),
        because: "stated to three digits"
      ).check("dense equivalent of 36B active and 132B total", 68.9e9) {
        let design = Design(
          active: Sizes(Parameters(36e9)), total: Sizes(Parameters(132e9)), kind: .routedSomehow)
        return try denseEquivalent(of: design, tokens: Tokens(12e12), data: .none).value
      }
    ])
  }

  public func sizes(
    of design: Design
  ) throws(Refusal) -> (active: Parameters, total: Parameters) {
    guard let active = design.active.reading(.all)?.size,
      let total = design.total.reading(.all)?.size
    else { throw .unknown("active and total parameters") }
    return (active, total)
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let (active, total) = try sizes(of: design)
    return Reading(
      variables: [("N_active", active.value), ("N_total", total.value)], point: [:], remarks: [])
  }

  public func equivalent(_ active: Parameters, _ total: Parameters) -> Parameters {
    Parameters((active.value * total.value).squareRoot())
  }

  public func multiplier(_ active: Parameters, _ total: Parameters) -> Double {
    (total / active).squareRoot()
  }

  public var equation: (formula: String, constants: [Symbol]) { ("√(N_active · N_total)", []) }
}
