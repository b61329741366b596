import QualityAxes
import Tabular
import Units

/// The tables of what models know.
public enum FactTables {
  /// What the models know in a sentence: of the stated world, or of the published line's questions.
  static func headline(_ answers: [FactAnswer], _ question: FactQuestion) -> String? {
    func percent(_ share: Double) -> String {
      "\(plainText(of: (100 * share).roundedToSignificant(3))) %"
    }
    guard question.world == nil else {
      return answers.max { $0.split.value.correct < $1.split.value.correct }.map { best in
        let split = best.split.value
        return "\(best.model.name) answers "
          + (answers.count > 1
            ? "the most of the stated world's facts" : "the stated world's facts")
          + " rightly: \(percent(split.correct)); stored \(percent(split.stored)), recalled of these "
          + "\(percent(split.recalled)). Illustrative: an order of designs, no level."
      }
    }
    guard let best = answers.max(by: { $0.accuracy.value < $1.accuracy.value }) else { return nil }
    let band = best.accuracyBand
    return
      (answers.count > 1
      ? "Of \(answers.count) runs \(best.model.name) recalls most" : "\(best.model.name) recalls")
      + ": \((best.accuracy.value * 100).fixed(0)) % of IKP's questions without help, "
      + "\((band.lowerBound * 100).fixed(0)) to \((band.upperBound * 100).fixed(0)) % within the "
      + "published line's band of a factor of 3 in size."
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
    .number("recall_accuracy", "Free recall by the IKP line; empty in a world of its own.") {
      $0.answer.coverage == nil ? $0.answer.accuracy.value : nil
    },
    .number("recall_low", "At a third of the size, the low end of the band.") {
      $0.answer.coverage == nil ? $0.answer.accuracyBand.lowerBound : nil
    },
    .number("recall_high", "At three times the size, the high end of the band.") {
      $0.answer.coverage == nil ? $0.answer.accuracyBand.upperBound : nil
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
    .number("early_share_of_errors", "Facts that are not stored among those answered wrongly.") {
      $0.answer.split.value.earlyShare
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

  /// The main numbers of each model, for people; all of one world of facts.
  static func overview(_ answers: [FactAnswer], _ question: FactQuestion) -> Table {
    Table(
      "overview",
      "What each run knows, why answers are wrong"
        + (question.world == nil ? " (illustrative)" : ", in the stated world (illustrative)"),
      of: answers,
      [
        .text("run", "Name of the run.") { $0.model.name },
        .number("total", unit: "parameters", "All parameters.") { $0.model.total.value },
        .number("stored", "Share of facts that is stored.") { $0.split.value.stored },
        .number("recalled", "Share of these that is recalled.") { $0.split.value.recalled },
        .number("right", "Facts answered rightly.") { $0.split.value.correct },
        .number("early_errors", "Wrong answers that are early: the fact is not stored.") {
          $0.split.value.earlyShare
        },
        .number("late_errors", "Wrong answers that are late: stored, and not recalled.") {
          $0.split.value.lateShare
        },
        .number("outside_factor", "Times beyond the sizes of the points; 1 inside.") {
          $0.split.excess
        },
      ])
  }

  /// Free recall by the published line: other questions than those of the split.
  static func line(_ answers: [FactAnswer]) -> ShownTable {
    ShownTable(
      Table(
        "ikp", "Free recall of IKP's questions, by total parameters", of: answers,
        [
          .text("run", "Name of the run.") { $0.model.name },
          .number("recall", "Share answered rightly.") { $0.accuracy.value },
          .number("low", "At a third of the size.") { $0.accuracyBand.lowerBound },
          .number("high", "At three times the size.") { $0.accuracyBand.upperBound },
        ]),
      notes: ["Another set of questions: its shares and those of the split are not compared."],
      isDigest: true)
  }

  /// Long answers made of such facts.
  static func longForm(_ answers: [FactAnswer], _ form: LongForm) -> ShownTable {
    ShownTable(
      Table(
        "long-form", "Long answers made of these facts (illustrative)", of: answers,
        [
          .text("run", "Name of the run.") { $0.model.name },
          .number("precision", "Share of stated facts that is supported.") {
            $0.longAnswer?.precision
          },
          .number("supported", "Supported facts of a response.") { $0.longAnswer?.meanSupported },
          .number("not_supported", "Facts stated wrongly.") { form.unsupported($0.split.value) },
          .number("early", "Of these: not stored.") { answer in
            answer.split.value.earlyShare.map { $0 * form.unsupported(answer.split.value) }
          },
          .number("late", "Of these: stored, not recalled.") { answer in
            answer.split.value.lateShare.map { $0 * form.unsupported(answer.split.value) }
          },
          .number("f1", "Mean F1@\(form.goal.facts) of such responses.") {
            $0.longAnswer?.f1(at: form.goal)
          },
        ]),
      notes: [
        "A response comes to \(plainText(of: form.facts)) facts, and states "
          + "\(plainText(of: form.stated)) of those that it does not know: both are yours, and "
          + "post-training decides them. K = \(form.goal.facts)."
      ])
  }

  /// What was held at an end or carried beyond what was measured.
  static func warnings(_ answers: [FactAnswer]) -> [String] {
    let beyond = answers.filter { $0.split.excess > 1 }
    let held = answers.filter {
      $0.accuracy.isClamped || ($0.split.isClamped && $0.coverage == nil)
    }
    let unmeasured = answers.filter { ($0.coverage?.extrapolatedShare ?? 0) > 0 }
    func names(_ answers: [FactAnswer]) -> String {
      answers.count > 3
        ? "\(answers.count) rows" : answers.map(\.model.name).joined(separator: "; ")
    }
    var warnings: [String] = []
    if !beyond.isEmpty {
      warnings.append(
        "shares beyond the sizes of the points go on in log odds, up to "
          + "\((beyond.map(\.split.excess).max() ?? 1).fixed(1)) times beyond: \(names(beyond))")
    }
    if !held.isEmpty {
      warnings.append("shares held at their end, beyond which they cannot be told: \(names(held))")
    }
    if !unmeasured.isEmpty {
      let most = unmeasured.compactMap { $0.coverage?.extrapolatedShare }.max() ?? 0
      warnings.append(
        "up to \((100 * most).fixed(0)) % of facts are met fewer than 100 or more than 1,000 times, "
          + "where no capacity was measured: \(names(unmeasured))")
    }
    return warnings
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
    var notes =
      question.world != nil
      ? []
      : [
        "IKP: \(RecallLine.ikp2026.source); the band is a factor of 3 in size; total parameters "
          + "count, active ones do not. \(Axes.recallNote)"
      ]
    notes.append(splitNote(question) + (recall.map { " " + $0 } ?? ""))
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
