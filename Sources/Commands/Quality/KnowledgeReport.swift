import QualityAxes
import ReportWriter
import Tabular
import Units

/// What `knowledge` tells: tables, notes and pictures.
struct KnowledgeReport {
  let query: KnowledgeQuery
  let name: String

  var result: QualityResult {
    let popularity = FactTables.popularity([query.answer])
    return QualityResult(
      name: "knowledge-" + safe(query.model.name),
      title: "What \(name) knows"
        + (query.model.tokens.map { ", on \($0.rounded(to: 3)) tokens" } ?? ""),
      head: [
        .init("model", .string(query.model.name)),
        .init("total_parameters", .number(query.model.total.value)),
      ], sections: sections,
      more: [FactTables.facts([query.answer], query.question)]
        + (popularity.rows.isEmpty ? [] : [popularity]),
      charts: charts, files: [query.points].compactMap { $0 })
  }

  private var charts: [Chart] {
    let answers = [query.answer]
    return [FactCharts.recall(answers), FactCharts.split(query.question, answers)]
      + [FactCharts.popularity(answers)].compactMap { $0 }
  }

  private var sections: [ReportSection] {
    [recall, world, split, errors, bits, epochs, tail].compactMap { $0 }
  }

  private var recall: ReportSection {
    let line = RecallLine.ikp2026
    var table = Table(
      name: "recall", summary: "Free recall of facts by total parameters",
      columns: [
        Column("total_parameters", .number, unit: "parameters", "All parameters."),
        Column("accuracy", .number, "Share of questions answered rightly."),
        Column("low", .number, "At a third of the size."),
        Column("high", .number, "At three times the size."),
        Column("outside_factor", .number, "Times beyond the line's sizes; 1 inside."),
      ])
    let answer = query.answer
    table.append([
      .number(query.model.total.value), .number(answer.accuracy.value),
      .number(answer.accuracyBand.lowerBound), .number(answer.accuracyBand.upperBound),
      .count(answer.accuracy.excess),
    ])
    return ReportSection(
      table: table,
      notes: [
        "accuracy = 0.2423 + 0.1588 log10(N_total in B); low and high are its band, a factor of 3 in "
          + "size. \(line.source); \(line.caution).",
        "Total parameters count; active ones show no effect once total is held.",
      ])
  }

  /// What is stored of the stated world.
  private var world: ReportSection? {
    guard let coverage = query.answer.coverage else { return nil }
    var table = Table(
      name: "stored", summary: "What is stored of the stated world of facts",
      columns: [
        Column("stored_share", .number, "Share of facts that is stored."),
        Column("stored_mention_share", .number, "The same, each fact counting by its mentions."),
        Column("unseen_share", .number, "Share met too seldom to be stored."),
        Column("is_full", .boolean, "Whether parameters, not exposures, are what is short."),
        Column("unmeasured_share", .number, "Share met outside 100 to 1,000 times."),
      ])
    table.append([
      .number(coverage.storedShare), .number(coverage.storedMentionShare),
      .number(coverage.unseenShare), .boolean(coverage.isFull),
      .number(coverage.extrapolatedShare),
    ])
    return ReportSection(
      table: table,
      notes: [
        "The world is yours, the bits are those of synthetic text: good for the order of designs, "
          + "not for absolute shares. A fact met 10 times or less is never stored (our reading)."
      ])
  }

  private var split: ReportSection {
    let answer = query.answer
    var table = Table(
      name: "split", summary: "Stored and recalled: P(correct) = P(stored) P(recalled | stored)",
      columns: [
        Column(
          "recall_size_parameters", .number, unit: "parameters", "Dense size of equal recall."),
        Column("stored", .number, "P(stored)."),
        Column("recalled_if_stored", .number, "P(recalled | stored)."),
        Column("correct", .number, "P(correct), guesses included."),
        Column("not_stored", .number, "Wrong, not stored (early site)."),
        Column("stored_not_recalled", .number, "Wrong, stored (late site)."),
        Column("late_share_of_errors", .number, "Stored facts among wrong answers."),
        Column("outside_factor", .number, "Times beyond the sizes of the points; 1 inside."),
      ])
    var rows = [(query.model.leastRecallSize, answer.leastSplit)]
    if query.model.recallSize != query.model.leastRecallSize {
      rows.append((query.model.recallSize, answer.split))
    }
    for (size, split) in rows {
      table.append([
        .number(size.value), .number(split.value.stored), .number(split.value.recalled),
        .number(split.value.correct), .number(split.value.notStored),
        .number(split.value.storedNotRecalled), Cell(split.value.lateShare),
        .count(split.excess),
      ])
    }
    return ReportSection(
      table: table,
      notes: FactTables.notes([answer], query.question).filter { $0.hasPrefix("The split") } + [
        "Recall goes by the dense equivalent of factual recall. Beyond its points the curve stays "
          + "level; how P(recalled) hangs on active parameters was never measured."
      ])
  }

  private var errors: ReportSection? {
    guard let table = try? KnowledgeTables.thinking(query.answer) else { return nil }
    let finding = RecallSplit.thinkingRecovery
    return ReportSection(
      table: table,
      notes: [
        "Thinking recovers 40 to 65 % of facts stored and not recalled, 5 to 15 % of those not "
          + "stored: \(finding.source)."
      ])
  }

  private var bits: ReportSection {
    ReportSection(
      table: KnowledgeTables.bits(
        query.model, exposures: query.exposures, bitsPerFact: query.bitsPerFact),
      notes: KnowledgeTables.bitNotes(query.model),
      hiddenColumns: query.bitsPerFact == nil ? ["facts"] : [])
  }

  private var epochs: ReportSection? {
    guard let linear = query.linear,
      let table = try? KnowledgeTables.linear(
        query.model, linear.capacity, epochs: linear.epochs)
    else { return nil }
    let finding = LinearCapacity.parametersPerFact
    return ReportSection(
      table: table,
      notes: [
        "The form of \(finding.source), whose coefficients were not read; it states "
          + "\(finding.value.rounded(toDigits: 2)) parameters a fact at 100 epochs, by extrapolation."
      ])
  }

  private var tail: ReportSection {
    ReportSection(
      table: KnowledgeTables.longTail(documents: query.documents),
      notes: [
        "\(LongTail.bloom176B.source); not this model: \(LongTail.bloom176B.caution)."
      ], hiddenColumns: ["source"])
  }

  private func safe(_ text: String) -> String {
    let stem = text.split(separator: "/").last.map(String.init) ?? text
    return String(stem.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
