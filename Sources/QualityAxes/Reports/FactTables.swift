import Tabular
import Units

/// The tables of what models know.
public enum FactTables {
  /// The columns of an answer, shared by runs and sweeps.
  public static let columns = [
    Column("total_parameters", .number, unit: "parameters", "All parameters."),
    Column("tokens", .number, unit: "tokens", "Tokens seen in training."),
    Column("exposure_quality", .number, "What an exposure in its corpus is worth."),
    Column("recall_accuracy", .number, "Free recall by the IKP line, by total parameters."),
    Column("recall_low", .number, "At a third of the size, the low end of the band."),
    Column("recall_high", .number, "At three times the size, the high end of the band."),
    Column("recall_outside_factor", .number, "Times beyond the line's sizes; 1 inside."),
    Column("stored_share", .number, "Share of facts that is stored."),
    Column("stored_from", .text, "What tells the stored share: the world, or measured points."),
    Column("stored_mention_share", .number, "The same, each fact counting by its mentions."),
    Column("unseen_share", .number, "Share of facts met too seldom to be stored."),
    Column("is_full", .boolean, "Whether parameters, not exposures, are what is short."),
    Column("unmeasured_share", .number, "Share met outside 100 to 1,000 times: no capacity known."),
    Column(
      "recall_size_parameters", .number, unit: "parameters", "Dense size that recall goes by."),
    Column("recalled_given_stored", .number, "Share of stored facts that is recalled."),
    Column("recalled_given_stored_low", .number, "At the low end of the dense equivalent."),
    Column("correct_share", .number, "Facts answered rightly."),
    Column("not_stored_share", .number, "Wrong answers to facts that are not stored."),
    Column("stored_not_recalled_share", .number, "Wrong answers to facts that are stored."),
    Column("late_share_of_errors", .number, "Stored facts among those answered wrongly."),
    Column("split_outside_factor", .number, "Times beyond the sizes of the points; 1 inside."),
  ]

  /// An answer as cells in the order of `columns`.
  public static func cells(_ answer: FactAnswer, _ question: FactQuestion) -> [Cell] {
    let model = answer.model
    let split = answer.split.value
    let coverage = answer.coverage
    let points = question.hasOwnPoints ? "your points" : "WikiProfile points"
    return [
      .number(model.total.value), Cell(model.tokens?.value), .number(model.exposureQuality),
      .number(answer.accuracy.value), .number(answer.accuracyBand.lowerBound),
      .number(answer.accuracyBand.upperBound), .number(answer.accuracy.excess),
      .number(split.stored), .text(coverage == nil ? points : "world of facts"),
      Cell(coverage?.storedMentionShare), Cell(coverage?.unseenShare),
      coverage.map { .boolean($0.isFull) } ?? .empty, Cell(coverage?.extrapolatedShare),
      .number(model.recallSize.value), .number(split.recalled),
      .number(answer.leastSplit.value.recalled), .number(split.correct),
      .number(split.notStored), .number(split.storedNotRecalled), Cell(split.lateShare),
      .number(answer.split.excess),
    ]
  }

  /// A row for each model.
  public static func facts(_ answers: [FactAnswer], _ question: FactQuestion) -> Table {
    var table = Table(
      name: "facts", summary: "What each run knows: recall, what is stored, why answers are wrong",
      columns: [Column("run", .text, "Name of the run.")] + columns)
    for answer in answers {
      table.append([.text(answer.model.name)] + cells(answer, question))
    }
    return table
  }

  /// The main numbers of each model, for people.
  public static func overview(_ answers: [FactAnswer]) -> Table {
    var table = Table(
      name: "overview", summary: "What each run knows, and why answers are wrong",
      columns: [
        Column("run", .text, "Name of the run."),
        Column("total", .number, unit: "parameters", "All parameters."),
        Column("recall", .number, "Free recall by the IKP line."),
        Column("low", .number, "At a third of the size."),
        Column("high", .number, "At three times the size."),
        Column("stored", .number, "Share of facts that is stored."),
        Column("right", .number, "Facts answered rightly."),
        Column("not_stored", .number, "Wrong answers to facts that are not stored."),
        Column("not_recalled", .number, "Wrong answers to facts that are stored."),
      ])
    for answer in answers {
      let split = answer.split.value
      table.append([
        .text(answer.model.name), .number(answer.model.total.value),
        .number(answer.accuracy.value), .number(answer.accuracyBand.lowerBound),
        .number(answer.accuracyBand.upperBound), .number(split.stored), .number(split.correct),
        .number(split.notStored), .number(split.storedNotRecalled),
      ])
    }
    return table
  }

  /// A row for each model and bin of popularity; empty without a world of facts.
  public static func popularity(_ answers: [FactAnswer]) -> Table {
    var table = Table(
      name: "popularity", summary: "What is stored of facts by their popularity",
      columns: [
        Column("run", .text, "Name of the run."),
        Column("first_rank", .number, "Rank of the bin's most popular fact."),
        Column("last_rank", .number, "Rank of its least popular fact."),
        Column("facts", .number, "Facts in the bin."),
        Column("mention_share", .number, "Share of all mentions that falls on them."),
        Column("exposures", .number, "How often each of them was met, times its quality."),
        Column("stored_share", .number, "Share of them that is stored."),
      ])
    for answer in answers {
      for row in answer.coverage?.rows ?? [] {
        table.append([
          .text(answer.model.name), .number(row.bin.ranks.lowerBound),
          .number(row.bin.ranks.upperBound), .number(row.bin.facts),
          .number(row.bin.mentionShare), .number(row.exposures), .number(row.storedShare),
        ])
      }
    }
    return table
  }

  /// What a reader must know of the answers.
  public static func notes(_ answers: [FactAnswer], _ question: FactQuestion) -> [String] {
    var notes = [
      "Recall: \(RecallLine.ikp2026.source); the band is a factor of 3 in size; total parameters "
        + "count, active ones do not.",
      "The split is illustrative: "
        + (question.hasOwnPoints
          ? "it rests on your points."
          : "two dense models carry it (\(StoredRecalledPoint.wikiProfile2026.source)); no MoE was "
            + "measured."),
    ]
    if question.world != nil {
      notes.append(
        "Stored: the world of facts is yours, the bits are those of synthetic text "
          + "(arXiv:2404.05405); good for the order of designs, not for absolute shares.")
    }
    return notes
  }
}
