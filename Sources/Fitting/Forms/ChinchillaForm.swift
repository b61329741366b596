import Foundation

/// Chinchilla's form, L = E + A/N^α + B/D^β.
///
/// Hoffmann et al. 2022 (arXiv:2203.15556), approach 3.
public struct ChinchillaForm: LawForm {
  public let id = "chinchilla"
  public let formula = "L = E + A/N^α + B/D^β"
  public let conventions =
    "N parameters as the runs count them, D tokens of a single epoch, L in nats per token of the runs' own text"
  public let needs: [RunColumn] = [.parameters, .tokens, .loss]
  public let constants = FormConstant.sum + FormConstant.exponents

  public var nested: [NestedForm] {
    [NestedForm(form: TiedChinchillaForm()) { [[$0[0], $0[1], $0[2], $0[3], $0[3]]] }]
  }

  public init() {}

  public func features(of runs: Runs) -> [[Double]] {
    [runs.parameters.map { log($0) }, runs.tokens.map { log($0) }]
  }

  public func evaluate(_ batch: Batch, at c: UnsafeBufferPointer<Double>) {
    let (logSize, logTokens) = (batch.feature(0), batch.feature(1))
    let (byE, byA, byB) = (batch.derivative(0), batch.derivative(1), batch.derivative(2))
    let (byAlpha, byBeta) = (batch.derivative(3), batch.derivative(4))
    let logLoss = batch.logLoss
    let floor = exp(c[0])
    let (a, b, alpha, beta) = (c[1], c[2], c[3], c[4])
    batch.exponentials(into: byA, scratch: byAlpha) { a - alpha * logSize[$0] }
    batch.exponentials(into: byB, scratch: byBeta) { b - beta * logTokens[$0] }
    for step in 0..<batch.steps { logLoss[step] = byA[step] + byB[step] + floor }
    batch.takeLogarithms(reciprocal: byE, scratch: (byAlpha, byBeta))
    for step in 0..<batch.steps {
      let inverse = byE[step]
      let (sizeShare, dataShare) = (byA[step] * inverse, byB[step] * inverse)
      byE[step] = floor * inverse
      byA[step] = sizeShare
      byB[step] = dataShare
      byAlpha[step] = -(logSize[step] * sizeShare)
      byBeta[step] = -(logTokens[step] * dataShare)
    }
  }
}
