import Foundation
import Units

extension PublishedCheck {
  /// Hoffmann and others 2022 with the digits of the TeX source, and of the body.
  static let chinchilla: [PublishedCheck] =
    optima(
      of: fourDigits,
      [
        (1e21, 2.215e9, 34.0, 2.2954), (5.76e23, 4.031e10, 59.1, 1.9184),
        (3.8e25, 2.729e11, 85.1, 1.8110),
      ])
    + losses(
      of: fourDigits,
      [(70e9, 1.4e12, 1.9208), (7e9, 2e12, 2.0079), (280e9, 300e9, 1.9673)])
    + [
      exponent(of: .chinchilla2022Source, 0.46, "arXiv:2203.15556, approach 3", 0.005),
      ratio(of: .chinchilla2022Source, at: 1e24, 61.8, 0.1),
      ratio(of: .chinchilla2022, at: 1e24, 97.7, 0.1),
      ratio(of: .chinchilla2022, at: 5.76e23, 93, 0.5),
    ]

  /// The source's constants to four digits, from which the values above were worked out.
  private static let fourDigits = DenseLaw(
    card: DenseLaw.chinchilla2022Source.card,
    set: CoefficientSet(
      source: "arXiv:2203.15556, TeX source",
      ["E": "1.6934", "A": "406.4", "B": "410.7", "α": "0.3392", "β": "0.2849"]))

  /// Besiroglu and others 2024.
  static let replication: [PublishedCheck] =
    optima(
      of: .chinchillaReplication2024,
      [
        (1e21, 2.778e9, 21.6, nil), (5.76e23, 7.225e10, 18.4, 1.9744),
        (3.8e25, 6.187e11, 16.5, nil),
      ])
    + losses(of: .chinchillaReplication2024, [(70e9, 1.4e12, 1.9739)])
    + [
      exponent(of: .chinchillaReplication2024, 0.5126, "arXiv:2404.10102", 0.00005),
      ratio(of: .chinchillaReplication2024, at: 1e24, 18.1, 0.1),
      CheckGroup(
        law: "chinchilla-replication-2024", source: "arXiv:2406.12907 (secondary)",
        tolerance: .absolute(0.02), reason: "the source gives 0.74 to 0.78"
      ).check("exponent of N over Kaplan's sizes, embeddings left out", 0.76) {
        EmbeddingBridge(alpha: 0.3478, beta: 0.3658).exponent(over: 768...1.5e9)
      },
    ]

  private static func optima(
    of law: DenseLaw, _ rows: [(Double, Double, Double, Double?)]
  ) -> [PublishedCheck] {
    rows.flatMap { budget, size, ratio, loss in
      let group = { (tolerance: Tolerance, reason: String) in
        CheckGroup(
          law: law.card.id, source: "independent evaluation of \(law.card.citation)",
          tolerance: tolerance, reason: reason)
      }
      let best: @Sendable () throws -> LossSurface.Allocation? = {
        try law.surface(routedLike: nil).optimum(flop: budget)
      }
      let at = "at \(text(budget)) FLOP"
      return [
        group(.relative(0.0003), "stated to four digits").check("best N \(at)", size) {
          try best()?.size
        },
        group(.absolute(0.06), "stated to one decimal").check("tokens a parameter \(at)", ratio) {
          try best().map { $0.tokens / $0.size }
        },
      ]
        + (loss.map { stated in
          [
            group(.absolute(1e-4), "stated to four decimals").check("loss \(at)", stated) {
              try best()?.loss
            }
          ]
        } ?? [])
    }
  }

  private static func losses(
    of law: DenseLaw, _ rows: [(Double, Double, Double)]
  ) -> [PublishedCheck] {
    rows.map { size, tokens, loss in
      CheckGroup(
        law: law.card.id, source: "independent evaluation of \(law.card.citation)",
        tolerance: .absolute(1e-4), reason: "stated to four decimals"
      ).check("loss of \(Parameters(size)) on \(Tokens(tokens))", loss) {
        try law.surface(routedLike: nil).loss(size: size, tokens: tokens)
      }
    }
  }

  private static func exponent(
    of law: DenseLaw, _ stated: Double, _ source: String, _ tolerance: Double
  ) -> PublishedCheck {
    CheckGroup(
      law: law.card.id, source: source, tolerance: .absolute(tolerance),
      reason: "half of the last digit stated"
    ).check("exponent of N in the budget, β/(α + β)", stated) {
      law.constants.beta / (law.constants.alpha + law.constants.beta)
    }
  }

  private static func ratio(
    of law: DenseLaw, at budget: Double, _ stated: Double, _ tolerance: Double
  ) -> PublishedCheck {
    CheckGroup(
      law: law.card.id, source: "independent evaluation of \(law.card.citation)",
      tolerance: .absolute(tolerance), reason: "half to one of the last digit stated"
    ).check("tokens a parameter at \(text(budget)) FLOP", stated) {
      try law.surface(routedLike: nil).optimum(flop: budget).map { $0.tokens / $0.size }
    }
  }
}
