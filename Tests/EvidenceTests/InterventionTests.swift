import Diagnostics
import Foundation
import Statistics
import TestSupport
import Testing

@testable import Evidence

/// The table of interventions and what is learnt from it, against figures computed in SciPy.
@Suite("Interventions")
struct InterventionTests {
  @Test("The table holds the 292 comparisons of 45 papers, and 16 of five texts")
  func table() throws {
    let rows = try Intervention.rows(in: EmbeddedData.interventions, file: "interventions.csv")
    let compiled = rows.prefix(292)
    #expect(Set(compiled.map(\.paper)).count == 45)
    #expect(rows.count { $0.isRecipe } == 63)
    #expect(compiled.count { $0.q != nil } == 201)
    #expect(compiled.count { $0.q?.counts == true } == 191)
    #expect(rows.count == 308)
    #expect(Set(rows.map(\.paper)).count == 49)
  }

  @Test("What is measured decides the sign, as in the compiled medians")
  func medians() throws {
    // Bundles and repetition apart; 89, 20 and 20 rows.
    func median(_ text: EvaluationText) -> Double? {
      Quantiles.median(
        Intervention.bundled.prefix(292).filter {
          $0.text == text && $0.q?.counts == true && $0.kind != "repetition"
        }.compactMap { $0.q?.value })
    }
    try expect(#require(median(.tasks)), near: 1.53, within: 0.01)
    try expect(#require(median(.starting)), near: 0.44, within: 0.01)
    try expect(#require(median(.other)), near: 2.6, within: 0.1)
  }

  @Test("Intervals held 72 to 88 % of the rows and 68 to 85 % of the papers that were left out")
  func coverage() {
    let test = InterventionTest.bundled
    let data = test.coverage(recipes: false)
    // In NumPy and SciPy, by the same model: 0.805 of 123 rows, 0.739 of 12 papers.
    #expect(data.readings == 123 && data.sets == 12)
    expect(data.byReading, near: 0.805, within: 0.01)
    expect(data.bySet, near: 0.739, within: 0.01)
    // One mean for all data rows comes to 0.85, the mean of the side to 0.68.
    #expect(test.error(recipes: false) < 0.66)
  }

  @Test("The mean of a normal model in closed form: two papers of one row each")
  func closedForm() throws {
    // At one choice of spreads the posterior is a hand calculation; over the grid it lies between.
    let csv =
      "id,paper,kind,from,to,metric,side,q,q_low,q_high\n"
      + "a,A,dedup,x,y,M,score,2,1,4\nb,B,dedup,x,y,M,score,2,1,4\n"
    let rows = try Intervention.adding(csv: Array(csv.utf8), file: "t").suffix(2)
    let model = InterventionModel(Array(rows), recipes: false)
    let worth = model.prediction(of: "dedup", on: .tasks)
    // Shrunk from ln 2 towards 0 by the unit prior, and not far.
    #expect(worth.centre > 0.45 && worth.centre < log(2))
    let unseen = model.prediction(of: nil, on: .starting)
    expect(unseen.centre, near: 0, within: 1e-9)
    #expect(unseen.deviation > 1)
  }

  @Test("A second filter adds nothing, and a chain keeps 0.7 of its sum")
  func chain() {
    let one = InterventionChain(["model_filter"], on: .tasks, isFiltered: false, farness: 0)
    let again = InterventionChain(
      ["model_filter", "heuristic_filter"], on: .tasks, isFiltered: false, farness: 0)
    #expect(again.steps[1].isRepeatedFilter)
    expect(again.centre, near: one.centre, within: 1e-12)
    // Model filters were measured on pools that heuristics had cleaned; the same filter twice is one.
    for (kinds, isRepeated) in [
      (["heuristic_filter", "model_filter"], false),
      (["heuristic_filter", "heuristic_filter"], true),
    ] {
      let chain = InterventionChain(kinds, on: .tasks, isFiltered: false, farness: 0)
      #expect(chain.steps[1].isRepeatedFilter == isRepeated)
    }
    #expect(one.steps[0].hasRows)
    #expect(
      !InterventionChain(["tokenizer"], on: .starting, isFiltered: false, farness: 0).steps[0]
        .hasRows)
    let two = InterventionChain(
      ["dedup", "model_filter"], on: .tasks, isFiltered: false, farness: 0)
    let sum = two.steps.reduce(0) { $0 + $1.centre }
    expect(two.centre, near: 0.7 * sum, within: 1e-12)
    let far = InterventionChain(["dedup"], on: .tasks, isFiltered: false, farness: log(1.5))
    #expect(far.deviation > two.steps[0].deviation)
    // Deviations of the steps, of 0.3 of their sum, and ln 1.5 of a far size; 45 papers leave t 44 degrees.
    let wide = InterventionChain(
      ["dedup", "model_filter"], on: .tasks, isFiltered: false, farness: log(1.5))
    let squares = wide.steps.reduce(0) { $0 + $1.deviation * $1.deviation }
    let square = squares + 0.09 * sum * sum + log(1.5) * log(1.5)
    expect(wide.deviation, near: square.squareRoot(), within: 1e-12)
    let half = StudentT.quantile(0.9, degrees: Double(wide.papers - 1)) * square.squareRoot()
    let range = wide.interval(level: 0.8)
    #expect(abs(log(range.lowerBound) - wide.centre + half) < 1e-9)
    expect(log(range.upperBound) - wide.centre, near: half, within: 1e-9)
  }

  /// Medians of 0.2, 0.3 and 0.3, by factors e^(0.7 k) up to e^2.1 either way, lognormal.
  @Test("Spreads are tried from far below to far above their priors' medians")
  func spreads() {
    let grid = InterventionModel.Spreads.grid
    #expect(grid.count == 343)
    let all = grid.reduce(into: [0.0, 0, 0, 0]) { sums, entry in
      sums[0] += log(entry.spreads.kind)
      sums[1] += log(entry.spreads.paper)
      sums[2] += log(entry.spreads.row)
      sums[3] += entry.prior
    }
    for (sum, wanted) in zip(all, [343 * log(0.2), 343 * log(0.3), 343 * log(0.3), -343 * 2.94]) {
      expect(sum, near: wanted, relative: 1e-9)
    }
    let kinds = grid.map(\.spreads.kind)
    expect(kinds.max() ?? 0, near: 0.2 * exp(2.1), relative: 1e-12)
    expect(kinds.min() ?? 0, near: 0.2 * exp(-2.1), relative: 1e-12)
  }

  @Test("Rows at fault say where")
  func faults() throws {
    let text =
      "id,paper,kind,from,to,metric,side,q\na,A,dedup,x,y,M,score,2\nb,B,dedup,x,y,M,loss,\n"
    let error = #expect(throws: FaultList.self) {
      try Intervention.adding(csv: Array(text.utf8), file: "t.csv")
    }
    let lines = (error?.faults ?? []).map { $0.position?.line }
    #expect(lines == [2, 3])
  }

  @Test(
    "A row says what it is measured on in words that are known",
    arguments: ["score,from", "score,banana", "loss,banana", "loss,tasks"])
  func texts(_ cells: String) {
    let text = "id,paper,kind,from,to,metric,side,eval_text\na,A,dedup,x,y,M,\(cells)\n"
    #expect(throws: FaultList.self) {
      try Intervention.adding(csv: Array(text.utf8), file: "t.csv")
    }
  }

