import Statistics
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Step Law's refits, as its authors publish them.
@Suite("Refits of Step Law")
struct StepLawTests {
  /// Medians stated for the published file, by NumPy.
  @Test("Medians are taken of the thousand refits")
  func medians() {
    #expect(StepLaw.refits.count == 1000)
    let stated = [0.57801, -0.712243, 0.306983, -0.5563, 0.571312]
    for (column, value) in stated.enumerated() {
      expect(StepLaw.median(column), near: value, within: 2e-6)
    }
  }

  /// NumPy's percentiles 2.5 and 97.5 of the file's advice for 7B on 1.4T.
  @Test("Ranges are the refits' own, not those of a normal distribution")
  func range() {
    let range = StepLaw.learningRate(size: 7e9, tokens: 1.4e12)
    expect(range.low, near: 0.00076510, relative: 1e-4)
    expect(range.high, near: 0.00113647, relative: 1e-4)
  }
}
