import Foundation
import ScalingLaws
import Statistics
import TestSupport
import Testing

@testable import Fitting

/// Approach 2 beside NumPy, and which runs share a budget, by hand.
@Suite("Budgets beside NumPy")
struct WholeBudgetTests {
  /// Four budgets, each of nine sizes 1.5 apart about its lowest loss, budgets 1 % about the mean.
  private static func runs(isWeighted: Bool) -> Runs? {
    let errors = [0.004, -0.003, 0.002, -0.005, 0.001, 0.003, -0.002, 0.005, -0.004]
    var (n, d, loss, weights): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    for k in 0..<4 {
      let budget = 1e18 * pow(4, Double(k))
      let best = 0.3 * pow(budget, 0.46)
      for j in -4...4 {
        let size = best * pow(1.5, Double(j) + 0.3 * Double(k % 2))
        n.append(size)
        d.append(budget * (1 + 0.01 * Double((j + k + 6) % 3 - 1)) / (6 * size))
        let x = log(size / best)
        loss.append(
          3.2 - 0.2 * Double(k) + 0.03 * x * x + 0.004 * x * x * x + errors[(j + 4 + 2 * k) % 9])
        weights.append(isWeighted ? [1, 2, 0.5][(j + k + 6) % 3] : 1)
      }
    }
    return Runs(parameters: n, tokens: d, loss: loss, weights: weights)
  }

  private func check(_ found: Double, _ wanted: Double, _ what: String) {
    expect(found, near: wanted, relative: 1e-7, "\(what): \(found), not \(wanted)")
  }

  /// NumPy's least squares within a factor of four of the lowest point: size, loss, bend and the variances of ln size
  /// and of the bend.
  private static let curves: [Bool: [[Double]]] = [
    true: [
      [
        51_458_787.16330441, 3.2006420064309515, 0.06110474870226825, 56.32887800340162,
        1.692097463456429,
      ],
      [
        101_065_596.73640583, 3.000706030543203, 0.04889058918288864, 132.8733564574943,
        2.9140932618655406,
      ],
      [
        197_351_973.5718667, 2.8019624351855525, 0.05621965554188446, 84.67159309334433,
        2.7107745128671152,
      ],
      [
        365_350_699.5831903, 2.5978416100987665, 0.0671827962792902, 52.7762936698503,
        1.6920974634564285,
      ],
    ],
    false: [
      [
        51_270_669.85613601, 3.1992060033927663, 0.06173790079101192, 62.46619947397632,
        1.7618411763097814,
      ],
      [
        101_086_279.53185824, 3.0027222284262916, 0.04610569954289724, 163.84793085433563,
        3.964142646697,
      ],
      [
        191_640_123.87693924, 2.7999137778927126, 0.062027550922846314, 58.43943839205354,
        1.7618411763097814,
      ],
      [
        372_391_042.19519997, 2.5984508905550645, 0.06639515036039575, 59.60045662426312,
        1.7618411763097823,
      ],
    ],
  ]

