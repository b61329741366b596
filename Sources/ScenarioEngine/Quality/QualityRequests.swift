import QualityAxes
import Questions
import Units

/// What a scenario asks beyond loss: dense equivalents by quality, knowledge, rating, factuality.
public struct QualityRequests: Sendable {
  /// The author's own ranges of γ, in place of what is published.
  public var exponents: [QualityAxis: ClosedRange<Double>] = [:]
  public var facts: FactsRequest?
  public var rating: RatingQuestion?
  public var factuality: FactualityRequest?

  /// Nothing beyond what every comparison says.
  public static let none = QualityRequests()

  /// Nothing but the author's own ranges of γ.
  public init(exponents: [QualityAxis: ClosedRange<Double>] = [:]) {
    self.exponents = exponents
  }
}

/// Runs whose knowledge is asked for.
public struct FactsRequest: Sendable {
  public let question: FactQuestion
  public let runs: [Run]
}

/// Models whose F1@K is asked for.
public struct FactualityRequest: Sendable {
  /// Whether the 13 models of LongFact are among them.
  public let usesLongFact: Bool
  /// The author's own, with their names.
  public let profiles: [(name: String, profile: FactualityProfile)]
  public let goals: [FactGoal]
}

/// A picture of what a scenario asks beyond loss.
public enum QualityPlot: Hashable, Sendable {
  /// Dense equivalents of a run by quality.
  case axes(run: Run)
  /// A number of what runs know, against the sweep's first axis; of one run, or of all.
  case facts(column: FactColumn, run: Run?)
  /// What is stored of facts by popularity.
  case popularity
  /// Runs on the line of free recall.
  case recall
  /// Right and wrong answers by size.
  case errors
  /// Dollars against the difference that is to be seen.
  case ratingCost
  /// Dollars against training runs.
  case ratingRuns
  /// F1@K against K.
  case goals
  /// How wrong F1@K of mean counts is.
  case meanCounts
  /// F1@K against outsiders' estimates of training FLOP.
  case trainingFLOP(goal: FactGoal)
}

/// What the requests come to.
public struct QualityOutcome: Sendable {
  public let axes: [AxisResult]
  public let facts: [FactAnswer]
  public let factuality: [FactualityAnswer]
}

extension Scenario {
  /// Answers everything that is asked beyond loss, but for the cases of a sweep.
  func qualityOutcome() -> QualityOutcome {
    QualityOutcome(
      axes: axisResults, facts: factAnswers, factuality: quality.factuality?.answers ?? [])
  }

  /// What each asked run knows; runs whose numbers cannot be have been refused when they were read.
  var factAnswers: [FactAnswer] {
    guard let request = quality.facts else { return [] }
    return request.runs.compactMap { run in
      run.knowing(exponents: quality.exponents).flatMap {
        try? FactAnswer(request.question, for: $0)
      }
    }
  }
}

extension FactualityRequest {
  /// The figures of every model: LongFact's first.
  var answers: [FactualityAnswer] {
    let published =
      usesLongFact
      ? LongFactModel.all.value.compactMap { try? FactualityAnswer(of: $0, at: goals) } : []
    return published + profiles.map { FactualityAnswer(named: $0.name, $0.profile, at: goals) }
  }
}
