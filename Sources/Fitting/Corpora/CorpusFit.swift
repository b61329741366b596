import Foundation
import Statistics

/// One form fitted jointly to runs of several corpora.
public struct CorpusFit: Sendable {
  public private(set) var effect: CorpusEffect
  public let form: CorporaForm
  public let fit: Fit
  /// Starts, and those of them that ended in this minimum.
  public let starts: Int
  public let agreeing: Int
  public let score: InformationScore
  /// Measured less fitted, in the terms of the objective: log loss, or error.
  public let residuals: [Double]
  /// Joint draws of the constants, a row for each usable resample; none without a bootstrap.
  public internal(set) var draws: [[Double]] = []
  /// Why the resamples speak of nothing; `nil` where they do, or none were made.
  public internal(set) var withheld: String?
  /// The BIC on each resample, in the resamples' order; `nil` where the refit failed.
  public internal(set) var resampledBIC: [Double?] = []

  public var rootMeanSquare: Double {
    (residuals.reduce(0) { $0 + $1 * $1 } / Double(max(residuals.count, 1))).squareRoot()
  }

  /// Resamples whose refit did not end in a minimum; they are in no interval.
  public var failures: Int { resampledBIC.count { $0 == nil } }

  /// The same fit under the effect's other name.
  func renamed(_ effect: CorpusEffect) -> CorpusFit {
    var copy = self
    copy.effect = effect
    return copy
  }

  /// A quantity of a corpus against another one, the first, which is the reference, unless told
  /// otherwise.
  public func value(
    _ quantity: CorpusQuantity, of corpus: Int, over other: Int = 0, at place: CorpusPlace
  ) -> Double {
    value(quantity, fit.values, corpus, other, place)
  }

  private func value(
    _ quantity: CorpusQuantity, _ values: [Double], _ corpus: Int, _ other: Int,
    _ place: CorpusPlace
  ) -> Double {
    quantity.value(of: form.law(of: corpus, values), over: form.law(of: other, values), at: place)
  }

  /// Whether the form moves the floor alone: then no number of tokens makes up for the corpus, and
  /// what one would be worth changes with every token.
  public var isFloorAlone: Bool { effect.terms == [.floor] }

  /// Whether the floors of two corpora may be alike: both signs of their difference lie among the middle share
  /// of the resamples.
  public func hasFloorsAlike(_ corpus: Int, _ other: Int, level: Double) -> Bool {
    let place = CorpusPlace(size: 1, tokens: 1)
    let shifts = draws(of: .floorShift, corpus, over: other, at: place)
    return Self.interval(shifts, level: level).map { $0.low <= 0 && $0.high >= 0 } ?? false
  }

  /// The values of a quantity over the resamples, in their order; none where these are withheld.
  public func draws(
    of quantity: CorpusQuantity, _ corpus: Int, over other: Int = 0, at place: CorpusPlace
  ) -> [Double] {
    withheld != nil ? [] : draws.map { value(quantity, $0, corpus, other, place) }
  }

  /// The percentile interval of a quantity; an end without bound is infinite.
  public func interval(
    _ quantity: CorpusQuantity, of corpus: Int, at place: CorpusPlace, level: Double
  ) -> Interval? {
    Self.interval(draws(of: quantity, corpus, at: place), level: level)
  }

  /// The interval of a new run's loss: resampled constants and the scatter of runs together.
  ///
  /// A residual of the fit, drawn with replacement, is put on each resample's prediction.
  public func prediction(
    of corpus: Int, at place: CorpusPlace, level: Double, seed: UInt64
  ) -> Interval? {
    guard !residuals.isEmpty, withheld == nil else { return nil }
    // Residuals are smaller than errors by the constants that were fitted.
    let count = Double(residuals.count)
    let free = Double(form.constants.count)
    let growth = count > free ? (count / (count - free)).squareRoot() : 1
    var generator = SplitMix64(seed: seed, stream: 0x5ca7)
    let values = draws.map { row in
      let loss = form.law(of: corpus, row).loss(size: place.size, tokens: place.tokens)
      let residual = growth * residuals[generator.index(below: residuals.count)]
      return form.link == .loss ? loss * exp(residual) : loss + residual
    }
    return Self.interval(values, level: level)
  }

