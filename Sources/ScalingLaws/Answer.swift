import Quantities

/// A question that is put to every law in the same words.
public enum Question: Hashable, Sendable {
  case loss
  case denseEquivalent
  case computeMultiplier(ComparisonMode)
}

/// What a law says, how sure its digits are, and how far outside its fit it speaks.
public struct Answer: Sendable {
  public let value: Double
  /// The answers over the box of the coefficients' printed digits; `nil` for a rule without any.
  public let rounding: Interval?
  public let reading: Reading
  /// The axes on which the design lies outside the fitted range, furthest first.
  public let excesses: [RangeExcess]

  public var isExtrapolated: Bool { !excesses.isEmpty }
}

extension ScalingLaw {
  /// Puts a question to the law.
  ///
  /// - Throws: the law's refusal; also where the arithmetic leaves the range of numbers.
  public func answer(
    _ question: Question, of design: Design, tokens: Tokens, data: DataEffect = .none
  ) throws(Refusal) -> Answer {
    let value = try value(of: question, design: design, tokens: tokens, data: data)
    guard value.isFinite else { throw .notFinite }
    let reading = try reading(of: design, tokens: tokens)
    return Answer(
      value: value,
      rounding: rounding(of: question, design: design, tokens: tokens, data: data, at: value),
      reading: reading, excesses: card.range.excesses(of: reading.point))
  }

  private func value(
    of question: Question, design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Double {
    switch question {
    case .loss:
      try loss(of: design, tokens: tokens, data: data)
    case .denseEquivalent:
      try denseEquivalent(of: design, tokens: tokens, data: data).value
    case .computeMultiplier(let mode):
      try computeMultiplier(of: design, tokens: tokens, mode: mode, data: data)
    }
  }

  /// The answers at the two corners of the rounding box that lie furthest apart.
  ///
  /// Each coefficient is moved by half its last digit alone to see which way it pushes; all are
  /// then moved together, one way and the other. Exact where the answer is monotone over the
  /// box, which half a digit rarely leaves. `nil` where a corner has no answer.
  private func rounding(
    of question: Question, design: Design, tokens: Tokens, data: DataEffect, at value: Double
  ) -> Interval? {
    guard !coefficients.isEmpty else { return nil }
    let printed = coefficients.map(\.value)
    func moved(_ steps: [Double]) -> Double? {
      let values = zip(printed, steps).map { $0 + $1 }
      let result = try? replacingCoefficients(values)
        .value(of: question, design: design, tokens: tokens, data: data)
      return result.flatMap { $0.isFinite ? $0 : nil }
    }
    var towards = [Double](repeating: 0, count: printed.count)
    for (index, coefficient) in coefficients.enumerated() {
      var alone = [Double](repeating: 0, count: printed.count)
      alone[index] = coefficient.halfStep
      guard let pushed = moved(alone) else { return nil }
      towards[index] = pushed == value ? 0 : (pushed > value ? 1 : -1) * coefficient.halfStep
    }
    guard let high = moved(towards), let low = moved(towards.map { -$0 }), low <= high else {
      return nil
    }
    return Interval(kind: .rounding, low: min(low, value), high: max(high, value))
  }
}
