import Units

extension Ludziejewski2025 {
  /// What the text states, values of an independent evaluation of its digits, and the tables.
  public var published: PublishedNumbers {
    .checks(multipliers + crossovers + statements + tables)
  }

  private static let independent = "independent evaluation of arXiv:2502.05172, Tables 3 and 4"

  /// MoE budget, E, dense over MoE FLOP of equal loss.
  private static let leverages: [(Double, Double, Double)] = [
    (1e22, 2, 1.22), (1e22, 4, 1.52), (1e22, 8, 1.99), (1e22, 16, 2.63), (1e22, 32, 3.45),
    (1e23, 2, 1.26), (1e23, 4, 1.61), (1e23, 8, 2.16), (1e23, 16, 2.88), (1e23, 32, 3.77),
    (2.6e24, 2, 1.31), (2.6e24, 4, 1.75), (2.6e24, 8, 2.41), (2.6e24, 16, 3.27),
    (2.6e24, 32, 4.29),
  ]

  private var multipliers: [PublishedCheck] {
    let group = stated(
      in: Self.independent, .absolute(0.006), because: "stated to two decimals")
    return Self.leverages.map { budget, experts, multiplier in
      let at = "\(PublishedCheck.text(budget)) FLOP, E = \(PublishedCheck.text(experts))"
      return group.check("multiplier at \(at)", multiplier) {
        try frontier(
          at: FLOP(budget), routedLike: Self.model(experts: experts, active: 1e9), data: .none
        ).multiplier
      }
    }
  }

  private var crossovers: [PublishedCheck] {
    let group = stated(in: Self.independent, .relative(0.03), because: "stated to two digits")
    return [(100e6, 3.6e8), (1e9, 9.3e8), (10e9, 1.8e9)].map { active, tokens in
      let size = PublishedCheck.text(active)
      return group.check("tokens below which dense wins, E = 4, N_active = \(size)", tokens) {
        try crossover(of: Self.model(experts: 4, active: active), data: .none).value
      }
    }
  }

  private var statements: [PublishedCheck] {
    let rule = stated(
      in: "arXiv:2502.05172, section 4.4", .above, because: "the rule of thumb is an order")
    return [
      stated(
        in: "arXiv:2502.05172, section 4.1", .absolute(0.005), because: "the text says 40 %"
      ).check("share of FLOP that E = 8 saves at the loss of a dense 1e20", 0.4) {
        guard let loss = surface(experts: 1).optimum(flop: 1e20)?.loss else { return nil }
        return surface(experts: 8).budget(forLoss: loss).map { 1 - $0 / 1e20 }
      },
      rule.check("gap in loss from dense 1.1B on 8B to E = 2, 709M on 16B", 0) {
        loss(1, 1.1e9, 8e9) - loss(2, 709e6, 16e9)
      },
      rule.check("gap in loss from E = 2, 709M on 16B to E = 4, 426M on 32B", 0) {
        loss(2, 709e6, 16e9) - loss(4, 426e6, 32e9)
      },
    ]
  }

  private func loss(_ experts: Double, _ size: Double, _ tokens: Double) -> Double {
    surface(experts: experts).loss(size: size, tokens: tokens)
  }

  private static func model(experts: Double, active: Double) -> Design {
    let size = Sizes(all: Parameters(active))
    return Design(
      active: size, total: size, kind: .routed(Routing(experts: experts, topK: 1)))
  }
}
