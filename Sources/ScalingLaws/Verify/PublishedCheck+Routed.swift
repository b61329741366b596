import Foundation
import Units

extension PublishedCheck {
  /// Clark and others 2022 against the runs released with it.
  static let routed: [PublishedCheck] = runs.flatMap(losses) + sayings

  /// Parameters of a token, experts, final validation loss.
  private static let runs: [(Double, Double, Double)] = [
    (368_123_904, 1, 2.463254), (1_308_819_456, 1, 2.242015), (27_279_360, 1, 3.028384),
    (57_369_600, 1, 2.848552), (16_527_360, 1, 3.162017), (368_123_904, 64, 2.210754),
    (1_308_819_456, 64, 2.054387), (1_308_819_456, 512, 1.99908), (27_279_360, 512, 2.489533),
    (16_527_360, 64, 2.755725),
  ]

  private static func losses(_ run: (Double, Double, Double)) -> [PublishedCheck] {
    let (size, experts, loss) = run
    return [
      (RoutedLaw2022.refit, 0.045, "the largest residual of the fit"),
      (RoutedLaw2022.printed, 0.05, "the largest residual, and the printed three digits"),
    ].map { law, tolerance, reason in
      CheckGroup(
        law: law.card.id, source: "github.com/google-deepmind/scaling_laws_for_routing",
        tolerance: .absolute(tolerance), reason: reason
      ).check("loss of N = \(Parameters(size)), E = \(text(experts))", loss) {
        law.loss(size: size, experts: experts)
      }
    }
  }

  private static let sayings: [PublishedCheck] =
    [
      CheckGroup(
        law: RoutedLaw2022.refit.card.id, source: "arXiv:2202.01169, section 5 (secondary)",
        tolerance: .relative(0.02), reason: "the paper says about 55M"
      ).check("dense size that N = 5M, E = 128 is worth", 55e6) {
        RoutedLaw2022.refit.effectiveParameters(size: 5e6, experts: 128)
      }
    ]
    + [
      (RoutedLaw2022.refit, 937e9), (.refitReinforced, 85e9), (.refitHash, 83e9),
    ].map { law, cutoff in
      CheckGroup(
        law: law.card.id, source: "arXiv:2202.01169, Table 3 (secondary)",
        tolerance: .decades(0.1), reason: "a ratio of two fitted slopes, both small"
      ).check("size beyond which experts no longer help", cutoff) { law.cutoff.value }
    }
}
