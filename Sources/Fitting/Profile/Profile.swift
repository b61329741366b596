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
  /// Every value is searched from several starts and from its neighbour's end. An end of the
  /// interval is interpolated where the deviance crosses the quantile of χ² with one degree of
  /// freedom (Wilks 1938).
  ///
  /// - Throws: `CancellationError` where the task was cancelled, a `FitRefusal` where the form has
  ///   no such constant.
  public func profile(
    of symbol: String, over values: [Double], level: Double = 0.95,
    starts: StartPlan = .random(count: 20, seed: 1), workers: Int? = nil
  ) async throws -> Profile {
    guard form.index(of: symbol) != nil else {
      throw FitRefusal.unknownConstant(symbol, known: form.constants.map(\.symbol))
    }
    var fits: [(value: Double, problem: FitProblem, fit: Fit)] = []
    for value in values.sorted() {
      var held = self.held
      held[symbol] = value
      guard
        let problem = try? FitProblem(form, runs: runs, objective: objective, holding: held)
      else { continue }
      var best = try await problem.search(starts, workers: workers).best
      if let last = fits.last {
        let next = problem.fit(from: last.fit.values, use: .asGiven)
        if next.isBetter(than: best) { best = next }
      }
      fits.append((value, problem, best))
    }
    for index in fits.indices.dropLast().reversed() {
      let next = fits[index].problem.fit(from: fits[index + 1].fit.values, use: .asGiven)
      if next.isBetter(than: fits[index].fit) { fits[index].fit = next }
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
    let share = (outer.deviance - limit) / (outer.deviance - inner.deviance)
    guard outer.value > 0, inner.value > 0 else {
      return outer.value + share * (inner.value - outer.value)
    }
    return exp(log(outer.value) + share * (log(inner.value) - log(outer.value)))
  }
}
