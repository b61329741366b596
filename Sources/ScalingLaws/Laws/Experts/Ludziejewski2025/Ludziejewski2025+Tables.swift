import Units

extension Ludziejewski2025 {
  /// Tables 1 and 4, and the sizes of the models.
  var tables: [PublishedCheck] { reducedForms + optima + models }

  private var reducedForms: [PublishedCheck] {
    let group = stated(
      in: "arXiv:2502.05172, Table 4", .relative(0.003), because: "Table 3's four digits")
    return Self.table4.flatMap { row in
      let printed = row.set.by(ReducedConstant.self)
      let experts = PublishedCheck.text(row.experts)
      return ReducedConstant.allCases.map { name in
        group.check("\(name.symbol) at E = \(experts) from Table 3", printed[name]) {
          let (m, mu, n, nu) = reduced(experts: row.experts)
          return switch name {
          case .m: m
          case .mu: mu
          case .n: n
          case .nu: nu
          }
        }
      }
    }
  }

  /// Budget, E, optimal N_act, optimal D.
  private static let table1: [(Double, Double, Double, Double)] = [
    (1e20, 1, 1.7e9, 9.7e9), (1e20, 2, 1.5e9, 11.4e9), (1e20, 4, 1.2e9, 13.9e9),
    (1e20, 8, 990e6, 17e9), (1e20, 16, 810e6, 20.7e9), (1e20, 32, 669e6, 24.9e9),
    (1e21, 1, 5.7e9, 29.3e9), (1e21, 2, 5e9, 33e9), (1e21, 4, 4.4e9, 38e9),
    (1e21, 8, 3.8e9, 44.3e9), (1e21, 16, 3.3e9, 51.2e9), (1e21, 32, 2.85e9, 58.4e9),
    (1e22, 1, 18.8e9, 88.6e9), (1e22, 2, 17.4e9, 96e9), (1e22, 4, 15.8e9, 105.4e9),
    (1e22, 8, 14.4e9, 115.8e9), (1e22, 16, 13.2e9, 126.5e9), (1e22, 32, 12.2e9, 136.9e9),
  ]

  private var optima: [PublishedCheck] {
    let group = { (tolerance: Double) in
      stated(
        in: "arXiv:2502.05172, Table 1", .relative(tolerance),
        because: "the table prints two or three digits")
    }
    return Self.table1.flatMap { budget, experts, size, tokens in
      let at = "at \(PublishedCheck.text(budget)) FLOP, E = \(PublishedCheck.text(experts))"
      let best: @Sendable () -> LossSurface.Place? = {
        surface(experts: experts).optimum(flop: budget)
      }
      return [
        group(0.03).check("best N_active \(at)", size) { best()?.size },
        group(0.015).check("best D \(at)", tokens) { best()?.tokens },
      ]
    }
  }

  /// Width, layers, E, total and active size.
  private static let sizes: [(Double, Double, Double, Double, Double)] = [
    (1664, 26, 1, 1.1e9, 1.1e9), (1024, 16, 32, 5.0e9, 321e6), (1408, 22, 2, 1.1e9, 709e6),
    (2304, 36, 1, 2.7e9, 2.7e9),
  ]

  private var models: [PublishedCheck] {
    let group = stated(
      in: "arXiv:2502.05172, section 4 and appendix", .relative(0.04),
      because: "the paper prints two digits")
    return Self.sizes.flatMap { width, layers, experts, total, active in
      let shape = Shape(width: width, layers: layers, experts: experts)
      let model = "of d = \(PublishedCheck.text(width)), E = \(PublishedCheck.text(experts))"
      return [
        group.check("N_total \(model)", total) { shape.total.value },
        group.check("N_active \(model)", active) { shape.active.value },
      ]
    }
  }
}
