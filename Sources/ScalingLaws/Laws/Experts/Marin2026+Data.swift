import Foundation
import Statistics
import Units

extension Marin2026 {
  static let source = "github.com/marin-community/marin, experiments/grug/moe/README.md, issue 4447"
  private static let guide = "github.com/marin-community/marin, experiments/grug/moe/agent.md"

  /// The best runs of six budgets, which v16 was fitted to: budget, Paloma macro, C4 bits per byte.
  public static let optima: [(budget: Double, loss: Double, bits: Double)] = [
    (1e18, 3.5273, 1.0658), (3e18, 3.3398, 1.0122), (1e19, 3.1494, 0.9541),
    (3e19, 3.0066, 0.9123), (1e20, 2.8509, 0.8665), (3e20, 2.7222, 0.8289),
  ]

  /// Two runs far beyond them, measured after the fit.
  public static let measured: [(budget: Double, loss: Double)] = [(1e21, 2.599), (1e23, 2.234)]

  /// The recipe v16: AdamH, its floor held at 1.6.
  public static let v16 = Marin2026(
    card: card(
      "", ["marin", "marin-v16"], "recipe v16 (AdamH)", "L = 1.6 + 95.18/C^0.0941", 1e18...3e20,
      [
        "the floor of 1.6 was held, not fitted: the same six runs support 1.4 best, and a law with "
          + "it (marin-2026-free) is nearer to both later runs"
      ]),
    a: Coefficient("A", "95.18", source: source), alpha: Coefficient("α", "0.0941", source: source),
    floor: Coefficient("E", "1.6", source: source), tested: measured
  ) { law in
    let projected = law.stated(
      in: source, .absolute(0.0006), because: "stated to three decimals, from digits not printed")
    let worked = law.stated(
      in: "independent evaluation of \(source)", .absolute(1e-4), because: "four decimals")
    let bits = law.stated(
      in: source, .absolute(0.0004), because: "three or four digits of the constants")
    let missed = law.stated(
      in: source, .absolute(0.001),
      because: "projection less measured run, both stated to three decimals: how far the law errs")
    return [
      projected.check("Paloma macro loss at 1e21", 2.606) { law.loss(at: FLOP(1e21)) },
      projected.check("Paloma macro loss at 1e23", 2.252) { law.loss(at: FLOP(1e23)) },
      worked.check("Paloma macro loss at 1e21, four decimals", 2.6056) { law.loss(at: FLOP(1e21)) },
      worked.check("Paloma macro loss at 1e23, four decimals", 2.2520) { law.loss(at: FLOP(1e23)) },
      bits.check("C4 bits per byte at 1e21", 0.7923) { bitsPerByte(at: 1e21) },
      bits.check("C4 bits per byte at 1e23", 0.6854) { bitsPerByte(at: 1e23) },
      missed.check("error at 1e21, 3.3 times beyond the fit", 2.606 - 2.599) {
        law.loss(at: FLOP(1e21)) - 2.599
      },
      missed.check("error at 1e23, 333 times beyond the fit", 2.252 - 2.234) {
        law.loss(at: FLOP(1e23)) - 2.234
      },
      law.stated(
        in: "independent evaluation of \(source)", .absolute(0.005),
        because: "stated to two decimals"
      ).check("compute of v16 over the May recipe's for the same loss", 2.21) {
        pow(law.constantA / may.constantA, 1 / law.exponent)
      },
    ] + speedUps(law)
  }

  /// The recipe of May 2026: MuonH and other changes, the exponent kept.
  public static let may = Marin2026(
    card: card(
      "-may", ["marin-may"], "recipe of May (MuonH)", "L = 1.6 + 88.32/C^0.0941",
      3.82e17...3.46e19,
      [
        "floor and exponent are those of v16, held: only A is fitted, to four budgets",
        "256 experts of which 4 are active, v16 has 64: what it saves over v16 is optimiser, schedule and "
          + "four times the experts together",
      ],
      variantOf: "marin-2026", experts: 256),
    a: Coefficient("A", "88.32", source: guide), alpha: Coefficient("α", "0.0941", source: guide),
    floor: Coefficient("E", "1.6", source: guide)
  ) { law in
    let projected = law.stated(
      in: guide, .absolute(0.001), because: "stated to three decimals, from digits not printed")
    let worked = law.stated(
      in: "independent evaluation of \(guide)", .absolute(1e-4), because: "four decimals")
    return [
      projected.check("Paloma macro loss at 1e21", 2.534) { law.loss(at: FLOP(1e21)) },
      projected.check("Paloma macro loss at 1e23", 2.205) { law.loss(at: FLOP(1e23)) },
      worked.check("Paloma macro loss at 1e21, four decimals", 2.5332) { law.loss(at: FLOP(1e21)) },
      worked.check("Paloma macro loss at 1e23, four decimals", 2.2050) { law.loss(at: FLOP(1e23)) },
      law.stated(in: guide, .absolute(0.06), because: "the source says about 87.7").check(
        "A through (3.82e17, 3.5422)", 87.7
      ) { (3.5422 - law.floor) * pow(3.82e17, law.exponent) },
    ]
  }

