import Units

extension Krajewski2024 {
  /// Table 2, whose models have d = 64n.
  public var published: PublishedNumbers { .checks(Self.table2.flatMap(checks)) }

  /// Active parameters, tokens, granularity, FLOP, loss.
  private static let table2: [(Double, Double, Double, Double, Double)] = [
    (100e6, 4.37e9, 8, 2.95e18, 3.133), (1e9, 28.94e9, 16, 1.93e20, 2.491),
    (3e9, 72.90e9, 16, 1.41e21, 2.245), (7e9, 137.60e9, 32, 6.46e21, 2.076),
    (70e9, 941.07e9, 32, 4.16e23, 1.694), (300e9, 2.96e12, 64, 5.69e24, 1.503),
    (1e12, 7.94e12, 64, 4.97e25, 1.367),
  ]

  /// One point of the printed box that gives all seven losses; there are others.
  private static let unrounded: [(FineConstant, Double)] = [
    (.a, 18.05), (.alpha, 0.1145), (.b, 30.7512), (.beta, 0.146578), (.g, 2.13998),
    (.gamma, 0.575), (.floor, 0.470377),
  ]

  /// The law with those digits for the first expansion, 64.
  private var insideTheBox: Krajewski2024 {
    let names = coefficients.by(FineConstant.self)
    var values = coefficients.values
    for (name, value) in Self.unrounded { values[names.place(of: name)] = value }
    return replacingCoefficients(values)
  }

  private func checks(
    _ row: (Double, Double, Double, Double, Double)
  ) -> [PublishedCheck] {
    let (active, tokens, granularity, flop, loss) = row
    let inBox = insideTheBox
    // N_act = 12 d² n and N = d² (8E + 4) n.
    let size = active * (8 * 64 + 4) / 12
    let at = "of 64 × \(Parameters(active))"
    let group = { (tolerance: PublishedCheck.Tolerance, reason: String) in
      stated(in: "arXiv:2402.07871, Table 2", tolerance, because: reason)
    }
    return [
      group(.relative(0.005), "the table prints three digits").check("FLOP \(at)", flop) {
        surface(set: 0, granularity: granularity).flop(size: size, tokens: tokens)
      },
      group(.absolute(0.025), "the printed coefficients give losses 0.011 to 0.023 too low")
        .check("loss \(at), printed digits", loss) {
          surface(set: 0, granularity: granularity).loss(size: size, tokens: tokens)
        },
      group(.absolute(0.001), "digits inside the printed box give the table's three decimals")
        .check("loss \(at), digits inside the box", loss) {
          inBox.surface(set: 0, granularity: granularity).loss(size: size, tokens: tokens)
        },
      group(.relative(0.04), "printed digits; the minimum over tokens is flat")
        .check("best tokens at the FLOP \(at)", tokens) {
          surface(set: 0, granularity: granularity).optimum(flop: flop)?.tokens
        },
      group(.relative(1e-9), "granularity goes in powers of two")
        .check("best granularity at the FLOP \(at)", granularity) {
          [1.0, 2, 4, 8, 16, 32, 64, 128].min { left, right in
            let at = {
              inBox.surface(set: 0, granularity: $0).optimum(flop: flop)?.loss ?? .infinity
            }
            return at(left) < at(right)
          }
        },
    ]
  }
}
