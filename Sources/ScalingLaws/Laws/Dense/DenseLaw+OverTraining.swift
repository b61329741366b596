import Statistics
import Units

extension DenseLaw {
  /// Gadre and others 2024 on C4.
  public static let overTrainingC4 = overTraining(
    "c4", corpus: "C4", variantOf: nil, a: "113.693", b: "189.516", eta: "-0.242472", e: "1.50826",
    cautions: ["misses its own 6.9B run by 4.3 %"])

  /// Gadre and others 2024 on RedPajama.
  public static let overTrainingRedPajama = overTraining(
    "redpajama", corpus: "RedPajama", variantOf: "over-training-2024-c4", a: "166.211",
    b: "366.687", eta: "-0.272851", e: "1.83665")

  /// Gadre and others 2024 on RefinedWeb.
  public static let overTrainingRefinedWeb = overTraining(
    "refinedweb", corpus: "RefinedWeb", variantOf: "over-training-2024-c4", a: "125.096",
    b: "246.207", eta: "-0.254395", e: "1.73446")

  private static func overTraining(
    _ id: String, corpus: String, variantOf: String?, a: String, b: String, eta: String, e: String,
    cautions: [String] = []
  ) -> DenseLaw {
    DenseLaw(
      card: LawCard(
        id: "over-training-2024-\(id)",
        title: "Gadre et al. 2024, Language Models Scale Reliably with Over-Training, \(corpus)",
        citation: "arXiv:2403.08540",
        form: "L = E + a N^η + b 6^(η/2) (MN)^η, M = D/N, η < 0",
        conventions: "N all parameters, embeddings included; D tokens; FLOP = 6ND; loss on C4 of "
          + "models trained on \(corpus); one exponent for both terms",
        provenance: "the authors' code and runs (github.com/mlfoundations/scaling), refitted to "
          + "all printed digits",
        range: FittedRange(
          source: "four sizes at 20 tokens a parameter and the smallest at 320; sizes recalled",
          [.activeParameters: Extent(10.5e6...411e6), .tokensPerParameter: Extent(20...320)]),
        cautions: [
          "fitted to five runs, so that no interval can be given",
          "both exponents are forced to be equal, so that the optimal tokens per parameter are "
            + "the same at every budget",
        ] + cautions,
        variantOf: variantOf),
      writing: .overTraining,
      set: CoefficientSet(
        source: "github.com/mlfoundations/scaling, loss on C4", ["a": a, "b": b, "η": eta, "E": e]))
  }
}
