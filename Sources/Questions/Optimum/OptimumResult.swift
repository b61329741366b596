import ScalingLaws
import Units

/// What one law advises to do with one budget.
public struct OptimumResult: Sendable {
  public let search: DesignSearch
  public let law: LawCard
  public let outcome: Result<Advice, Refusal>
  /// The best design inside the law's fitted range, where it was looked for and there is one.
  private(set) var inside: AdvisedDesign?

  /// What a law that answers advises.
  public enum Advice: Sendable {
    /// The best design of each kind, and all near ones, of a law that knows losses.
    case region(DesignRegion)
    /// Size and tokens of a dense model, of a law that knows no losses.
    case allocation(size: Parameters, tokens: Tokens)
  }

  init(_ search: DesignSearch, under law: any ScalingLaw, seekingInside: Bool = false) {
    self.search = search
    self.law = law.card
    outcome = Result { () throws(Refusal) in try Self.advice(search, law) }
    guard seekingInside, let best else { return }
    if best.isInside {
      inside = best
    } else if let law = law as? any SurfaceLaw, let region,
      let found = try? search.bestInside(law)
    {
      var design = AdvisedDesign(found, of: region, self)
      design.lossGap = found.allocation.loss - region.best.allocation.loss
      inside = design
    }
  }

  /// Parameters and tokens below which nothing is a language model.
  private static let smallest = 1000.0

  private static func advice(
    _ search: DesignSearch, _ law: any ScalingLaw
  ) throws(Refusal) -> Advice {
    if let law = law as? any SurfaceLaw {
      let region = try search.region(under: law)
      let (size, tokens) = (region.best.footprint.active.value, region.best.allocation.tokens)
      guard size >= smallest, tokens >= smallest else {
        throw .outOfReach("would advise \(size.rounded(toDigits: 2)) parameters, which is no model")
      }
      return .region(region)
    }
    guard let law = law as? AllocationLaw else {
      throw .notCovered("states no loss of size and tokens, so that it has no optimum to find")
    }
    guard search.memory == nil, search.data.isNone, search.inferenceTokens == nil else {
      throw .notCovered("allocates training FLOP on fresh data, and knows no other limits")
    }
    let (size, tokens) = try law.allocation(of: search.budget)
    guard size.value >= smallest, tokens.value >= smallest else {
      throw .outOfReach("would advise \(size) parameters, which is no model")
    }
    return .allocation(size: size, tokens: tokens)
  }

  /// The near designs of a law that knows losses.
  var region: DesignRegion? {
    if case .success(.region(let region)) = outcome { region } else { nil }
  }

  /// Why the law does not answer; `nil` where it does.
  var refusal: String? {
    if case .failure(let refusal) = outcome { refusal.reason } else { nil }
  }

  /// The best design of each kind; none where the law does not answer.
  var bestOfEachKind: [AdvisedDesign] {
    switch outcome {
    case .success(.region(let region)):
      region.bestOfEachKind.map { AdvisedDesign($0, of: region, self) }
    case .success(.allocation(let size, let tokens)):
      [AdvisedDesign(size, tokens, self)]
    case .failure: []
    }
  }

  /// The best design; `nil` where the law does not answer.
  var best: AdvisedDesign? { bestOfEachKind.first(where: \.isBest) }

  /// The near designs of the grid.
  var near: [AdvisedDesign] {
    region.map { region in region.near.map { AdvisedDesign($0, of: region, self) } } ?? []
  }
}

/// A design that a law advises.
struct AdvisedDesign: Sendable {
  let search: DesignSearch
  let law: LawCard
  /// The kind of model in the law's symbols.
  let kind: String
  /// Experts of the kind, 1 where it is dense; `nil` where the law counts none.
  let experts: Double?
  let active: Double
  let total: Double
  let tokens: Double
  /// What a law that allocates alone does not know.
  var loss: Double?
  var lossGap: Double?
  var waste: Double?
  /// Whether it is of the best of all kinds, and whether it is the best design itself.
  let isBest: Bool
  let isVeryBest: Bool
  let isNear: Bool
  /// How many designs of the grid are as good as the best.
  var alike: Int?
  let excesses: [RangeExcess]

  init(_ design: FoundDesign, of region: DesignRegion, _ result: OptimumResult) {
    search = result.search
    law = result.law
    kind = design.choice.name
    experts =
      design.choice.variables.first { $0.name == "E" }?.value ?? (kind == "dense" ? 1 : nil)
    active = design.footprint.active.value
    total = design.footprint.total.value
    tokens = design.allocation.tokens
    loss = design.allocation.loss
    lossGap = design.lossGap
    waste = design.waste
    isBest = kind == region.best.choice.name
    isVeryBest = isBest && design.allocation == region.best.allocation
    isNear = design.isNear
    alike = region.near.count
    excesses = design.excesses
  }

  init(_ size: Parameters, _ tokens: Tokens, _ result: OptimumResult) {
    search = result.search
    law = result.law
    kind = "dense"
    experts = 1
    active = size.value
    total = size.value
    self.tokens = tokens.value
    (isBest, isVeryBest, isNear) = (true, true, true)
    excesses = law.range.excesses(of: [.compute: search.budget.value])
  }

  var tokensPerParameter: Double { tokens / active }

  /// Whether it lies inside a range that the law's source states.
  var isInside: Bool { excesses.isEmpty && !law.range.extents.isEmpty }

  /// How far outside the fitted range on each axis; `nil` inside.
  var distance: String? {
    excesses.isEmpty ? nil : excesses.map(\.phrase).joined(separator: ", ")
  }

  /// A number of the design.
  func value(_ column: OptimumColumn) -> Double? {
    switch column {
    case .experts: experts
    case .activeParameters: active
    case .totalParameters: total
    case .tokens: tokens
    case .tokensPerParameter: tokensPerParameter
    case .loss: loss
    case .lossGap: lossGap
    }
  }
}

/// A number of the best designs that a plot shows.
public enum OptimumColumn: String, CaseIterable, Sendable {
  case experts
  case activeParameters = "active_parameters"
  case totalParameters = "total_parameters"
  case tokens = "optimal_tokens"
  case tokensPerParameter = "tokens_per_active_parameter"
  case loss = "loss_nats_per_token"
  case lossGap = "loss_gap"

  /// What a sentence is about.
  var subject: String {
    switch self {
    case .experts: "the best number of experts"
    case .activeParameters: "the best active size"
    case .totalParameters: "the best total size"
    case .tokens: "the best number of tokens"
    case .tokensPerParameter: "the best ratio of tokens to parameters"
    case .loss: "the best loss"
    case .lossGap: "what is lost to the best design"
    }
  }

  public var label: String {
    switch self {
    case .experts: "experts"
    case .activeParameters: "active parameters"
    case .totalParameters: "total parameters"
    case .tokens: "tokens of training"
    case .tokensPerParameter: "tokens per active parameter"
    case .loss: "loss (nats per token)"
    case .lossGap: "loss beyond the best design (nats per token)"
    }
  }
}
