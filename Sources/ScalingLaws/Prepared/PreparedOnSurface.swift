import Foundation
import Units

/// A law with surfaces on one design: both surfaces and all that hangs on the size are at hand.
final class PreparedOnSurface: PreparedComparison {
  private let request: PlainRequest
  private let range: PreparedRange?
  private let ours: FixedSize
  private let dense: LossSurface
  private let plainDense: PlainSurface?
  /// Whether a budget may be compared with anything.
  private let isComparable: @Sendable (Double) -> Bool
  /// The answer to the question of a mode that weighs more than the loss on the same tokens.
  private let ask: @Sendable (Double) -> Double

  /// `nil` where the law refuses the design, or where a plain comparison does not serve.
  init?(law: some SurfaceLaw, request: PlainRequest) {
    guard let surface = try? law.surface(routedLike: request.design, data: request.data),
      let dense = try? law.surface(routedLike: nil, data: request.data),
      let size = try? law.size(of: request.design).value
    else { return nil }
    self.request = request
    self.dense = dense
    ours = FixedSize(surface: surface, size: size)
    plainDense = PlainSurface(dense)
    isComparable = { (try? law.checkBudget($0)) != nil }
    ask = { request.value(request.mode.question, of: law, tokens: $0) }
    range = request.wanted.contains(.range) ? PreparedRange(law: law, request: request) : nil
  }

  func numbers(tokens: Double) -> PlainNumbers {
    var numbers = PlainNumbers()
    let loss = ours.loss(tokens: tokens)
    guard loss.isFinite else { return numbers }
    if request.mode == .sameTokens {
      guard isComparable(tokens * ours.cost) else { return numbers }
      let size = denseSize(forLoss: loss, tokens: tokens)
      let ratio = denseCost(size) * tokens / (ours.cost * tokens)
      guard ratio.isFinite else { return numbers }
      request.put(ratio, into: &numbers)
      if request.wantsEquivalent { numbers.denseEquivalent = size }
    } else {
      let comparison = ask(tokens)
      guard comparison.isFinite else { return numbers }
      request.put(comparison, into: &numbers)
    }
    if request.wanted.contains(.loss) { numbers.loss = loss }
    if let range { numbers.outsideFactor = range.factor(tokens: tokens) }
    return numbers
  }

  private func denseSize(forLoss loss: Double, tokens: Double) -> Double {
    let size =
      plainDense?.size(forLoss: loss, tokens: tokens)
      ?? dense.size(forLoss: loss, tokens: tokens) ?? .nan
    return size.isFinite ? size : .nan
  }

  private func denseCost(_ size: Double) -> Double {
    plainDense?.cost(size) ?? dense.cost.value(at: size)
  }
}

/// A surface at one size.
private struct FixedSize {
  private let surface: LossSurface
  private let size: Double
  private let plain: PlainSurface?
  /// The floor and the terms of the size.
  private let base: Double
  /// Training FLOP per token.
  let cost: Double

  init(surface: LossSurface, size: Double) {
    self.surface = surface
    self.size = size
    plain = PlainSurface(surface)
    base = surface.floor + surface.sizeSum(size)
    cost = surface.cost.value(at: size)
  }

  func loss(tokens: Double) -> Double {
    guard let plain else { return surface.loss(size: size, tokens: tokens) }
    return base + plain.tokenTerm.value(at: tokens)
  }
}

/// A surface of one term each, without outer power or saturation, as numbers.
private struct PlainSurface {
  let floor: Double
  let sizeTerm: PowerTerm
  let tokenTerm: PowerTerm
  private let costTerm: PowerTerm

  init?(_ surface: LossSurface) {
    guard surface.isPlain, surface.cost.count == 1 else { return nil }
    floor = surface.floor
    sizeTerm = surface.sizeTerms[0]
    tokenTerm = surface.tokenTerms[0]
    costTerm = surface.cost[0]
  }

  func size(forLoss loss: Double, tokens: Double) -> Double {
    let rest = loss - floor - tokenTerm.value(at: tokens)
    return rest > 0 ? pow(rest / sizeTerm.coefficient, 1 / sizeTerm.exponent) : .nan
  }

  func cost(_ size: Double) -> Double {
    costTerm.exponent == 1 ? costTerm.coefficient * size : costTerm.value(at: size)
  }
}

extension SurfaceLaw {
  public func prepared(_ request: PlainRequest) -> any PreparedComparison {
    PreparedOnSurface(law: self, request: request) ?? LawOnDesign(law: self, request: request)
  }
}