  @Test(
    "Parabolas and their line",
    arguments: [
      (true, 0.47210569800017094, 0.1650038532361002),
      (false, 0.4752325305413146, 0.14409712258399024),
    ])
  func parabolas(isWeighted: Bool, exponent: Double, coefficient: Double) throws {
    let found = try IsoFLOP(try #require(Self.runs(isWeighted: isWeighted)))
    #expect(found.isWeighted == isWeighted && found.alone == 0 && !found.sharesRuns)
    let wanted = try #require(Self.curves[isWeighted])
    for (k, (curve, values)) in zip(found.curves, wanted).enumerated() {
      let budget = [
        9.999666655554993e17, 3.999866662221983e18, 1.599946664888788e19, 6.399786659555176e19,
      ][k]
      check(curve.flop, budget, "budget")
      check(curve.optimalSize, values[0], "size")
      check(curve.optimalTokens, budget / 6 / values[0], "tokens")
      for (own, value) in zip(
        [curve.loss, curve.bend, curve.variance, curve.bendVariance], values[1...])
      {
        check(own, value, "curve \(k)")
      }
      #expect(curve.fitted == (k == 1 ? Array(10...15) : Array((9 * k + 1)...(9 * k + 7))))
      #expect(curve.isInterior && curve.problem == nil && curve.members.count == 9)
    }
    check(found.sizeExponent, exponent, "exponent")
    check(found.tokensExponent, 1 - exponent, "exponent of tokens")
    check(found.sizeCoefficient, coefficient, "coefficient")
    check(found.optimalSize(flop: 1e20), coefficient * pow(1e20, exponent), "size")
    #expect(found.exponentInterval == nil)
  }

  /// β/(α + β) of the refit of Chinchilla's points, and the parabolas' line by NumPy.
  @Test("What approach 2 makes of a known law")
  func bias() throws {
    let law = ChinchillaForm().surface([1.8172, 477.8, 2143.4, 0.34731, 0.36717])
    let designs = try #require(Self.runs(isWeighted: false))
    let bias = try #require(try IsoFLOPBias.of(law, designs: designs, at: 1e20))
    expect(bias.parabolaExponent, near: 0.513854767924496, within: 1e-6)
    expect(bias.trueExponent, near: 0.36717 / 0.71448, within: 1e-6)
    expect(bias.sizeRatio, near: 0.9944614778785577, within: 1e-5)
  }

  @Test("An interval of the exponent is one of 95 %")
  func level() throws {
    let budgets = (0..<6).map { 1e18 * pow(3, Double($0)) }
    let designs = budgets.enumerated().flatMap { number, flop in
      (-2...2).map { step -> (Double, Double, Int) in
        let middle = 0.1 * (flop / 6).squareRoot()
        return (flop, middle * pow(1.4, Double(step)), number % 2)
      }
    }
    let runs = try #require(
      Runs(
        parameters: designs.map(\.1), tokens: designs.map { $0.0 / 6 / $0.1 },
        loss: designs.map { flop, size, parity in
          let x = log(size / 0.1 / (flop / 6).squareRoot()) + 0.05 * Double(parity)
          return 2.5 + 0.03 * x * x
        }))
    let interval = try #require(try IsoFLOP(runs).exponentInterval)
    #expect(interval.level == 0.95 && interval.kind == .bootstrap && interval.low < interval.high)
  }

  /// Computes in units of the first, each run of a size of its own.
  @Test(
    "Runs of one budget",
    arguments: [
      // A stated factor: the fullest window, the narrowest of equally full ones, then what is left.
      ([1, 1.05, 1.1, 1.15, 1.19, 1.3, 1.35, 1.4, 2], 1.2, [[0, 1, 2, 3, 4], [5, 6, 7]]),
      ([1, 1.1, 1.19, 1.27], 1.2, [[1, 2, 3]]), ([1, 1.1, 1.2], 1.2, [[0, 1, 2]]),
      ([1, 1.1, 1.21], 1.2, []),
      // Neighbours within 1.15 are a chain, up to a factor of 1.5 for five runs, of 1.15 for fewer.
      ([1, 1.1, 1.2, 1.3, 1.45, 3, 3.1, 3.2], nil, [[0, 1, 2, 3, 4], [5, 6, 7]]),
      ([1, 1.1, 1.2, 1.3], nil, []), ([1, 1.07, 1.14, 2], nil, [[0, 1, 2]]),
      ([1.2, 1, 1.1, 1.3, 1.45, 9], nil, [[0, 1, 2, 3, 4]]),
      // A longer chain keeps windows of six that are twice as full as what lies beside them.
      (
        [1, 1.14, 1.29, 1.45, 1.46, 1.47, 1.48, 1.49, 1.65, 1.85], nil, [[3, 4, 5, 6, 7, 8]]
      ),
      ([1, 1.14, 1.29, 1.45, 1.46, 1.47, 1.5, 1.65, 1.85], nil, []),
      ([1, 1.12, 1.262, 1.27, 1.45, 1.46, 1.47, 1.48, 1.5, 1.65, 1.8, 1.88], nil, []),
    ] as [([Double], Double?, [[Int]])])
  func budgets(flop: [Double], width: Double?, groups: [[Int]]) {
    let found = EqualBudgets(
      flop: flop.map { $0 * 1e18 }, sizes: flop.indices.map { pow(1.3, Double($0)) }, width: width)
    #expect(found.groups == groups)
    #expect(found.alone == flop.count - groups.joined().count)
  }

