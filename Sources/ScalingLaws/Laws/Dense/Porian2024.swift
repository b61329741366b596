import Foundation
import Statistics

extension AllocationLaw {
  /// Porian and others 2024, tuned hyperparameters on RefinedWeb.
  public static let porian2024 = porian(
    nil, "with tuned learning rate, batch and β₂", "RefinedWeb", "0.4969", 0.4907...0.5045,
    minima: (26.0506, 291.948))

  /// The other settings of Porian and others 2024, which lead from Kaplan's exponent to Chinchilla's.
  public static let porian2024Settings = [
    porian(
      1, "Kaplan's set-up", "RefinedWeb", "0.8353", 0.8235...0.8460, minima: (3.55227, 208.693)),
    porian(
      2, "with the FLOP of the last layer", "RefinedWeb", "0.7065", 0.6915...0.7169,
      minima: (7.93488, 248.025)),
    porian(
      3, "with a warm-up in proportion", "RefinedWeb", "0.6020", 0.5914...0.6173,
      minima: (17.1845, 362.843)),
    porian(
      4, "with a cosine decay of the run's length", "RefinedWeb", "0.5715", 0.5598...0.5885,
      minima: (16.8104, 277.143)),
    porian(
      6, "Kaplan's set-up", "OpenWebText2", "0.8635", 0.8186...0.8974,
      minima: (3.40632, 202.123)),
    porian(
      7, "with tuned learning rate, batch and β₂", "OpenWebText2", "0.5185", 0.4931...0.5414,
      minima: (21.3774, 276.505)),
  ]

  /// A setting: what was changed, the corpus, a with its 95 % interval, and the best sizes in
  /// millions of parameters that the authors store for 5e16 and 6.4e18 FLOP.
  private static func porian(
    _ setting: Int?, _ what: String, _ corpus: String, _ exponent: String,
    _ interval: ClosedRange<Double>, minima: (Double, Double)
  ) -> AllocationLaw {
    let mark = setting.map { "-\($0)" } ?? ""
    return AllocationLaw(
      card: LawCard(
        id: "porian-2024" + mark, nicknames: ["resolving-discrepancies" + mark],
        formerIDs: ["resolving-discrepancies-2024" + mark],
        title: "Porian et al. 2024, Resolving Discrepancies in Compute-Optimal Scaling, \(what), "
          + corpus,
        citation: "arXiv:2406.19146",
        form: "N ∝ C^a, a = \(exponent)",
        conventions: "isoFLOP minima; \(corpus); \(what)",
        provenance: "the authors' stored fits, recomputed from their runs to four digits",
        range: FittedRange(source: "not needed: exponents only", [:]),
        cautions: [
          "hyperparameters that suit one size only move the exponent by 0.1 to 0.3, more than any corpus"
        ],
        variantOf: setting == nil ? nil : "porian-2024"),
      coefficients: CoefficientSet(
        ExponentConstant.self,
        [
          (
            .exponent,
            Coefficient(
              "a", exponent, source: "arXiv:2406.19146, stored fits",
              range: Interval(
                kind: .bootstrap, low: interval.lowerBound, high: interval.upperBound,
                level: 0.95))
          )
        ]),
      form: .exponent
    ) { law in
      [
        law.stated(
          in: "github.com/formll/resolving-scaling-law-discrepancies, isoFLOP minima",
          .decades(0.06), because: "each minimum scatters by 5 to 10 % about the line"
        ).check("best size at 6.4e18 FLOP over that at 5e16", minima.1 / minima.0) {
          pow(6.4e18 / 5e16, law.sizeExponent)
        }
      ]
    }
  }
}
