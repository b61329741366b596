import Fitting
import Foundation
import Hypotheses
import ScalingLaws
import TestSupport
import Testing
import Units

@Suite("Repetition")
struct RepetitionTests {
  /// Epochs and D'/U at R_D* = 15.387756, by equation 5 of arXiv:2305.16264.
  static let worth: [(Double, Double)] = [(4, 3.73), (16, 10.58), (40, 15.17)]

  @Test("Epochs are worth what equation 5 says", arguments: worth)
  func saturation(epochs: Double, expected: Double) {
    let law = RepetitionWorth.saturation(scale: 15.387756)
    expect(law.worth(epochs: epochs), near: expected, within: 0.005)
  }

  @Test(
    "The marginal worth is the slope, and halves after R_D* ln 2 repetitions",
    arguments: [1.5, 4, 20])
  func marginal(epochs: Double) {
    for law in [RepetitionWorth.saturation(scale: 15.4), .exponentDecay(halving: 4)] {
      let step = 1e-5 * epochs
      let slope = (law.worth(epochs: epochs + step) - law.worth(epochs: epochs - step)) / (2 * step)
      expect(law.marginalWorth(epochs: epochs), near: slope, within: 1e-5)
    }
    let saturation = RepetitionWorth.saturation(scale: 15.4)
    expect(saturation.marginalWorth(epochs: 1 + 15.4 * log(2)), near: 0.5, within: 1e-9)
  }

  @Test("An exponent that never halves leaves data fresh, and no form makes repeats worth more")
  func limits() {
    let fresh = RepetitionWorth.exponentDecay(halving: 1e12)
    expect(fresh.worth(epochs: 30), near: 30, within: 1e-6)
    for halving in [1.0, 4, 16] {
      let law = RepetitionWorth.exponentDecay(halving: halving)
      #expect(law.worth(epochs: 8) < 8)
      #expect(law.worth(epochs: 1) == 1)
      #expect(law.worth(epochs: 0.5) == 0.5)
    }
  }

  @Test("The wide belief leaves a few epochs nearly fresh and forty anywhere")
  func belief() {
    let curve = RepetitionCurve(halving: 4, level: 0.68)
    let four = curve.point(epochs: 4)
    #expect(four.range.lowerBound > 3.2 && four.range.upperBound < 4)
    let forty = curve.point(epochs: 40)
    #expect(forty.range.upperBound / forty.range.lowerBound > 3)
    #expect(forty.range.contains(forty.worth))
  }

  @Test("A belief in a multiple is the belief, scaled")
  func scaled() {
    #expect(
      Prior.difference(mean: 2, deviation: 0.5).scaled(by: -3)
        == .difference(mean: -6, deviation: 1.5))
    #expect(Prior.factor(median: 2, factor: 1.5).scaled(by: 3) == .factor(median: 6, factor: 1.5))
  }

  @Test("Few unique tokens leave an MoE and a dense model with more than they can use")
  func dataLimit() throws {
    let joint = try #require(LawLibrary.law("ludziejewski-2025") as? any SurfaceLaw)
    let dense = try joint.surface(routedLike: nil)
    let limit = DataLimit(dense: dense, routed: dense, unique: Tokens(1e10))
    let point = try #require(limit.point(flop: FLOP(1e22), scale: 15.4))
    // A model against itself saves nothing, with few tokens or many.
    expect(point.multiplier, near: 1, within: 1e-6)
    expect(point.freshMultiplier, near: 1, within: 1e-6)
    let fresh = try #require(dense.optimum(flop: 1e22))
    #expect(point.dense.tokens < fresh.tokens)
    #expect(point.dense.loss > fresh.loss)
  }

  @Test(
    "Measured runs bound R_D* from below alone, so that the belief decides the upper end",
    .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absence)))
  func posterior() throws {
    let sheet = try RunSheet(bytes: Shared.bytes("data/datablations/c4_repeat_fit182.csv"))
    let runs = try sheet.runs(needs: [.parameters, .tokens, .loss, .unique])
    // The authors' base law, from runs of a single epoch.
    let law = try #require(LawLibrary.law("muennighoff-2023") as? any SurfaceLaw)
    let base = try #require(CorpusLaw(denseLawOf: law))
    let posterior = try #require(
      RepetitionPosterior(
        runs: runs, prior: .wornOutRepetitions, base: base, points: Effort.count(41, brief: 5)))
    // Rows drawn with replacement give 5.5 and no upper end.
    #expect(posterior.quantile(0.025) > 3)
    #expect(posterior.quantile(0.975) > 30)
    let first = try #require(posterior.logLikelihoods.first)
    let last = try #require(posterior.logLikelihoods.last)
    #expect(first < last)
    #expect(last > -4)
  }

  @Test(
    "Runs of a single epoch leave the belief alone, and repeated ones do not", arguments: [1, 20])
  func silence(epochs: Double) throws {
    let law = try #require(LawLibrary.law("muennighoff-2023") as? any SurfaceLaw)
    let base = try #require(CorpusLaw(denseLawOf: law))
    var (sizes, tokens, losses): ([Double], [Double], [Double]) = ([], [], [])
    for size in [1e8, 3e8, 1e9] {
      for count in [2e9, 8e9, 3e10] {
        let worth = RepetitionWorth.saturation(scale: 15.4).worth(epochs: epochs) / epochs
        sizes.append(size)
        tokens.append(count)
        losses.append(
          base.floor + base.a * pow(size, -base.alpha)
            + base.b * pow(count * worth, -base.beta))
      }
    }
    let runs = try #require(
      Runs(
        parameters: sizes, tokens: tokens, loss: losses, unique: tokens.map { $0 / epochs }))
    let posterior = try #require(
      RepetitionPosterior(runs: runs, prior: .wornOutRepetitions, base: base, points: 7))
    // Seven points from 0.5 to 2000, each 4000^(1/6) of the one before.
    for (index, scale) in posterior.scales.enumerated() {
      expect(scale, near: 0.5 * pow(4000, Double(index) / 6), relative: 1e-12)
    }
    #expect(posterior.isBeliefAlone == (epochs == 1))
  }
}
