import Units

/// Numbers that papers on dense models state, each with the law's own.
extension DenseLaw {
  private var independent: String { "independent evaluation of \(card.citation)" }

  /// Budget, best size, tokens a parameter there, and the loss where it is stated.
  func optima(_ rows: [(Double, Double, Double, Double?)]) -> [PublishedCheck] {
    rows.flatMap { budget, size, ratio, loss -> [PublishedCheck] in
      let best: @Sendable () throws -> LossSurface.Place? = {
        try surface(routedLike: nil).optimum(flop: budget)
      }
      let at = "at \(PublishedCheck.text(budget)) FLOP"
      let sized = [
        stated(in: independent, .relative(0.0003), because: "stated to four digits")
          .check("best N \(at)", size) { try best()?.size },
        stated(in: independent, .absolute(0.06), because: "stated to one decimal")
          .check("tokens a parameter \(at)", ratio) { try best().map { $0.tokens / $0.size } },
      ]
      guard let loss else { return sized }
      return sized + [
        stated(in: independent, .absolute(1e-4), because: "stated to four decimals")
          .check("loss \(at)", loss) { try best()?.loss }
      ]
    }
  }

  /// Size, tokens, loss.
  func losses(_ rows: [(Double, Double, Double)]) -> [PublishedCheck] {
    let group = stated(in: independent, .absolute(1e-4), because: "stated to four decimals")
    return rows.map { size, tokens, loss in
      group.check("loss of \(Parameters(size)) on \(Tokens(tokens))", loss) {
        try surface(routedLike: nil).loss(size: size, tokens: tokens)
      }
    }
  }

  /// The exponent of the best size in the budget.
  func exponent(_ value: Double, in source: String, within tolerance: Double) -> PublishedCheck {
    stated(in: source, .absolute(tolerance), because: "half of the last digit stated")
      .check("exponent of N in the budget, β/(α + β)", value) {
        constants.beta / (constants.alpha + constants.beta)
      }
  }

  /// The best tokens a parameter at a budget.
  func ratio(_ value: Double, at budget: Double, within tolerance: Double) -> PublishedCheck {
    stated(
      in: independent, .absolute(tolerance), because: "half to one of the last digit stated"
    ).check("tokens a parameter at \(PublishedCheck.text(budget)) FLOP", value) {
      try surface(routedLike: nil).optimum(flop: budget).map { $0.tokens / $0.size }
    }
  }

  /// The smaller of the two dense runs that Databricks set beside MoE-A, from the larger one.
  func databricks(_ size: Double) -> PublishedCheck {
    stated(
      in: "Databricks 2024, Introducing DBRX, Table 5, worked out independently",
      .relative(0.005), because: "stated to two or three digits"
    ).check("dense size on 823B tokens that 6.7B on 426B equals", size) {
      let surface = try surface(routedLike: nil)
      return surface.size(
        forLoss: surface.loss(size: 6.7e9, tokens: 426e9), tokens: 823e9)
    }
  }
}
