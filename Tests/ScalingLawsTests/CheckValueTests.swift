import TestSupport
import Testing

@testable import ScalingLaws

/// What moesim says beside published numbers with a wide tolerance, worked out in Python from the papers' formulas
/// and printed constants: a check that errs within its tolerance is no check of its inputs.
@Suite("Values beside published numbers")
struct CheckValueTests {
  /// A law, the word that its checks begin with, and their values.
  static let values: [(law: String, start: String, values: [Double])] = [
    // arXiv:2202.01169, Table 3 and equation 7, at the released runs' sizes and experts.
    (
      "clark-2022-printed", "loss",
      [
        2.473734296142305, 2.236153211444536, 3.0430970679839993, 2.8682470304314904,
        3.166938281958647, 2.2289722393082196, 2.048858402358963, 1.981514277588945,
        2.5130320281534897, 2.7392518556145036,
      ]
    ),
    (
      "clark-2022-rl-printed", "loss",
      [2.771630309640089, 2.7295187772025273, 2.28701621979225, 2.0636574367249425]
    ),
    (
      "clark-2022-hash-printed", "loss",
      [2.7643762411944968, 2.737790031779967, 2.2540884923825524, 1.9959540637389372]
    ),
    // 0.3118 C^-0.1250 and 0.2920 C^0.3271 tokens in sequences of 4,096 (arXiv:2401.02954).
    (
      "deepseek-recipe", "",
      [0.0004246022652608745, 2251.6133238136335, 0.00031201293551645, 5042.51329589311]
    ),
    // 13/3 of 1.63 D^-0.2813 d^-0.3678 √sequences, and of 0.06602 D^-0.395 d^-0.150 √tokens (Marin, heuristic.py).
    (
      "marin-recipe", "",
      [
        0.0124369943300198, 0.010898571324462794, 0.010780393343718084, 0.011776556981420744,
        0.009801869186063423, 0.008375709367628579, 0.0087909475907612, 0.00957546848925685,
      ]
    ),
    // γ = 1: an MoE recalls as much as a dense model of its total.
    ("li-2026", "", [671e9, 141e9, 46.7e9, 235e9]),
  ]

  @Test("Values of checks are those of the printed formulas", arguments: values)
  func own(law: String, start: String, values: [Double]) {
    let checks = (PublishedCheck.all + PublishedCheck.recipes).filter {
      $0.law == law && $0.claim.hasPrefix(start)
    }
    #expect(checks.count == values.count)
    for (check, value) in zip(checks, values) {
      expect(check.value ?? .nan, near: value, relative: 1e-9, "\(check.claim)")
    }
  }

  /// Accuracies of 68.8, 61.3, 53.31 and 54.71 % on the line 0.1588 log₁₀ N + 0.2423, N in billions
  /// (arXiv:2604.24827).
  @Test("Dense sizes on the line of recall are those of the accuracies")
  func recall() {
    let stated = PublishedCheck.all.filter { $0.law == "li-2026" }.map(\.stated)
    for (own, value) in zip(
      stated, [640730006114.3993, 215964750306.3625, 67800712367.06583, 83060676888.41312])
    {
      expect(own, near: value, relative: 1e-9)
    }
    #expect(stated.count == 4)
  }
}
