import Foundation
import ScalingLaws

/// Chinchilla's terms under a common power, L = E + (A/N^α + B/D^β)^k.
///
/// The form of arXiv:2608.07222; k = 1 is Chinchilla's, and the optimal allocation has its closed form.
public struct SkalingForm: LawForm {
  public let id = "skaling"
  public let formula = "L = E + (A/N^α + B/D^β)^k"
  public let conventions = ChinchillaForm().conventions
  public let needs: [RunColumn] = [.parameters, .tokens, .loss]
  public let constants: [FormConstant] =
    [.floor("E", "loss that no size and no data remove")]
    + ["A", "B"].map {
      FormConstant(
        $0, $0 == "A" ? "coefficient of the size term" : "coefficient of the data term",
        scale: .logarithm, starts: 0...30, bounds: -50...300)
    }
    + ["alpha", "beta"].map {
      FormConstant(
        $0, $0 == "alpha" ? "exponent of the size" : "exponent of the data", scale: .identity,
        starts: 0...2, bounds: 0...12)
    } + [
      FormConstant(
        "k", "power of both terms together", scale: .identity, starts: 0.3...1.2,
        bounds: 0.02...3)
    ]

  public var nested: [NestedForm] {
    [NestedForm(form: ChinchillaForm()) { [$0 + [1]] }]
  }

  public init() {}

  public func features(of runs: Runs) -> [[Double]] {
    [runs.parameters.map { log($0) }, runs.tokens.map { log($0) }]
  }

  public func evaluate(_ batch: Batch, at c: UnsafeBufferPointer<Double>) {
    let (logSize, logTokens, logLoss) = (batch.feature(0), batch.feature(1), batch.logLoss)
    let by = (0..<6).map { batch.derivative($0) }
    let (floor, power) = (exp(c[0]), c[5])
    for step in 0..<batch.steps {
      let (n, d) = (logSize[step], logTokens[step])
      let (size, data) = (exponential(c[1] - c[3] * n), exponential(c[2] - c[4] * d))
      let sum = size + data
      let logSum = naturalLogarithm(sum)
      let term = exponential(power * logSum)
      let loss = term + floor
      let inverse = 1.0 / loss
      let share = term * inverse
      let bend = power * share / sum
      logLoss[step] = naturalLogarithm(loss)
      by[0][step] = floor * inverse
      by[1][step] = bend * size
      by[2][step] = bend * data
      by[3][step] = -(n * bend * size)
      by[4][step] = -(d * bend * data)
      by[5][step] = share * logSum
    }
  }

  /// The loss of sizes and tokens under values of the constants, for optima and equivalents.
  public func surface(_ values: [Double]) -> LossSurface {
    let c = named(values)
    return LossSurface(
      floor: c["E"], sizeTerms: [PowerTerm(c["A"], -c["alpha"])],
      tokenTerms: [PowerTerm(c["B"], -c["beta"])], outerExponent: c["k"])
  }
}
