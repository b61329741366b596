import QualityAxes
import Spec
import Statistics
import Tabular
import Units

/// The pictures of long-form factuality.
enum FactualityCharts {
  /// F1@K against K, a curve for each model: how much the choice of K decides.
  static func goals(_ answers: [FactualityAnswer]) -> Drawing {
    let curves = answers.enumerated().map { index, answer in
      Curve(
        name: answer.model.isEmpty ? "responses" : answer.model, style: index,
        points: answer.curve.map { goal in
          Curve.Point(
            x: Double(goal.goal.facts), y: 100 * goal.f1,
            band: goal.interval.map { 100 * $0.low...100 * $0.high }, isExtrapolated: false)
        }, isMarked: answers.count > 1)
    }
    let hasBands = answers.contains { $0.goals.contains { $0.interval != nil } }
    return Drawing(
      title: "F1@K against K: the choice of K decides",
      .curves([
        Panel(
          title: "",
          x: Axis("K, supported facts that make a response complete", isLogarithmic: true),
          y: Axis("mean F1@K (percent)"), curves: curves)
      ]),
      footer: ["K = 1 asks for precision alone, a large K for length alone."]
        + (hasBands ? ["Bands: bootstrap over prompts."] : []) + sources(of: answers))
  }

  /// How far F1@K of mean counts is off, against K.
  static func shortcut(_ answers: [FactualityAnswer]) -> Drawing {
    let curves = answers.enumerated().map { index, answer in
      Curve(
        name: answer.model.isEmpty ? "responses" : answer.model, style: index,
        points: answer.curve.map { goal in
          Curve.Point(
            x: Double(goal.goal.facts), y: 100 * goal.shortcut.error, isExtrapolated: false)
        }, isMarked: answers.count > 1)
    }
    return Drawing(
      title: "How wrong F1@K of mean counts is",
      .curves([
        Panel(
          title: "",
          x: Axis("K, supported facts that make a response complete", isLogarithmic: true),
          y: Axis("F1@K of mean counts less mean F1@K (points)"), curves: curves)
      ]), footer: sources(of: answers))
  }

  /// F1@K of LongFact's models against what outsiders estimate of their training FLOP.
  ///
  /// No curve is drawn through the points: post-training decides length, and length decides F1@K.
  static func compute(_ answers: [FactualityAnswer], goal: FactGoal) -> Drawing {
    let estimates = TrainingEstimate.longFact
    var marks: [Mark] = []
    var bars: [Curve] = []
    for estimate in estimates.value {
      guard let answer = answers.first(where: { $0.model == estimate.model }),
        let score = answer.goals.first(where: { $0.goal == goal })
      else { continue }
      let y = 100 * (score.published ?? score.f1)
      marks.append(Mark(label: estimate.model, x: estimate.flop.value, y: y))
      let ends = [estimate.flop / TrainingEstimate.factor, estimate.flop * TrainingEstimate.factor]
      bars.append(
        Curve(
          name: "an estimate, and a factor of \(plainText(of: TrainingEstimate.factor)) either way",
          style: 5,
          points: ends.map { Curve.Point(x: $0.value, y: y, isExtrapolated: false) },
          isMarked: false))
    }
    return Drawing(
      title: "F1@\(goal.facts) against training FLOP: \(TrainingEstimate.caution)",
      .curves([
        Panel(
          title: "",
          x: Axis("training FLOP (\(TrainingEstimate.caution))", isLogarithmic: true),
          y: Axis("mean F1@\(goal.facts) (percent)"), curves: bars, marks: marks)
      ]),
      footer: [
        "No law: PaLM-2-L-IT scores 31 without RLHF and 91 with it, on one pretraining.",
        "FLOP: \(estimates.source); no developer told any.",
      ] + sources(of: answers))
  }

  private static func sources(of answers: [FactualityAnswer]) -> [String] {
    answers.contains { $0.origin == .published }
      ? ["Means: \(LongFactModel.all.source); the spread of facts is fitted to them."] : []
  }
}

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
