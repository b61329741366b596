import Statistics
import Units

/// What a law says, how sure its digits are, and how far outside its fit it speaks.
public struct Answer: Sendable {
  public let value: Double
  /// The answers over the box of the coefficients' printed digits; `nil` unless it was asked for, for
  /// a rule without any, and where some corner of the box has no answer.
  ///
  /// It says what the digits leave open, not how far the law is off: never an interval of the answer.
  public let rounding: Interval?
  /// The answers over the ranges that the source itself gives for its coefficients.
  public let stated: Interval?
  /// The answers over the law's own joint draws of its coefficients; `nil` where it has none.
  public let drawn: Interval?
  public let reading: Reading
  /// The axes on which the design lies outside the fitted range, furthest first.
  public let excesses: [RangeExcess]

  public var isExtrapolated: Bool { !excesses.isEmpty }

  /// What is known of the answer's uncertainty within its law: over its joint draws, or over the ranges
  /// that the source gives; `nil` where neither is published.
  public var interval: Interval? { drawn ?? stated }
}

/// The value of an answer with its intervals, without the reading behind it.
public struct Estimate: Sendable {
  public let value: Double
  /// As those of `Answer`.
  let stated: Interval?
  let drawn: Interval?

  /// As that of `Answer`.
  public var interval: Interval? { drawn ?? stated }
}

extension ScalingLaw {
  /// Puts a question to the law.
  ///
  /// - Parameters:
  ///   - question: what is asked.
  ///   - design: the model.
  ///   - tokens: the tokens of its training.
  ///   - terms: what the question's mode needs beyond the models.
  ///   - data: how the data differ from those of the law.
  ///   - withRounding: whether the answers over the box of the printed digits are looked for, which
  ///     takes a hundred times as long.
  /// - Returns: the answer with its intervals, its reading and its distance from the fitted range.
  /// - Throws: the law's refusal; also where the arithmetic leaves the range of numbers.
  public func answer(
    _ question: Question, of design: Design, tokens: Tokens, terms: ComparisonTerms = .none,
    data: DataEffect = .none, withRounding: Bool = false
  ) throws(Refusal) -> Answer {
    let estimate = try estimate(question, of: design, tokens: tokens, terms: terms, data: data)
    let reading = try reading(of: design, tokens: tokens)
      .repeating(tokens, of: data, under: self).ignoring(design.format, because: self)
    return Answer(
      value: estimate.value,
      rounding: withRounding && draws == nil
        ? interval(over: .rounding(of: coefficients), coefficientsInUse(for: design)) {
          (law) throws(Refusal) in
          try law.value(of: question, design: design, tokens: tokens, terms: terms, data: data)
        } : nil,
      stated: estimate.stated, drawn: estimate.drawn, reading: reading,
      excesses: card.range.excesses(of: reading.point))
  }

  /// Puts a question to the law, as `answer` does, and leaves its reading aside: for several
  /// questions about one run, whose reading is the same.
  public func estimate(
    _ question: Question, of design: Design, tokens: Tokens, terms: ComparisonTerms = .none,
    data: DataEffect = .none
  ) throws(Refusal) -> Estimate {
    let ask = { (law: Self) throws(Refusal) -> Double in
      try law.value(of: question, design: design, tokens: tokens, terms: terms, data: data)
    }
    let value = try ask(self)
    guard value.isFinite else { throw .notFinite }
    return Estimate(
      value: value,
      stated: CoefficientBox(statedFor: coefficients).flatMap {
        interval(over: $0, coefficientsInUse(for: design), ask)
      },
      drawn: draws.flatMap {
        answer(question, of: design, tokens: tokens, terms: terms, data: data, over: $0)?.interval
      })
  }

  /// How the law reads a run, and where that stands in its fitted range.
  public func reading(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> (remarks: [String], excesses: [RangeExcess]) {
    let reading = try reading(of: design, tokens: tokens)
      .repeating(tokens, of: data, under: self).ignoring(design.format, because: self)
    return (reading.remarks, card.range.excesses(of: reading.point))
  }

  /// The remarks on a run where they are the same on any tokens; `nil` where they differ, or where
  /// the law cannot read the run.
  public func steadyRemarks(of design: Design, data: DataEffect) -> [String]? {
    guard data.uniqueTokens == nil,
      let few = try? reading(of: design, tokens: Tokens(0x1p30)).remarks,
      let many = try? reading(of: design, tokens: Tokens(0x1p43)).remarks
    else { return nil }
    return few == many ? few : nil
  }

  /// An interval of the answer to a question over a box.
  private func interval(
    over box: CoefficientBox, _ use: [Int], _ ask: (Self) throws(Refusal) -> Double
  ) -> Interval? {
    let extremes = box.extremes(moving: use) { values in
      guard let value = try? ask(replacingCoefficients(values)), value.isFinite else { return nil }
      return value
    }
    return extremes.map {
      Interval(kind: box.kind, low: $0.lowerBound, high: $0.upperBound, level: box.level)
    }
  }
}
