import Foundation

/// Chinchilla's form with repeated data.
///
/// Muennighoff et al. 2023 (arXiv:2305.16264):
///
///     L = E + A/N'^α + B/D'^β
///     D' = U + U R_D* (1 - exp(-R_D/R_D*)),        R_D = D/U - 1
///     N' = U_N + U_N R_N* (1 - exp(-R_N/R_N*)),    R_N = N/U_N - 1,  U_N = min(N, κ U)
///
/// κ, the parameters that are optimal for each unique token, is not fitted: the paper takes it
/// from its base law, (A/B)^(1/α).
public struct DataConstrainedForm: LawForm {
  public let id = "data-constrained"
  public let formula =
    "L = E + A/N'^α + B/D'^β,  D' = U + U R_D* (1 - exp(-(D/U - 1)/R_D*)),  "
    + "N' = U_N + U_N R_N* (1 - exp(-(N/U_N - 1)/R_N*)),  U_N = min(N, κ U)"
  public let conventions =
    "N parameters as the runs count them, D tokens seen, U unique tokens; E, A, B, α and β are best held from runs "
    + "of a single epoch"
  public let needs: [RunColumn] = [.parameters, .tokens, .loss, .unique]
  /// κ.
  public let parametersPerUniqueToken: Double
  /// Data that never wear out.
  public var nested: [NestedForm] {
    [NestedForm(form: ChinchillaForm()) { [$0 + [exp(9), exp(9)]] }]
  }
  public let constants =
    FormConstant.sum + FormConstant.exponents + [
      FormConstant(
        "R_D*", "repetitions after which data are worn out", scale: .logarithm, starts: -1...7,
        bounds: -7...10),
      FormConstant(
        "R_N*", "excess after which parameters are worn out", scale: .logarithm, starts: -1...7,
        bounds: -7...10),
    ]

  /// A form with the optimal parameters per unique token of the paper's base law.
  public init(parametersPerUniqueToken: Double = 0.0509874) {
    self.parametersPerUniqueToken = parametersPerUniqueToken
  }

  public func features(of runs: Runs) -> [[Double]] {
    let unique = zip(runs.unique ?? runs.tokens, runs.tokens).map { min($0, $1) }
    let base = zip(unique, runs.parameters).map { min(parametersPerUniqueToken * $0, $1) }
    return [
      base.map { log($0) }, zip(runs.parameters, base).map { $0 / $1 - 1 },
      unique.map { log($0) }, zip(runs.tokens, unique).map { $0 / $1 - 1 },
    ]
  }

  public func evaluate(_ batch: Batch, at c: UnsafeBufferPointer<Double>) {
    let (logBase, excess) = (batch.feature(0), batch.feature(1))
    let (logUnique, repeats, logLoss) = (batch.feature(2), batch.feature(3), batch.logLoss)
    let by = (0..<7).map { batch.derivative($0) }
    let (floor, alpha, beta) = (exp(c[0]), c[3], c[4])
    for step in 0..<batch.steps {
      let data = worth(of: repeats[step], at: exp(c[5]))
      let size = worth(of: excess[step], at: exp(c[6]))
      let n = logBase[step] + size.logarithm
      let d = logUnique[step] + data.logarithm
      let sizeTerm = exponential(c[1] - alpha * n)
      let dataTerm = exponential(c[2] - beta * d)
      let loss = sizeTerm + dataTerm + floor
      let inverse = 1.0 / loss
      let (sizeShare, dataShare) = (sizeTerm * inverse, dataTerm * inverse)
      logLoss[step] = naturalLogarithm(loss)
      by[0][step] = floor * inverse
      by[1][step] = sizeShare
      by[2][step] = dataShare
      by[3][step] = -(n * sizeShare)
      by[4][step] = -(d * dataShare)
      by[5][step] = -(beta * dataShare * data.slope)
      by[6][step] = -(alpha * sizeShare * size.slope)
    }
  }

  /// log(1 + R* (1 - exp(-R/R*))) and its derivative by log R*.
  @inline(__always)
  private func worth(of repeats: Lanes, at scale: Double) -> (logarithm: Lanes, slope: Lanes) {
    let share = repeats / scale
    let decay = exponential(-share)
    let worth = 1.0 + scale * (1.0 - decay)
    return (naturalLogarithm(worth), scale * (1.0 - decay - share * decay) / worth)
  }
}
