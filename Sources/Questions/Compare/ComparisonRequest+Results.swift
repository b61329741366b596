import Evidence
import ScalingLaws
import Statistics
import Units

extension ComparisonRequest {
  /// The results of every law in every mode, laws varying fastest.
  public func results(under laws: [any ScalingLaw]) -> [LawResult] {
    (modes.isEmpty ? [nil] : modes.map(Optional.some)).flatMap { mode in
      laws.map { result(under: $0, mode: mode) }
    }
  }

  /// What a law says of the run whatever its tokens, which a sweep over tokens works out once.
  public struct Steady: Sendable {
    let design: Design
    let data: DataEffect
    /// The tokens below which a dense model is better, which take longer than all else.
    let crossover: Double?
    /// How the law reads the model; `nil` where that may depend on the tokens.
    let remarks: [String]?
    /// The law made ready for many numbers of tokens; `nil` where its answers carry intervals.
    let prepared: (any PreparedComparison)?
  }

  /// What a law says in one mode whatever the tokens.
  public func steady(under law: any ScalingLaw, mode: ComparisonMode?) -> Steady {
    let (design, data) = (run.design, run.effect)
    let isBare = law.draws == nil && !law.coefficients.statesRanges && !law.card.isMeasured
    // As one text, which its rows share.
    let remarks = law.steadyRemarks(of: design, data: data).map { remarks in
      remarks.isEmpty ? [] : [remarks.joined(separator: "; ")]
    }
    return Steady(
      design: design, data: data, crossover: mode == .sameTokens ? crossover(under: law) : nil,
      remarks: remarks,
      prepared: isBare
        ? mode.map { prepared(law, $0, [.comparison, .denseEquivalent, .loss]) } : nil)
  }

  /// A law made ready for many numbers of tokens of the run.
  public func prepared(
    _ law: any ScalingLaw, _ mode: ComparisonMode, _ wanted: PlainRequest.Wanted
  ) -> any PreparedComparison {
    law.prepared(
      PlainRequest(
        design: run.design, mode: mode, terms: terms, data: run.effect, wanted: wanted))
  }

  /// What one law says in one mode; without one where two runs are compared.
  ///
  /// - Parameters:
  ///   - law: the law.
  ///   - mode: what is held equal.
  ///   - steady: what is known already, as it does not depend on the tokens of the run.
  /// - Returns: the answer, or why there is none.
  public func result(
    under law: any ScalingLaw, mode: ComparisonMode?, steady: Steady? = nil
  ) -> LawResult {
    switch (against, mode) {
    case (.run(let other), _):
      result(law, nil, Result { () throws(Refusal) in try numbers(law, other) })
    case (.denseEquivalent, let mode?):
      result(law, mode, Result { () throws(Refusal) in try numbers(law, mode, steady) })
    case (.denseEquivalent, nil):
      result(law, nil, .failure(.notCovered("is asked in no mode")))
    }
  }

  private func result(
    _ law: any ScalingLaw, _ mode: ComparisonMode?, _ outcome: Result<LawResult.Numbers, Refusal>
  ) -> LawResult {
    LawResult(run: shared, against: against, mode: mode, law: law.card, outcome: outcome)
  }

