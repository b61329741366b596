import Foundation
import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

/// Loss against tokens by the format that a model is trained in.
public struct FormatPicture: Picture {
  public static let kind = "precision"
  public static let summary = "Loss against tokens by the numbers that a model is trained in"

  private let of: String

  public init(_ ask: inout Asking) throws(Unsettled) {
    of = ask.entry(of: FormatQuestion.self)
    try ask.settle()
  }

  public func drawing(of results: Results) -> Drawing? {
    guard
      let asked = results.findings.of(FormatQuestion.self).first(where: { $0.question.name == of })
    else { return nil }
    let (question, rows, law) = (asked.question, asked.found, Sun2025())
    let (size, tokens) = (question.size.value, question.tokens.value)
    let extents = law.card.range.extents
    let isLarge = (extents[.activeParameters]?.excess(of: size) ?? 1) > 1
    let curves = rows.enumerated().map { style, row in
      Curve(
        name: row.format.name, style: style,
        points: (-24...12).map { step in
          let count = tokens * pow(10, Double(step) / 12)
          let isLong = (extents[.tokens]?.excess(of: count) ?? 1) > 1
          return .init(
            x: count, y: law.loss(size: size, tokens: count, format: row.format),
            isExtrapolated: isLarge || isLong)
        })
    }
    let costs = rows.filter { $0.format != .bf16 }.map {
      "\($0.format.name) \($0.penalty.rounded(toDigits: 2)) nats"
    }
    return Drawing(
      title: costs.isEmpty
        ? "Loss of \(question.size.rounded(to: 3)) in sixteen bits"
        : "On \(question.tokens.rounded(to: 3)) tokens \(question.size.rounded(to: 3)) loses by "
          + costs.joined(separator: ", by "),
      subtitle:
        "Loss by the numbers that matrices are multiplied in, on fresh tokens; dashed: outside the fit",
      .curves([
        Panel(
          title: "", x: Axis("tokens seen", isLogarithmic: true),
          y: Axis("loss (nats per token of the law's text)"), curves: curves)
      ]), footer: ["\(law.card.title) (\(law.card.citation)); \(law.card.cautions[1])."])
  }
}
