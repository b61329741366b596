import Diagnostics
import Tabular
import Units

/// The tables of capacity by exposures and of the long tail.
public enum KnowledgeTables {
  /// Bits that a model of a size holds, a row for each number of exposures.
  public static func bits(
    _ model: KnowingModel, exposures: [Double], bitsPerFact: Double?
  ) -> Table {
    let capacity = BitCapacity(feeding: model.feeding)
    var table = Table(
      name: "bits", summary: "Bits of knowledge by exposures to each fact (synthetic text)",
      columns: [
        Column("exposures", .number, "How often each fact is met."),
        Column("bits_per_parameter", .number, "Bits that a parameter holds."),
        Column("bits", .number, unit: "bits", "Bits that the model holds."),
        Column("facts", .number, unit: "facts", "Facts at the stated bits a fact."),
        Column("junk_penalty", .number, "Times less where 7 of 8 tokens are junk, where printed."),
        Column("bits_with_junk", .number, unit: "bits", "Bits that are left of them."),
        Column("outside_factor", .number, "Times beyond 100 to 1,000 exposures; 1 inside."),
      ])
    for count in exposures {
      let each = capacity.bitsPerParameter(exposures: count)
      let bits = capacity.bits(parameters: model.total, exposures: count).value
      let junk = BitCapacity.junkPenalty.value.first { $0.exposures == count }?.value
      table.append([
        .count(count), .number(each.value), .number(bits), Cell(bitsPerFact.map { bits / $0 }),
        Cell(junk), Cell(junk.map { bits / $0 }),
        .count(each.excess),
      ])
    }
    return table
  }

  /// What bits rest on.
  public static func bitNotes(_ model: KnowingModel) -> [String] {
    let penalty = BitCapacity.expertPenalty
    var notes = [
      "2 bits a parameter at 1,000 exposures and 1 at 100 (arXiv:2404.05405); the line between and "
        + "beyond is ours, and neither carries over to text of the web.",
      "Junk: printed for 7 of 8 tokens at four numbers of exposures; a tag of the domain leaves "
        + "\(plainText(of: BitCapacity.taggedJunkPenalty.value.value)) of 20 at 100 exposures.",
    ]
    if model.feeding == .experts {
      notes.append(
        "An MoE holds \(plainText(of: penalty.value)) times less a parameter: \(penalty.caution).")
    }
    return notes
  }

  /// Accuracy of BLOOM-176B by relevant documents.
  public static func longTail(documents: [Double]) -> Table {
    let tail = LongTail.bloom176B
    var table = Table(
      name: "long_tail", summary: "Accuracy by relevant documents (BLOOM-176B on TriviaQA)",
      columns: [
        Column("documents", .number, "Training documents that hold question and answer."),
        Column("accuracy", .number, "Share answered rightly."),
        Column("outside_factor", .number, "Times beyond 10 to 10,000 documents; 1 inside."),
        Column("source", .text, "Where it stands."),
      ])
    for count in documents {
      let answer = tail.value.accuracy(relevantDocuments: count)
      table.append([
        .count(count), .number(answer.value), .count(answer.excess), .text(tail.source),
      ])
    }
    return table
  }

  /// Facts by epochs with coefficients of the user's own.
  public static func linear(
    _ model: KnowingModel, _ capacity: LinearCapacity, epochs: [Double]
  ) throws(InputFaults) -> Table {
    var table = Table(
      name: "epochs", summary: "Facts by epochs, N (c - a exp(-b E)), with your coefficients",
      columns: [
        Column("epochs", .number, "Passes over the facts."),
        Column("facts", .number, unit: "facts", "Facts that the model holds."),
        Column("parameters_per_fact", .number, "Parameters over facts."),
      ])
    for count in epochs {
      let facts = try capacity.facts(parameters: model.total, epochs: count)
      table.append([
        .count(count), .number(facts), facts > 0 ? .number(model.total.value / facts) : .empty,
      ])
    }
    return table
  }

  /// How thinking before the answer changes the shares.
  public static func thinking(_ answer: FactAnswer) throws(InputFaults) -> Table {
    let split = answer.split.value
    var table = Table(
      name: "errors", summary: "Why answers are wrong, before and after thinking (illustrative)",
      columns: [
        Column("case", .text, "Direct answers, or thinking at an end of what was measured."),
        Column("correct_share", .number, "Facts answered rightly."),
        Column("not_stored_share", .number, "Wrong, and the fact is not stored (early)."),
        Column("stored_not_recalled_share", .number, "Wrong, and the fact is stored (late)."),
      ])
    table.append([
      "direct", .number(split.correct), .number(split.notStored),
      .number(split.storedNotRecalled),
    ])
    let (stored, missing) = (
      RecallSplit.thinkingRecovery.value, RecallSplit.thinkingRecoveryOfMissing.value
    )
    for (name, share, other) in [
      ("thinking, least", stored.lowerBound, missing.lowerBound),
      ("thinking, most", stored.upperBound, missing.upperBound),
    ] {
      let after = try split.thinking(recoversStored: share, recoversMissing: other)
      table.append([
        .text(name), .number(after.correct), .number(after.notStored),
        .number(after.storedNotRecalled),
      ])
    }
    return table
  }
}

extension Cell {
  /// A number that is mostly whole, written without a fraction where it is; empty where infinite.
  public static func count(_ value: Double) -> Cell {
    guard value.isFinite else { return .empty }
    return value == value.rounded() && abs(value) < 1e9 ? .integer(Int(value)) : .number(value)
  }
}
