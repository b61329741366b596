import Foundation
import Statistics
import Units

/// The loss of a MoE recipe by its compute alone, L = E + A/C^α (marin-community/marin, 2026).
///
/// Each run behind it is the best of its budget, with size, tokens, optimiser and learning rate by the
/// recipe: a model off the recipe is not described. Losses are the macro average over Paloma, in nats
/// per token of the Llama 3 tokenizer. C is the recipe's own count, three times the forward FLOP of a
/// token without the output layer, times tokens.
public struct Marin2026: ScalingLaw {
  public let card: LawCard
  public var coefficients: CoefficientSet
  private let numbers: @Sendable (Marin2026) -> [PublishedCheck]
  private let tested: [(budget: Double, loss: Double)]

  init(
    card: LawCard, a: Coefficient, alpha: Coefficient, floor: Coefficient,
    tested: [(budget: Double, loss: Double)] = [],
    numbers: @escaping @Sendable (Marin2026) -> [PublishedCheck]
  ) {
    self.card = card
    self.numbers = numbers
    self.tested = tested
    coefficients = CoefficientSet(
      RecipeConstant.self, [(.floor, floor), (.a, a), (.alpha, alpha)])
  }

  private var constants: NamedCoefficients<RecipeConstant> { coefficients.by(RecipeConstant.self) }

  public var published: PublishedNumbers { .checks(numbers(self)) }

  /// The loss that no compute removes, and the exponent of compute.
  public var floor: Double { constants[.floor] }
  public var exponent: Double { constants[.alpha] }

  /// The budget that reaches a loss above the floor, by the recipe's own count.
  public func budget(forLoss loss: Double) -> Double {
    pow((loss - constants[.floor]) / constants[.a], -1 / constants[.alpha])
  }

  /// The loss at a budget by the recipe's own count.
  public func loss(at budget: FLOP) -> Double {
    constants[.floor] + constants[.a] * pow(budget.value, -constants[.alpha])
  }

  /// The active parameters and tokens that the v16 recipe advises at a budget.
  public static func best(at budget: FLOP) -> (size: Parameters, tokens: Tokens) {
    (Parameters(1.09e-2 * pow(budget.value, 0.535)), Tokens(16 * pow(budget.value, 0.464)))
  }

  public var heldOut: HeldOutError? {
    guard !tested.isEmpty else { return nil }
    let most = card.range.extents[.compute]?.high ?? .nan
    return HeldOutError(
      tested.map { budget, loss in
        HeldOutRun(
          name: "\(PublishedCheck.text(budget)) FLOP", measured: loss,
          predicted: self.loss(at: FLOP(budget)), beyond: budget / most)
      }, source: Self.source)
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    switch design.kind {
    case .dense: throw .noDenseForm
    case .pruned: throw .noSparsityTerm
    case .routed, .routedSomehow: break
    }
    let (size, remark) = try design.size(SizeCount(part: .active, embeddings: .noEmbedding))
    let budget = 6 * size.value * tokens.value
    var point: RangePoint = [.compute: budget]
    if case .routed(let routing) = design.kind {
      (point[.topK], point[.expansion]) = (routing.topK, routing.expansion)
    }
    return Reading(
      variables: [("N", size.value), ("D", tokens.value), ("C", budget)], point: point,
      remarks: [
        remark,
        "C is 3 times the forward FLOP without the output layer, times tokens: read as 6ND of the "
          + "active parameters without embeddings, as attention's scores are not known to a law",
        "the loss is that of the recipe's own best model at this C, whatever the model's shape",
      ].compactMap { $0 })
  }

  public func flop(of design: Design, tokens: Tokens) throws(Refusal) -> FLOP {
    FLOP(try reading(of: design, tokens: tokens).point[.compute] ?? 0)
  }

  public func loss(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> Double {
    let loss = loss(at: try flop(of: design, tokens: tokens))
    if data.isNone { return loss }
    guard data.term == .floor, data.uniqueTokens == nil else {
      throw .notCovered(
        "knows compute alone: other or repeated data move no term of it but the floor")
    }
    return loss - data.amount
  }

  public func denseEquivalent(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Parameters {
    throw .noDenseForm
  }

  public func computeMultiplier(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double {
    throw .noDenseForm
  }

  public func steps(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> [Step] {
    let reading = try reading(of: design, tokens: tokens)
    let budget = reading.point[.compute] ?? 0
    let compute = Symbol("C", budget, "FLOP")
    let spent = Step(
      "C", "6 N D",
      [Symbol("N", reading.variables[0].value, "parameters"), Symbol("D", tokens.value, "tokens")],
      budget, "FLOP")
    let best = Self.best(at: FLOP(budget))
    let advised = [
      Step("N*", "0.0109 C^0.535", [compute], best.size.value, "parameters"),
      Step("D*", "16 C^0.464", [compute], best.tokens.value, "tokens"),
    ]
    return [spent] + (card.variantOf == nil ? advised : []) + [
      Step(
        "L", "E + A/C^α", constants.inputs(.floor, .a, .alpha) + [compute],
        loss(at: FLOP(budget)), "nats per token")
    ]
  }
}

/// The constants of a recipe's law.
enum RecipeConstant: Int, CoefficientName {
  case floor, a, alpha
}
