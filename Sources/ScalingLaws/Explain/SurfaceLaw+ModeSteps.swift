import Units

extension SurfaceLaw {
  /// From the loss of the design to the answer of a comparison beyond training FLOP.
  func modeSteps(
    _ question: Question, _ design: Design, _ point: SurfacePoint, _ terms: ComparisonTerms,
    _ data: DataEffect
  ) throws(Refusal) -> [Step] {
    switch question {
    case .computeMultiplier(.fixedMemory):
      return try memorySteps(design, point, terms, data)
    case .computeMultiplier(let mode):
      return try meansSteps(mode, point, terms, data)
    case .lossGap(.fixedCompute):
      return try gapSteps(point, terms, data)
    case .tokenMultiplier, .crossover:
      return try tokenSteps(question, design, point, data)
    case .loss, .denseEquivalent, .lossGap:
      return []
    }
  }

  /// Means of both models: prices times FLOP per token times tokens of training and of serving.
  private func meansSteps(
    _ mode: ComparisonMode, _ point: SurfacePoint, _ terms: ComparisonTerms, _ data: DataEffect
  ) throws(Refusal) -> [Step] {
    let dense = try surface(routedLike: nil, data: data)
    let (ours, theirs) = try terms.spendings(in: mode)
    let means = ours.means(of: point)
    var steps = ours.steps("", point.surface, point.size, point.tokens, means)
    var loss = point.loss
    var name = "L"
    if terms.allocation(in: mode) == .optimal {
      guard let best = ours.best(on: point.surface, means: means) else { throw .notFinite }
      let inputs = [Symbol("X", means)]
      steps += [
        Step("N*", "the N of the lowest loss that X buys", inputs, best.size, "parameters"),
        Step("D*", "the D that X then buys", inputs, best.tokens, "tokens"),
        Step(
          "L*", "the loss of N* and D*, as above",
          [Symbol("N*", best.size, "parameters"), Symbol("D*", best.tokens, "tokens")], best.loss,
          "nats per token"),
      ]
      (loss, name) = (best.loss, "L*")
    }
    guard let cheapest = dense.cheapest(forLoss: loss, served: theirs.served),
      let budget = theirs.means(forLoss: loss, on: dense)
    else { throw .noDenseBudget }
    let level = [Symbol(name, loss, "nats per token")] + dense.constants("_d")
    steps += [
      Step(
        "N_dense", "the N of least means among dense models of \(name)", level, cheapest.size,
        "parameters"),
      Step(
        "D_dense", "the D on which N_dense reaches \(name)",
        [Symbol("N_dense", cheapest.size, "parameters")] + level, cheapest.tokens, "tokens"),
    ]
    steps += theirs.steps("_dense", dense, cheapest.size, cheapest.tokens, budget)
    return steps + [
      Step("M", "X_dense/X", [Symbol("X_dense", budget), Symbol("X", means)], budget / means)
    ]
  }

  private func memorySteps(
    _ design: Design, _ point: SurfacePoint, _ terms: ComparisonTerms, _ data: DataEffect
  ) throws(Refusal) -> [Step] {
    let dense = try surface(routedLike: nil, data: data)
    let total = try design.size(SizeCount(part: .total, embeddings: sizeCount.embeddings)).size
    let size = try terms.denseParameters(inMemoryOf: total)
    guard let tokens = dense.tokens(forLoss: point.loss, size: size.value) else {
      throw .outOfReach("puts the loss below what a dense model of the same memory reaches")
    }
    var inputs = [Symbol("N_total", total.value, "parameters")]
    if let caches = terms.keyValueCaches, let bytes = terms.bytesPerParameter {
      inputs += [
        Symbol("cache", caches.moe.value, "bytes"), Symbol("cache_d", caches.dense.value, "bytes"),
        Symbol("b", bytes, "bytes"),
      ]
    }
    let budget = dense.flop(size: size.value, tokens: tokens)
    return [
      Step(
        "N_dense", inputs.count == 1 ? "N_total" : "N_total + (cache - cache_d)/b", inputs,
        size.value, "parameters"),
      tokensStep(dense, Symbol("N_dense", size.value, "parameters"), point, tokens),
      Step(
        "C_dense", "D_dense \(dense.costText("N_dense"))",
        [Symbol("N_dense", size.value, "parameters"), Symbol("D_dense", tokens, "tokens")], budget,
        "FLOP"),
      Step(
        "M", "C_dense/C", [Symbol("C_dense", budget, "FLOP"), Symbol("C", point.flop, "FLOP")],
        budget / point.flop),
    ]
  }

