import Foundation

/// Chinchilla's form with one exponent for size and data: L = E + A/N^α + B/D^α.
///
/// The base law of Muennighoff et al. 2023 (arXiv:2305.16264), and the over-training law of Gadre
/// et al. 2024 (arXiv:2403.08540), whose α, β and η are A, B·6^(α/2) and -α here.
public struct TiedChinchillaForm: LawForm {
  public let id = "chinchilla-tied"
  public let formula = "L = E + A/N^α + B/D^α"
  public let conventions =
    "N parameters as the runs count them, D tokens of a single epoch, L in nats per token of the runs' own text"
  public let needs: [RunColumn] = [.parameters, .tokens, .loss]
  public let constants =
    FormConstant.sum + [
      FormConstant("alpha", "exponent of both", scale: .identity, starts: 0...2, bounds: 0...4)
    ]

  public init() {}

  public func features(of runs: Runs) -> [[Double]] {
    [runs.parameters.map { log($0) }, runs.tokens.map { log($0) }]
  }

  public func evaluate(_ batch: Batch, at c: UnsafeBufferPointer<Double>) {
    let (logSize, logTokens) = (batch.feature(0), batch.feature(1))
    let (byE, byA, byB) = (batch.derivative(0), batch.derivative(1), batch.derivative(2))
    let (byAlpha, logLoss) = (batch.derivative(3), batch.logLoss)
    let (floor, a, b, alpha) = (exp(c[0]), c[1], c[2], c[3])
    for step in 0..<batch.steps {
      let (n, d) = (logSize[step], logTokens[step])
      let sizeTerm = exponential(a - alpha * n)
      let dataTerm = exponential(b - alpha * d)
      let loss = sizeTerm + dataTerm + floor
      let inverse = 1.0 / loss
      logLoss[step] = naturalLogarithm(loss)
      byE[step] = floor * inverse
      byA[step] = sizeTerm * inverse
      byB[step] = dataTerm * inverse
      byAlpha[step] = -(n * byA[step] + d * byB[step])
    }
  }
}
