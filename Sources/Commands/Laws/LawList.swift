import ReportWriter
import ScalingLaws
import Tabular

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
    Table(
      name, summary, of: laws.map(\.card),
      [
        .text("id", "The law by its authors and year.") { $0.id },
        Filling(Column("also", .text, "Other words for it: nicknames and ids of earlier versions."))
        {
          .text(($0.nicknames + $0.formerIDs).joined(separator: ", "))
        },
        .text("title", "Authors, year and title.") { $0.title },
        .text("citation", "Where it is published.") { $0.citation },
        .text("form", "The formula.") { $0.form },
        .text("provenance", "Where the coefficients come from.") { $0.provenance },
        .text("kind", "law, rule or measured.") { $0.kind.rawValue },
        .text("variant_of", "The law of which it is another reading.") { $0.variantOf },
      ])
  }

  private static var points: ReportSection {
    ReportSection(
      table: Table(
        "points", "Measured ratios without a formula (Kimi K2, arXiv:2507.20534)",
        of: SparsityPoint.kimiK2,
        [
          .number("sparsity", "Total over active experts.") { $0.sparsity },
          .number("against", "Total over active experts of the denser model.") { $0.against },
          .number("flop_reduction", "FLOP of the denser model over the sparser one's.") {
            $0.reduction
          },
        ]))
  }

  private static var unpublished: ReportSection {
    ReportSection(
      table: Table(
        "unpublished", "Not bundled, each with the reason", of: UnpublishedLaw.all,
        [
          .text("id", "A name for it.") { $0.id },
          .text("title", "Authors, year and title.") { $0.title },
          .text("citation", "Where it is published.") { $0.citation },
          .text("form", "The formula as far as it is known.") { $0.form },
          .text("reason", "Why it is not bundled.") { $0.reason },
        ]))
  }
}
