import Hypotheses
import QualityAxes
import Statistics
import Tabular
import Units

extension Factuality {
  /// Models of which each has a row of its own; more are shown side by side.
  private static let shownModels = 4

  public static func answer(_ asked: [Resolved<Factuality>], in world: World) -> Answer {
    guard let first = asked.first, !first.found.isEmpty else { return Answer() }
    let (factuality, answers) = (first.question, first.found)
    let isCounted = answers.contains { $0.origin == .counts }
    var notes = ["A response scores 2PR/(P + R) with R = min(S/K, 1), and 0 where S is 0."]
    if isCounted {
      notes.append(
        "Intervals: prompts drawn again; neither the rater's errors nor another training run.")
    }
    if answers.contains(where: { $0.origin == .published }) {
      notes.append("Published means: \(LongFactModel.all.source); \(LongFactModel.all.caution).")
    }
    let models = ShownTable(
      FactualityTables.models(answers),
      hiding: isCounted
        ? ["chance_sd"]
        : [
          "responses", "precision_low", "precision_high", "precision_sd", "chance_sd", "icc",
          "design_effect",
        ])
    let scores = ShownTable(
      FactualityTables.scores(answers), notes: notes, hiding: ["interval_level", "origin"])
    var answer = Answer(
      headline: headline(answers),
      charts: [
        FactualityCharts.goals(answers).chart("goals"),
        FactualityCharts.shortcut(answers).chart("shortcut"),
      ])
    if answers.count > shownModels {
      answer.shown = [
        ShownTable(FactualityTables.overview(answers), notes: notes, isDigest: true)
      ]
      answer.more = [models.table, scores.table]
    } else {
      answer.shown = [models, scores]
    }
    factuality.compare(&answer)
    answer.charts += [
      StyleTables.map(factuality.styles, level: factuality.resampling.level)?.chart("style")
    ].compactMap { $0 }
    if factuality.usesLongFact {
      answer.shown.append(
        StyleTables.overview(
          LongFactModel.all.value.map(StyleTables.Style.init), published: true))
      if factuality.goals.contains(.median) {
        answer.more.append(StyleTables.parts(LongFactModel.all.value, goal: .median))
        answer.charts.append(FactualityCharts.compute(answers, goal: .median).chart("compute"))
      }
    }
    if isCounted { answer.seed = factuality.resampling.seed }
    let worst = answers.map(\.worstShortcut).max { abs($0) < abs($1) } ?? 0
    if abs(worst) >= 0.01 {
      answer.warnings.append(
        "F1@K of mean counts is up to \((100 * abs(worst)).fixed(1)) points off; average over "
          + "responses, or give their spread")
    }
    return answer
  }

  /// Who is best at each K, in a sentence.
  private static func headline(_ answers: [FactualityAnswer]) -> [String] {
    guard let goals = answers.first?.goals, !goals.isEmpty else { return [] }
    let best = goals.indices.compactMap { index -> String? in
      let scores = answers.compactMap { answer in
        answer.goals.indices.contains(index) ? (answer.model, answer.goals[index]) : nil
      }
      guard let (model, goal) = scores.max(by: { $0.1.f1 < $1.1.f1 }) else { return nil }
      let range = goal.interval.map {
        " (\(($0.low * 100).fixed(1)) to \(($0.high * 100).fixed(1)))"
      }
      return "K = \(goal.goal.facts): \(answers.count > 1 ? "\(model) " : "")"
        + "\((goal.f1 * 100).fixed(1)) %\(range ?? "")"
    }
    let whose = answers.count > 1 ? "The highest F1@K of \(answers.count) models" : "F1@K"
    let trust =
      answers.contains { $0.goals.contains { $0.interval != nil } }
      ? "95 % by prompts drawn again" : "of means without responses, so that no interval is known"
    return ["\(whose) at \(best.joined(separator: ", ")); \(trust)."]
  }

