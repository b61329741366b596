import Statistics
import Units

extension RepeatedDataLaw2023 {
  static let published = LawCard(
    id: "repeated-data-2023",
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
    ])

  /// Where answers of repeated data and fits to them differ.
  public static let wearingOut =
    "parameters wear out beyond what is optimal for the unique tokens that are stated, also where "
    + "fewer are seen, and not at all where none are stated; a fit takes the lesser of unique and "
    + "seen"

  static let fit = CoefficientSet([
    Coefficient("ln A", "6.255414", source: notebook),
    Coefficient("ln B", "7.3049974", source: notebook),
    Coefficient("ln E", "0.6254804", source: notebook),
    Coefficient("α", "0.3526596", source: notebook),
    Coefficient("R_D", "15.387756", source: notebook),
    Coefficient("R_N", "5.309743", source: notebook),
  ])

  private static let notebook = "github.com/huggingface/datablations, utils/parametric_fit.ipynb"
}
