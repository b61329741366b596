import Hypotheses
import Spec
import Statistics
import Tabular
import Units

/// Claims that are factors beside each other, each with its border.
///
/// Sizes and other factors without a counterpart have no place on the axis.
public struct VerdictPicture: Picture {
  public static let kind = "verdicts"
  public static let summary = "Claims that are factors, beside each other"

  public init(_ ask: inout Asking) throws(Unsettled) {
    try ask.settle()
    guard ask.reader.isLenient || ask.reader.asked.isAsked(Hypothesis.self) else {
      throw ask.fault(
        at: "", "there are no hypotheses to draw", "state some, or leave out this plot")
    }
  }

  public func drawing(of results: Results) -> Drawing? {
    let claims = results.findings.judgements.filter {
      $0.hypothesis.quantity.isRatio && $0.hypothesis.quantity.isComparison
    }
    guard claims.contains(where: { $0.value != nil }) else { return nil }
    let rows = claims.map { judgement in
      DotPlot.Row(
        label: judgement.hypothesis.title, value: judgement.value,
        range: judgement.verdict == .noEvidence ? nil : judgement.interval.map(Self.whisker),
        isExtrapolated: false,
        note: judgement.verdict.rawValue)
    }
    let borders = Set(
      claims.flatMap { [$0.hypothesis.claim.bounds.low, $0.hypothesis.claim.bounds.high] }
        .filter { $0.isFinite && $0 > 0 }
    ).sorted()
    let guides = borders.map {
      DotPlot.Guide(label: "claimed \(plainText(of: $0))", value: $0)
    }
    let verdicts = claims.map(\.verdict.rawValue).reduce(into: [(word: String, count: Int)]()) {
      list, word in
      if let index = list.firstIndex(where: { $0.word == word }) {
        list[index].count += 1
      } else {
        list.append((word, 1))
      }
    }
    return Drawing(
      title: "Of \(claims.count) claims "
        + verdicts.map { "\($0.count) \($0.word)" }.joined(separator: ", "),
      subtitle: "What each claim is about, as a factor, with its interval; dashed: what is claimed",
      .dots(
        DotPlot(
          axis: .ratio("factor"), rows: rows,
          guides: guides.count <= 3 ? guides : [])),
      footer: [
        "Whiskers: intervals of hypotheses.csv; an arrow where nothing bounds them; none where there is "
          + "no evidence."
      ])
  }

  /// The whisker of a claim; an end that nothing bounds is infinite.
  private static func whisker(_ interval: Interval) -> ClosedRange<Double> {
    let low = interval.low > 0 ? interval.low : -.infinity
    return low...max(low, interval.high)
  }
}
