import Statistics
import Units

extension AllocationLaw {
  /// DeepSeek-AI 2024.
  public static let deepSeek2024 = AllocationLaw(
    card: LawCard(
      id: "deepseek-allocation-2024",
      title: "DeepSeek-AI 2024, DeepSeek LLM: Scaling Open-Source Language Models",
      citation: "arXiv:2401.02954",
      form: "M = 0.1715 C^0.5243, D = 5.8316 C^0.4757",
      conventions: "M FLOP per token without embeddings, read as 6N; D tokens; C = MD",
      provenance: "paper, read in a secondary source",
      range: FittedRange(
        source: "eight isoFLOP budgets, ends recalled and unverified",
        [.compute: Extent(1e17...3e20)]),
      cautions: [
        "the exponent moves with the corpus: 0.450 on early data, 0.524 here, 0.578 on OpenWebText2",
        "the paper's FLOP per token count attention too, so that N = M/6 is a little too large",
      ]),
    coefficients: CoefficientSet(
      ComputeRule.deepSeek2024.prefix(2).flatMap { [$0.factor, $0.exponent] }),
    form: .sizeAndTokens)

  /// Llama 3 2024.
  public static let llama2024 = AllocationLaw(
    card: LawCard(
      id: "llama-allocation-2024",
      title: "Llama team 2024, The Llama 3 Herd of Models",
      citation: "arXiv:2407.21783",
      form: "D = 0.299 C^0.537, N = C/6D",
      conventions: "D tokens, not parameters, grow with this exponent; FLOP = 6ND",
      provenance: "paper, read in a secondary source",
      range: FittedRange(
        source: "isoFLOP budgets, ends recalled and unverified", [.compute: Extent(6e18...1e22)]),
      cautions: [
        "the three digits of the exponent alone leave 3 % on tokens at 3.8e25 FLOP",
        "the paper's 402B parameters at 3.8e25 FLOP do not equal C/6D",
      ]),
    coefficients: CoefficientSet([ComputeRule.llama2024.factor, ComputeRule.llama2024.exponent]),
    form: .tokens)

  /// Porian and others 2024, tuned hyperparameters on RefinedWeb.
  public static let porian2024 = porian(settings[4], id: "resolving-discrepancies-2024", of: nil)

  /// The other settings of Porian and others 2024, which lead from Kaplan's exponent to Chinchilla's.
  public static let porian2024Settings = settings.enumerated().filter { $0.offset != 4 }.map {
    porian($0.element, id: "\(porian2024.card.id)-\($0.offset + 1)", of: porian2024.card.id)
  }

  /// What was changed, the corpus, a, and its 95 % interval.
  private static let settings: [(String, String, String, Double, Double)] = [
    ("Kaplan's set-up", "RefinedWeb", "0.8353", 0.8235, 0.8460),
    ("with the FLOP of the last layer", "RefinedWeb", "0.7065", 0.6915, 0.7169),
    ("with a warm-up in proportion", "RefinedWeb", "0.6020", 0.5914, 0.6173),
    ("with a cosine decay of the run's length", "RefinedWeb", "0.5715", 0.5598, 0.5885),
    ("with tuned learning rate, batch and β₂", "RefinedWeb", "0.4969", 0.4907, 0.5045),
    ("Kaplan's set-up", "OpenWebText2", "0.8635", 0.8186, 0.8974),
    ("with tuned learning rate, batch and β₂", "OpenWebText2", "0.5185", 0.4931, 0.5414),
  ]

  private static func porian(
    _ setting: (String, String, String, Double, Double), id: String, of variant: String?
  ) -> AllocationLaw {
    let (what, corpus, exponent, low, high) = setting
    return AllocationLaw(
      card: LawCard(
        id: id,
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
        variantOf: variant),
      coefficients: CoefficientSet([
        Coefficient(
          "a", exponent, source: "arXiv:2406.19146, stored fits",
          range: Interval(kind: .bootstrap, low: low, high: high, level: 0.95))
      ]),
      form: .exponent)
  }
}
