import QualityAxes
import Spec

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
