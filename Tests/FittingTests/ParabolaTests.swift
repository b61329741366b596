import TestSupport
import Testing

@testable import Fitting

/// Approach 2 on eighteen runs of three budgets, against least squares in NumPy.
@Suite("Parabolas of budgets")
struct ParabolaTests {
  private static func runs(weights: [Double]? = nil) -> Runs? {
    Runs(
      parameters: [
        3.295e7, 5.433e7, 8.105e7, 1.3364e8, 1.9936e8, 3.2869e8, 6.029e7, 9.94e7, 1.4829e8,
        2.4449e8, 3.6473e8, 6.0134e8, 1.5728e8, 2.5931e8, 3.8685e8, 6.3781e8, 9.515e8, 1.56876e9,
      ],
      tokens: [
        5.058e9, 3.068e9, 2.056e9, 1.247e9, 8.36e8, 5.07e8, 1.3822e10, 8.384e9, 5.62e9, 3.408e9,
        2.285e9, 1.386e9, 2.6492e10, 1.6068e10, 1.0771e10, 6.533e9, 4.379e9, 2.656e9,
      ],
      loss: [
        3.246, 3.2104, 3.2009, 3.2049, 3.223, 3.2579, 3.0145, 2.9688, 2.9554, 2.958, 2.9719, 3.0124,
        2.7835, 2.7342, 2.706, 2.6972, 2.7213, 2.7691,
      ], weights: weights)
  }

  /// The lowest point of c₀ + c₁ x + c₂ x² with x = ln N, and its variance by the covariance of c; weights count
  /// the second and fifth run of each budget twice, and then budgets by how well they fix their own lowest point.
  @Test(
    "Lowest points, bends, their variances and the line are NumPy's",
    arguments: [
      (
        false, 0.530794470876048, 0.02530461408562735,
        [
          [
            95955309.36658432, 3.200110723867103, 0.07794153287013933, 48.10570763920982,
            2.3736782944,
          ],
          [
            190262168.69714546, 2.9526999560713, 0.09117581935383672, 33.27629648293396,
            2.3742028470,
          ],
          [
            529789391.0236883, 2.6998737953543, 0.11651590253119652, 21.10213771796012,
            2.3741205760,
          ],
        ]
      ),
      (
        true, 0.5492763428775205, 0.011353548516743146,
        [
          [
            95178856.31843308, 3.200011430168084, 0.07798343015303218, 39.89101523282476,
            2.3071119431,
          ],
          [
            189354443.091129, 2.9521559268075817, 0.09167767037505259, 26.68547082257059,
            2.3076384336,
          ],
          [
            532168973.0906207, 2.7008583412217, 0.11557522870175611, 17.60603598388703,
            2.3075587547,
          ],
        ]
      ),
    ])
  func line(isWeighted: Bool, exponent: Double, coefficient: Double, curves: [[Double]]) throws {
    let runs = Self.runs(weights: isWeighted ? (0..<18).map { [1, 2, 1, 1, 2, 1][$0 % 6] } : nil)
    let fit = try IsoFLOP(try #require(runs))
    #expect(fit.isWeighted == isWeighted && fit.alone == 0)
    expect(fit.sizeExponent, near: exponent, relative: 1e-8)
    expect(fit.tokensExponent, near: 1 - exponent, relative: 1e-8)
    expect(fit.sizeCoefficient, near: coefficient, relative: 1e-6)
    try #require(fit.curves.count == 3)
    let budgets = [9.999442059467837e17, 5.000174970335951e18, 2.5000073975349174e19]
    for (curve, (budget, expected)) in zip(fit.curves, zip(budgets, curves)) {
      let own = [curve.optimalSize, curve.loss, curve.bend, curve.variance, curve.bendVariance]
      for (value, expected) in zip(own, expected) { expect(value, near: expected, relative: 1e-8) }
      expect(curve.flop, near: budget, relative: 1e-12)
      #expect(curve.isInterior)
      #expect(curve.problem == nil)
      expect(curve.optimalTokens * 6 * curve.optimalSize, near: curve.flop, relative: 1e-12)
    }
  }
}
