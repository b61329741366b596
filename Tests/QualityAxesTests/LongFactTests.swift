import Foundation
import QualityAxes
import Testing

/// Spreads are not printed in the paper; one number a model is fitted.
@Suite("LongFact's 13 models, arXiv:2403.18802 Table 30")
struct LongFactTests {
  @Test("dump")
  func dump() throws {
    for model in LongFactModel.all.value {
      for figures in [model.recallFigures, model.recallFigures + model.f1Figures] {
        let fit = try model.spread(from: figures)
        let errors = zip(FactGoal.published, model.f1).map {
          (100 * (fit.profile.f1(at: $0) - $1) * 100).rounded() / 100
        }
        print(
          model.name, fit.profile.support.deviation / fit.profile.support.mean, fit.residual,
          fit.openTo, errors)
      }
    }
  }
}
