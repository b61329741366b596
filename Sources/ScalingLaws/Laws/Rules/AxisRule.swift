import Foundation
import Statistics
import Units

/// How large a dense model an MoE equals in one quality, N_eq = N_active (N_total/N_active)^γ.
///
/// γ is 0 where only active and 1 where only total parameters count. It differs by quality: no
/// single size is equal in all of them.
public struct AxisRule: SizeRule {
  public let card: LawCard
  public var coefficients: CoefficientSet
  public var published: PublishedNumbers { numbers(self) }

  private let numbers: @Sendable (AxisRule) -> PublishedNumbers

  private init(
    card: LawCard, gamma: Coefficient,
    published: @escaping @Sendable (AxisRule) -> PublishedNumbers
  ) {
    self.card = card
    coefficients = CoefficientSet(AxisConstant.self, [(.gamma, gamma)])
    numbers = published
  }

  /// A rule with its published numbers.
  init(
    card: LawCard, gamma: Coefficient,
    numbers: @escaping @Sendable (AxisRule) -> [PublishedCheck]
  ) {
    self.init(card: card, gamma: gamma, published: { .checks(numbers($0)) })
  }

  private var constants: NamedCoefficients<AxisConstant> { coefficients.by(AxisConstant.self) }
  private var gamma: Double { constants[.gamma] }

  public func sizes(
    of design: Design
  ) throws(Refusal) -> (active: Parameters, total: Parameters) {
    let count = SizeCount(part: .active, embeddings: .all)
    let total = SizeCount(part: .total, embeddings: .all)
    return (try design.size(count).size, try design.size(total).size)
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let (active, total) = try sizes(of: design)
    return Reading(
      variables: [("N_active", active.value), ("N_total", total.value)],
      point: [.totalParameters: total.value, .tokensPerParameter: tokens.value / total.value],
      remarks: [])
  }

  public func equivalent(_ active: Parameters, _ total: Parameters) -> Parameters {
    active * multiplier(active, total)
  }

  public func multiplier(_ active: Parameters, _ total: Parameters) -> Double {
    pow(total / active, gamma)
  }

  public var equation: (formula: String, constants: [Symbol]) {
    ("N_active (N_total/N_active)^γ", constants.inputs(.gamma))
  }
}

/// The one constant of such a rule.
enum AxisConstant: Int, CoefficientName {
  case gamma
}

extension AxisRule {
  /// Reasoning, for which no fitted number is published: the reader's own γ.
  ///
  /// MoE read between their dense siblings put it near ½, as on other axes (room `Evidence`); the
  /// kind of the range says where it comes from.
  public static func reasoning(gamma: Double, range: Interval? = nil) -> AxisRule {
    AxisRule(
      card: card(
        id: "axis-reasoning", quality: "reasoning", citation: "your own",
        provenance: "γ is yours: no fit of it is published",
        range: FittedRange(source: "none", [:]), cautions: ["fitted to nothing"]),
      gamma: Coefficient("γ", gamma.description, source: "your own", range: range),
      published: { _ in .none(because: "no fit of γ for reasoning is published") })
  }

  /// The dense size that a model of these sizes equals.
  func equivalent(active: Double, total: Double) throws(Refusal) -> Double {
    let design = Design(
      active: Sizes(Parameters(active)), total: Sizes(Parameters(total)), kind: .routedSomehow)
    return try denseEquivalent(of: design, tokens: Tokens(1e12), data: .none).value
  }

  static func card(
    id: String, nicknames: [String] = [], formerIDs: [String] = [], quality: String,
    citation: String, provenance: String, range: FittedRange, cautions: [String]
  ) -> LawCard {
    LawCard(
      id: id, nicknames: nicknames, formerIDs: formerIDs,
      title: "N_active (N_total/N_active)^γ, for \(quality)", citation: citation,
      form: "N_eq = N_active (N_total/N_active)^γ",
      conventions: "both counts with embeddings; same tokens; says nothing of the loss",
      provenance: provenance, range: range, cautions: cautions, kind: .rule)
  }
}
