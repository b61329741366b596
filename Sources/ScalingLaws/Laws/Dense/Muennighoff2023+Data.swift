import Statistics
import Units

/// The constants of the law of repeated data.
enum RepetitionConstant: Int, CoefficientName {
  case logA, logB, logFloor, alpha, tokenScale, sizeScale
}

extension Muennighoff2023 {
  static let paper = LawCard(
    id: "muennighoff-2023", nicknames: ["data-constrained", "repeated-data"],
    formerIDs: ["repeated-data-2023"],
    title: "Muennighoff et al. 2023, Scaling Data-Constrained Language Models",
    citation: "arXiv:2305.16264",
    form: "L = E + A/N'^α + B/D'^α;  D' = U + U R_D (1 - exp(-(D/U - 1)/R_D)), N' likewise with "
      + "R_N beyond the size for which U tokens are optimal",
    conventions: "N all parameters; D tokens seen, U unique; FLOP = 6ND; C4; natural logarithms",
    provenance: "the authors' notebook (github.com/huggingface/datablations); base law from 54 "
      + "points read off C4 isoFLOP curves of Hoffmann et al. 2022",
    range: FittedRange(
      source: "the 182 runs of the fit",
      [
        .activeParameters: Extent(7.1e6...8.67e9), .tokens: Extent(100e6...900e9),
        .epochs: Extent(1...9000),
      ]),
    cautions: [
      "R_D and R_N are one optimum of a very flat surface: resampled runs put R_D anywhere above "
        + "5.5 and R_N between 0.28 and 18.6",
      "filtering raises the loss on raw C4, so that this loss is no score of quality",
      wearingOut,
    ],
    fittedForm: "data-constrained")

  /// Where answers of repeated data and fits to them differ.
  public static let wearingOut =
    "parameters wear out beyond what is optimal for the unique tokens that are stated, also where "
    + "fewer are seen, and not at all where none are stated; a fit takes the lesser of unique and "
    + "seen"

  static let fit = CoefficientSet(
    RepetitionConstant.self,
    source: "github.com/huggingface/datablations, utils/parametric_fit.ipynb",
    [
      (.logA, "ln A", "6.255414"), (.logB, "ln B", "7.3049974"),
      (.logFloor, "ln E", "0.6254804"), (.alpha, "α", "0.3526596"),
      (.tokenScale, "R_D", "15.387756"), (.sizeScale, "R_N", "5.309743"),
    ])

  /// Losses and ratios of the authors' repository, and what epochs are worth.
  public var published: PublishedNumbers { .checks(losses + worths + [parametersPerToken]) }

  private var losses: [PublishedCheck] {
    let readme = stated(
      in: "github.com/huggingface/datablations, README", .absolute(2e-9),
      because: "the coefficients' ten digits")
    let loss: @Sendable (Double, Double) throws -> Double = { size, tokens in
      let data = DataEffect.none.limited(to: Tokens(25e9))
      return try surface(routedLike: nil, data: data).loss(size: size, tokens: tokens)
    }
    return [
      readme.check("loss of 6.34B on 242B, 25B unique", 2.2256440890) { try loss(6.34e9, 242e9) },
      readme.check("loss of 8.67B on 178B, 25B unique", 2.2269634075) { try loss(8.67e9, 178e9) },
    ]
  }

  private var worths: [PublishedCheck] {
    let worth = stated(
      in: "independent evaluation of arXiv:2305.16264", .absolute(0.006),
      because: "stated to two decimals")
    return [(4, "4", 3.73), (16, "16", 10.58), (40, "40", 15.17), (1e9, "any", 16.39)].map {
      epochs, name, sets in
      worth.check("fresh sets that \(name) epochs are worth", sets) {
        let data = DataEffect.none.limited(to: Tokens(1))
        return try surface(routedLike: nil, data: data).tokenSaturation?.worth(of: epochs)
      }
    }
  }

  private var parametersPerToken: PublishedCheck {
    stated(
      in: "github.com/huggingface/datablations", .absolute(0.00005),
      because: "stated to three digits"
    ).check("parameters a unique token feeds", 0.0510) {
      Self.size(optimalFor: 1e9, on: try surface(routedLike: nil)) / 1e9
    }
  }
}
