import Foundation
import QualityAxes
import Spec
import Tabular
import Units

/// The pictures of what rating costs.
enum RatingCharts {
  /// Dollars against the difference that is to be resolved, a curve for each rater and deviation.
  ///
  /// With training runs their cost is included, at the cheapest split.
  static func cost(_ question: RatingQuestion) -> Drawing {
    let hasRuns = question.training != nil
    let curves = each(question) { rater, deviation in
      steps(question.differences).compactMap { difference in
        let dollars =
          hasRuns
          ? question.split(rater, difference: difference, deviation: deviation)?.cost
          : question.plan(rater, difference: difference, deviation: deviation)?.cost
        return dollars.map { (difference, $0.value) }
      }
    }
    let least = curves.compactMap { curve in curve.points.first.map { (curve.name, $0) } }
    let costs = least.map { "\($0.0) $\(Dollars($0.1.y).rounded(to: 3))" }
    return Drawing(
      title:
        "Seeing a difference of \(plainText(of: (least.first?.1.x ?? 0).roundedToSignificant(2))) costs "
        + costs.joined(separator: ", "),
      subtitle: "Cost of telling two \(hasRuns ? "recipes" : "models") apart, by rater"
        + (hasRuns ? "; training at the cheapest split" : ""),
      .curves([
        Panel(
          title: "", x: Axis("true difference to resolve", isLogarithmic: true),
          y: Axis(
            hasRuns ? "training and rating (dollars)" : "rating of both models (dollars)",
            isLogarithmic: true), curves: curves)
      ]), footer: footer(question))
  }

  /// Dollars against runs of a recipe at the first difference: too few need many prompts.
  static func runs(_ question: RatingQuestion) -> Drawing? {
    guard question.training != nil, let difference = question.differences.first else { return nil }
    let plans = question.raters.flatMap { rater in
      question.deviations.compactMap { deviation in
        question.split(rater, difference: difference, deviation: deviation)
      }
    }
    guard let most = plans.map(\.runsPerArm).max() else { return nil }
    let last = min(10_000, max(12, 4 * most))
    let counts = Set((0...40).map { Int((2 * pow(Double(last) / 2, Double($0) / 40)).rounded()) })
    let curves = each(question) { rater, deviation in
      guard let comparison = question.comparison(rater, deviation: deviation) else { return [] }
      return counts.sorted().compactMap { count in
        comparison.prompts(toResolve: difference, runs: count).flatMap { prompts in
          guard prompts <= question.available else { return nil }
          let cost =
            comparison.costPerRun * Double(2 * count)
            + comparison.costPerResponse * (2 * Double(prompts))
          return (Double(count), cost.value)
        }
      }
    }
    let best = curves.compactMap { curve in
      curve.points.min { $0.y < $1.y }.map { "\(Int($0.x)) runs by \(curve.name)" }
    }
    return Drawing(
      title: "A difference of \(plainText(of: difference)) is cheapest with "
        + best.joined(separator: ", "),
      subtitle: "Cost of telling two recipes apart, against training runs of each: fewer runs need "
        + "more rated prompts",
      .curves([
        Panel(
          title: "", x: Axis("training runs of each recipe", isLogarithmic: true),
          y: Axis("training and rating (dollars)", isLogarithmic: true), curves: curves)
      ]), footer: footer(question))
  }

  private static func each(
    _ question: RatingQuestion, points: (RaterOffer, Double) -> [(x: Double, y: Double)]
  ) -> [Curve] {
    var curves: [Curve] = []
    for rater in question.raters {
      for deviation in question.deviations {
        let found = points(rater, deviation)
        guard found.count > 1 else { continue }
        let label =
          question.deviations.count == 1
          ? rater.name : "\(rater.name), deviation \(plainText(of: deviation))"
        curves.append(
          Curve(
            name: label, style: curves.count,
            points: found.map { Curve.Point(x: $0.x, y: $0.y, isExtrapolated: false) }))
      }
    }
    return curves
  }

  /// Differences over the asked ones' range, or a decade around a single one.
  private static func steps(_ differences: [Double]) -> [Double] {
    var low = differences.min() ?? 0.05
    var high = differences.max() ?? 0.05
    if high / low < 1.5 { (low, high) = (low / 3, high * 3) }
    return (0...40).map { low * pow(high / low, Double($0) / 40) }
  }

  static func percent(_ share: Double) -> String {
    "\(plainText(of: (100 * share).roundedToSignificant(3))) %"
  }

  private static func footer(_ question: RatingQuestion) -> [String] {
    let assurance = question.assurance
    var lines = [
      "Two-sided test at \(percent(assurance.significance)), power \(percent(assurance.power)). "
        + " Errors of raters are lower bounds.",
      "Prices and errors: \(RaterOffer.longFact2024.source).",
    ]
    if let training = question.training {
      lines.append(
        "Runs differ by \(plainText(of: training.deviation)) and cost "
          + "$\(training.costPerRun.rounded(to: 3)) each.")
    }
    return lines
  }
}

/// Dollars against the difference that is to be seen.
public struct RatingCostPicture: Picture {
  public static let kind = "ratingCost"
  public static let summary = "Dollars against the difference that is to be seen"

  public init(_ ask: inout Asking) throws(Unsettled) { _ = try ask.drawn(Rating.self) }

  public func drawing(of results: Results) -> Drawing? {
    results.findings.of(Rating.self).first.map { RatingCharts.cost($0.found) }
  }
}

/// Dollars against training runs.
public struct RatingRunsPicture: Picture {
  public static let kind = "ratingRuns"
  public static let summary = "Dollars against training runs of each recipe"

  public init(_ ask: inout Asking) throws(Unsettled) {
    guard try ask.drawn(Rating.self).question.training != nil else {
      throw ask.fault(
        at: "", "there are no training runs to draw", "add 'training' to 'rating'")
    }
  }

  public func drawing(of results: Results) -> Drawing? {
    results.findings.of(Rating.self).first.flatMap { RatingCharts.runs($0.found) }
  }
}