  /// What the pairs show of who leads, and what they do not.
  private func standing(_ pairs: [FactualityTables.Pair]) -> [String] {
    let adjusted = HolmCorrection.adjusted(pairs.map(\.pValue))
    let open = zip(pairs, adjusted).filter { $0.0.metric != .precision }
    let shown = open.count { $0.1 < 1 - resampling.level }
    let prompts = pairs.map(\.difference.differences.count).max() ?? 0
    return [
      "Trust: \(shown) of \(open.count) paired differences of F1@K are shown, corrected for all (Holm), "
        + "on \(ShownNumber.grouped(prompts)) prompts; the rater's errors and other training runs are not in them."
    ]
  }

  /// Styles of rated responses, and models against each other on the prompts that both answered.
  private func compare(_ answer: inout Answer) {
    guard !sets.isEmpty, let assurance = try? Assurance() else { return }
    let level = resampling.level
    answer.shown.append(
      StyleTables.overview(sets.map(StyleTables.Style.init), published: false))
    answer.more.append(StyleTables.measures(sets, level: level))
    let scores = (use?.file?.scores ?? [])
    if !scores.isEmpty {
      let worst = scores.map(\.worst).max() ?? 0
      let isEqual = worst < 1e-12
      answer.shown.append(
        ShownTable(
          StyleTables.file(scores),
          notes: isEqual ? ["The file's own scores follow from its counts to 1e-12."] : []))
      if !isEqual {
        answer.warnings.append(
          "the file's own F1@K are up to \(plainText(of: worst.roundedToSignificant(2))) off its counts, "
            + "on which all of this rests: look at what wrote it")
      }
    }
    if let unrated = use?.file?.unrated, unrated > 0 {
      answer.warnings.append(
        "\(unrated == 1 ? "1 response" : "\(unrated) responses") of the file without ratings left out; "
          + "were their prompts hard, means are too high")
    }
    if foreignTopics + withoutTopic > 0 {
      answer.warnings.append(
        "of the topics \(foreignTopics) name prompts without a response, and \(withoutTopic) prompts "
          + "have none: these are left out of the differences by topic")
    }
    let pairs = FactualityTables.pairs(self, assurance: assurance)
    guard !pairs.isEmpty else { return }
    answer.headline.append(contentsOf: standing(pairs))
    let price = comparison.costPerResponse == nil ? "SAFE's price a fact in 2024" : "your price"
    answer.shown.append(
      ShownTable(
        FactualityTables.table(pairs, comparison),
        notes: [
          "Prompts are the sample, not facts. 'power' is the chance to show a true difference of "
            + "\(plainText(of: comparison.difference)) at 5 %; 'prompts needed' shows it with 80 %, "
            + "and is empty where more than \(ShownNumber.grouped(comparison.available)) would be "
            + "needed, which do not exist. Dollars: \(price), both models.",
          "Another training run would differ too, which no number of prompts shows.",
        ], hiding: ["p_value", "deviation", "cost_of_all", "resolvable_by_all"]))
    let goal = goals.contains(.median) ? FactGoal.median : goals[goals.count / 2]
    answer.shown += [
      StyleTables.differences(sets, level: level),
      ShownTable(
        StyleTables.parts(sets, goals: goals),
        notes: [
          "Length: the facts of a response that holds some. Abstention: prompts to which one of both "
            + "states no fact. The parts add up (Shapley)."
        ]), StyleTables.topics(sets, goal: goal, level: level),
    ].compactMap { $0 }
    if sets.contains(where: { $0.responses.contains { $0.topic != nil } }),
      StyleTables.topics(sets, goal: goal, level: level) == nil
    {
      answer.warnings.append(
        "no differences by topic: they take two topics with two prompts each that both models answered"
      )
    }
    if let pair = pairs.first(where: { $0.metric == .f1(goal) }), sets.count == 2 {
      let parts = ScoreParts(from: sets[1], to: sets[0], at: goal)
      func points(_ value: Double) -> String { (100 * value).fixed(1) }
      answer.headline.append(
        "F1@\(goal.facts) of \(pair.first) less \(pair.second): \(points(pair.difference.mean)) points "
          + (pair.interval.map {
            "(\(points($0.lowerBound)) to \(points($0.upperBound)))"
          } ?? "(without an interval)")
          + (parts.map {
            "; by precision \(points($0.precision)), length \(points($0.length)), abstention "
              + points($0.abstention)
          } ?? "") + ".")
    }
  }
}