  static func interval(_ values: [Double], level: Double) -> Interval? {
    percentiles(ofSorted: values.filter { !$0.isNaN }.sorted(), level: level)
  }

  /// The middle share of sorted draws; an end among infinite ones is infinite.
  public static func percentiles(ofSorted sorted: [Double], level: Double) -> Interval? {
    guard sorted.count > 1 else { return nil }
    // Interpolation between a number and infinity would give neither.
    func end(_ share: Double) -> Double {
      let position = share * Double(sorted.count - 1)
      let (below, above) = (Int(position), min(Int(position) + 1, sorted.count - 1))
      guard sorted[below].isFinite, sorted[above].isFinite else {
        return sorted[share < 0.5 ? below : above]
      }
      return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }
    let tail = (1 - level) / 2
    return Interval(kind: .bootstrap, low: end(tail), high: end(1 - tail), level: level)
  }
}

extension CorpusProblem {
  /// Fits a form from starts of its own and from those given.
  ///
  /// Starts of its own begin at random exponents under a seed; those given are tried besides.
  ///
  /// - Throws: `noMinimum` where no search ends in one.
  func fit(
    _ effect: CorpusEffect, from given: [[Double]], seed: UInt64, starts count: Int, workers: Int
  ) throws(CorpusRefusal) -> CorpusFit {
    let problem = try problem(effect)
    let form = CorporaForm(effect, corpora: corpora, link: link)
    let own = starts(of: form, count: count, seed: seed)
    let all = given.map { form.coordinates(of: $0) } + own
    let fits = Workers.mapNow(0..<all.count, workers: workers, state: { Engine(problem) }) {
      engine, number in
      problem.fit(
        engine, from: all[number],
        use: number < given.count || link == .error ? .asGiven : .projected)
    }
    guard var best = fits.first else { throw .noMinimum(effect) }
    for fit in fits where fit.isBetter(than: best) { best = fit }
    guard best.outcome.isUsable else { throw .noMinimum(effect) }
    let limit = best.objective * (1 + 1e-6)
    return CorpusFit(
      effect: effect, form: form, fit: best, starts: fits.count,
      agreeing: fits.count { $0.objective <= limit }, score: problem.score(of: best),
      residuals: residuals(of: best, form))
  }

  func residuals(of fit: Fit, _ form: CorporaForm) -> [Double] {
    zip(runs.loss, form.losses(of: runs, at: fit.coordinates)).map { measured, fitted in
      link == .loss ? log(measured / fitted) : measured - fitted
    }
  }

  /// Coordinates at which searches begin: exponents at random, terms of a plausible size.
  private func starts(of form: CorporaForm, count: Int, seed: UInt64) -> [[Double]] {
    let n = runs.parameters.map { log($0) }.reduce(0, +) / Double(runs.count)
    let d = runs.tokens.map { log($0) }.reduce(0, +) / Double(runs.count)
    let (low, high) = (runs.loss.min() ?? 1, runs.loss.max() ?? 1)
    return (0..<max(count, 1)).map { number in
      var generator = SplitMix64(seed: seed, stream: UInt64(number))
      let alpha = 0.15 + 0.7 * generator.uniform()
      let beta = 0.15 + 0.7 * generator.uniform()
      let share = 0.2 + generator.uniform()
      return form.constants.map { constant in
        switch constant.symbol.prefix(while: { $0 != "[" }) {
        case "E": log(0.7 * low)
        case "H": log(max(high - 0.7 * low, 0.1 * low))
        case "A": alpha * n + log(share * (link == .loss ? 0.3 * low : 0.5))
        case "B": beta * d + log((1.4 - share) * (link == .loss ? 0.3 * low : 0.5))
        case "alpha": alpha
        case "beta": beta
        default: 0
        }
      }
    }
  }
}
