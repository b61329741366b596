import Units

extension PublishedCheck {
  /// Tables 1 and 4 of the joint law, and the sizes of its models.
  static let jointTables: [PublishedCheck] = table4 + table1 + shapes

  private static let law = JointLaw2025()
  private static let id = law.card.id

  private static let table4: [PublishedCheck] = JointLaw2025.table4.flatMap { row in
    let group = CheckGroup(
      law: id, source: "arXiv:2502.05172, Table 4", tolerance: .relative(0.003),
      reason: "Table 3's four digits")
    let names = ["m", "μ", "n", "ν"]
    return names.indices.map { index in
      group.check(
        "\(names[index]) at E = \(text(row.experts)) from Table 3", row.set[index]
      ) {
        let (m, mu, n, nu) = law.reduced(experts: row.experts)
        return [m, mu, n, nu][index]
      }
    }
  }

  /// Budget, E, optimal N_act, optimal D.
  private static let optima: [(Double, Double, Double, Double)] = [
    (1e20, 1, 1.7e9, 9.7e9), (1e20, 2, 1.5e9, 11.4e9), (1e20, 4, 1.2e9, 13.9e9),
    (1e20, 8, 990e6, 17e9), (1e20, 16, 810e6, 20.7e9), (1e20, 32, 669e6, 24.9e9),
    (1e21, 1, 5.7e9, 29.3e9), (1e21, 2, 5e9, 33e9), (1e21, 4, 4.4e9, 38e9),
    (1e21, 8, 3.8e9, 44.3e9), (1e21, 16, 3.3e9, 51.2e9), (1e21, 32, 2.85e9, 58.4e9),
    (1e22, 1, 18.8e9, 88.6e9), (1e22, 2, 17.4e9, 96e9), (1e22, 4, 15.8e9, 105.4e9),
    (1e22, 8, 14.4e9, 115.8e9), (1e22, 16, 13.2e9, 126.5e9), (1e22, 32, 12.2e9, 136.9e9),
  ]

  private static let table1: [PublishedCheck] = optima.flatMap { budget, experts, size, tokens in
    let at = "at \(text(budget)) FLOP, E = \(text(experts))"
    let group = { (tolerance: Double) in
      CheckGroup(
        law: id, source: "arXiv:2502.05172, Table 1", tolerance: .relative(tolerance),
        reason: "the table prints two or three digits")
    }
    let best: @Sendable () -> LossSurface.Allocation? = {
      law.surface(experts: experts).optimum(flop: budget)
    }
    return [
      group(0.03).check("best N_active \(at)", size) { best()?.size },
      group(0.015).check("best D \(at)", tokens) { best()?.tokens },
    ]
  }

  /// Width, layers, E, total and active size.
  private static let models: [(Double, Double, Double, Double, Double)] = [
    (1664, 26, 1, 1.1e9, 1.1e9), (1024, 16, 32, 5.0e9, 321e6), (1408, 22, 2, 1.1e9, 709e6),
    (2304, 36, 1, 2.7e9, 2.7e9),
  ]

  private static let shapes: [PublishedCheck] = models.flatMap {
    width, layers, experts, total, active in
    let shape = JointLaw2025.Shape(width: width, layers: layers, experts: experts)
    let group = CheckGroup(
      law: id, source: "arXiv:2502.05172, section 4 and appendix", tolerance: .relative(0.04),
      reason: "the paper prints two digits")
    let model = "of d = \(text(width)), E = \(text(experts))"
    return [
      group.check("N_total \(model)", total) { shape.total.value },
      group.check("N_active \(model)", active) { shape.active.value },
    ]
  }
}