  /// A run against dense models.
  private func numbers(
    _ law: some ScalingLaw, _ mode: ComparisonMode, _ steady: Steady?
  ) throws(Refusal) -> LawResult.Numbers {
    if law.card.isMeasured, domain != .language {
      throw .notCovered("rests on evidence of language models that route token by token")
    }
    let (design, data) = steady.map { ($0.design, $0.data) } ?? (run.design, run.effect)
    guard let tokens = run.tokens else { return try familyNumbers(law, mode, design) }
    var numbers = LawResult.Numbers()
    if let plain = steady?.prepared?.numbers(tokens: tokens.value),
      plain.multiplier.isFinite || plain.lossGap.isFinite,
      mode != .sameTokens || plain.denseEquivalent.isFinite
    {
      numbers.multiplier = known(plain.multiplier)
      numbers.lossGap = known(plain.lossGap)
      numbers.denseEquivalent = known(plain.denseEquivalent)
      numbers.loss = known(plain.loss)
    } else {
      // What is refused says why.
      let answer = try law.estimate(
        mode.question, of: design, tokens: tokens, terms: terms, data: data)
      if case .lossGap = mode.question {
        numbers.lossGap = -answer.value
        numbers.lossGapInterval = answer.interval.map(\.negated)
      } else {
        numbers.multiplier = answer.value
        numbers.multiplierInterval = answer.interval
      }
      if mode == .sameTokens {
        let size = try law.estimate(.denseEquivalent, of: design, tokens: tokens, data: data)
        numbers.denseEquivalent = size.value
        numbers.denseEquivalentInterval = size.interval
      }
      // A law that compares without stating a loss leaves it empty.
      numbers.loss = try? law.estimate(.loss, of: design, tokens: tokens, data: data).value
    }
    if let remarks = steady?.remarks {
      numbers.remarks = remarks
      numbers.excesses = law.card.range.excesses(of: try law.point(of: design, tokens: tokens))
    } else {
      (numbers.remarks, numbers.excesses) = try law.reading(of: design, tokens: tokens, data: data)
    }
    if mode == .sameTokens {
      // Both are answers of their own, which a law with an equivalent may still refuse.
      numbers.tokenMultiplier = known(
        try? law.tokenMultiplier(of: design, tokens: tokens, data: data))
      numbers.crossover = steady.map(\.crossover) ?? crossover(under: law)
      if law.card.isMeasured { carryPrediction(into: &numbers) }
    }
    return numbers
  }

  /// Gives the measured rule's answer the interval of the prediction from evidence.
  private func carryPrediction(into numbers: inout LawResult.Numbers) {
    guard let predicted = try? Worth.prediction(of: run, domain: domain).get(),
      let range = predicted.interval(level: Worth.level)?.ending(at: predicted.total),
      let size = numbers.denseEquivalent
    else { return }
    let (low, high) = (range.low / predicted.centre, range.high / predicted.centre)
    func interval(around value: Double) -> Interval {
      Interval(kind: .predictive, low: value * low, high: value * high, level: range.level)
    }
    numbers.denseEquivalentInterval = interval(around: size)
    numbers.multiplierInterval = numbers.multiplier.map(interval)
  }

  /// The tokens below which a dense model of the same FLOP per token is better; `nil` where there are
  /// none.
  private func crossover(under law: any ScalingLaw) -> Double? {
    known(try? law.crossover(of: run.design, data: run.effect).value)
  }

  /// A model without a size, which each law sizes for the budget.
  private func familyNumbers(
    _ law: any ScalingLaw, _ mode: ComparisonMode, _ design: Design
  ) throws(Refusal) -> LawResult.Numbers {
    guard mode == .bothOptimal || mode == .fixedCompute, let flop = run.flop else {
      throw .modeNotCovered(
        mode, why: "the model has no size; only bothOptimal and fixedCompute give it one")
    }
    let point = try law.frontier(at: flop, routedLike: design, data: run.effect)
    var numbers = LawResult.Numbers()
    if mode == .bothOptimal {
      numbers.multiplier = try finite(point.multiplier)
    } else {
      let dense = try law.frontier(at: flop, routedLike: nil, data: run.effect)
      guard let loss = point.loss, let denseLoss = dense.loss else { throw .noLoss }
      numbers.lossGap = loss - denseLoss
    }
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
    let design = run.design
    let otherDesign = other.design
    var alike = otherDesign
    alike.format = design.format
    if alike == design, tokens == otherTokens, run.effect == other.effect,
      design.format != otherDesign.format, !law.hasPrecisionTerm
    {
      throw .notCovered(
        "has no term for precision, and nothing else differs between the runs; sun-2025 has one, of dense "
          + "models")
    }
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

/// A number that is finite.
private func known(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }

extension Interval {
  /// The interval of the quantity with its sign turned.
  fileprivate var negated: Interval { Interval(kind: kind, low: -high, high: -low, level: level) }
}
