import Foundation
import QualityAxes
import Spec
import Statistics
import Tabular
import Units

/// The pictures of what models know.
enum FactCharts {
  private static func sizes(around marks: [Parameters]) -> [Double] {
    let low = min(0.1e9, (marks.map(\.value).min() ?? 1e9) / 2)
    let high = max(2e12, (marks.map(\.value).max() ?? 1e12) * 2)
    return (0...60).map { low * pow(high / low, Double($0) / 60) }
  }

  /// Recall by total parameters with its band, and the models on it.
  static func recall(_ answers: [FactAnswer]) -> Drawing {
    let line = RecallLine.ikp2026
    let points = sizes(around: answers.map(\.model.total)).map { size in
      let accuracy = line.value.accuracy(total: Parameters(size))
      return Curve.Point(
        x: size, y: 100 * accuracy.value,
        band: scaled(line.value.accuracyBand(total: Parameters(size))),
        isExtrapolated: accuracy.isExtrapolated)
    }
    let marks = answers.map {
      Mark(label: $0.model.name, x: $0.model.total.value, y: 100 * $0.accuracy.value)
    }
    let shown = answers.map { "\($0.model.name) at \((100 * $0.accuracy.value).fixed(0)) %" }
    return Drawing(
      title: "By total parameters free recall would be "
        + (shown.count > 4 ? "\(shown.count) models apart" : shown.joined(separator: ", ")),
      subtitle:
        "Share of questions answered from memory, by size; crosses: where the models' sizes lie",
      .curves([
        Panel(
          title: "", x: Axis("total parameters", isLogarithmic: true),
          y: Axis("accuracy of free recall (percent)"),
          curves: [Curve(name: "IKP line, a factor of 3 in size", style: 0, points: points)],
          marks: marks)
      ]),
      footer: [
        "Line: \(line.source). Band: a factor of 3 in size.",
        "Models are placed on the line by their size; none of them is measured here.",
      ])
  }

  /// Shares of right and wrong answers by size, and where the models' totals lie.
  static func split(_ question: FactQuestion, _ answers: [FactAnswer]) -> Drawing {
    let sizes = sizes(around: answers.map(\.model.total))
    // Where a world is stated, a dense model of each size learns it from the tokens of the first run.
    let tokens = answers.first?.model.tokens
    let splits = sizes.compactMap { size -> (size: Double, split: Flagged<RecallSplit>)? in
      let size = Parameters(size)
      guard
        let model = try? KnowingModel(
          name: "", total: size, recallSize: size, leastRecallSize: size, feeding: .dense,
          tokens: question.world == nil ? nil : tokens),
        let answer = try? FactAnswer(question, for: model)
      else { return nil }
      return (size.value, answer.split)
    }
    func curve(_ label: String, _ style: Int, _ share: (RecallSplit) -> Double) -> Curve {
      Curve(
        name: label, style: style,
        points: splits.map {
          Curve.Point(
            x: $0.size, y: 100 * share($0.split.value), isExtrapolated: $0.split.isExtrapolated)
        })
    }
    let marks = answers.map {
      Mark(
        label: $0.model.name, x: $0.model.total.value, y: 100 * $0.split.value.storedNotRecalled)
    }
    let points =
      question.hasOwnPoints
      ? "the user" : "\(StoredRecalledPoint.wikiProfile2026.source): two dense models"
    let crossing = splits.first {
      $0.split.value.storedNotRecalled >= $0.split.value.notStored
    }?.size
    return Drawing(
      title: crossing.map {
        "From some \(ShownNumber.parameters($0.roundedToSignificant(2))) parameters on more wrong answers "
          + "are facts stored and not recalled than facts not stored"
      } ?? "At every size most wrong answers are facts that are not stored",
      subtitle: "Share of all facts by size of a dense model"
        + (question.world == nil ? "" : " that saw the stated world")
        + "; illustrative, from two models",
      .curves([
        Panel(
          title: "", x: Axis("total parameters", isLogarithmic: true),
          y: Axis("share of all facts (percent)"),
          curves: [
            curve("right", 2) { $0.correct },
            curve("wrong: not stored (early)", 1) { $0.notStored },
            curve("wrong: stored, not recalled (late)", 0) { $0.storedNotRecalled },
          ], marks: marks)
      ]),
      footer: [
        "Points from \(points); in log odds beyond them. No MoE was measured.",
        "Facts chosen to be likely stored; four right answers of four ask more than one of two.",
      ])
  }

  private static func scaled(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    100 * range.lowerBound...100 * range.upperBound
  }
}

/// Runs on the line of free recall.
public struct RecallPicture: Picture {
  public static let kind = "recall"
  public static let summary = "Free recall by total parameters, and the runs on its line"

  public init(_ ask: inout Asking) throws(Unsettled) { _ = try ask.drawn(Facts.self) }

  public func drawing(of results: Results) -> Drawing? {
    FactCharts.recall(results.findings.of(Facts.self).flatMap(\.found))
  }
}

/// Right and wrong answers by size.
public struct ErrorPicture: Picture {
  public static let kind = "errors"
  public static let summary = "Why answers are wrong, by total parameters"

  public init(_ ask: inout Asking) throws(Unsettled) { _ = try ask.drawn(Facts.self) }

  public func drawing(of results: Results) -> Drawing? {
    results.findings.of(Facts.self).first.map {
      FactCharts.split($0.question.question, $0.found)
    }
  }
}
