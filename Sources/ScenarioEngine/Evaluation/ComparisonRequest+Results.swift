import Quantities
import ScalingLaws

extension ComparisonRequest {
  /// The results of every law in every mode, laws varying fastest.
  func results(under laws: [any ScalingLaw]) -> [LawResult] {
    switch against {
    case .denseEquivalent:
      modes.flatMap { mode in
        laws.map { law in
          result(law, mode, Result { () throws(Refusal) in try numbers(law, mode) })
        }
      }
    case .run(let other):
      laws.map { law in
        result(law, nil, Result { () throws(Refusal) in try numbers(law, other) })
      }
    }
  }

  private func result(
    _ law: any ScalingLaw, _ mode: ComparisonMode?, _ outcome: Result<LawResult.Numbers, Refusal>
  ) -> LawResult {
    LawResult(run: run, against: against, mode: mode, law: law.card, outcome: outcome)
  }

  /// A run against dense models.
  private func numbers(
    _ law: any ScalingLaw, _ mode: ComparisonMode
  ) throws(Refusal) -> LawResult.Numbers {
    let design = run.model.design
    guard let tokens = run.tokens else { return try familyNumbers(law, mode, design) }
    var numbers = LawResult.Numbers()
    let answer = try law.answer(mode.question, of: design, tokens: tokens, data: run.effect)
    if case .lossGap = mode.question {
      numbers.lossGap = -answer.value
    } else {
      numbers.multiplier = answer.value
      numbers.multiplierRounding = answer.interval
    }
    numbers.excesses = answer.excesses
    numbers.remarks = answer.reading.remarks
    if mode == .sameTokens {
      let size = try law.answer(.denseEquivalent, of: design, tokens: tokens, data: run.effect)
      numbers.denseEquivalent = size.value
      numbers.denseEquivalentRounding = size.interval
    }
    // A law that compares without stating a loss leaves it empty.
    numbers.loss = try? law.answer(.loss, of: design, tokens: tokens, data: run.effect).value
    return numbers
  }

  /// A model without a size, which each law sizes for the budget.
  private func familyNumbers(
    _ law: any ScalingLaw, _ mode: ComparisonMode, _ design: Design
  ) throws(Refusal) -> LawResult.Numbers {
    guard mode == .bothOptimal, let flop = run.flop else {
      throw .modeNotCovered(mode, why: "the model has no size; only bothOptimal gives it one")
    }
    let point = try law.frontier(at: flop, routedLike: design, data: run.effect)
    var numbers = LawResult.Numbers()
    numbers.multiplier = try finite(point.multiplier)
    numbers.loss = point.loss
    numbers.size = point.size
    numbers.tokens = point.tokens
    numbers.excesses = law.card.range.excesses(of: point.point)
    return numbers
  }

  /// Two runs as they were trained.
  private func numbers(
    _ law: any ScalingLaw, _ other: Run
  ) throws(Refusal) -> LawResult.Numbers {
    guard let tokens = run.tokens, let otherTokens = other.tokens else {
      throw .unknown("the size of both models")
    }
    let design = run.model.design
    let otherDesign = other.model.design
    let ours = try law.answer(.loss, of: design, tokens: tokens, data: run.effect)
    let theirs = try law.answer(.loss, of: otherDesign, tokens: otherTokens, data: other.effect)
    var numbers = LawResult.Numbers()
    numbers.loss = ours.value
    numbers.lossGap = ours.value - theirs.value
    numbers.multiplier = try finite(
      law.flop(of: otherDesign, tokens: otherTokens) / law.flop(of: design, tokens: tokens))
    numbers.excesses = furthest(ours.excesses, theirs.excesses)
    numbers.remarks = ours.reading.remarks
    return numbers
  }

  /// The larger excess of two on each axis, furthest first.
  private func furthest(_ ours: [RangeExcess], _ theirs: [RangeExcess]) -> [RangeExcess] {
    RangeAxis.allCases.compactMap { axis in
      (ours + theirs).filter { $0.axis == axis }.max { $0.factor < $1.factor }
    }
    .sorted { $0.factor > $1.factor }
  }

  private func finite(_ value: Double) throws(Refusal) -> Double {
    guard value.isFinite else { throw .notFinite }
    return value
  }
}