  @Test("A group that was measured together is shared out by each factor's own variance")
  func ledger() {
    // By hand: variances 1 and 3, means 0: of an exact sum of 2, 0.5 and 1.5 go to them; what is left
    // uncertain is 1·3/4 each.
    var ledger = GainLedger(
      [
        .init("a", mean: 0, deviation: 1, basis: ""),
        .init("b", mean: 0, deviation: 3.0.squareRoot(), basis: ""),
        .init("c", mean: 1, deviation: 0, basis: ""),
      ], total: (4, 0))
    ledger.condition([0, 1], on: 2, deviation: 0)
    expect(ledger.factor(0).mean, near: 0.5, within: 1e-12)
    expect(ledger.factor(1).mean, near: 1.5, within: 1e-12)
    expect(ledger.factor(0).deviation, near: 0.75.squareRoot(), within: 1e-12)
    expect(ledger.residual.mean, near: 1, within: 1e-12)
    #expect(ledger.residual.deviation < 1e-6)
  }

  @Test("A paired effect is the mean difference with its t error, and a multiplier over the slope")
  func ablation() throws {
    // Differences by seed 1.0, 1.4, 0.6: mean 1, sd 0.4, error 0.4/√3; slope 2 given.
    var runs: [Ablation.Run] = []
    for (seed, gap) in [("1", 1.0), ("2", 1.4), ("3", 0.6)] {
      for level in [0.0, 1] {
        runs.append(
          .init(size: 1e9, tokens: 2e10, seed: seed, levels: [level], score: 30 + level * gap))
      }
    }
    func fit(isLoss: Bool = false, spread: Double) throws -> Ablation {
      try Ablation(
        runs, factors: ["filter"], isLoss: isLoss, interactions: false, slope: 2, spread: spread)
    }
    let alone = try fit(spread: 0)
    #expect(alone.isPaired && alone.degrees == 2)
    expect(alone.effects[0].value, near: 1, within: 1e-9)
    expect(alone.effects[0].error, near: 0.4 / 3.0.squareRoot(), within: 1e-9)
    try expect(#require(alone.effects[0].logarithm), near: 0.5, within: 1e-9)
    // Of other sizes too: .16/3 and (2 · .1)² add up.
    let wide = try fit(spread: 0.1)
    expect(wide.effects[0].error, near: (0.16 / 3 + 0.04).squareRoot(), within: 1e-9)
    // A loss gains where it falls.
    try expect(fit(isLoss: true, spread: 0).effects[0].value, near: -1, within: 1e-9)
  }

  /// Two sizes, two numbers of tokens and two seeds with a change, as an implementation in NumPy and SciPy
  /// was given them.
  private var design: [Ablation.Run] {
    var noise = [
      0.3, -0.2, 0.5, 0.1, -0.4, 0.2, 0.0, -0.3, 0.1, 0.4, -0.1, 0.2, -0.2, 0.3, 0.1, -0.5,
    ][...]
    var runs: [Ablation.Run] = []
    for size in [1.0, 3] {
      for tokens in [20.0, 80] {
        for seed in ["1", "2"] {
          for level in [0.0, 1] {
            let gain = level * (size == 1 ? 1.2 : 0.7)
            let score = 30 + 2 * size + 3 * log(tokens / 20) + gain + (noise.popFirst() ?? 0)
            runs.append(
              .init(
                size: size * 1e9, tokens: tokens * 1e9, seed: seed, levels: [level], score: score))
          }
        }
      }
    }
    return runs
  }

  @Test(
    "Effects of other sizes too have the error, degrees and Fieller interval of an implementation in SciPy",
    arguments: [
      (0.1, 0.22660494862, 6.0394885780, 1.2430862143, 1.5687727882),
      (0.0, 0.16896481037, 7, 1.2819456154, 1.5211771421),
    ])
  func spread(
    _ spread: Double, _ error: Double, _ degrees: Double, _ low: Double, _ high: Double
  ) throws {
    let fit = try Ablation(
      design, factors: ["filter"], isLoss: false, interactions: false, spread: spread)
    let effect = fit.effects[0]
    expect(effect.value, near: 0.9375, within: 1e-9)
    expect(effect.error, near: error, within: 1e-9)
    expect(effect.degrees, near: degrees, within: 1e-6)
    let range = try #require(effect.logarithms(level: 0.8))
    expect(exp(range.lowerBound), near: low, within: 1e-6)
    expect(exp(range.upperBound), near: high, within: 1e-6)
  }

  @Test("The interaction of a two by two design is the difference of differences")
  func interaction() throws {
    var runs: [Ablation.Run] = []
    for (a, b, score) in [(0.0, 0.0, 10.0), (1, 0, 12), (0, 1, 13), (1, 1, 14)] {
      for noise in [-0.1, 0.1] {
        runs.append(.init(size: 1e9, tokens: 2e10, seed: "", levels: [a, b], score: score + noise))
      }
    }
    let fit = try Ablation(runs, factors: ["a", "b"], isLoss: false, interactions: true)
    #expect(fit.effects.map(\.name) == ["a", "b", "a × b"])
    expect(fit.effects[2].value, near: 14 - 12 - 13 + 10, within: 1e-9)
    #expect(fit.effects[0].logarithm == nil)
  }

  @Test(
    "Seeds for a multiplier follow from the t formula, and one or two scales settle nothing of others",
    arguments: [
      // (1.96 + .8416)² · 2 · .009² / (.033 ln 1.3)² = 16.97 by the normal; t adds one.
      (1, 0.0, 18), (5, 0.0, 4),
      // By the same formula in SciPy, where scales differ.
      (1, 0.1, nil), (2, 0.1, nil), (3, 0.1, 18), (5, 0.1, 7), (8, 0.1, 4),
    ] as [(Int, Double, Int?)])
  func plan(_ scales: Int, _ spread: Double, _ seeds: Int?) {
    #expect(
      AblationPlan.seeds(
        multiplier: 1.3, slope: 0.033, noise: 0.009, spread: spread, scales: scales,
        significance: 0.05, power: 0.8, isPaired: false) == seeds)
  }

