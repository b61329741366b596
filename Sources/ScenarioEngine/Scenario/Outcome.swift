import Diagnostics
import Fitting
import Hypotheses
import Questions
import ScalingLaws

/// Everything that a scenario comes to.
public struct Outcome: Sendable {
  public let scenario: Scenario
  public let sweep: [SweepCase]
  /// The answers to the scenario's questions, in the order of their list.
  public internal(set) var answers: [Questions.Answer] = []
  public internal(set) var findings = Findings()
  /// What a reader must know beside the numbers.
  public let warnings: [String]

  /// What the laws say of every comparison.
  public var results: [LawResult] {
    findings.of(Comparison.self).compactMap(\.found).flatMap(\.results)
  }

  /// Everything that the scenario says of what is not measured yet.
  public var forecasts: [Forecast] { answers.flatMap(\.forecasts) }

  /// The answers that lie outside the fitted range of their law.
  public var extrapolations: [LawResult] {
    (results + sweep.flatMap(\.results)).filter { $0.distance != nil }
  }
}

extension Scenario {
  /// Computes everything that the scenario asks for.
  ///
  /// - Parameters:
  ///   - includingSweep: whether the cases of a sweep are computed that is kept in memory.
  ///   - refits: is told how many refits to resampled runs are done, and of how many.
  ///   - progress: is told how many cases of the sweep are done, and of how many.
  /// - Returns: the numbers; tables and charts follow from them.
  /// - Throws: the faults of the cases of its sweep.
  public func evaluate(
    includingSweep: Bool = true, refits: (Int, Int) -> Void = { _, _ in },
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(FaultList) -> Outcome {
    let sweep = includingSweep ? try sweepCases(progress: progress) : []
    var warnings: [String] = []
    let silent = Set(observations.filter { $0.deviation == nil }.map(\.run.name)).sorted()
    if !silent.isEmpty {
      warnings.append(
        "no run-to-run deviation is stated for \(silent.joined(separator: ", ")): "
          + "their scores have no interval")
    }
    if let law = world.laws.first(where: { $0.lossUnit != FittedLaw.standardUnit }) {
      warnings.append(
        "the losses of \(law.card.id) are \(law.lossUnit), also where a table or a picture says per token"
      )
    }
    if streamsSweep, drawsSweep {
      warnings.append(
        "no picture of the sweep is drawn: pictures show up to \(Self.keptCases) cases, without "
          + "'columns' and 'uncertain'")
    }
    let (answers, findings) = questions.answers(in: world, progress: refits)
    warnings += answers.flatMap(\.warnings)
    var outcome = Outcome(
      scenario: self, sweep: sweep, warnings: warnings)
    outcome.answers = answers
    outcome.findings = findings
    return outcome
  }
}
