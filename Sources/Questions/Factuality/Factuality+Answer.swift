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
    if let pairs = factuality.pairs { answer.shown.append(pairs) }
    if factuality.usesLongFact, factuality.goals.contains(.median) {
      answer.charts.append(FactualityCharts.compute(answers, goal: .median).chart("compute"))
    }
    if isCounted { answer.seed = factuality.resampling.seed }
    let worst = answers.map(\.worstShortcut).max { abs($0) < abs($1) } ?? 0
    if abs(worst) >= 0.01 {
      answer.warnings = [
        "F1@K of mean counts is up to \((100 * abs(worst)).fixed(1)) points off; average over "
          + "responses, or give their spread"
      ]
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

  /// Models against each other on the prompts that both answered; none without rated responses.
  private var pairs: ShownTable? {
    guard let sets = use?.sets, let assurance = try? Assurance() else { return nil }
    let table = FactualityTables.pairs(
      sets, goals: goals, resampling: resampling, assurance: assurance)
    guard !table.rows.isEmpty else { return nil }
    return ShownTable(
      table,
      notes: [
        "Prompts are the sample, not facts. 'resolvable' is for a risk of 5 % and a power of 80 %; "
          + "another training run would differ too, which no number of prompts shows."
      ])
  }
}
