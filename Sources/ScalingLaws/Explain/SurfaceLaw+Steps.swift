import Units

extension SurfaceLaw {
  /// The surface's numbers, then the loss on them, then FLOP.
  public func steps(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> [Step] {
    let point = try point(of: design, tokens: tokens, data: data)
    return try surfaceSteps(routedLike: design) + point.steps
  }
}

extension SurfacePoint {
  /// The loss of the point and its FLOP, worked out in one line each after what N and D are worth.
  var steps: [Step] {
    let (n, nSteps) = worth("N", size, surface.sizeSaturation, "parameters")
    let (d, dSteps) = worth("D", tokens, surface.tokenSaturation, "tokens")
    let inputs =
      [Symbol("floor", surface.floor)] + symbols(surface.sizeTerms, "A", "α", sign: -1) + [n]
      + symbols(surface.tokenTerms, "B", "β", sign: -1) + [d]
    let sum =
      sum(surface.sizeTerms, "A", "α", n.name) + " + " + sum(surface.tokenTerms, "B", "β", d.name)
    let power = surface.outerExponent
    let formula = power == 1 ? "floor + \(sum)" : "floor + (\(sum))^p"
    let exponents = power == 1 ? [] : [Symbol("p", power)]
    let isUsual = surface.cost == [PowerTerm(6, 1)]
    let cost = surface.cost.enumerated().map { index, term in
      "κ\(subscripted(index, surface.cost)) N"
        + (term.exponent == 1 ? "" : "^q\(subscripted(index, surface.cost))")
    }
    let prices = surface.cost.enumerated().flatMap { index, term in
      [Symbol("κ\(subscripted(index, surface.cost))", term.coefficient)]
        + (term.exponent == 1
          ? [] : [Symbol("q\(subscripted(index, surface.cost))", term.exponent)])
    }
    return nSteps + dSteps + [
      Step("L", formula, inputs + exponents, loss, "nats per token"),
      Step(
        "C", isUsual ? "6 N D" : "D (\(cost.joined(separator: " + ")))",
        (isUsual ? [] : prices) + [Symbol("N", size, "parameters"), Symbol("D", tokens, "tokens")],
        flop, "FLOP"),
    ]
  }

  private func worth(
    _ name: String, _ amount: Double, _ saturation: Saturation?, _ unit: String
  ) -> (Symbol, [Step]) {
    guard let saturation, amount > saturation.onset else { return (Symbol(name, amount, unit), []) }
    let worth = Symbol(name + "'", saturation.worth(of: amount), unit)
    return (
      worth,
      [
        Step(
          worth.name, "u + u r (1 - exp(-(\(name)/u - 1)/r))",
          [
            Symbol(name, amount, unit), Symbol("u", saturation.onset, unit),
            Symbol("r", saturation.scale),
          ], worth.value, unit)
      ]
    )
  }

  private func sum(_ terms: [PowerTerm], _ factor: String, _ power: String, _ x: String) -> String {
    terms.indices.map { index in
      let mark = subscripted(index, terms)
      return "\(factor)\(mark)/\(x)^\(power)\(mark)"
    }
    .joined(separator: " + ")
  }

  private func symbols(
    _ terms: [PowerTerm], _ factor: String, _ power: String, sign: Double
  ) -> [Symbol] {
    terms.enumerated().flatMap { index, term in
      let mark = subscripted(index, terms)
      return [
        Symbol(factor + mark, term.coefficient), Symbol(power + mark, sign * term.exponent),
      ]
    }
  }

  private func subscripted(_ index: Int, _ terms: [PowerTerm]) -> String {
    terms.count == 1 ? "" : ["₁", "₂", "₃"][min(index, 2)]
  }
}