  @Test("Sizes count that differ by 2 % and more")
  func different() {
    #expect(EqualBudgets.different([1.06, 1, 1.01, 1.03, 1.04]) == [1, 1.03, 1.06])
    let alike = EqualBudgets(flop: [1e18, 1e18, 1e18], sizes: [1, 1.01, 2], width: nil)
    #expect(alike.groups.isEmpty && alike.alone == 3)
  }

  /// Keys, factor, whether embeddings are left out, and the unit of a loss.
  @Test(
    "What headers say",
    arguments: [
      ("N (B)", ["n"], 1e9, false), ("compute_PFLOPs", ["computeflops"], 1e15, false),
      ("compute PFLOP", ["computeflop"], 1e15, false), ("PF-days", ["flopdays"], 8.64e19, false),
      ("compute petaflop/s-days", ["compute", "sdays"], 8.64e19, false),
      ("tokens in billions", ["tokensinbillions", "tokens"], 1e9, false),
      ("params_m", ["paramsm", "params"], 1e6, false),
      ("params per m", ["paramsperm", "paramsper"], 1e6, false),
      ("summary.val/loss", ["summaryvalloss", "valloss", "loss"], nil, false),
      ("non_embedding_params", ["nonembeddingparams", "params"], nil, true),
      ("D [10^9 of tokens]", ["d"], 1e9, false), ("size (GB)", [], nil, false),
    ] as [(String, [String], Double?, Bool)])
  func headers(text: String, keys: [String], scale: Double?, isWithout: Bool) {
    let header = RunHeader(text)
    #expect(header.keys.filter { !$0.isEmpty } == keys || header.keys == keys, "\(header.keys)")
    #expect(header.scale == scale && (header.embeddings == .noEmbedding) == isWithout)
    #expect(header.isOfBytes == keys.isEmpty)
  }

  @Test(
    "Units of losses",
    arguments: [
      ("loss", "nats per token", 2.0),
      ("val loss (bits)", "bits per token", 2 * 0.6931471805599453),
      ("ppl", "perplexity", 0.6931471805599453),
      ("byte_ppl", "perplexity per byte", 0.6931471805599453),
      ("word perplexity", "perplexity per word", 0.6931471805599453),
      ("bpb", "bits per byte", 2 * 0.6931471805599453),
      ("bits per word", "bits per word", 2 * 0.6931471805599453),
      ("nats per byte", "nats per byte", 2), ("loss per word", "nats per word", 2),
      ("exp(loss)", "perplexity", 0.6931471805599453), ("log ppl", "nats per token", 2),
      ("loss (log10)", nil, 0), ("loss (%)", nil, 0), ("loss per char", nil, 0),
      ("loss (nats/token)", "nats per token", 2), ("loss (furlongs)", nil, 0),
    ] as [(String, String?, Double)])
  func lossUnits(text: String, unit: String?, two: Double) {
    let found = RunHeader(text).lossUnit
    #expect(found?.rawValue == unit)
    if let found { expect(found.loss(2), near: two, within: 1e-12) }
  }

  @Test("Stated units")
  func stated() {
    #expect(
      RunUnits("parameters=B,D=T,flop=PFLOP,u=M")?.factors
        == [.parameters: 1e9, .tokens: 1e12, .flop: 1e15, .unique: 1e6])
    #expect(RunUnits("flop=PF-days")?.factors == [.flop: 8.64e19])
    #expect(RunUnits("tokens=10^9")?.factors == [.tokens: 1e9])
    for wrong in ["", "parameters=B,n=M", "x=B", "tokens=0", "tokens=-1e9", "tokens=inf", "tokens"]
    {
      #expect(RunUnits(wrong) == nil, "\(wrong)")
    }
  }
}
