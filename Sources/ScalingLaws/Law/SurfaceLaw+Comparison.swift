import Foundation
import Units

extension SurfaceLaw {
  public func computeMultiplier(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double {
    let point = try comparable(design, tokens, data)
    let dense = try surface(routedLike: nil, data: data)
    switch mode {
    case .sameTokens:
      let size = try denseEquivalent(of: design, tokens: tokens, data: data)
      return dense.flop(size: size.value, tokens: tokens.value) / point.flop
    case .fixedMemory:
      let size = try denseSize(inMemoryOf: design, terms)
      guard let tokens = dense.tokens(forLoss: point.loss, size: size.value) else {
        throw .outOfReach("puts the loss below what a dense model of the same memory reaches")
      }
      return dense.flop(size: size.value, tokens: tokens) / point.flop
    case .fixedCompute:
      throw .modeNotCovered(mode, why: "both sides spend the same FLOP; ask for the gap in loss")
    case .bothOptimal, .denseOptimal, .wallClock, .lifetime, .money:
      guard !dense.tokenTerms.isEmpty else {
        throw .notCovered("has no data term, so that it splits no budget")
      }
      let (ours, theirs) = try terms.spendings(in: mode)
      let means = ours.means(of: point)
      let loss = try loss(of: point, means: means, ours, terms.allocation(in: mode))
      guard let budget = theirs.means(forLoss: loss, on: dense) else { throw .noDenseBudget }
      return budget / means
    }
  }

  public func lossGap(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double {
    let point = try comparable(design, tokens, data)
    let dense = try surface(routedLike: nil, data: data)
    switch mode {
    case .sameTokens:
      let size = try denseSize(ofCost: point, on: dense)
      return dense.loss(size: size, tokens: point.tokens) - point.loss
    case .fixedMemory:
      // Memory fixes the dense size, and the MoE's FLOP then fix its tokens.
      let size = try denseSize(inMemoryOf: design, terms).value
      let tokens = point.flop / dense.cost.value(at: size)
      return dense.loss(size: size, tokens: tokens) - point.loss
    case .bothOptimal, .denseOptimal, .fixedCompute, .wallClock, .lifetime, .money:
      guard !dense.tokenTerms.isEmpty else {
        throw .notCovered("has no data term, so that it splits no budget")
      }
      let (ours, theirs) = try terms.spendings(in: mode)
      let means = ours.means(of: point)
      let loss = try loss(of: point, means: means, ours, terms.allocation(in: mode))
      guard let best = theirs.best(on: dense, means: means) else {
        throw .outOfReach("leaves a dense model of these means no tokens to train on")
      }
      return best.loss - loss
    }
  }

  public func tokenMultiplier(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Double {
    let point = try comparable(design, tokens, data)
    let dense = try surface(routedLike: nil, data: data)
    let size = try denseSize(ofCost: point, on: dense)
    guard let needed = dense.tokens(forLoss: point.loss, size: size) else {
      throw .outOfReach("puts the loss below what a dense model of these FLOP per token reaches")
    }
    return needed / tokens.value
  }

  public func crossover(of design: Design, data: DataEffect) throws(Refusal) -> Tokens {
    guard design.kind != .dense else { throw .notCovered("compares an MoE; this model is dense") }
    let surface = try surface(routedLike: design, data: data)
    let dense = try self.surface(routedLike: nil, data: data)
    let size = try size(of: design).value
    let point = SurfacePoint(surface: surface, size: size, tokens: 1)
    let denseSize = try denseSize(ofCost: point, on: dense)
    let isBetter = { (tokens: Double) in
      surface.loss(size: size, tokens: tokens) < dense.loss(size: denseSize, tokens: tokens)
    }
    // On very many tokens the dense model may lead again, so that the first lead of the MoE is
    // looked for in steps that no lead worth speaking of fits between.
    let steps = stride(
      from: log2(searchBounds.lowerBound), through: log2(searchBounds.upperBound), by: 0.5)
    guard let first = steps.first(where: { isBetter(exp2($0)) }) else {
      throw .outOfReach("puts the dense model of these FLOP per token ahead on any tokens")
    }
    guard let tokens = logarithmicRoot({ $0 >= exp2(first) || isBetter($0) }) else {
      throw .outOfReach("puts the MoE ahead on any number of tokens")
    }
    return Tokens(tokens)
  }

  /// The loss of the MoE as it was trained, or as its surface would spend the same means.
  private func loss(
    of point: SurfacePoint, means: Double, _ spending: Spending,
    _ allocation: ComparisonTerms.Allocation
  ) throws(Refusal) -> Double {
    switch allocation {
    case .asTrained: return point.loss
    case .optimal:
      guard let best = spending.best(on: point.surface, means: means) else { throw .notFinite }
      return best.loss
    }
  }

  /// The dense size that takes the memory of a design.
  private func denseSize(
    inMemoryOf design: Design, _ terms: ComparisonTerms
  ) throws(Refusal) -> Parameters {
    let count = SizeCount(part: .total, embeddings: sizeCount.embeddings)
    return try terms.denseParameters(inMemoryOf: design.size(count).size)
  }

  /// The dense size that costs as many FLOP per token as a design.
  private func denseSize(
    ofCost point: SurfacePoint, on dense: LossSurface
  ) throws(Refusal) -> Double {
    guard let size = dense.size(flopPerToken: point.surface.cost.value(at: point.size)) else {
      throw .notFinite
    }
    return size
  }
}
