import Foundation
import Units

extension PublishedCheck {
  /// Tian and others 2025.
  static let leverage: [PublishedCheck] = {
    let law = LeverageLaw2025()
    let source = "arXiv:2507.17702, equation 13 and Table 2"
    let values: [(Double, Double, Double, Double)] = [
      (0.031, 12, 1e22, 7.245), (0.034, 12, 1e22, 6.961), (0.031, 2, 1e22, 5.27),
      (0.031, 12, 1e20, 4.55), (0.25, 2, 1e22, 2.06), (1, 2, 1e20, 0.994),
    ]
    let group = CheckGroup(
      law: law.card.id, source: "independent evaluation of " + source, tolerance: .absolute(0.01),
      reason: "stated to two or three decimals")
    let claim = CheckGroup(
      law: law.card.id, source: "arXiv:2507.17702, abstract", tolerance: .above,
      reason: "the paper claims more than 7")
    let best = CheckGroup(
      law: law.card.id, source: "arXiv:2507.17702, section 4", tolerance: .absolute(1),
      reason: "the paper says around 12")
    return values.map { ratio, granularity, flop, leverage in
      group.check(
        "EL at A = \(text(ratio)), G = \(text(granularity)), \(text(flop)) FLOP", leverage
      ) {
        law.leverage(activationRatio: ratio, granularity: granularity, flop: flop)
      }
    } + [
      claim.check("EL at A = 0.031, G = 12, 1e22 FLOP", 7) {
        law.leverage(activationRatio: 0.031, granularity: 12, flop: 1e22)
      },
      best.check("best granularity 2^(-β/2γ)", 12) { law.bestGranularity },
    ]
  }()

  /// Abnar and others 2025, whose paper states no losses.
  static let sparsity: [PublishedCheck] = {
    let law = SparsityLaw2025()
    let losses: [(Double, Double, Double, Double)] = [
      (18.8e9, 110.2e9, 0.98, 2.1693), (1e9, 20e9, 0, 2.5657), (1e9, 20e9, 0.9, 2.7019),
      (10e9, 50e9, 0.9, 2.2268), (70e9, 1.4e12, 0, 1.8130),
    ]
    let independent = "independent evaluation of arXiv:2501.12370, Table 3"
    let group = CheckGroup(
      law: law.card.id, source: independent, tolerance: .absolute(1e-3),
      reason: "stated to four decimals")
    let optima = CheckGroup(
      law: law.card.id, source: independent, tolerance: .relative(0.01),
      reason: "stated to three digits")
    return losses.map { size, tokens, sparsity, loss in
      group.check("loss of N = \(text(size)), D = \(text(tokens)), S = \(text(sparsity))", loss) {
        law.surface(sparsity: sparsity).loss(size: size, tokens: tokens)
      }
    }
      + [(0, 639e6), (0.9, 397e6), (0.98, 341e6)].map { sparsity, active in
        optima.check("best active size at 1e20 FLOP, S = \(text(sparsity))", active) {
          law.surface(sparsity: sparsity).optimum(flop: 1e20).map { $0.size * (1 - sparsity) }
        }
      }
  }()

  /// Zhao and others 2025.
  static let activation: [PublishedCheck] = {
    let law = ActivationLaw2025()
    let group = { (tolerance: Double) in
      CheckGroup(
        law: law.card.id, source: "arXiv:2509.23678, abstract and section on optima (secondary)",
        tolerance: .absolute(tolerance), reason: "the paper rounds: 7, 0.31, 40 %, 22 %")
    }
    return [
      group(0.01).check("best number of activated experts", 6.778) { law.bestActivated },
      group(0.001).check("best share of shared experts", 0.3148) { law.bestShared },
      group(0.005).check("best N_a/N of 30B", 0.4) {
        law.bestActiveShare(total: Parameters(30e9))
      },
      group(0.005).check("best N_a/N of 671B", 0.22) {
        law.bestActiveShare(total: Parameters(671e9))
      },
    ]
  }()

  /// Frantar and others 2023: dense size of equal loss over the weights that remain.
  static let pruning: [PublishedCheck] = [
    (PruningLaw2023.text, [1.587, 2.16, 2.635]), (PruningLaw2023.images, [1.596, 2.172, 2.633]),
  ].flatMap { law, multipliers in
    zip([0.5, 0.75, 0.875], multipliers).map { sparsity, multiplier in
      CheckGroup(
        law: law.card.id, source: "arXiv:2309.08520, dense equivalents (secondary)",
        tolerance: .absolute(0.002), reason: "stated to three decimals; the source prints 2.16"
      ).check("dense size over remaining weights at \(text(sparsity * 100)) % sparsity", multiplier)
      {
        let size = Sizes(all: Parameters(1e9))
        let design = Design(active: size, total: size, kind: .pruned(sparsity: sparsity))
        return try law.denseEquivalent(of: design, tokens: Tokens(1e11), data: .none).value / 1e9
      }
    }
  }
}
