import Foundation
import Units

extension PublishedCheck {
  /// Kaplan and others 2020.
  static let firstLaw: [PublishedCheck] = [
    CheckGroup(
      law: "first-law-2020", source: "independent evaluation of arXiv:2001.08361",
      tolerance: .absolute(0.0005), reason: "stated to three decimals"
    ).check("loss of 1.5B on 23B", 2.310) {
      try FirstLaw2020().surface(routedLike: nil).loss(size: 1.5e9, tokens: 2.3e10)
    }
  ]

  /// Muennighoff and others 2023.
  static let repeatedData: [PublishedCheck] = {
    let law = RepeatedDataLaw2023()
    let readme = CheckGroup(
      law: law.card.id, source: "github.com/huggingface/datablations, README",
      tolerance: .absolute(2e-9), reason: "the coefficients' ten digits")
    let worth = CheckGroup(
      law: law.card.id, source: "independent evaluation of arXiv:2305.16264",
      tolerance: .absolute(0.006), reason: "stated to two decimals")
    let loss: @Sendable (Double, Double) throws -> Double = { size, tokens in
      let data = DataEffect.none.limited(to: Tokens(25e9))
      return try law.surface(routedLike: nil, data: data).loss(size: size, tokens: tokens)
    }
    let fresh: @Sendable (Double) -> Double = { epochs in
      Saturation(onset: 1, scale: RepeatedDataLaw2023.tokenScale).worth(of: epochs)
    }
    return [
      readme.check("loss of 6.34B on 242B, 25B unique", 2.2256440890) { try loss(6.34e9, 242e9) },
      readme.check("loss of 8.67B on 178B, 25B unique", 2.2269634075) { try loss(8.67e9, 178e9) },
      worth.check("fresh sets that 4 epochs are worth", 3.73) { fresh(4) },
      worth.check("fresh sets that 16 epochs are worth", 10.58) { fresh(16) },
      worth.check("fresh sets that 40 epochs are worth", 15.17) { fresh(40) },
      worth.check("fresh sets that any epochs are worth", 16.39) { fresh(1e9) },
      CheckGroup(
        law: law.card.id, source: "github.com/huggingface/datablations",
        tolerance: .absolute(0.00005), reason: "stated to three digits"
      ).check("parameters a unique token feeds", 0.0510) {
        RepeatedDataLaw2023.size(optimalFor: 1e9, on: try law.surface(routedLike: nil)) / 1e9
      },
    ]
  }()

  /// Gadre and others 2024: errors of the predictions for the authors' two largest runs.
  static let overTraining: [PublishedCheck] = {
    let group = { (law: DenseLaw, tolerance: Double, reason: String) in
      CheckGroup(
        law: law.card.id, source: "arXiv:2403.08540 and the runs released with it",
        tolerance: .absolute(tolerance), reason: reason)
    }
    let predicted: @Sendable (DenseLaw, Double, Double) throws -> Double = { law, size, tokens in
      try law.surface(routedLike: nil).loss(size: size, tokens: tokens)
    }
    let digits = "the coefficients' six digits"
    let pajama = DenseLaw.overTrainingRedPajama
    let small: @Sendable () throws -> Double = {
      try predicted(pajama, 1_439_795_200, 921_468_928_000)
    }
    let large: @Sendable () throws -> Double = {
      try predicted(pajama, 6_889_410_560, 137_788_211_200)
    }
    return [
      group(pajama, 2e-4, digits).check("error of loss, 1.4B at 640 tokens a parameter, %", 0.7103)
      {
        try 100 * abs(small() / 2.502053562 - 1)
      },
      group(pajama, 2e-4, digits).check("error of loss, 6.9B at 20 tokens a parameter, %", 0.7320) {
        try 100 * abs(large() / 2.424993099 - 1)
      },
      group(pajama, 1e-3, digits).check("error of task error, 1.4B at 640, %", 3.6365) {
        try 100 * abs(TaskErrorLaw.redPajama.error(atLoss: small()) / 0.475215232 - 1)
      },
      group(pajama, 1e-3, digits).check("error of task error, 6.9B at 20, %", 0.0464) {
        try 100 * abs(TaskErrorLaw.redPajama.error(atLoss: large()) / 0.471637181 - 1)
      },
      group(.overTrainingC4, 0.05, "stated to one decimal")
        .check("error of loss on C4, 6.9B at 20 tokens a parameter, %", 4.3) {
          try 100
            * abs(predicted(.overTrainingC4, 6_889_410_560, 137_788_211_200) / 2.382220423 - 1)
        },
    ]
  }()

  /// Allocations of Tian, DeepSeek and Llama 3.
  static let allocations: [PublishedCheck] = {
    let pairs: [(String, String, ArraySlice<ComputeRule>)] = [
      ("efficiency-leverage-2025", "dense", ComputeRule.leverage2025[0..<2]),
      ("efficiency-leverage-2025", "MoE", ComputeRule.leverage2025[2..<4]),
      ("deepseek-allocation-2024", "dense", ComputeRule.deepSeek2024[0..<2]),
    ]
    return pairs.flatMap { law, models, rules in
      let group = { (tolerance: Double, reason: String) in
        CheckGroup(
          law: law, source: rules.first?.citation ?? "", tolerance: .absolute(tolerance),
          reason: reason)
      }
      return [
        group(0.002, "four digits of the factors").check("M D / C for \(models) models", 1) {
          rules.map(\.factor.value).reduce(1, *)
        },
        group(1e-9, "both exponents have four decimals")
          .check("sum of exponents for \(models) models", 1) {
            rules.map(\.exponent.value).reduce(0, +)
          },
      ]
    } + [
      CheckGroup(
        law: "llama-allocation-2024", source: "arXiv:2407.21783, section 3.2.1 (secondary)",
        tolerance: .relative(0.03), reason: "the exponent's third digit alone moves it by 3 %"
      ).check("tokens at 3.8e25 FLOP", 16.55e12) {
        try AllocationLaw.llama2024.allocation(of: FLOP(3.8e25)).tokens.value
      }
    ]
  }()

  /// What Table 5 of the DBRX announcement implies, and the rules of thumb.
  static let rules: [PublishedCheck] = {
    let sizes = [(DenseLaw.chinchilla2022, 3.85e9), (.chinchillaReplication2024, 4.65e9)]
    let group = { (law: String) in
      CheckGroup(
        law: law, source: "Databricks 2024, Introducing DBRX, Table 5, worked out independently",
        tolerance: .relative(0.005), reason: "stated to two or three digits")
    }
    return sizes.map { law, size in
      group(law.card.id).check("dense size on 823B tokens that 6.7B on 426B equals", size) {
        let surface = try law.surface(routedLike: nil)
        return surface.size(
          forLoss: surface.loss(size: 6.7e9, tokens: 426e9), tokens: 823e9)
      }
    } + [
      group("geometric-mean").check("dense equivalent of 36B active and 132B total", 68.9e9) {
        let design = Design(
          active: Sizes(Parameters(36e9)), total: Sizes(Parameters(132e9)), kind: .routedSomehow)
        return try GeometricMeanRule()
          .denseEquivalent(of: design, tokens: Tokens(12e12), data: .none).value
      }
    ]
  }()
}
