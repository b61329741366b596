import Foundation

/// The law of routed models on equal tokens.
///
/// Clark et al. 2022 (arXiv:2202.01169), equations 1 and 4:
///
///     log₁₀ L = a log₁₀ N + b log₁₀ Ê + c log₁₀ N log₁₀ Ê + d
public struct RoutedForm: LawForm {
  public let id = "routed"
  public let formula =
    "log₁₀ L = a log₁₀ N + b log₁₀ Ê + c log₁₀ N log₁₀ Ê + d,  "
    + "1/Ê = 1/(E - 1 + 1/(1/E_start - 1/E_max)) + 1/E_max"
  public let conventions =
    "N parameters that one token meets, without embeddings; E experts of a routed layer, 1 for "
    + "dense; all runs on the same tokens"
  public let needs: [RunColumn] = [.parameters, .loss, .experts]
  public let constants = [
    FormConstant(
      "a", "slope in log N", scale: .identity, role: .logLinear, starts: -0.2...0, bounds: -5...5),
    FormConstant(
      "b", "slope in log Ê", scale: .identity, role: .logLinear, starts: -0.3...0, bounds: -5...5),
    FormConstant(
      "c", "how routing fades with size", scale: .identity, role: .logLinear, starts: 0...0.03,
      bounds: -2...2),
    FormConstant(
      "d", "level", scale: .identity, role: .logLinear, starts: 0.5...1.5, bounds: -20...20),
    FormConstant(
      "E_start", "Ê of one expert", scale: .logarithm, starts: 0...2, bounds: -7...7),
    FormConstant(
      "E_max", "Ê of endless experts", scale: .logarithmAbove(4), starts: 3...8, bounds: -4...16),
  ]

  public init() {}

  public func features(of runs: Runs) -> [[Double]] {
    [runs.parameters.map { log($0) }, (runs.experts ?? []).map { $0 - 1 }]
  }

  public func evaluate(_ batch: Batch, at c: UnsafeBufferPointer<Double>) {
    let (logSize, lessOne, logLoss) = (batch.feature(0), batch.feature(1), batch.logLoss)
    let by = (0..<6).map { batch.derivative($0) }
    let experts = SaturatedExperts(logStart: c[4], logExcess: c[5])
    let ten = log(10.0)
    for step in 0..<batch.steps {
      let n = logSize[step]
      let e = experts.logarithm(of: lessOne[step])
      let product = n * e.value / ten
      logLoss[step] = c[0] * n + c[1] * e.value + c[2] * product + c[3] * ten
      by[0][step] = n
      by[1][step] = e.value
      by[2][step] = product
      by[3][step] = Lanes(repeating: ten)
      let byLogExperts = c[1] + n * (c[2] / ten)
      by[4][step] = byLogExperts * e.byStart
      by[5][step] = byLogExperts * e.byExcess
    }
  }
}
