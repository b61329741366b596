import QualityAxes
import Tabular
import Units

/// The tables of what models know.
public enum FactTables {
  /// Free recall of the models in a sentence, with the band of the published line.
  static func headline(_ answers: [FactAnswer]) -> String? {
    guard let best = answers.max(by: { $0.accuracy.value < $1.accuracy.value }) else { return nil }
    func percent(_ share: Double) -> String { (share * 100).fixed(0) }
    let band = best.accuracyBand
    return
      (answers.count > 1
      ? "Of \(answers.count) runs \(best.model.name) recalls most" : "\(best.model.name) recalls")
      + ": \(percent(best.accuracy.value)) % of questions without help, "
      + "\(percent(band.lowerBound)) to \(percent(band.upperBound)) % within the published line's "
      + "band of a factor of 3 in size."
  }

  /// An answer with what it rests on.
  public struct FactRow: Sendable {
    public let answer: FactAnswer
    public let hasOwnPoints: Bool

    public init(_ answer: FactAnswer, _ question: FactQuestion) {
      self.answer = answer
      hasOwnPoints = question.hasOwnPoints
    }

    fileprivate var storedFrom: String {
      answer.coverage != nil
        ? "world of facts" : hasOwnPoints ? "your points" : "WikiProfile points"
    }
  }

  /// The columns of an answer, shared by runs and sweeps.
  public static let columns: [Filling<FactRow>] = [
    .text("run", "Name of the run.") { $0.answer.model.name },
    .number("total_parameters", unit: "parameters", "All parameters.") {
      $0.answer.model.total.value
    },
    .number("tokens", unit: "tokens", "Tokens seen in training.") { $0.answer.model.tokens?.value },
    .number("exposure_quality", "What an exposure in its corpus is worth.") {
      $0.answer.model.exposureQuality
    },
    .number("recall_accuracy", "Free recall by the IKP line, by total parameters.") {
      $0.answer.accuracy.value
    },
    .number("recall_low", "At a third of the size, the low end of the band.") {
      $0.answer.accuracyBand.lowerBound
    },
    .number("recall_high", "At three times the size, the high end of the band.") {
      $0.answer.accuracyBand.upperBound
    },
    .number("recall_outside_factor", "Times beyond the line's sizes; 1 inside.") {
      $0.answer.accuracy.excess
    },
    .number("stored_share", "Share of facts that is stored.") { $0.answer.split.value.stored },
    .text("stored_from", "What tells the stored share: the world, or measured points.") {
      $0.storedFrom
    },
    .number("stored_mention_share", "The same, each fact counting by its mentions.") {
      $0.answer.coverage?.storedMentionShare
    },
    .number("unseen_share", "Share of facts met too seldom to be stored.") {
      $0.answer.coverage?.unseenShare
    },
    .boolean("is_full", "Whether parameters, not exposures, are what is short.") {
      $0.answer.coverage?.isFull
    },
    .number("unmeasured_share", "Share met outside 100 to 1,000 times: no capacity known.") {
      $0.answer.coverage?.extrapolatedShare
    },
    .number("recall_size_parameters", unit: "parameters", "Dense size that recall goes by.") {
      $0.answer.model.recallSize.value
    },
    .number("recalled_given_stored", "Share of stored facts that is recalled.") {
      $0.answer.split.value.recalled
    },
    .number("recalled_given_stored_low", "At the low end of the dense equivalent.") {
      $0.answer.leastSplit.value.recalled
    },
    .number("correct_share", "Facts answered rightly.") { $0.answer.split.value.correct },
    .number("not_stored_share", "Wrong answers to facts that are not stored.") {
      $0.answer.split.value.notStored
    },
    .number("stored_not_recalled_share", "Wrong answers to facts that are stored.") {
      $0.answer.split.value.storedNotRecalled
    },
    .number("late_share_of_errors", "Stored facts among those answered wrongly.") {
      $0.answer.split.value.lateShare
    },
    .number("split_outside_factor", "Times beyond the sizes of the points; 1 inside.") {
      $0.answer.split.excess
    },
  ]

  /// A row for each model.
  static func facts(_ answers: [FactAnswer], _ question: FactQuestion) -> Table {
    Table(
      "facts", "What each run knows: recall, what is stored, why answers are wrong",
      of: answers.map { FactRow($0, question) }, columns)
  }

  /// The main numbers of each model, for people.
  static func overview(_ answers: [FactAnswer]) -> Table {
    Table(
      "overview", "What each run knows, and why answers are wrong", of: answers,
      [
        .text("run", "Name of the run.") { $0.model.name },
        .number("total", unit: "parameters", "All parameters.") { $0.model.total.value },
        .number("recall", "Free recall by the IKP line.") { $0.accuracy.value },
        .number("low", "At a third of the size.") { $0.accuracyBand.lowerBound },
        .number("high", "At three times the size.") { $0.accuracyBand.upperBound },
        .number("stored", "Share of facts that is stored.") { $0.split.value.stored },
        .number("right", "Facts answered rightly.") { $0.split.value.correct },
        .number("not_stored", "Wrong answers to facts that are not stored.") {
          $0.split.value.notStored
        },
        .number("not_recalled", "Wrong answers to facts that are stored.") {
          $0.split.value.storedNotRecalled
        },
      ])
  }

  /// A row for each model and bin of popularity; empty without a world of facts.
  static func popularity(_ answers: [FactAnswer]) -> Table {
    let rows = answers.flatMap { answer in
      (answer.coverage?.rows ?? []).map { (run: answer.model.name, row: $0) }
    }
    return Table(
      "popularity", "What is stored of facts by their popularity", of: rows,
      [
        .text("run", "Name of the run.") { $0.run },
        .number("first_rank", "Rank of the bin's most popular fact.") {
          $0.row.bin.ranks.lowerBound
        },
        .number("last_rank", "Rank of its least popular fact.") { $0.row.bin.ranks.upperBound },
        .number("facts", "Facts in the bin.") { $0.row.bin.facts },
        .number("mention_share", "Share of all mentions that falls on them.") {
          $0.row.bin.mentionShare
        },
        .number("exposures", "How often each of them was met, times its quality.") {
          $0.row.exposures
        },
        .number("stored_share", "Share of them that is stored.") { $0.row.storedShare },
      ])
  }

  /// What a reader must know of the answers.
  public static func notes(_ question: FactQuestion, recall: String? = nil) -> [String] {
    var notes = [
      "Recall: \(RecallLine.ikp2026.source); the band is a factor of 3 in size; total parameters "
        + "count, active ones do not. \(Axes.recallNote)",
      splitNote(question) + (recall.map { " " + $0 } ?? ""),
    ]
    if question.world != nil {
      notes.append(
        "Stored: the world of facts is yours, the bits are those of synthetic text "
          + "(arXiv:2404.05405); good for the order of designs, not for absolute shares.")
    }
    return notes
  }

  /// What the split rests on.
  static func splitNote(_ question: FactQuestion) -> String {
    "The split is illustrative: "
      + (question.hasOwnPoints
        ? "it rests on your points."
        : "two dense models carry it (\(StoredRecalledPoint.wikiProfile2026.source)); no MoE was "
          + "measured.")
  }
}
