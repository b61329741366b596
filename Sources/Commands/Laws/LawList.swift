import ReportWriter
import ScalingLaws
import Tabular
import Units

/// The bundled laws, and those that are not bundled, with the reasons.
enum LawList {
  /// The laws that are asked where nobody names any, or everything.
  static func sections(all: Bool) -> [ReportSection] {
    guard all else {
      let more = LawLibrary.all.count - LawLibrary.standard.count
      return [
        ReportSection(
          table: laws("laws", "The laws that are asked where none is named", LawLibrary.standard),
          notes: [
            "\(more) more, variants and rules, and \(UnpublishedLaw.all.count) that are not bundled: "
              + "moesim list laws --all.",
            "A law is also found by the number of its paper, such as 2502.05172, and by nicknames: "
              + "moesim explain ludziejewski-2025.",
          ])
      ]
    }
    let standard = Set(LawLibrary.standard.map(\.card.id))
    let others = LawLibrary.all.filter { !standard.contains($0.card.id) }
    return [
      ReportSection(
        table: laws("laws", "The laws that are asked where none is named", LawLibrary.standard)),
      ReportSection(table: laws("more", "Variants, other subjects and rules", others)),
      points, unpublished,
    ]
  }

  private static func laws(_ name: String, _ summary: String, _ laws: [any ScalingLaw]) -> Table {
    var table = Table(
      name: name, summary: summary,
      columns: [
        Column("id", .text, "The law by its authors and year."),
        Column("also", .text, "Other words for it: nicknames and ids of earlier versions."),
        Column("title", .text, "Authors, year and title."),
        Column("citation", .text, "Where it is published."),
        Column("form", .text, "The formula."),
        Column("provenance", .text, "Where the coefficients come from."),
        Column("kind", .text, "law, rule or folklore."),
        Column("variant_of", .text, "The law of which it is another reading."),
      ])
    for law in laws {
      let card = law.card
      table.append([
        .text(card.id), .text((card.nicknames + card.formerIDs).joined(separator: ", ")),
        .text(card.title), .text(card.citation), .text(card.form), .text(card.provenance),
        .text(card.kind.rawValue), Cell(card.variantOf),
      ])
    }
    return table
  }

  private static var points: ReportSection {
    var table = Table(
      name: "points", summary: "Measured ratios without a formula (Kimi K2, arXiv:2507.20534)",
      columns: [
        Column("sparsity", .number, "Total over active experts."),
        Column("against", .number, "Total over active experts of the denser model."),
        Column("flop_reduction", .number, "FLOP of the denser model over the sparser one's."),
      ])
    for point in SparsityPoint.kimiK2 {
      table.append([.number(point.sparsity), .number(point.against), .number(point.reduction)])
    }
    return ReportSection(table: table)
  }

  private static var unpublished: ReportSection {
    var table = Table(
      name: "unpublished", summary: "Not bundled, each with the reason",
      columns: [
        Column("id", .text, "A name for it."), Column("title", .text, "Authors, year and title."),
        Column("citation", .text, "Where it is published."),
        Column("form", .text, "The formula as far as it is known."),
        Column("reason", .text, "Why it is not bundled."),
      ])
    for law in UnpublishedLaw.all {
      table.append([
        .text(law.id), .text(law.title), .text(law.citation), .text(law.form), .text(law.reason),
      ])
    }
    return ReportSection(table: table)
  }
}
