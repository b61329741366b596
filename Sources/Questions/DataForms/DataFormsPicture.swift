import Fitting
import Foundation
import Spec
import Tabular
import Units

/// How far each form lies above the best one by BIC.
public struct DataFormsPicture: Picture {
  public static let kind = "dataForms"
  public static let summary = "Which form of data quality the runs prefer"

  private let of: String

  public init(_ ask: inout Asking) throws(Unsettled) {
    of = ask.entry(of: DataForms.self)
    try ask.settle()
  }

  public func drawing(of results: Results) -> Drawing? {
    guard let fitted = DataForms.Fitted(of, in: results) else { return nil }
    let (comparison, limit) = (fitted.comparison, fitted.request.difference)
    let rows = comparison.fits.sorted { $0.score.bic < $1.score.bic }.map { fit in
      let difference = comparison.difference(of: fit)
      return DotPlot.Row(
        label: fit.effect.rawValue, value: difference, isExtrapolated: false,
        note: (difference < limit ? "stands: " : "excluded: ") + fit.effect.summary)
    }
    return Drawing(
      title: String(fitted.sentence.dropLast()),
      subtitle: "How much worse than the best each form of data quality explains the runs",
      .dots(
        DotPlot(
          axis: Axis("BIC above that of the best form"), rows: rows,
          guides: [
            DotPlot.Guide(label: "excluded from \(plainText(of: limit)) on", value: limit)
          ])),
      footer: [
        "\(comparison.problem.runs.count) runs of " + fitted.corpora.joined(separator: ", ") + "."
      ])
  }
}

/// Loss against the reference over scale, a panel for each corpus and a curve for each form.
public struct DataGapsPicture: Picture {
  public static let kind = "dataGaps"
  public static let summary = "What the forms of data quality predict beyond the runs"

  private let of: String

  public init(_ ask: inout Asking) throws(Unsettled) {
    of = ask.entry(of: DataForms.self)
    try ask.settle()
  }

  public func drawing(of results: Results) -> Drawing? {
    guard let fitted = DataForms.Fitted(of, in: results) else { return nil }
    let comparison = fitted.comparison
    let top = max(fitted.request.scales.max() ?? 1000, 10)
    let scales = (0...36).map { 0.01 * pow(top * 100, Double($0) / 36) }
    // Two readings of one fit are drawn once.
    let fits = comparison.fits.filter { fit in
      fit.effect != .none && (fit.effect != .coefficient || comparison.fit(.tokens) == nil)
    }
    let panels = fitted.corpora.enumerated().dropFirst().map { number, corpus in
      Panel(
        title: "\(corpus) less \(fitted.corpora[0])",
        x: Axis("FLOP over those of the largest run", isLogarithmic: true),
        y: Axis(
          comparison.problem.link == .loss
            ? "difference of loss (nats per token)" : "difference of error rate"),
        curves: fits.enumerated().map { style, fit in
          var curve = Curve(
            name: fit.effect.rawValue, style: style,
            points: scales.map { scale in
              let place = comparison.problem.largest.scaled(by: scale)
              return Curve.Point(
                x: scale, y: fit.value(.lossGap, of: number, at: place), isExtrapolated: scale > 1)
            })
          curve.isMuted = comparison.difference(of: fit) >= fitted.request.difference
          return curve
        })
    }
    func ends(_ isAny: Bool) -> String {
      let values = (panels.first?.curves ?? []).filter { isAny || !$0.isMuted }
        .compactMap(\.points.last?.y)
      return [values.min(), values.max()].compactMap { $0?.rounded(toDigits: 2) }
        .joined(separator: " to ")
    }
    return Drawing(
      title: "At \(plainText(of: top)) times the FLOP of the runs \(panels.first?.title ?? "") is "
        + "\(ends(false)) by the forms that stand, \(ends(true)) by all",
      subtitle:
        "Gap to the reference against scale, by form of data quality; grey: excluded by the runs",
      .curves(panels),
      footer: [
        "Size and tokens grow alike from the largest run; dashed beyond it. Intervals in "
          + "data_predictions.csv.",
        fitted.sentence,
      ])
  }
}

extension DataForms.Fitted {
  /// The fits of a name; `nil` where they were refused.
  init?(_ name: String, in results: Results) {
    let asked = results.findings.of(DataForms.self).first { $0.question.name == name }
    guard let asked else { return nil }
    self.init(asked)
  }
}

extension Asking {
  /// The name of an entry of a section, which a picture draws.
  mutating func entry<Entry: Question>(of _: Entry.Type) -> String {
    self("of", .name(of: "\(Entry.section.key) entry"), "The entry's name")
  }
}
