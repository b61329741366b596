import Foundation

/// The joint law of size, data and experts.
///
/// Ludziejewski et al. 2025, "Joint MoE Scaling Laws" (arXiv:2502.05172), equation 6:
///
///     L = a Ê^δ N^(α + γ ln Ê) + b Ê^ω D^(β + ζ ln Ê) + c
public struct JointForm: LawForm {
  public let id = "joint-moe"
  public let formula =
    "L = a Ê^δ N^(α + γ ln Ê) + b Ê^ω D^(β + ζ ln Ê) + c,  "
    + "1/Ê = 1/(E - 1 + 1/(1/E_start - 1/E_max)) + 1/E_max"
  public let conventions =
    "N active parameters with both embeddings, D tokens, E experts of a top-1 router; α and β are "
    + "negative"
  public let needs: [RunColumn] = [.parameters, .tokens, .loss, .experts]
  public let constants: [FormConstant] = [
    .term("a", "coefficient of the size term", starts: 0...10),
    FormConstant("alpha", "exponent of the size", scale: .identity, starts: -1...0, bounds: -4...1),
    FormConstant(
      "delta", "exponent of the experts in the size term", scale: .identity, starts: -1...1,
      bounds: -5...5),
    FormConstant(
      "gamma", "how experts bend the size's exponent", scale: .identity, starts: -0.05...0.05,
      bounds: -1...1),
    .term("b", "coefficient of the data term", starts: 0...10),
    FormConstant("beta", "exponent of the data", scale: .identity, starts: -1...0, bounds: -4...1),
    FormConstant(
      "omega", "exponent of the experts in the data term", scale: .identity, starts: -1...1,
      bounds: -5...5),
    FormConstant(
      "zeta", "how experts bend the data's exponent", scale: .identity, starts: -0.05...0.05,
      bounds: -1...1),
    FormConstant(
      "E_start", "Ê of one expert", scale: .logarithm, starts: 0...2, bounds: -7...7),
    FormConstant(
      "E_max", "Ê of endless experts", scale: .logarithmAbove(8), starts: 3...8, bounds: -4...16),
    .floor("c", "loss that nothing removes"),
  ]

  /// Without an effect of experts; E_start and E_max then decide nothing, and several are tried.
  public var nested: [NestedForm] {
    [
      NestedForm(form: ChinchillaForm()) { c in
        [[1.0, 8], [1, 64], [2, 300], [1, 3000]].map {
          [c[1], -c[3], 0, 0, c[2], -c[4], 0, 0, $0[0], $0[1], c[0]]
        }
      }
    ]
  }

  public init() {}

  public func features(of runs: Runs) -> [[Double]] {
    [
      runs.parameters.map { log($0) }, runs.tokens.map { log($0) },
      (runs.experts ?? []).map { $0 - 1 },
    ]
  }

  public func evaluate(_ batch: Batch, at c: UnsafeBufferPointer<Double>) {
    let (logSize, logTokens) = (batch.feature(0), batch.feature(1))
    let (lessOne, logLoss) = (batch.feature(2), batch.logLoss)
    let by = (0..<11).map { batch.derivative($0) }
    let experts = SaturatedExperts(logStart: c[8], logExcess: c[9])
    let floor = exp(c[10])
    for step in 0..<batch.steps {
      let (n, d) = (logSize[step], logTokens[step])
      let e = experts.logarithm(of: lessOne[step])
      let sizeBend: Lanes = c[2] + c[3] * n
      let dataBend: Lanes = c[6] + c[7] * d
      let sizeTerm = exponential(c[0] + c[1] * n + sizeBend * e.value)
      let dataTerm = exponential(c[4] + c[5] * d + dataBend * e.value)
      let loss = sizeTerm + dataTerm + floor
      let inverse = 1.0 / loss
      let (sizeShare, dataShare) = (sizeTerm * inverse, dataTerm * inverse)
      logLoss[step] = naturalLogarithm(loss)
      by[0][step] = sizeShare
      by[1][step] = n * sizeShare
      by[2][step] = e.value * sizeShare
      by[3][step] = n * e.value * sizeShare
      by[4][step] = dataShare
      by[5][step] = d * dataShare
      by[6][step] = e.value * dataShare
      by[7][step] = d * e.value * dataShare
      let byLogExperts = sizeShare * sizeBend + dataShare * dataBend
      by[8][step] = byLogExperts * e.byStart
      by[9][step] = byLogExperts * e.byExcess
      by[10][step] = floor * inverse
    }
  }
}
