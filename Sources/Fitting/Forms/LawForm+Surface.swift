import Foundation
import ScalingLaws

extension ChinchillaForm {
  /// The loss of sizes and tokens under values of the constants, for optima and equivalents.
  public func surface(_ values: [Double]) -> LossSurface {
    LossSurface(
      floor: values[0], sizeTerms: [PowerTerm(values[1], -values[3])],
      tokenTerms: [PowerTerm(values[2], -values[4])])
  }
}

extension TiedChinchillaForm {
  /// The loss of sizes and tokens under values of the constants, for optima and equivalents.
  public func surface(_ values: [Double]) -> LossSurface {
    LossSurface(
      floor: values[0], sizeTerms: [PowerTerm(values[1], -values[3])],
      tokenTerms: [PowerTerm(values[2], -values[3])])
  }
}

extension JointForm {
  /// The loss of sizes and tokens at a number of experts under values of the constants.
  public func surface(_ values: [Double], experts: Double) -> LossSurface {
    let (start, maximum) = (values[8], values[9])
    let shifted = experts - 1 + 1 / (1 / start - 1 / maximum)
    let e = -log(1 / shifted + 1 / maximum)
    return LossSurface(
      floor: values[10],
      sizeTerms: [PowerTerm(values[0] * exp(values[2] * e), values[1] + values[3] * e)],
      tokenTerms: [PowerTerm(values[4] * exp(values[6] * e), values[5] + values[7] * e)])
  }
}
