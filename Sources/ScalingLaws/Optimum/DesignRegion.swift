import Tabular
import Units

/// A design that a search found.
public struct FoundDesign: Sendable {
  public let choice: DesignChoice
  public let allocation: LossSurface.Place
  public let footprint: Footprint
  /// FLOP beyond what the best kind of model needs for the same loss, over what that needs.
  public let waste: Double
  /// Loss beyond that of the best design, nats per token.
  public let lossGap: Double
  /// The axes on which the design lies outside the law's fitted range, furthest first.
  public let excesses: [RangeExcess]

  /// Whether the design is as good as the best for all that matters, by the search's tolerances.
  public let isNear: Bool
}

/// What a law advises to do with a budget: its best design, and those that are nearly as good.
public struct DesignRegion: Sendable {
  public let law: LawCard
  public let best: FoundDesign
  /// All near designs of the grid, kind by kind and by size; the best is among them.
  public let near: [FoundDesign]
  /// The best design of each kind that fits, near or not.
  public let bestOfEachKind: [FoundDesign]
  /// Whether the best kind is the last of those that were searched, so that a better one may lie
  /// beyond what the law was fitted on.
  public let isAtEdge: Bool
}

extension DesignSearch {
  /// The near designs under several laws in one table, and the reasons of those that refuse.
  public func table(
    under laws: [any ScalingLaw]
  ) -> (table: Table, refusals: [(law: LawCard, refusal: Refusal)]) {
    var table = Table(
      name: "optimum", summary: "A design within 1 % of FLOP or 0.005 nats of a law's best.",
      columns: Self.columns)
    var refusals: [(law: LawCard, refusal: Refusal)] = []
    for law in laws {
      do throws(Refusal) {
        for row in try rows(under: law) { table.append(row) }
      } catch {
        refusals.append((law.card, error))
      }
    }
    return (table, refusals)
  }

  private func rows(under law: any ScalingLaw) throws(Refusal) -> [[Cell]] {
    if let law = law as? any SurfaceLaw {
      let region = try region(under: law)
      return region.near.map { Self.row($0, of: region) }
    }
    guard let law = law as? AllocationLaw else {
      throw .notCovered("states no loss of size and tokens, so that it has no optimum to find")
    }
    guard memory == nil, data.isNone, inferenceTokens == nil else {
      throw .notCovered("allocates training FLOP on fresh data, and knows no other limits")
    }
    let (size, tokens) = try law.allocation(of: budget)
    return [
      [
        .text(law.card.id), "dense", .number(size.value), .number(size.value),
        .number(tokens.value), .empty, .empty, .empty, .boolean(true), .empty,
        Self.distance(law.card.range.excesses(of: [.compute: budget.value])),
      ]
    ]
  }

  private static let columns = [
    Column("law", .text, "The law that advises."),
    Column("kind", .text, "The kind of model in the law's symbols."),
    Column("active_parameters", .number, unit: "parameters", "What a token uses."),
    Column("total_parameters", .number, unit: "parameters", "What is stored."),
    Column("tokens", .number, unit: "tokens", "Tokens of training."),
    Column("loss_nats_per_token", .number, unit: "nats per token", "Loss in the law's own units."),
    Column("loss_gap", .number, unit: "nats per token", "Loss beyond the law's best design."),
    Column("wasted_share", .number, "FLOP beyond what the best kind needs for it, over these."),
    Column("is_best", .boolean, "Whether this is the law's best design."),
    Column("is_at_edge", .boolean, "Whether the law's best kind is the last that was searched."),
    Column("outside_fitted_range", .text, "How far outside, by axis; empty inside."),
  ]

  private static func distance(_ excesses: [RangeExcess]) -> Cell {
    excesses.isEmpty ? .empty : .text(excesses.map(\.phrase).joined(separator: ", "))
  }

  private static func row(_ design: FoundDesign, of region: DesignRegion) -> [Cell] {
    [
      .text(region.law.id), .text(design.choice.name), .number(design.footprint.active.value),
      .number(design.footprint.total.value), .number(design.allocation.tokens),
      .number(design.allocation.loss), .number(design.lossGap), .number(design.waste),
      .boolean(
        design.allocation == region.best.allocation
          && design.choice.name == region.best.choice.name),
      .boolean(region.isAtEdge), distance(design.excesses),
    ]
  }
}
