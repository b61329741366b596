import Foundation
import Statistics

extension CorpusProblem {
  /// An estimate with its standard error from the curvature at the minimum.
  public struct CurvedEstimate: Hashable, Sendable {
    /// The logarithm of a ratio, a difference as it is.
    public let centre: Double
    /// In the same terms.
    public let standardError: Double
    /// Runs less fitted constants.
    public let degrees: Double
    public let isRatio: Bool

    /// The interval by Student's t.
    public func interval(level: Double) -> Interval {
      let half = StudentT.quantile(0.5 + level / 2, degrees: degrees) * standardError
      return Interval(
        kind: .curvature, low: isRatio ? exp(centre - half) : centre - half,
        high: isRatio ? exp(centre + half) : centre + half, level: level)
    }
  }

  /// The estimate of a quantity by the delta method, σ² ∇ᵀ(JᵀWJ)^-1∇ with σ² = Σ r²/(n - p).
  ///
  /// For squared errors alone, many runs and errors of equal size; with `noise` the deviation is
  /// known and not estimated, as when an experiment is planned. The gradient of the quantity, a
  /// closed formula of the constants, is taken by central differences.
  ///
  /// - Returns: `nil` where the runs do not fix the quantity.
  public func curvedEstimate(
    of quantity: CorpusQuantity, _ corpus: Int, in fit: CorpusFit, at place: CorpusPlace,
    noise: Double? = nil
  ) -> CurvedEstimate? {
    guard objective == .meanSquaredLog || objective == .meanSquaredLoss,
      let problem = try? problem(fit.effect)
    else { return nil }
    let coordinates = fit.fit.coordinates
    let degrees = Double(runs.count - coordinates.count)
    guard degrees > 0 else { return nil }
    let engine = Engine(problem)
    engine.predict(at: coordinates)
    guard let inverse = engine.curvature(robust: false).inverse() else { return nil }
    func value(_ point: [Double]) -> Double {
      let values = fit.form.values(at: point)
      let number = quantity.value(
        of: fit.form.law(of: corpus, values), over: fit.form.law(of: 0, values), at: place)
      return quantity.isRatio ? log(number) : number
    }
    let gradient = coordinates.indices.map { index in
      var (low, high) = (coordinates, coordinates)
      let step = 1e-5 * max(1, abs(coordinates[index]))
      low[index] -= step
      high[index] += step
      return (value(high) - value(low)) / (2 * step)
    }
    let image = inverse.times(gradient)
    let square = zip(gradient, image).reduce(0) { $0 + $1.0 * $1.1 }
    let variance =
      noise.map { $0 * $0 } ?? fit.residuals.reduce(0) { $0 + $1 * $1 } / degrees
    let error = (variance * square).squareRoot()
    let centre = value(coordinates)
    guard centre.isFinite, error.isFinite, error > 0 else { return nil }
    return CurvedEstimate(
      centre: centre, standardError: error, degrees: degrees, isRatio: quantity.isRatio)
  }

  /// The fit of one form from values near its minimum, without searching further.
  public func refit(_ effect: CorpusEffect, from values: [Double]) throws(CorpusRefusal)
    -> CorpusFit
  {
    let problem = try problem(effect)
    let form = CorporaForm(effect, corpora: corpora, link: link)
    let fit = problem.fit(from: values, use: .asGiven)
    guard fit.outcome.isUsable else { throw .noMinimum(effect) }
    return CorpusFit(
      effect: effect, form: form, fit: fit, starts: 1, agreeing: 1, score: problem.score(of: fit),
      residuals: residuals(of: fit, form))
  }
}
