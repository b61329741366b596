import Hypotheses
import ScalingLaws
import Spec
import Units

/// What tokens are worth that are seen several times, and what their lack does to an MoE.
public struct Repetition: Question {
  public static let section = Section(
    "repetition", .list, definition: "repetition",
    "What tokens are worth that are seen several times")

  public let name: String?
  public let curve: RepetitionCurve
  public let epochs: [Double]
  /// Whether the other form was asked for, by its halving time.
  public let hasAlternative: Bool
  /// Dense models against an MoE of few unique tokens; `nil` where it is not asked about.
  public let limit: TokenLimit?

  public init(_ ask: inout Asking) throws(Unsettled) {
    let name = ask("name", .text("a name", example: "epochs"), "A name for it")
    let epochs = ask(
      "epochs",
      .amounts(
        of: .number("a number of epochs", above: 0, example: 4), example: "log 1..64 x25"),
      "Epochs: a list, or an axis such as \"log 1..64 x25\"")
    let prior = ask(
      "prior", .prior, "The belief in R_D*, the repetitions that wear data out",
      default: .wornOutRepetitions)
    let halving = ask.optional(
      "exponentHalving", .number("epochs", above: 0, example: 4),
      "Epochs in which the exponent halves, for the other form beside it")
    limit = ask.optional(
      "limit", .record(TokenLimit.self, name: "dataLimit"),
      "Dense models against an MoE where unique tokens are few")
    let level = ask.confidence("The share of the belief that ranges hold")
    try ask.settle()
    guard prior.isFactor else {
      throw ask.fault(
        at: "prior", "R_D* is positive, and a belief in a difference is not",
        "give { median, factor }")
    }
    self.name = name
    self.epochs = epochs.sorted()
    curve = RepetitionCurve(prior: prior, halving: halving ?? .infinity, level: level)
    hasAlternative = halving != nil
  }

  /// What it comes to.
  public struct EpochWorth: Sendable {
    let points: [RepetitionCurve.Point]
    let limits: [LimitedBudget]
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> EpochWorth {
    EpochWorth(
      points: epochs.map { curve.point(epochs: $0) },
      limits: limit.map { $0.budgets(under: world, curve) } ?? [])
  }
}

/// Budgets of a run's routing with a number of unique tokens.
public struct TokenLimit: Asked {
  public let run: String
  public let unique: Tokens
  public let budgets: [FLOP]

  public init(_ ask: inout Asking) throws(Unsettled) {
    run = ask("run", .name(of: "run"), "A run whose routing is meant")
    unique = ask("uniqueTokens", .measure(example: "20B"), "Unique tokens at hand")
    let budgets = ask(
      "flop", .amounts(of: .amount(FLOP.self), example: "log 1e21..1e26 x11"),
      "Budgets: a list, or an axis such as \"log 1e21..1e26 x11\"")
    self.budgets = budgets.map { FLOP($0) }
    try ask.settle()
    if ask.reader.world.run(run)?.isDense ?? false {
      throw ask.fault(
        at: "run", "the run is dense", "name a run of an MoE; dense is compared with it")
    }
  }

  /// Each budget under each law that knows both kinds of models.
  func budgets(under world: World, _ curve: RepetitionCurve) -> [LimitedBudget] {
    guard let design = world.run(run)?.design else { return [] }
    let scales = [(1 - curve.level) / 2, 0.5, (1 + curve.level) / 2].map(curve.prior.quantile)
    return world.laws.flatMap { law -> [LimitedBudget] in
      guard law.card.kind == .law, let surfaceLaw = law as? any SurfaceLaw,
        let dense = try? surfaceLaw.surface(routedLike: nil),
        let routed = try? surfaceLaw.surface(routedLike: design)
      else { return [] }
      let limited = DataLimit(dense: dense, routed: routed, unique: unique)
      return budgets.compactMap { flop in
        let points = scales.compactMap { limited.point(flop: flop, scale: $0) }
        guard points.count == scales.count else { return nil }
        let ends = points.map(\.multiplier)
        let reading = try? law.frontier(at: flop, routedLike: design, data: .none)
        return LimitedBudget(
          law: law.card, flop: flop, middle: points[1],
          range: (ends.min() ?? 0)...(ends.max() ?? .infinity),
          isExtrapolated: reading.map { !law.card.range.excesses(of: $0.point).isEmpty } ?? true)
      }
    }
  }
}

/// A budget under one law with few unique tokens.
public struct LimitedBudget: Sendable {
  let law: LawCard
  let flop: FLOP
  /// At the median of the belief in R_D*.
  let middle: DataLimit.Point
  /// The dense FLOP over the MoE's at both ends of the belief's middle.
  let range: ClosedRange<Double>
  let isExtrapolated: Bool
}
