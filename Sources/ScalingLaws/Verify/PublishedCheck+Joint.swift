import Units

extension PublishedCheck {
  /// What the joint law's text states, and values of an independent evaluation of its digits.
  static let joint: [PublishedCheck] = multipliers + crossovers + sayings

  private static let law = JointLaw2025()
  private static let id = law.card.id
  private static let independent = "independent evaluation of arXiv:2502.05172, Tables 3 and 4"

  /// MoE budget, E, dense over MoE FLOP of equal loss.
  private static let leverages: [(Double, Double, Double)] = [
    (1e22, 2, 1.22), (1e22, 4, 1.52), (1e22, 8, 1.99), (1e22, 16, 2.63), (1e22, 32, 3.45),
    (1e23, 2, 1.26), (1e23, 4, 1.61), (1e23, 8, 2.16), (1e23, 16, 2.88), (1e23, 32, 3.77),
    (2.6e24, 2, 1.31), (2.6e24, 4, 1.75), (2.6e24, 8, 2.41), (2.6e24, 16, 3.27),
    (2.6e24, 32, 4.29),
  ]

  private static let multipliers: [PublishedCheck] = leverages.map { budget, experts, multiplier in
    CheckGroup(
      law: id, source: independent, tolerance: .absolute(0.006), reason: "stated to two decimals"
    ).check("multiplier at \(text(budget)) FLOP, E = \(text(experts))", multiplier) {
      try law.frontier(
        at: FLOP(budget), routedLike: model(experts: experts, active: 1e9), data: .none
      ).multiplier
    }
  }

  private static let crossovers: [PublishedCheck] = [
    (100e6, 3.6e8), (1e9, 9.3e8), (10e9, 1.8e9),
  ].map { active, tokens in
    CheckGroup(
      law: id, source: independent, tolerance: .relative(0.03), reason: "stated to two digits"
    ).check("tokens below which dense wins, E = 4, N_active = \(text(active))", tokens) {
      try law.crossover(of: model(experts: 4, active: active), data: .none).value
    }
  }

  private static let sayings: [PublishedCheck] = [
    CheckGroup(
      law: id, source: "arXiv:2502.05172, section 4.1", tolerance: .absolute(0.005),
      reason: "the text says 40 %"
    ).check("share of FLOP that E = 8 saves at the loss of a dense 1e20", 0.4) {
      guard let loss = law.surface(experts: 1).optimum(flop: 1e20)?.loss else { return nil }
      return law.surface(experts: 8).budget(forLoss: loss).map { 1 - $0 / 1e20 }
    },
    CheckGroup(
      law: id, source: "arXiv:2502.05172, section 4.4", tolerance: .above,
      reason: "the rule of thumb is an order"
    ).check("gap in loss from dense 1.1B on 8B to E = 2, 709M on 16B", 0) {
      loss(1, 1.1e9, 8e9) - loss(2, 709e6, 16e9)
    },
    CheckGroup(
      law: id, source: "arXiv:2502.05172, section 4.4", tolerance: .above,
      reason: "the rule of thumb is an order"
    ).check("gap in loss from E = 2, 709M on 16B to E = 4, 426M on 32B", 0) {
      loss(2, 709e6, 16e9) - loss(4, 426e6, 32e9)
    },
  ]

  private static func loss(_ experts: Double, _ size: Double, _ tokens: Double) -> Double {
    law.surface(experts: experts).loss(size: size, tokens: tokens)
  }

  private static func model(experts: Double, active: Double) -> Design {
    let size = Sizes(all: Parameters(active))
    return Design(
      active: size, total: size, kind: .routed(Routing(experts: experts, topK: 1)))
  }
}
