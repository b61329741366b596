import Foundation
import Units

/// The search for the best model that a budget can train, and for all that are nearly as good.
///
/// With tokens of inference the budget covers both, 6ND + 2N·D_inference in the usual count. With
/// unique tokens those that repeat count for less (`DataEffect.uniqueTokens`).
public struct DesignSearch: Hashable, Sendable {
  public var budget: FLOP
  public var memory: MemoryCap?
  public var data: DataEffect
  public var inferenceTokens: Tokens?
  /// What a token after training costs; `nil` is 2·N_active FLOP.
  public var servedPrices: ServedPrices?
  /// The share of the budget that a near design may waste.
  public var wasteTolerance = nearWaste
  /// The nats per token that a near design may lose to the best.
  public var lossTolerance = nearLoss

  /// A design is near where it wastes no more than this share of the budget.
  public static let nearWaste = 0.01
  /// A design is also near where it loses no more than so many nats per token to the best.
  public static let nearLoss = 0.005
  /// Sizes are tried at powers of this step from the best of each kind of model.
  public static let gridRatio = exp2(0.25)
  /// So many sizes are tried to each side, which is a factor of 16.
  public static let gridReach = 16

  public init(
    budget: FLOP, memory: MemoryCap? = nil, data: DataEffect = .none,
    inferenceTokens: Tokens? = nil
  ) {
    self.budget = budget
    self.memory = memory
    self.data = data
    self.inferenceTokens = inferenceTokens
  }

  /// Tokens of training that would cost as much as all inference, by 2·N_active.
  private var served: Double { (inferenceTokens?.value ?? 0) / 3 }

  /// The same as a design is served.
  private func served(_ choice: DesignChoice, _ size: Double) -> Double {
    guard let servedPrices, served > 0 else { return served }
    let footprint = choice.footprint(size)
    return served
      * servedPrices.price(active: footprint.active.value, total: footprint.total.value)
  }

  /// The size that is best by some measure, by steps and then halving around the best step.
  private func scanned(_ measure: (Double) -> Double?) -> Double? {
    let steps = (0...128).map { 1e5 * exp2(Double($0) / 4) }
    let found = steps.indices.compactMap { index in measure(steps[index]).map { (index, $0) } }
    guard let best = found.min(by: { $0.1 < $1.1 }) else { return nil }
    var (size, value, factor) = (steps[best.0], best.1, Self.gridRatio)
    for _ in 0..<40 {
      factor = factor.squareRoot()
      for next in [size * factor, size / factor] {
        if let other = measure(next), other < value { (size, value) = (next, other) }
      }
    }
    return size
  }

  /// The best design under a law, and all near ones on the grid.
  ///
  /// - Throws: the refusal of a law that knows no losses or not at this budget, or that nothing
  ///   fits.
  public func region(under law: some SurfaceLaw) throws(Refusal) -> DesignRegion {
    try law.checkBudget(budget.value)
    var fits: [Fit] = []
    for choice in try law.choices(data: data) {
      if let fit = try fit(choice) { fits.append(fit) }
    }
    let best = fits.min { $0.best.loss < $1.best.loss }
    guard let best else {
      throw .outOfReach("has no design that fits the memory and leaves tokens to train on")
    }
    let found = { (fit: Fit, allocation: LossSurface.Place) in
      let waste = waste(of: allocation, best: best)
      let lossGap = allocation.loss - best.best.loss
      return FoundDesign(
        choice: fit.choice, allocation: allocation,
        footprint: fit.choice.footprint(allocation.size), waste: waste, lossGap: lossGap,
        excesses: law.card.range.excesses(of: point(of: allocation, fit.choice)),
        isNear: waste <= wasteTolerance || lossGap <= lossTolerance)
    }
    var near: [FoundDesign] = []
    for fit in fits {
      near += grid(fit).map { found(fit, $0) }.filter(\.isNear)
    }
    return DesignRegion(
      law: law.card, best: found(best, best.best), near: near,
      bestOfEachKind: fits.map { found($0, $0.best) },
      isAtEdge: best.choice.isAtEdge(among: fits.map(\.choice)))
  }

