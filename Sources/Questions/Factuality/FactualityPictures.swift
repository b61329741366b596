import QualityAxes
import Spec

/// F1@K against K.
public struct GoalPicture: Picture {
  public static let kind = "goals"
  public static let summary = "F1@K against K"

  public init(_ ask: inout Asking) throws(Unsettled) { _ = try ask.drawn(Factuality.self) }

  public func drawing(of results: Results) -> Drawing? {
    FactualityCharts.goals(results.findings.of(Factuality.self).flatMap(\.found))
  }
}

/// How wrong F1@K of mean counts is.
public struct MeanCountPicture: Picture {
  public static let kind = "meanCounts"
  public static let summary = "How wrong F1@K of mean counts is, against K"

  public init(_ ask: inout Asking) throws(Unsettled) { _ = try ask.drawn(Factuality.self) }

  public func drawing(of results: Results) -> Drawing? {
    FactualityCharts.shortcut(results.findings.of(Factuality.self).flatMap(\.found))
  }
}

/// F1@K against outsiders' estimates of training FLOP.
public struct TrainingFLOPPicture: Picture {
  public static let kind = "trainingFLOP"
  public static let summary = "F1@K against estimates of training FLOP"

  let goal: FactGoal

  public init(_ ask: inout Asking) throws(Unsettled) {
    goal = ask("k", .factGoal, "K of F1@K", default: .median)
    let factuality = try ask.drawn(Factuality.self)
    guard factuality.usesLongFact else {
      throw ask.fault(
        at: "", "training FLOP are estimated for models of LongFact alone",
        "add use: \"longfact-2024\" to 'factuality'")
    }
    guard factuality.goals.contains(goal) else {
      throw ask.fault(at: "k", "K = \(goal.facts) is not computed", "add it to the goals")
    }
  }

  public func drawing(of results: Results) -> Drawing? {
    FactualityCharts.compute(
      results.findings.of(Factuality.self).flatMap(\.found), goal: goal)
  }
}
