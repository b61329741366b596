import QualityAxes
import Tabular
import Units

extension Knowledge {
  public static func answer(_ asked: [Resolved<Knowledge>], in world: World) -> Answer {
    guard let first = asked.first, let answer = first.found else { return Answer() }
    let (knowledge, answers) = (first.question, [answer])
    var whole = Answer(
      headline: [FactTables.headline(answers, knowledge.question)].compactMap { $0 },
      shown: [
        knowledge.question.world == nil ? recall(answer) : nil, stored(answer),
        split(answer, knowledge), thinking(answer),
        knowledge.bits, knowledge.epochs, knowledge.longTail,
      ].compactMap { $0 },
      more: [FactTables.facts(answers, knowledge.question), FactTables.popularity(answers)],
      charts: [
        FactCharts.recall(answers).chart("recall"),
        FactCharts.split(knowledge.question, answers).chart("errors"),
      ].compactMap { $0 })
    whole.warnings = FactTables.warnings(answers)
    whole.facts = [
      ("model", .text(answer.model.name)), ("total_parameters", .number(answer.model.total.value)),
    ]
    return whole
  }

  private static func recall(_ answer: FactAnswer) -> ShownTable {
    let line = RecallLine.ikp2026
    return ShownTable(
      Table(
        "recall", "Free recall of facts by total parameters", of: [answer],
        [
          .number("total_parameters", unit: "parameters", "All parameters.") {
            $0.model.total.value
          },
          .number("accuracy", "Share of questions answered rightly.") { $0.accuracy.value },
          .number("low", "At a third of the size.") { $0.accuracyBand.lowerBound },
          .number("high", "At three times the size.") { $0.accuracyBand.upperBound },
          .count("outside_factor", "Times beyond the line's sizes; 1 inside.") {
            $0.accuracy.excess
          },
        ]),
      notes: [
        "accuracy = 0.2423 + 0.1588 log10(N_total in B); low and high are its band, a factor of 3 in "
          + "size. \(line.source); \(line.caution).",
        "Total parameters count; active ones show no effect once total is held. \(Axes.recallNote)",
      ])
  }

  /// What is stored of the stated world.
  private static func stored(_ answer: FactAnswer) -> ShownTable? {
    guard let coverage = answer.coverage else { return nil }
    return ShownTable(
      Table(
        "stored", "What is stored of the stated world of facts", of: [coverage],
        [
          .number("stored_share", "Share of facts that is stored.") { $0.storedShare },
          .number("stored_mention_share", "The same, each fact counting by its mentions.") {
            $0.storedMentionShare
          },
          .number("unseen_share", "Share met too seldom to be stored.") { $0.unseenShare },
          .boolean("is_full", "Whether parameters, not exposures, are what is short.") {
            $0.isFull
          },
          .number("unmeasured_share", "Share met outside 100 to 1,000 times.") {
            $0.extrapolatedShare
          },
        ]),
      notes: [
        "The world is yours, the bits are those of synthetic text: good for the order of designs, "
          + "not for absolute shares. A fact met 10 times or less is never stored (our reading)."
      ])
  }

  private static func split(_ answer: FactAnswer, _ knowledge: Knowledge) -> ShownTable {
    let model = answer.model
    let all = [
      (name: "low end of γ", size: model.leastRecallSize, split: answer.leastSplit),
      (name: "middle", size: model.recallSize, split: answer.split),
      (name: "high end", size: model.mostRecallSize, split: answer.mostSplit),
    ]
    // Ends that are the middle say nothing of their own.
    let rows = all.enumerated().filter { $0.offset == 1 || $0.element.size != model.recallSize }
      .map(\.element)
    return ShownTable(
      Table(
        "split", "Stored and recalled: P(correct) = P(stored) P(recalled | stored)", of: rows,
        [
          .text("recall", "Where in the range of recall's exponent.") { $0.name },
          .number("recall_size_parameters", unit: "parameters", "Dense size of equal recall.") {
            $0.size.value
          },
          .number("stored", "P(stored).") { $0.split.value.stored },
          .number("recalled_if_stored", "P(recalled | stored).") { $0.split.value.recalled },
          .number("correct", "P(correct), guesses included.") { $0.split.value.correct },
          .number("not_stored", "Wrong, not stored (early site).") { $0.split.value.notStored },
          .number("stored_not_recalled", "Wrong, stored (late site).") {
            $0.split.value.storedNotRecalled
          },
          .number("early_share_of_errors", "Facts not stored among wrong answers.") {
            $0.split.value.earlyShare
          },
          .number("late_share_of_errors", "Stored facts among wrong answers.") {
            $0.split.value.lateShare
          },
          .count("outside_factor", "Times beyond the sizes of the points; 1 inside.") {
            $0.split.excess
          },
        ]),
      notes: [
        FactTables.splitNote(knowledge.question),
        "Recall goes by the dense equivalent of factual recall. "
          + (knowledge.recallBasis.map { $0 + " " } ?? "") + "Beyond its points log odds go "
          + "on as between them; how P(recalled) hangs on active parameters was never measured.",
      ])
  }

  /// How thinking before the answer changes the shares.
  private static func thinking(_ answer: FactAnswer) -> ShownTable? {
    let (stored, missing) = (
      RecallSplit.thinkingRecovery.value, RecallSplit.thinkingRecoveryOfMissing.value
    )
    let direct = answer.split.value
    guard
      let least = try? direct.thinking(
        recoversStored: stored.lowerBound, recoversMissing: missing.lowerBound),
      let most = try? direct.thinking(
        recoversStored: stored.upperBound, recoversMissing: missing.upperBound)
    else { return nil }
    return ShownTable(
      Table(
        "errors", "Why answers are wrong, before and after thinking (illustrative)",
        of: [
          ("direct", direct.correct, direct.notStored, direct.storedNotRecalled),
          ("thinking, least", least.correct, least.notStored, least.storedNotRecalled),
          ("thinking, most", most.correct, most.notStored, most.storedNotRecalled),
        ],
        [
          .text("case", "Direct answers, or thinking at an end of what was measured.") { $0.0 },
          .number("correct_share", "Facts answered rightly.") { $0.1 },
          .number("not_stored_share", "Wrong, and the fact is not stored (early).") {
            $0.2
          },
          .number("stored_not_recalled_share", "Wrong, and the fact is stored (late).") {
            $0.3
          },
        ]),
      notes: [
        "Thinking recovers 40 to 65 % of facts stored and not recalled, 5 to 15 % of those not "
          + "stored: \(RecallSplit.thinkingRecovery.source)."
      ])
  }
}
