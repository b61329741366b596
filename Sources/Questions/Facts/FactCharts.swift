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
    return Drawing(
      title: "Free recall of facts goes by total parameters",
      .curves([
        Panel(
          title: "", x: Axis("total parameters", isLogarithmic: true),
          y: Axis("accuracy of free recall (percent)"),
          curves: [Curve(name: "IKP line", style: 0, points: points, isMarked: false)],
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
    func curve(_ label: String, _ style: Int, _ share: (RecallSplit) -> Double) -> Curve {
      Curve(
        name: label, style: style,
        points: sizes.compactMap { size in
          let size = Parameters(size)
          guard
            let split = try? question.curve.split(
              total: size, denseEquivalent: size, guessing: question.guessing)
          else { return nil }
          return Curve.Point(
            x: size.value, y: 100 * share(split.value), isExtrapolated: split.isExtrapolated)
        })
    }
    let marks =
      question.world == nil
      ? answers.map {
        Mark(
          label: $0.model.name, x: $0.model.total.value, y: 100 * $0.split.value.storedNotRecalled)
      } : []
    let points =
      question.hasOwnPoints
      ? "the user" : "\(StoredRecalledPoint.wikiProfile2026.source): two dense models"
    return Drawing(
      title: "Why answers are wrong, by size (illustrative)",
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
        "Points from \(points); level beyond them. No MoE was measured.",
        "Facts chosen to be likely stored; four right answers of four ask more than one of two.",
      ])
  }

  /// The stored share by rank of popularity, a curve for each model; none without a world of facts.
  static func popularity(_ answers: [FactAnswer]) -> Drawing? {
    let curves = answers.enumerated().compactMap { index, answer -> Curve? in
      guard let coverage = answer.coverage else { return nil }
      let measured = Extent(100...1_000)
      return Curve(
        name: answer.model.name, style: index,
        points: coverage.rows.map { row in
          Curve.Point(
            x: (row.bin.ranks.lowerBound * row.bin.ranks.upperBound).squareRoot(),
            y: 100 * row.storedShare, isExtrapolated: !measured.contains(row.exposures))
        })
    }
    guard !curves.isEmpty else { return nil }
    return Drawing(
      title: "What is stored of facts by popularity",
      .curves([
        Panel(
          title: "", x: Axis("rank of the fact, 1 the most popular", isLogarithmic: true),
          y: Axis("share stored (percent)"), curves: curves)
      ]),
      footer: [
        "Facts by Zipf's law as stated; bits by exposures from synthetic text (arXiv:2404.05405).",
        "Dashed: met outside 100 to 1,000 times, where no capacity was measured.",
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

/// What is stored of facts by popularity.
public struct PopularityPicture: Picture {
  public static let kind = "popularity"
  public static let summary = "What is stored of facts by their popularity"

  public init(_ ask: inout Asking) throws(Unsettled) {
    guard try ask.drawn(Facts.self).question.world != nil else {
      throw ask.fault(at: "", "popularity needs a world of facts", "add 'world' to 'facts'")
    }
  }

  public func drawing(of results: Results) -> Drawing? {
    FactCharts.popularity(results.findings.of(Facts.self).flatMap(\.found))
  }
}