  /// The best design inside the law's fitted range that spends the budget; `nil` where there is none.
  ///
  /// Along a budget the loss of a kind rises to both sides of its best size, so that the best size
  /// inside is the one nearest to it, found by steps of `gridRatio` and halving.
  ///
  /// - Throws: as `region`.
  public func bestInside(_ law: some SurfaceLaw) throws(Refusal) -> FoundDesign? {
    try law.checkBudget(budget.value)
    let range = law.card.range
    guard !range.extents.isEmpty else { return nil }
    var best: FoundDesign?
    for choice in try law.choices(data: data) {
      guard let fit = try fit(choice) else { continue }
      func isInside(_ place: LossSurface.Place) -> Bool {
        range.excesses(of: point(of: place, choice)).isEmpty
      }
      func at(_ size: Double) -> LossSurface.Place? {
        size <= fit.largest ? allocation(of: size, choice) : nil
      }
      var found: [LossSurface.Place] = isInside(fit.best) ? [fit.best] : []
      for ratio in found.isEmpty ? [Self.gridRatio, 1 / Self.gridRatio] : [] {
        let steps = (1...80).map { fit.best.size * pow(ratio, Double($0)) }
        guard let first = steps.first(where: { at($0).map(isInside) ?? false }) else { continue }
        var (outside, inside) = (first / ratio, first)
        for _ in 0..<30 {
          let middle = (outside * inside).squareRoot()
          if at(middle).map(isInside) ?? false { inside = middle } else { outside = middle }
        }
        if let place = at(inside) { found.append(place) }
      }
      guard let place = found.min(by: { $0.loss < $1.loss }),
        best.map({ place.loss < $0.allocation.loss }) ?? true
      else { continue }
      best = FoundDesign(
        choice: choice, allocation: place, footprint: choice.footprint(place.size), waste: 0,
        lossGap: 0, excesses: [], isNear: false)
    }
    return best
  }

  /// Where a design stands on the axes of the fitted range.
  private func point(
    of allocation: LossSurface.Place, _ choice: DesignChoice
  ) -> RangePoint {
    let footprint = choice.footprint(allocation.size)
    let own: RangePoint = [
      .activeParameters: footprint.active.value, .totalParameters: footprint.total.value,
      .tokens: allocation.tokens, .tokensPerParameter: allocation.tokens / footprint.active.value,
      .compute: choice.surface.flop(size: allocation.size, tokens: allocation.tokens),
    ]
    return own.merging(choice.axes)
  }

  /// A kind of model with its best design under the caps.
  private struct Fit {
    let choice: DesignChoice
    let best: LossSurface.Place
    /// The largest size that fits the memory.
    let largest: Double
  }

  private func fit(_ choice: DesignChoice) throws(Refusal) -> Fit? {
    let largest = try largestSize(of: choice)
    let best: LossSurface.Place? =
      servedPrices == nil
      ? choice.surface.optimum(flop: budget.value, served: served)
      : scanned { allocation(of: $0, choice)?.loss }.flatMap { allocation(of: $0, choice) }
    guard let free = best else { return nil }
    if free.size <= largest { return Fit(choice: choice, best: free, largest: largest) }
    // Along a budget the loss rises to both sides of its minimum, so that the cap itself is best.
    return allocation(of: largest, choice).map {
      Fit(choice: choice, best: $0, largest: largest)
    }
  }

  private func largestSize(of choice: DesignChoice) throws(Refusal) -> Double {
    guard let memory else { return .infinity }
    // Asks once outside the bisection, which cannot throw.
    _ = try memory.holds(choice.footprint(1))
    let bursts = { (size: Double) in !((try? memory.holds(choice.footprint(size))) ?? false) }
    guard bursts(searchBounds.upperBound) else { return .infinity }
    // The edge itself may lie a rounding outside.
    return (logarithmicRoot(bursts) ?? 0) * (1 - 1e-12)
  }

  /// All of the budget spent on a size; `nil` where it leaves no tokens.
  private func allocation(
    of size: Double, _ choice: DesignChoice
  ) -> LossSurface.Place? {
    let surface = choice.surface
    let tokens = budget.value / surface.cost.value(at: size) - served(choice, size)
    guard size > 0, tokens > 0 else { return nil }
    return LossSurface.Place(
      size: size, tokens: tokens, loss: surface.loss(size: size, tokens: tokens))
  }

  private func grid(_ fit: Fit) -> [LossSurface.Place] {
    (-Self.gridReach...Self.gridReach).compactMap { step in
      if step == 0 { return fit.best }
      let size = fit.best.size * pow(Self.gridRatio, Double(step))
      return size <= fit.largest ? allocation(of: size, fit.choice) : nil
    }
  }

  /// The budget over what the best kind needs for the same loss under the caps, minus 1.
  private func waste(of design: LossSurface.Place, best: Fit) -> Double {
    let surface = best.choice.surface
    func means(_ size: Double) -> Double? {
      surface.tokens(forLoss: design.loss, size: size).map {
        surface.cost.value(at: size) * ($0 + served(best.choice, size))
      }
    }
    if servedPrices != nil {
      let least = scanned { $0 <= best.largest ? means($0) : nil }.flatMap(means)
      let waste = least.map { budget.value / $0 - 1 } ?? 0
      return waste > 1e-9 ? waste : 0
    }
    guard let free = surface.cheapest(forLoss: design.loss, served: served) else { return 0 }
    var needed = surface.cost.value(at: free.size) * (free.tokens + served)
    if free.size > best.largest,
      let tokens = surface.tokens(forLoss: design.loss, size: best.largest)
    {
      needed = surface.cost.value(at: best.largest) * (tokens + served)
    }
    let waste = budget.value / needed - 1
    // What arithmetic alone leaves is none.
    return waste > 1e-12 ? waste : 0
  }
}
