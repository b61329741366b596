import Statistics
import Units

extension AllocationLaw {
  /// Llama 3 2024.
  public static let llama2024 = AllocationLaw(
    card: LawCard(
      id: "llama-2024", nicknames: ["llama-3", "llama-allocation"],
      formerIDs: ["llama-allocation-2024"],
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
    coefficients: CoefficientSet(
      TokensConstant.self,
      [(.factor, ComputeRule.llama2024.factor), (.exponent, ComputeRule.llama2024.exponent)]),
    form: .tokens
  ) { law in
    [
      law.stated(
        in: "arXiv:2407.21783, section 3.2.1 (secondary)", .relative(0.03),
        because: "the exponent's third digit alone moves it by 3 %"
      ).check("tokens at 3.8e25 FLOP", 16.55e12) {
        try law.allocation(of: FLOP(3.8e25)).tokens.value
      }
    ]
  }
}

extension ComputeRule {
  /// Llama 3 2024: the tokens alone.
  public static let llama2024 = ComputeRule(
    .tokens, of: "dense", "0.299", "0.537", source: "arXiv:2407.21783, section 3.2.1 (secondary)")
}
