import QualityAxes
import Tabular
import Units

extension Knowledge {
  /// Bits that the model holds, a row for each number of exposures.
  var bits: ShownTable {
    let capacity = BitCapacity(feeding: model.feeding)
    let rows = exposures.map { count in
      let junk = BitCapacity.junkPenalty.value.first { $0.exposures == count }?.value
      return (
        count: count, each: capacity.bitsPerParameter(exposures: count),
        bits: capacity.bits(parameters: model.total, exposures: count).value, junk: junk
      )
    }
    let bitsPerFact = bitsPerFact
    return ShownTable(
      Table(
        "bits", "Bits of knowledge by exposures to each fact (synthetic text)", of: rows,
        [
          .count("exposures", "How often each fact is met.") { $0.count },
          .number("bits_per_parameter", "Bits that a parameter holds.") { $0.each.value },
          .number("bits", unit: "bits", "Bits that the model holds.") { $0.bits },
          .number("facts", unit: "facts", "Facts at the stated bits a fact.") { row in
            bitsPerFact.map { row.bits / $0 }
          },
          .number("junk_penalty", "Times less where 7 of 8 tokens are junk, where printed.") {
            $0.junk
          },
          .number("bits_with_junk", unit: "bits", "Bits that are left of them.") { row in
            row.junk.map { row.bits / $0 }
          },
          .count("outside_factor", "Times beyond 100 to 1,000 exposures; 1 inside.") {
            $0.each.excess
          },
        ]), notes: bitNotes)
  }

  /// What bits rest on.
  private var bitNotes: [String] {
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

  /// Facts by epochs with coefficients of the user's own.
  var epochs: ShownTable? {
    guard let stated = capacity else { return nil }
    let total = model.total
    let rows = stated.epochs.map { count in
      (count: count, facts: try? stated.capacity.facts(parameters: total, epochs: count))
    }
    let finding = LinearCapacity.parametersPerFact
    return ShownTable(
      Table(
        "epochs", "Facts by epochs, N (c - a exp(-b E)), with your coefficients", of: rows,
        [
          .count("epochs", "Passes over the facts.") { $0.count },
          .number("facts", unit: "facts", "Facts that the model holds.") { $0.facts },
          .number("parameters_per_fact", "Parameters over facts.") { row in
            row.facts.flatMap { $0 > 0 ? total.value / $0 : nil }
          },
        ]),
      notes: [
        "The form of \(finding.source), whose coefficients were not read; it states "
          + "\(finding.value.rounded(toDigits: 2)) parameters a fact at 100 epochs, by extrapolation."
      ])
  }

  /// Accuracy of BLOOM-176B by relevant documents.
  var longTail: ShownTable {
    let tail = LongTail.bloom176B
    return ShownTable(
      Table(
        "long_tail", "Accuracy by relevant documents (BLOOM-176B on TriviaQA)", of: documents,
        [
          .count("documents", "Training documents that hold question and answer.") { $0 },
          .number("accuracy", "Share answered rightly.") {
            tail.value.accuracy(relevantDocuments: $0).value
          },
          .count("outside_factor", "Times beyond 10 to 10,000 documents; 1 inside.") {
            tail.value.accuracy(relevantDocuments: $0).excess
          },
          .text("source", "Where it stands.") { _ in tail.source },
        ]), notes: ["\(tail.source); not this model: \(tail.caution)."], hiding: ["source"])
  }
}
