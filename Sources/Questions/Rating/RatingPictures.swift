import QualityAxes
import Spec

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