  @Test("A paired difference has twice the noise that the analysis prints, with half the degrees")
  func pairedPlan() {
    // 16.97 pairs by the normal; Student's t with n - 1 degrees of freedom takes 19: (2.1009 + .8620)² ·
    // 2 · .009²/19 = .0086529², and the effect is .033 ln 1.3 = .0086580.
    #expect(
      AblationPlan.seeds(
        multiplier: 1.3, slope: 0.033, noise: 0.009, spread: 0, scales: 1, significance: 0.05,
        power: 0.8, isPaired: true) == 19)
  }

  @Test("Within comparisons at several sizes no trend is told from nothing, as in NumPy")
  func trend() throws {
    let trend = try #require(InterventionTrend.bundled)
    #expect(trend.comparisons == 18)
    expect(trend.size.slope, near: 0.10780, within: 1e-4)
    expect(trend.size.error, near: 0.09172, within: 1e-4)
    expect(trend.tokensPerParameter.slope, near: 0.20901, within: 1e-4)
    expect(trend.tokensPerParameter.error, near: 0.11771, within: 1e-4)
  }

  @Test("Pools that are known to be filtered, and metrics by whole words")
  func words() {
    let rows = Intervention.bundled
    for pool in ["FineWeb-Edu", "DCLM-baseline", "dclm-top10", "Nemotron-CC"] {
      #expect(Intervention.isFiltered(pool, among: rows), "\(pool)")
    }
    for pool in ["C4", "FineWeb", "RefinedWeb", "SlimPajama", "OSCAR"] {
      #expect(!Intervention.isFiltered(pool, among: rows), "\(pool)")
    }
    #expect(
      rows.contains { $0.isMeasured(on: "mmlu") } && rows.contains { $0.isMeasured(on: "CORE") })
    #expect(!rows.contains { $0.isMeasured(on: "e") } && !rows.contains { $0.isMeasured(on: " ") })
  }

  @Test(
    "A reading outside of its interval, without noise or against its logarithm is refused",
    arguments: ["20,25,30,,", "1.5,1.5,1.5,,", "20,15,26,0.1,0.2", "20,15,26,,-0.2"])
  func readings(_ cells: String) {
    let text =
      "id,paper,kind,from,to,metric,side,q,q_low,q_high,ln_q,ln_q_sd\na,A,dedup,x,y,M,score,\(cells)\n"
    #expect(throws: FaultList.self) {
      try Intervention.adding(csv: Array(text.utf8), file: "t.csv")
    }
  }
}