  private func gapSteps(
    _ point: SurfacePoint, _ terms: ComparisonTerms, _ data: DataEffect
  ) throws(Refusal) -> [Step] {
    let dense = try surface(routedLike: nil, data: data)
    guard let rival = dense.optimum(flop: point.flop) else { throw .notFinite }
    var steps: [Step] = []
    var own = Symbol("L", point.loss, "nats per token")
    if terms.allocation == .optimal {
      guard let best = point.surface.optimum(flop: point.flop) else { throw .notFinite }
      steps = point.surface.optimumSteps(best, flop: point.flop)
      own = Symbol("L*", best.loss, "nats per token")
    }
    let constants = dense.constants("_d")
    let budget = Symbol("C", point.flop, "FLOP")
    let size = Symbol("N_dense", rival.size, "parameters")
    let tokens = Symbol("D_dense", rival.tokens, "tokens")
    return steps + [
      Step(
        "N_dense", "the N of the lowest dense loss that C buys", [budget] + constants, rival.size,
        "parameters"),
      Step("D_dense", "C/(\(dense.costText("N_dense")))", [budget, size], rival.tokens, "tokens"),
      Step(
        "L_dense", "the dense loss of N_dense and D_dense", [size, tokens] + constants, rival.loss,
        "nats per token"),
      Step(
        "ΔL", "L_dense - \(own.name)", [Symbol("L_dense", rival.loss, "nats per token"), own],
        rival.loss - own.value, "nats per token"),
    ]
  }

  private func tokenSteps(
    _ question: Question, _ design: Design, _ point: SurfacePoint, _ data: DataEffect
  ) throws(Refusal) -> [Step] {
    let dense = try surface(routedLike: nil, data: data)
    let perToken = point.surface.cost.value(at: point.size)
    guard let size = dense.size(flopPerToken: perToken) else { throw .notFinite }
    let equal = Symbol("N_c", size, "parameters")
    let first = Step(
      "N_c", "the dense N of as many FLOP per token, \(dense.costText("N_c"))",
      [Symbol("c", perToken, "FLOP per token")], size, "parameters")
    guard question == .tokenMultiplier else {
      let tokens = try crossover(of: design, data: data)
      let shared = Symbol("D_x", tokens.value, "tokens")
      let own = point.surface.loss(size: point.size, tokens: tokens.value)
      let rival = dense.loss(size: size, tokens: tokens.value)
      return [
        first,
        Step(
          "L_moe", "the loss of N on D_x, as above",
          [Symbol("N", point.size, "parameters"), shared], own, "nats per token"),
        Step(
          "L_dense", "the dense loss of N_c on D_x, which is the same",
          [equal, shared] + dense.constants("_d"), rival, "nats per token"),
        Step("D_x", "the first D at which L_moe = L_dense", [], tokens.value, "tokens"),
      ]
    }
    guard let needed = dense.tokens(forLoss: point.loss, size: size) else { return [] }
    return [
      first, tokensStep(dense, equal, point, needed),
      Step(
        "T", "D_dense/D",
        [Symbol("D_dense", needed, "tokens"), Symbol("D", point.tokens, "tokens")],
        needed / point.tokens),
    ]
  }

  /// The dense tokens that reach the design's loss at a size.
  private func tokensStep(
    _ dense: LossSurface, _ size: Symbol, _ point: SurfacePoint, _ tokens: Double
  ) -> Step {
    let isClosed =
      dense.sizeTerms.count == 1 && dense.tokenTerms.count == 1 && dense.outerExponent == 1
      && dense.sizeSaturation == nil && dense.tokenSaturation == nil
    return Step(
      "D_dense",
      isClosed
        ? "(B_d/(L - floor_d - A_d/\(size.name)^α_d))^(1/β_d)"
        : "the D on which the dense form gives L at \(size.name)",
      [Symbol("L", point.loss, "nats per token"), size] + dense.constants("_d"), tokens, "tokens")
  }
}

extension Spending {
  /// What a size and tokens take, in one line; S are the tokens of training that would cost as much
  /// as serving, a third of those served where both have one price.
  func steps(
    _ mark: String, _ surface: LossSurface, _ size: Double, _ tokens: Double, _ means: Double
  ) -> [Step] {
    let (n, d) = (mark.isEmpty ? "N" : "N\(mark)", mark.isEmpty ? "D" : "D\(mark)")
    return [
      Step(
        "X\(mark)", "p (\(surface.costText(n))) (\(d) + S)",
        [
          Symbol("p", trainingPrice), Symbol(n, size, "parameters"), Symbol(d, tokens, "tokens"),
          Symbol("S", served, "tokens"),
        ], means)
    ]
  }
}
