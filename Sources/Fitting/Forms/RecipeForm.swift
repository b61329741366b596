import Foundation

/// The loss of a recipe by its compute alone, L = E + A/C^α.
///
/// For runs that are each the best of their budget: size and tokens follow the recipe, and the loss
/// follows compute. The form of Marin's laws of its MoE recipes, with E held at 1.6
/// (marin-community/marin, experiments/grug/moe/README.md). C is what the runs count as FLOP, or 6ND
/// where they state none; a design off the recipe's own is not described.
public struct RecipeForm: LawForm {
  public let id = "recipe"
  public let formula = "L = E + A/C^α"
  public let conventions =
    "C training FLOP as the runs count them, each run the best of its budget, L in nats per token "
    + "of the runs' own text"
  public let needs: [RunColumn] = [.flop, .loss]
  public let constants: [FormConstant] = [
    .floor("E", "loss that no compute removes"), .term("A", "coefficient of the compute term"),
    FormConstant(
      "alpha", "exponent of compute", scale: .identity, starts: 0...0.5, bounds: 0...4),
  ]

  public init() {}

  public func features(of runs: Runs) -> [[Double]] { [runs.sixND.map { log($0) }] }

  public func evaluate(_ batch: Batch, at c: UnsafeBufferPointer<Double>) {
    let (logCompute, logLoss) = (batch.feature(0), batch.logLoss)
    let by = (0..<3).map { batch.derivative($0) }
    let floor = exp(c[0])
    for step in 0..<batch.steps {
      let compute = logCompute[step]
      let term = exponential(c[1] - c[2] * compute)
      let loss = term + floor
      let inverse = 1.0 / loss
      logLoss[step] = naturalLogarithm(loss)
      by[0][step] = floor * inverse
      by[1][step] = term * inverse
      by[2][step] = -(compute * term * inverse)
    }
  }

  /// The loss at a budget under values of the constants.
  public func loss(_ values: [Double], flop: Double) -> Double {
    let c = named(values)
    return c["E"] + c["A"] * pow(flop, -c["alpha"])
  }
}
