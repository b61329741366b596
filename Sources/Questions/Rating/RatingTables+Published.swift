import QualityAxes
import Tabular
import Units

extension RatingTables {
  /// A share that the paper counted, or a correlation.
  private struct Count {
    let quantity: String
    let share: Proportion?
    let value: Double
    let source: String
  }

  /// Machine and person over the same facts, as the paper counted.
  static func agreement() -> ShownTable {
    let study = RaterStudy.longFact2024
    let correlations = RaterStudy.countCorrelations
    let shares = [
      ("facts on which both agree", study.value.agreed),
      ("sampled disagreements: SAFE is right", study.value.automaticRight),
      ("sampled disagreements: the person is right", study.value.personRight),
    ]
    let others = [
      ("correlation of supported facts", correlations.value.supported),
      ("correlation of facts not supported", correlations.value.notSupported),
    ]
    let rows =
      shares.map { Count(quantity: $0, share: $1, value: $1.share, source: study.source) }
      + others.map { Count(quantity: $0, share: nil, value: $1, source: correlations.source) }
    return ShownTable(
      Table(
        "agreement", "SAFE and people over the same 16,011 facts", of: rows,
        [
          .text("quantity", "What was counted.") { $0.quantity },
          .integer("count", "How many.") { $0.share?.count },
          .integer("of", "Of how many.") { $0.share?.total },
          .number("value", "The share, or a correlation over responses.") { $0.value },
          .number("low", "Low end of its 95 % interval (Wilson).") {
            $0.share?.wilson().lowerBound
          },
          .number("high", "High end of it.") { $0.share?.wilson().upperBound },
          .text("source", "Where it stands.") { $0.source },
        ]), notes: ["In the other 5 of 100 sampled disagreements neither was right."],
      hiding: ["source"])
  }

  /// What the published ratings cost, part by part.
  static func bills() -> ShownTable {
    let rows = [("SAFE", RatingBill.automatic), ("person", RatingBill.person)].flatMap {
      rater, bill in
      let (parts, total) = (bill.value.parts, RatingBill.Part("total", bill.value.total))
      return (parts.count == 1 ? parts : parts + [total]).map {
        (rater: rater, part: $0, bill: bill.value, source: bill.source)
      }
    }
    return ShownTable(
      Table(
        "bills", "What the published ratings cost, 496 responses of 16,011 facts", of: rows,
        [
          .text("rater", "Who rated.") { $0.rater },
          .text("part", "A part of the bill.") { $0.part.name },
          .number("cost", unit: "dollars", "What it cost in all.") { $0.part.cost.value },
          .number("per_response", unit: "dollars", "Over the responses.") {
            $0.part.cost.value / Double($0.bill.responses)
          },
          .number("per_fact", unit: "dollars", "Over the facts.") {
            $0.part.cost.value / Double($0.bill.facts)
          },
          .text("source", "Where it stands.") { $0.source },
        ]), hiding: ["source"])
  }
}
