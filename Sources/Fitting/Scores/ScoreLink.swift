import Foundation

/// A benchmark's error rate as a function of text loss, fitted to pairs of both.
public struct ScoreLink: Hashable, Sendable {
  /// The shape of the function.
  public enum Shape: String, Sendable, CaseIterable {
    /// error = ε - k exp(-γ L), Gadre et al. 2024 (arXiv:2403.08540), equation 5.
    case exponential
    /// error = ε - k/(1 + exp(γ (L - L₀))), as in OLMo's ladder (Bhagia et al. 2024,
    /// arXiv:2412.04403) turned from accuracy to error.
    case logistic
  }

  public let shape: Shape
  /// ε, k, γ and, for the logistic shape, L₀.
  public let values: [Double]
  public let rootMeanSquare: Double
  public let outcome: Outcome

  /// The error rate at a loss.
  public func error(atLoss loss: Double) -> Double { Self.error(shape, values, loss).value }

  /// The loss at an error rate; `nil` outside the rates that the function takes.
  public func loss(forError error: Double) -> Double? {
    let share = (values[0] - error) / values[1]
    guard share > 0 else { return nil }
    switch shape {
    case .exponential: return -log(share) / values[2]
    case .logistic: return share < 1 ? values[3] + log(1 / share - 1) / values[2] : nil
    }
  }

  /// Fits the function by least squares from several starts.
  ///
  /// - Returns: `nil` for fewer pairs than constants and one more, or where no search ends.
  public init?(_ shape: Shape, losses: [Double], errors: [Double]) {
    let count = shape == .exponential ? 3 : 4
    guard losses.count == errors.count, losses.count > count,
      let low = losses.min(), let high = losses.max(), high > low,
      let top = errors.max(), let bottom = errors.min(), top > bottom
    else { return nil }
    var best: LeastSquares.Result?
    for steepness in [0.3, 0.7, 1.5, 3.0] {
      for height in [1.0, 1.5, 3.0] {
        let k = height * (top - bottom)
        let start =
          shape == .exponential
          ? [top + 0.1 * (top - bottom), k * exp(steepness * low), steepness]
          : [top, k, steepness * 2, (low + high) / 2]
        let result = LeastSquares().minimise(from: start) { values in
          var derivatives: [Double] = []
          let residuals = zip(losses, errors).map { loss, error -> Double in
            let point = Self.error(shape, values, loss)
            derivatives += point.slopes
            return point.value - error
          }
          return (residuals, derivatives)
        }
        guard result.outcome.isUsable, result.sumOfSquares.isFinite else { continue }
        if best.map({ result.sumOfSquares < $0.sumOfSquares }) ?? true { best = result }
      }
    }
    guard let best else { return nil }
    self.shape = shape
    values = best.point
    rootMeanSquare = (best.sumOfSquares / Double(losses.count)).squareRoot()
    outcome = best.outcome
  }

  /// The error rate with its derivatives by the constants.
  private static func error(
    _ shape: Shape, _ c: [Double], _ loss: Double
  ) -> (value: Double, slopes: [Double]) {
    switch shape {
    case .exponential:
      let decay = exp(-c[2] * loss)
      return (c[0] - c[1] * decay, [1, -decay, c[1] * loss * decay])
    case .logistic:
      let share = 1 / (1 + exp(c[2] * (loss - c[3])))
      let bend = share * (1 - share)
      return (
        c[0] - c[1] * share, [1, -share, c[1] * bend * (loss - c[3]), -c[1] * bend * c[2]]
      )
    }
  }
}
