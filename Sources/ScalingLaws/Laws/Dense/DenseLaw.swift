import Foundation
import Units

/// A law for dense models, L = E + A/N^α + B/D^β with C = 6ND.
///
/// One type holds every published set of the five constants; they differ in digits, data and
/// way of writing, not in form. N counts all parameters, D single-epoch tokens.
public struct DenseLaw: SurfaceLaw {
  public let card: LawCard
  public var coefficients: CoefficientSet
  /// How the source writes the constants.
  let writing: Writing
  /// Joint draws of the constants; none where the runs behind the law are not at hand.
  private let refits: [[Double]]

  public let sizeCount = SizeCount(part: .total, embeddings: .all)

  enum Writing: Hashable, Sendable {
    /// E, A, B, α, β.
    case plain
    /// ln A, ln B, ln E, α, β.
    case logarithms
    /// Gadre and others: a, b, η, E of L = E + a N^η + b 6^(η/2) (MN)^η, with M = D/N.
    case overTraining
  }

  init(
    card: LawCard, writing: Writing = .plain, set: CoefficientSet, refits: [[Double]] = []
  ) {
    self.card = card
    self.writing = writing
    self.refits = refits
    coefficients = set
  }

  public var draws: CoefficientDraws? {
    guard !refits.isEmpty else { return nil }
    return try? CoefficientDraws(
      of: self, symbols: coefficients.symbols, rows: refits, recipe: Self.replicationRecipe)
  }

  /// E, A, B, α, β from whatever the source writes.
  var constants: (floor: Double, a: Double, b: Double, alpha: Double, beta: Double) {
    let v = coefficients.values
    return switch writing {
    case .plain: (v[0], v[1], v[2], v[3], v[4])
    case .logarithms: (exp(v[2]), exp(v[0]), exp(v[1]), v[3], v[4])
    case .overTraining: (v[3], v[0], v[1] * pow(6, v[2] / 2), -v[2], -v[2])
    }
  }

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    guard (design?.kind ?? .dense) == .dense else { throw .noExpertTerm }
    let (floor, a, b, alpha, beta) = constants
    return LossSurface(
      floor: floor, sizeTerms: [PowerTerm(a, -alpha)], tokenTerms: [PowerTerm(b, -beta)])
  }

  public func size(of design: Design) throws(Refusal) -> Parameters {
    guard design.kind == .dense else { throw .noExpertTerm }
    return try design.size(sizeCount).size
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    try denseReading(of: design, tokens: tokens)
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    let (floor, a, b, alpha, _) = constants
    switch writing {
    case .plain: return []
    case .logarithms:
      return [
        Step("A", "exp(ln A)", coefficients.inputs([0]), a),
        Step("B", "exp(ln B)", coefficients.inputs([1]), b),
        Step("E", "exp(ln E)", coefficients.inputs([2]), floor),
      ]
    case .overTraining:
      return [
        Step("α", "-η", coefficients.inputs([2]), alpha),
        Step("B", "b · 6^(η/2)", coefficients.inputs([1, 2]), b),
      ]
    }
  }
}

extension SurfaceLaw {
  /// The reading of a dense model: its size, tokens, budget and their ratio.
  func denseReading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let size = try size(of: design)
    return Reading(
      variables: [("N", size.value), ("D", tokens.value)],
      point: [
        .activeParameters: size.value, .tokens: tokens.value,
        .compute: 6 * size.value * tokens.value,
        .tokensPerParameter: tokens.value / size.value,
      ],
      remarks: [try design.size(sizeCount).remark].compactMap { $0 })
  }
}
