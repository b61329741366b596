import Foundation

/// Sparse training on repeated data.
///
/// Wu et al. 2026 (arXiv:2606.01155), for weights that are pruned and grown in training, not for
/// routed experts:
///
///     L = E + A f(s)/N'^α + B/D'^α,                f(s) = s^ε + c (1 - s)^μ
///     N' = U_N (1 + n (1 - exp(-(N/U_N - 1)/n))),  U_N = min(N, U (A f(s)/B)^(1/α))
///     D' = U (1 + d (1 - exp(-(D/U - 1)/d)))
///     n = n₀ (1 + n₁ (1 - s) - n₂ (1 - s)²),       d likewise
public struct SparseRepeatedForm: LawForm {
  public let id = "sparse-repeated"
  public let formula =
    "L = E + A f(s)/N'^α + B/D'^α,  f(s) = s^ε + c (1-s)^μ,  "
    + "D' = U (1 + d (1 - exp(-(D/U - 1)/d))),  N' = U_N (1 + n (1 - exp(-(N/U_N - 1)/n))),  "
    + "U_N = min(N, U (A f/B)^(1/α)),  n = n0 (1 + n1 (1-s) - n2 (1-s)²),  d likewise"
  public let conventions =
    "N non-zero parameters, s their share of all, D tokens seen, U unique tokens"
  public let needs: [RunColumn] = [.parameters, .tokens, .loss, .unique, .density]
  public let constants =
    [.floor("E", "loss that no size and no data remove")]
    + ["A", "B"].map {
      FormConstant(
        $0, $0 == "A" ? "coefficient of the size term" : "coefficient of the data term",
        scale: .logarithm, starts: 2...10, bounds: -50...150)
    } + [
      FormConstant("alpha", "exponent of both", scale: .identity, starts: 0...1, bounds: 0.02...4),
      shape("epsilon", "how density bends the size term", -0.5...0.5),
      shape("c", "what sparse weights cost or save", -0.4...0.4),
      FormConstant(
        "mu", "how fast that comes with sparsity", scale: .identity, starts: 0.3...1.5,
        bounds: 0.05...6),
      wear("n0", "excess after which dense parameters are worn out"),
      shape("n1", "its slope", -1...2),
      shape("n2", "its bend", -1...2),
      wear("d0", "repetitions after which data are worn out for dense models"),
      shape("d1", "their slope", -1...2), shape("d2", "their bend", -1...2),
    ]

  /// Dense models: without an effect of density.
  public var nested: [NestedForm] {
    [
      NestedForm(form: TiedChinchillaForm()) { c in
        [[c[0], c[1], c[2], c[3], 0, 0, 1, exp(3), 0, 0, exp(2), 0, 0]]
      }
    ]
  }

  private static func shape(
    _ symbol: String, _ meaning: String, _ starts: ClosedRange<Double>
  ) -> FormConstant {
    FormConstant(symbol, meaning, scale: .identity, starts: starts, bounds: -8...8)
  }

  private static func wear(_ symbol: String, _ meaning: String) -> FormConstant {
    FormConstant(symbol, meaning, scale: .logarithm, starts: 0...4, bounds: -4...10)
  }

  public init() {}

  public func features(of runs: Runs) -> [[Double]] {
    let unique = zip(runs.unique ?? runs.tokens, runs.tokens).map { min($0, $1) }
    let density = (runs.density ?? runs.tokens.map { _ in 1 }).map { min($0, 1) }
    return [
      runs.parameters.map { log($0) }, unique.map { log($0) },
      zip(runs.tokens, unique).map { $0 / $1 - 1 }, density.map { log($0) }, density.map { 1 - $0 },
      density.map { $0 < 1 ? log(1 - $0) : -700 },
    ]
  }

  public func evaluate(_ batch: Batch, at c: UnsafeBufferPointer<Double>) {
    for step in 0..<batch.steps {
      for lane in 0..<4 { evaluate(batch, step, lane, at: c) }
    }
  }

  /// The floor of f and of n and d as they are tried: below it the formula has no meaning.
  private static let least = 1e-3

  private func evaluate(
    _ batch: Batch, _ step: Int, _ lane: Int, at c: UnsafeBufferPointer<Double>
  ) {
    let (logN, logU) = (batch.feature(0)[step][lane], batch.feature(1)[step][lane])
    let (repeats, logS) = (batch.feature(2)[step][lane], batch.feature(3)[step][lane])
    let (sparse, logSparse) = (batch.feature(4)[step][lane], batch.feature(5)[step][lane])
    let (alpha, power) = (c[3], exp(c[4] * logS))
    let cost = exp(c[6] * logSparse)
    let raw = power + c[5] * cost
    let f = max(raw, Self.least)
    let isFree = raw > Self.least
    // ln f by ε, c and μ.
    let byShape =
      isFree ? [power * logS, cost, c[5] * cost * logSparse].map { $0 / f } : [0, 0, 0]
    let n = wear(c[7], c[8], c[9], sparse)
    let d = wear(c[10], c[11], c[12], sparse)
    let base = logU + (c[1] + log(f) - c[2]) / alpha
    let isLimited = base < logN
    let ratio = isLimited ? exp(min(logN - base, 600)) : 1
    let size = worth(of: ratio - 1, at: n.value)
    let data = worth(of: repeats, at: d.value)
    let logSize = (isLimited ? base : logN) + size.logarithm
    let sizeTerm = exp(c[1] + log(f) - alpha * logSize)
    let dataTerm = exp(c[2] - alpha * (logU + data.logarithm))
    let loss = exp(c[0]) + sizeTerm + dataTerm
    let (sizeShare, dataShare) = (sizeTerm / loss, dataTerm / loss)
    // How ln N' moves with ln U_N, and ln U_N with the constants.
    let pull = isLimited ? -alpha * sizeShare * (1 - size.decay * ratio / exp(size.logarithm)) : 0
    func put(_ index: Int, _ value: Double) { batch.derivative(index)[step][lane] = value }
    batch.logLoss[step][lane] = log(loss)
    put(0, exp(c[0]) / loss)
    put(1, sizeShare + pull / alpha)
    put(2, dataShare - pull / alpha)
    put(
      3,
      -logSize * sizeShare - (logU + data.logarithm) * dataShare - pull * (base - logU) / alpha)
    for (place, slope) in byShape.enumerated() {
      put(4 + place, (sizeShare + pull / alpha) * slope)
    }
    for place in 0..<3 {
      put(7 + place, -alpha * sizeShare * size.byScale * n.by[place])
      put(10 + place, -alpha * dataShare * data.byScale * d.by[place])
    }
  }

  /// A scale of wear at a sparsity, and its derivatives.
  private func wear(
    _ logScale: Double, _ slope: Double, _ bend: Double, _ sparse: Double
  ) -> (value: Double, by: [Double]) {
    let scale = exp(logScale)
    let factor = 1 + slope * sparse - bend * sparse * sparse
    guard factor > Self.least else { return (scale * Self.least, [scale * Self.least, 0, 0]) }
    return (scale * factor, [scale * factor, scale * sparse, -scale * sparse * sparse])
  }

  /// ln(1 + R* (1 - exp(-R/R*))), exp(-R/R*), and the derivative by R*.
  private func worth(
    of repeats: Double, at scale: Double
  ) -> (logarithm: Double, decay: Double, byScale: Double) {
    let share = repeats / scale
    let decay = exp(-share)
    let worth = 1 + scale * (1 - decay)
    return (log(worth), decay, (1 - decay - share * decay) / worth)
  }
}
