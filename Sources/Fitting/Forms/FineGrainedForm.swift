import Foundation

/// The law of fine-grained experts, for one expansion.
///
/// Krajewski, Ludziejewski et al. 2024 (arXiv:2402.07871), equation 9:
///
///     L = c + (g/G^γ + a)/N^α + b/D^β
public struct FineGrainedForm: LawForm {
  public let id = "fine-grained"
  public let formula = "L = c + (g/G^γ + a)/N^α + b/D^β"
  public let conventions =
    "N total parameters without embeddings, D tokens, G four times the model width over the width "
    + "of an expert; all runs of one expansion"
  public let needs: [RunColumn] = [.parameters, .tokens, .loss, .granularity]
  public let constants: [FormConstant] = [
    .floor("c", "loss that nothing removes"),
    .term("a", "size term at infinite granularity"),
    .term("g", "granularity's part of the size term"),
    .term("b", "coefficient of the data term"),
    FormConstant("alpha", "exponent of the size", scale: .identity, starts: 0...1, bounds: 0...4),
    FormConstant(
      "gamma", "exponent of the granularity", scale: .identity, starts: 0...2, bounds: 0...6),
    FormConstant("beta", "exponent of the data", scale: .identity, starts: 0...1, bounds: 0...4),
  ]

  public init() {}

  public func features(of runs: Runs) -> [[Double]] {
    [
      runs.parameters.map { log($0) }, runs.tokens.map { log($0) },
      (runs.granularity ?? []).map { log($0) },
    ]
  }

  public func evaluate(_ batch: Batch, at c: UnsafeBufferPointer<Double>) {
    let (logSize, logTokens) = (batch.feature(0), batch.feature(1))
    let (logGranularity, logLoss) = (batch.feature(2), batch.logLoss)
    let floor = exp(c[0])
    let (a, g, b) = (c[1], c[2], c[3])
    let (alpha, gamma, beta) = (c[4], c[5], c[6])
    let by = (0..<7).map { batch.derivative($0) }
    for step in 0..<batch.steps {
      let (n, d, fineness) = (logSize[step], logTokens[step], logGranularity[step])
      let plain = exponential(a - alpha * n)
      let fine = exponential(g - alpha * n - gamma * fineness)
      let data = exponential(b - beta * d)
      let loss = plain + fine + data + floor
      let inverse = 1.0 / loss
      logLoss[step] = naturalLogarithm(loss)
      by[0][step] = floor * inverse
      by[1][step] = plain * inverse
      by[2][step] = fine * inverse
      by[3][step] = data * inverse
      by[4][step] = -(n * (plain + fine) * inverse)
      by[5][step] = -(fineness * fine * inverse)
      by[6][step] = -(d * data * inverse)
    }
  }
}