  /// The floor that the six runs of v16 support best, A and α fitted with it.
  public static let free = Marin2026(
    card: card(
      "-free", ["marin-v16-free"], "recipe v16, floor as the runs support it",
      "L = 1.4 + 66.49/C^0.08307", 1e18...3e20,
      ["a floor from 0.7 to 1.8 fits the six runs about as well"], variantOf: "marin-2026"),
    a: Coefficient("A", "66.4888", source: refit),
    alpha: Coefficient("α", "0.0830725", source: refit),
    floor: Coefficient("E", "1.4", source: refit), tested: measured
  ) { law in
    let group = law.stated(
      in: "independent evaluation of the six optima of \(source)", .absolute(1e-4),
      because: "stated to four decimals")
    return [
      group.check("Paloma macro loss at 1e21", 2.5974) { law.loss(at: FLOP(1e21)) },
      group.check("Paloma macro loss at 1e23", 2.2167) { law.loss(at: FLOP(1e23)) },
    ]
  }

  private static let refit = "least squares of ln(L - E) on the six optima of \(source)"
  private var constantA: Double { coefficients.by(RecipeConstant.self)[.a] }

  private static func bitsPerByte(at budget: Double) -> Double {
    0.4814 + 25.97 * pow(budget, -0.0915)
  }

  /// Worked speed-ups of changes of the recipe, from two losses.
  private static func speedUps(_ law: Marin2026) -> [PublishedCheck] {
    let group = law.stated(
      in: "github.com/marin-community/marin, issue 5596", .absolute(0.006),
      because: "stated to two decimals")
    return [
      ("MuonH, d1024", 3.1605, 3.1357, 1.0, 1.19),
      ("MuonH, d1024, wall-clock", 3.1605, 3.1357, 179_731 / 175_165, 1.22),
      ("MuonH, d512", 3.8104, 3.7542, 1, 1.31), ("MuonH, d768", 3.4339, 3.3988, 1, 1.23),
      ("MuonH, d1280", 3.0065, 2.9888, 1, 1.14),
    ].map { name, worse, better, rate, stated in
      group.check("speed-up by \(name)", stated) {
        pow((worse - law.floor) / (better - law.floor), 1 / law.exponent) * rate
      }
    }
  }

  private static func card(
    _ mark: String, _ nicknames: [String], _ name: String, _ form: String,
    _ budgets: ClosedRange<Double>, _ cautions: [String], variantOf: String? = nil,
    experts: Double = 64
  ) -> LawCard {
    LawCard(
      id: "marin-2026" + mark, nicknames: nicknames,
      title: "Marin 2026, grug MoE \(name)", citation: "github.com/marin-community/marin",
      form: form,
      conventions:
        "C = 3 × forward FLOP of a token without the output layer × tokens, neither 6ND nor "
        + "the exact count; L the macro average over Paloma, nats per token of the Llama 3 tokenizer",
      provenance:
        "the authors' repository; their projections and worked speed-ups follow from the digits",
      range: FittedRange(
        source:
          "the best runs of each budget: \(plainText(of: experts)) experts, top-4, one shared, "
          + "sequences of 4096",
        [
          .compute: Extent(budgets), .topK: Extent(4...4),
          .expansion: Extent((experts / 4)...(experts / 4)),
        ]),
      cautions: cautions + [
        "no term for size, tokens or experts: a recipe's own best models alone",
        "no dense form, so that it compares recipes and not MoE with dense",
      ], variantOf: variantOf)
  }
}

extension Marin2026 {
  /// The recipe's law with another floor: A and α by least squares of ln(L - E) on the six optima, and
  /// how far it leaves them, a root mean square in ln L.
  public static func fit(floor: Double) -> (a: Double, alpha: Double, rms: Double) {
    let count = Double(optima.count)
    let x: [Double] = optima.map { log($0.budget) }
    let y: [Double] = optima.map { log($0.loss - floor) }
    let meanX: Double = x.reduce(0, +) / count
    let meanY: Double = y.reduce(0, +) / count
    var (across, along): (Double, Double) = (0, 0)
    for (one, other) in zip(x, y) {
      across += (one - meanX) * (other - meanY)
      along += (one - meanX) * (one - meanX)
    }
    let slope: Double = across / along
    let a: Double = exp(meanY - slope * meanX)
    var squares: Double = 0
    for (logBudget, run) in zip(x, optima) {
      let error: Double = log((floor + a * exp(slope * logBudget)) / run.loss)
      squares += error * error
    }
    return (a, -slope, (squares / count).squareRoot())
  }

  /// The floors that the six optima do not reject at 95 %: those whose squared error is under
  /// 1 + F₀.₉₅(1, 3)/3 = 4.376 times the least, as three constants are fitted to six runs.
  public static let supportedFloors: ClosedRange<Double> = {
    let floors = stride(from: 0.0, through: 2.4, by: 0.01).map { ($0, fit(floor: $0).rms) }
    let least = floors.map(\.1).min() ?? 0
    let held = floors.filter { $0.1 * $0.1 <= 4.376 * least * least }.map(\.0)
    return (held.min() ?? 0)...(held.max() ?? 0)
  }()
}
