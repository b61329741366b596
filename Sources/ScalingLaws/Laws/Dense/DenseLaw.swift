import Foundation
import Units

/// A law for dense models, L = E + A/N^α + B/D^β with C = 6ND.
///
/// One type holds every published set of the five constants; they differ in digits, data and
/// way of writing, not in form. N counts all parameters, D single-epoch tokens.
public struct DenseLaw: DenseSurfaceLaw {
  public let card: LawCard
  public var coefficients: CoefficientSet
  /// How the source writes the constants.
  let writing: Writing
  /// Joint draws of the constants; none where the runs behind the law are not at hand.
  private let refits: [[Double]]
  let numbers: @Sendable (DenseLaw) -> [PublishedCheck]

  public let sizeCount = SizeCount(part: .total, embeddings: .all)

  public var published: PublishedNumbers { .checks(numbers(self)) }

  public var heldOut: HeldOutError? { overTrainedRuns }

  enum Writing: Hashable, Sendable {
    /// E, A, B, α, β: `PlainConstant`.
    case plain
    /// ln A, ln B, ln E, α, β: `LogarithmicConstant`.
    case logarithms
    /// L = E + a N^η + b 6^(η/2) (MN)^η, with M = D/N: `OverTrainingConstant`.
    case overTraining
  }

  init(
    card: LawCard, writing: Writing = .plain, set: CoefficientSet, refits: [[Double]] = [],
    numbers: @escaping @Sendable (DenseLaw) -> [PublishedCheck]
  ) {
    self.card = card
    self.writing = writing
    self.refits = refits
    self.numbers = numbers
    coefficients = set
  }

  public var draws: CoefficientDraws? {
    guard !refits.isEmpty else { return nil }
    return try? CoefficientDraws(
      of: self, symbols: coefficients.symbols, rows: refits, recipe: Self.besirogluRecipe)
  }

  /// E, A, B, α, β from whatever the source writes.
  var constants: (floor: Double, a: Double, b: Double, alpha: Double, beta: Double) {
    switch writing {
    case .plain:
      let c = coefficients.by(PlainConstant.self)
      return (c[.floor], c[.a], c[.b], c[.alpha], c[.beta])
    case .logarithms:
      let c = coefficients.by(LogarithmicConstant.self)
      return (exp(c[.logFloor]), exp(c[.logA]), exp(c[.logB]), c[.alpha], c[.beta])
    case .overTraining:
      let c = coefficients.by(OverTrainingConstant.self)
      return (c[.floor], c[.a], c[.b] * pow(6, c[.eta] / 2), -c[.eta], -c[.eta])
    }
  }

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    guard (design?.kind ?? .dense) == .dense else { throw .noExpertTerm }
    let (floor, a, b, alpha, beta) = constants
    return LossSurface(
      floor: floor, sizeTerms: [PowerTerm(a, -alpha)], tokenTerms: [PowerTerm(b, -beta)])
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    let (floor, a, b, alpha, beta) = constants
    switch writing {
    case .plain:
      return [Step("floor", "E", coefficients.by(PlainConstant.self).inputs(.floor), floor)]
    case .logarithms:
      let c = coefficients.by(LogarithmicConstant.self)
      return [
        Step("A", "exp(ln A)", c.inputs(.logA), a), Step("B", "exp(ln B)", c.inputs(.logB), b),
        Step("floor", "exp(ln E)", c.inputs(.logFloor), floor),
      ]
    case .overTraining:
      let c = coefficients.by(OverTrainingConstant.self)
      return [
        Step("floor", "E", c.inputs(.floor), floor), Step("A", "a", c.inputs(.a), a),
        Step("α", "-η", c.inputs(.eta), alpha),
        Step("B", "b · 6^(η/2)", c.inputs(.b, .eta), b), Step("β", "-η", c.inputs(.eta), beta),
      ]
    }
  }
}

/// The constants of L = E + A/N^α + B/D^β as most papers write them.
enum PlainConstant: Int, CoefficientName {
  case floor, a, b, alpha, beta
}

/// The same with logarithms of the coefficients.
enum LogarithmicConstant: Int, CoefficientName {
  case logA, logB, logFloor, alpha, beta
}

/// The constants of L = E + a N^η + b 6^(η/2) (MN)^η.
enum OverTrainingConstant: Int, CoefficientName {
  case a, b, eta, floor
}

extension CoefficientSet {
  /// The five constants of L = E + A/N^α + B/D^β from their printed digits.
  static func plain(
    source: String, e: String, a: String, b: String, alpha: String, beta: String
  ) -> CoefficientSet {
    CoefficientSet(
      PlainConstant.self, source: source,
      [(.floor, "E", e), (.a, "A", a), (.b, "B", b), (.alpha, "α", alpha), (.beta, "β", beta)])
  }
}

/// A law that knows dense models alone.
public protocol DenseSurfaceLaw: SurfaceLaw {}

extension DenseSurfaceLaw {
  public func size(of design: Design) throws(Refusal) -> Parameters {
    guard design.kind == .dense else { throw .noExpertTerm }
    return try design.size(sizeCount).size
  }

  /// The reading of a dense model: its size, tokens, budget and their ratio.
  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
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
