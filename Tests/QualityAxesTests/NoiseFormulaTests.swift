import TestSupport
import Testing

@testable import QualityAxes

@Suite("Noise of a case by hand and by SciPy")
struct NoiseFormulaTests {
  /// Lower effects in the first layers, upper ones in the next.
  private func cells(_ upper: [Double], _ lower: [Double]) -> CaseCells {
    func effects(_ values: [Double], _ first: Int) -> [PatchingEffect] {
      values.enumerated().map {
        PatchingEffect(
          case: "a", component: .mlp, layer: first + $0.offset, position: .firstSubject,
          effect: $0.element)
      }
    }
    return CaseCells(upper: effects(upper, lower.count), lower: effects(lower, 0))
  }

  private func pValue(_ cells: CaseCells) -> Double {
    NoiseFloor.Cases(
      [cells], window: 0, layers: 10, by: NoiseFloor(permutations: 20_000)
    ).pValue(of: 0)
  }

  @Test("Three layers a side are judged by the t test of equal variances")
  func few() {
    // ttest_ind of independent values.
    expect(pValue(cells([0.9, 1.4, 1.1], [0.2, 0.7, 0.1])), near: 0.0274257521405, within: 1e-9)
  }

  @Test("Five layers a side are judged by permutation")
  func permuted() {
    // 42 of all 252 splits are as far apart, whose share 20,000 draws tell to 0.01.
    let found = pValue(cells([0.9, -0.4, 1.1, 0.3, 0.8], [0.2, -0.7, 0.4, 0.6, -0.9]))
    expect(found, near: 42.0 / 252, within: 0.01)
  }

  /// Patches reach one layer either side of six.
  ///
  /// Neighbours differ by 1 or 2 layers, 6 in all, and by
  /// squares of 1, 4, 4 and 0: σ² = 9/6. Lower windows hold layers 2, 3, 2 and 1 times, upper ones 1, 2, 3
  /// and 2: Σc² = 18 on each side, over 3² each.
  @Test("Windows of layers tell their own noise")
  func windows() throws {
    let cells = cells([3, 1, 1], [1, 2, 4])
    let noise = try #require(WindowNoise(of: cells, window: 1, layers: 6))
    expect(noise.variance, near: 9.0 / 6 * 4, within: 1e-12)
    expect(noise.degrees, near: 8.0 / 3, within: 1e-12)
    // Three windows of 2, 3 and 3 layers.
    expect(WindowNoise.correlation(of: cells, window: 1, layers: 6), near: 18.0 / 8, within: 1e-12)
  }
}
