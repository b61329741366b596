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
        })
    }
    func best(_ place: (FactualityAnswer) -> Double?) -> String {
      answers.max { (place($0) ?? 0) < (place($1) ?? 0) }?.model ?? ""
    }
    let leaders = [best { $0.curve.first?.f1 }, best { $0.curve.last?.f1 }]
    let ends = [answers.first?.curve.first, answers.first?.curve.last].compactMap { $0?.goal.facts }
    let hasBands = answers.contains { $0.goals.contains { $0.interval != nil } }
    let panel = Panel(
      title: "",
      x: Axis("K, supported facts that make a response complete", isLogarithmic: true),
      y: Axis("mean F1@K (percent)"), curves: pointingOut(Set(leaders), curves))
    return Drawing(
      title: answers.count > 1 && ends.count == 2 && leaders[0] != leaders[1]
        ? "K decides who is first: \(leaders[0]) at K = \(ends[0]), \(leaders[1]) at K = \(ends[1])"
        : answers.count > 1
          ? "\(leaders[0]) is first at every K asked about, and all fall as K grows"
          : Trend.sentence("F1@K", of: panel) ?? "",
      subtitle: "Mean F1@K against K, by model", .curves([panel]),
      footer: ["K = 1 asks for precision alone, a large K for length alone."]
        + (hasBands ? ["Bands: bootstrap over prompts."] : []) + sources(of: answers))
  }

  /// Where curves are many, the named ones in colour before the others in grey.
  private static func pointingOut(
    _ names: Set<String>, _ curves: [Curve], namesOthers: Bool = true
  ) -> [Curve] {
    guard curves.count > 5 else { return curves }
    let muted = curves.map { curve in
      var curve = curve
      curve.isMuted = !names.contains(curve.name)
      if curve.isMuted, !namesOthers { curve.name = "" }
      return curve
    }
    return muted.filter(\.isMuted) + muted.filter { !$0.isMuted }
  }

  /// How far F1@K of mean counts is off, against K.
  static func shortcut(_ answers: [FactualityAnswer]) -> Drawing {
    let curves = answers.enumerated().map { index, answer in
      Curve(
        name: answer.model.isEmpty ? "responses" : answer.model, style: index,
        points: answer.curve.map { goal in
          Curve.Point(
            x: Double(goal.goal.facts), y: 100 * goal.shortcut.error, isExtrapolated: false)
        })
    }
    let worst = answers.flatMap { answer in answer.curve.map { (answer.model, $0) } }
      .max { abs($0.1.shortcut.error) < abs($1.1.shortcut.error) }
    return Drawing(
      title: worst.map { model, goal in
        "F1@K of mean counts is up to \((100 * goal.shortcut.error).rounded(toDigits: 2)) points too "
          + "high: \(model) at K = \(goal.goal.facts)"
      } ?? "",
      subtitle: "F1@K of mean counts less the mean of F1@K, \(answers.count) models",
      .curves([
        Panel(
          title: "",
          x: Axis("K, supported facts that make a response complete", isLogarithmic: true),
          y: Axis("error of F1@K of mean counts (points)"),
          curves: pointingOut([worst?.0 ?? ""], curves, namesOthers: false))
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
      marks.append(
        Mark(label: estimate.model, x: estimate.flop.value, y: y, isLabelAlone: true))
      let ends = [estimate.flop / TrainingEstimate.factor, estimate.flop * TrainingEstimate.factor]
      bars.append(
        Curve(
          name: "", style: 5,
          points: ends.map { Curve.Point(x: $0.value, y: y, isExtrapolated: false) }))
    }
    bars.append(
      Curve(
        name: "F1@\(goal.facts) as published", style: 0,
        points: marks.map { .init(x: $0.x, y: $0.y, isExtrapolated: false) }, form: .points))
    let (low, high) = (marks.map(\.y).min() ?? 0, marks.map(\.y).max() ?? 0)
    let ordered = marks.sorted { $0.x < $1.x }.map(\.y)
    let pairs = ordered.indices.flatMap { one in
      ordered[(one + 1)...].map { $0 > ordered[one] }
    }
    return Drawing(
      title:
        "F1@\(goal.facts) runs from \(low.rounded(toDigits: 2)) to \(high.rounded(toDigits: 2)) %; it rises "
        + "with training FLOP in \(pairs.count { $0 }) of \(pairs.count) pairs of models",
      subtitle: "Published score against outsiders' estimates of training FLOP; bars: a factor of "
        + "\(plainText(of: TrainingEstimate.factor)) either way",
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
