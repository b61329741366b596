import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

/// What published rules advise as the peak learning rate of a run.
public struct RecipePicture: Picture {
  public static let kind = "recipe"
  public static let summary = "Learning rates that published rules advise, side by side"

  private let of: String

  public init(_ ask: inout Asking) throws(Unsettled) {
    of = ask.entry(of: Recipe.self)
    try ask.settle()
  }

  public func drawing(of results: Results) -> Drawing? {
    guard let asked = results.findings.of(Recipe.self).first(where: { $0.question.name == of })
    else { return nil }
    let rates = asked.found.given.filter { $0.quantity == .learningRate }
    guard let low = rates.map(\.value).min(), let high = rates.map(\.value).max() else {
      return nil
    }
    return Drawing(
      title: "Published rules advise \(asked.question.title) learning rates a factor of "
        + "\((high / low).rounded(toDigits: 2)) apart",
      subtitle:
        "Peak learning rate on \(asked.question.tokens.rounded(to: 3)) tokens, a point for each rule",
      .dots(
        DotPlot(
          axis: Axis("peak learning rate of Adam (millionths)", isLogarithmic: true),
          rows: rates.map { advice in
            DotPlot.Row(
              label: advice.rule, value: 1e6 * advice.value,
              range: advice.interval.map { 1e6 * $0.low...1e6 * $0.high },
              isExtrapolated: !advice.excesses.isEmpty)
          }, guides: [])),
      footer: [
        "Bar: the middle 95 % of Step Law's 1000 refits; the others publish none. Hollow: outside a rule's runs."
      ])
  }
}
