import Units

extension SurfaceLaw {
  /// From the loss of the design to the dense model that a question compares it with.
  public func furtherSteps(
    to question: Question, of design: Design, tokens: Tokens, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> [Step] {
    let point = try point(of: design, tokens: tokens, data: data)
    let loss = Symbol("L", point.loss, "nats per token")
    switch question {
    case .loss:
      // The loss itself comes before the FLOP.
      return [Step("L", "as above", [], point.loss, "nats per token")]
    case .denseEquivalent:
      return try equivalentSteps(point, loss, data)
    case .computeMultiplier(.sameTokens):
      let dense = try surface(routedLike: nil, data: data)
      let steps = try equivalentSteps(point, loss, data)
      let size = steps.last?.result ?? 0
      let budget = dense.flop(size: size, tokens: point.tokens)
      return steps + [
        Step(
          "C_dense", "D \(dense.costText("N_eq"))",
          [Symbol("N_eq", size, "parameters"), Symbol("D", point.tokens, "tokens")], budget,
          "FLOP"),
        ratioStep(budget, point.flop),
      ]
    case .computeMultiplier(.denseOptimal):
      return try budgetSteps(point.flop, loss, data)
    case .computeMultiplier(.bothOptimal):
      guard let best = point.surface.optimum(flop: point.flop) else { throw .notFinite }
      let level = Symbol("L*", best.loss, "nats per token")
      return point.surface.optimumSteps(best, flop: point.flop)
        + (try budgetSteps(point.flop, level, data))
    case .computeMultiplier, .lossGap, .tokenMultiplier, .crossover:
      return try modeSteps(question, design, point, terms, data)
    }
  }

  private func equivalentSteps(
    _ point: SurfacePoint, _ loss: Symbol, _ data: DataEffect
  ) throws(Refusal) -> [Step] {
    let dense = try surface(routedLike: nil, data: data)
    guard let size = dense.size(forLoss: point.loss, tokens: point.tokens) else {
      throw .outOfReach("puts the loss below what any dense size reaches on these tokens")
    }
    let formula =
      dense.hasClosedForm && dense.outerExponent == 1
      ? "(A_d/(L - floor_d - B_d/D^β_d))^(1/α_d)" : "the N at which the dense form gives L on D"
    return [
      Step(
        "N_eq", formula,
        [loss, Symbol("D", point.tokens, "tokens")] + dense.constants("_d"), size, "parameters")
    ]
  }

  private func budgetSteps(
    _ flop: Double, _ loss: Symbol, _ data: DataEffect
  ) throws(Refusal) -> [Step] {
    let dense = try surface(routedLike: nil, data: data)
    guard let best = dense.cheapest(forLoss: loss.value),
      let budget = dense.budget(forLoss: loss.value)
    else { throw .noDenseBudget }
    let isClosed = dense.hasClosedForm && dense.outerExponent == 1
    return [
      Step(
        "N_dense",
        isClosed
          ? "(A_d (1 + α_d/β_d)/(\(loss.name) - floor_d))^(1/α_d)"
          : "the N of the cheapest dense model of \(loss.name)",
        [loss] + dense.constants("_d"), best.size, "parameters"),
      Step(
        "D_dense",
        isClosed
          ? "(B_d (1 + β_d/α_d)/(\(loss.name) - floor_d))^(1/β_d)"
          : "the D on which N_dense reaches \(loss.name)",
        [loss] + dense.constants("_d"), best.tokens, "tokens"),
      Step(
        "C_dense", "D_dense \(dense.costText("N_dense"))",
        [Symbol("N_dense", best.size, "parameters"), Symbol("D_dense", best.tokens, "tokens")],
        budget, "FLOP"),
      ratioStep(budget, flop),
    ]
  }

  private func ratioStep(_ dense: Double, _ own: Double) -> Step {
    Step(
      "M", "C_dense/C", [Symbol("C_dense", dense, "FLOP"), Symbol("C", own, "FLOP")], dense / own)
  }
}

extension LossSurface {
  /// The surface's constants as symbols with a mark behind.
  func constants(_ mark: String) -> [Symbol] {
    let terms = { (terms: [PowerTerm], factor: String, power: String) in
      terms.flatMap {
        [Symbol(factor + mark, $0.coefficient), Symbol(power + mark, -$0.exponent)]
      }
    }
    return [Symbol("floor\(mark)", floor)] + terms(sizeTerms, "A", "α")
      + terms(tokenTerms, "B", "β")
      + (outerExponent == 1 ? [] : [Symbol("p\(mark)", outerExponent)])
  }

  /// FLOP per token in plain text, `6 N`.
  func costText(_ name: String) -> String {
    let terms = cost.map { term in
      let power = term.exponent == 1 ? name : "\(name)^\(Symbol.digits(term.exponent))"
      return "\(Symbol.digits(term.coefficient)) \(power)"
    }
    return terms.count == 1 ? terms[0] : "(\(terms.joined(separator: " + ")))"
  }

  /// The best size, tokens and loss of a budget.
  func optimumSteps(_ best: Place, flop: Double) -> [Step] {
    let budget = Symbol("C", flop, "FLOP")
    let formula =
      hasClosedForm
      ? "(αA/βB)^(1/(α+β)) (C/κ)^(β/(α+β))" : "the N at which α A/N^α = ε(N) β B/D^β, D = C/c(N)"
    return [
      Step(
        "N*", formula, [budget] + constants("") + cost.map { Symbol("κ", $0.coefficient) },
        best.size, "parameters"),
      Step(
        "D*", "C/(\(costText("N*")))", [budget, Symbol("N*", best.size, "parameters")],
        best.tokens, "tokens"),
      Step(
        "L*", "the loss of N* and D*, as above",
        [Symbol("N*", best.size, "parameters"), Symbol("D*", best.tokens, "tokens")], best.loss,
        "nats per token"),
    ]
  }
}
