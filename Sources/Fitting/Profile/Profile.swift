import Foundation
import Statistics
import Units

/// The best objective for each value of one constant, and what the runs rule out.
///
/// Where a bootstrap has no upper end, the profile shows why: the likelihood levels off and never
/// falls below the threshold again.
public struct Profile: Sendable {
  public struct Point: Hashable, Sendable {
    public let value: Double
    public let objective: Double
    /// Twice the log likelihood that the value costs.
    public let deviance: Double
    /// The constants of the best fit with the value held.
    public let constants: [Double]
  }

  public let symbol: String
  /// In ascending order of the value.
  public let points: [Point]
  public let level: Double
  /// The lower end of the values that the runs allow; `nil` where they rule out none in the range.
  public let low: Double?
  /// The upper end of the values that the runs allow; `nil` where they rule out none in the range.
  public let high: Double?

  /// The finding in words.
  public var summary: String {
    switch (low, high) {
    case (let low?, let high?):
      "\(symbol) lies between \(low.rounded(toDigits: 3)) and \(high.rounded(toDigits: 3))"
    case (let low?, nil):
      "\(symbol) is bounded from below only, by \(low.rounded(toDigits: 3))"
    case (nil, let high?):
      "\(symbol) is bounded from above only, by \(high.rounded(toDigits: 3))"
    case (nil, nil): "the runs do not bound \(symbol)"
    }
  }
}

extension FitProblem {
  /// The profile of a constant over values of the formula.
  ///
  /// Every value is searched from several starts and from its neighbour's end, and the value of the
  /// best fit is among them. An end of the interval is where the root of the deviance, a straight line
  /// for squares, crosses that of the quantile of χ² with one degree of freedom (Wilks 1938).
  ///
  /// - Throws: `CancellationError` where the task was cancelled, a `FitRefusal` where the form has
  ///   no such constant.
  public func profile(
    of symbol: String, over values: [Double], around known: Fit? = nil, level: Double = 0.95,
    starts: StartPlan = .random(count: 20, seed: 1), workers: Int? = nil
  ) async throws -> Profile {
    guard let index = form.index(of: symbol) else {
      throw FitRefusal.unknownConstant(symbol, known: form.constants.map(\.symbol))
    }
    var fits: [(value: Double, problem: FitProblem, fit: Fit)] = []
    let middle = known.map { $0.values[index] }
    for value in (values.filter { $0 != middle } + [middle].compactMap { $0 }).sorted() {
      var held = self.held
      held[symbol] = value
      guard
        let problem = try? FitProblem(form, runs: runs, objective: objective, holding: held)
      else { continue }
      var best = try await problem.search(starts, workers: workers).best
      let near = [fits.last?.fit.values, value == middle ? known?.values : nil]
      for values in near.compactMap({ $0 }) {
        let next = problem.fit(from: values, use: .asGiven)
        if next.isBetter(than: best) { best = next }
      }
      fits.append((value, problem, best))
    }
    for place in fits.indices.dropLast().reversed() {
      let next = fits[place].problem.fit(from: fits[place + 1].fit.values, use: .asGiven)
      if next.isBetter(than: fits[place].fit) { fits[place].fit = next }
    }
    let likelihoods = fits.map { $0.problem.logLikelihood(of: $0.fit) }
    let best = likelihoods.max() ?? 0
    let points = zip(fits, likelihoods).map { entry, likelihood in
      Profile.Point(
        value: entry.value, objective: entry.fit.objective, deviance: 2 * (best - likelihood),
        constants: entry.fit.values)
    }
    let z = Normal.quantile(0.5 + level / 2)
    return Profile(
      symbol: symbol, points: points, level: level,
      low: Self.crossing(points, at: z * z), high: Self.crossing(points.reversed(), at: z * z))
  }

  /// Where the deviance first falls below a limit; `nil` where the first point is below it.
  private static func crossing(_ points: [Profile.Point], at limit: Double) -> Double? {
    guard let inside = points.firstIndex(where: { $0.deviance <= limit }), inside > 0 else {
      return nil
    }
    let (outer, inner) = (points[inside - 1], points[inside])
    let (far, near) = (outer.deviance.squareRoot(), max(inner.deviance, 0).squareRoot())
    let share = (far - limit.squareRoot()) / (far - near)
    guard outer.value > 0, inner.value > 0 else {
      return outer.value + share * (inner.value - outer.value)
    }
    return exp(log(outer.value) + share * (log(inner.value) - log(outer.value)))
  }
}
