import Fitting
import Formats
import Foundation
import ScalingLaws
import TestSupport
import Testing

/// Budgets found in measured runs that state none, or state them apart.
@Suite("Equal budgets of measured runs", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct EqualBudgetTests {
  /// Hoffmann and others 2022, section 3.2: nine budgets from 6e18 to 3e21, and in table 2 the exponents
  /// 0.49 (0.462 to 0.534) of the size and 0.51 of the tokens.
  ///
  /// The runs were read off their figure, among others of other budgets.
  @Test("The nine budgets of Chinchilla's figure are found among its other runs")
  func chinchilla() throws {
    let fit = try IsoFLOP(try Shared.chinchilla())
    let budgets = [6e18, 1e19, 3e19, 6e19, 1e20, 3e20, 6e20, 1e21, 3e21]
    try #require(fit.curves.count == budgets.count, "\(fit.curves.map(\.flop))")
    for (curve, budget) in zip(fit.curves, budgets) {
      expect(log(curve.flop / budget), near: 0, within: 0.1, "\(curve.flop) for \(budget)")
      #expect(curve.isInterior)
    }
    expect(fit.sizeExponent, near: 0.49, within: 0.036)
    #expect(fit.alone > 0)
    #expect(fit.alone + fit.curves.reduce(0) { $0 + $1.members.count } == 240)
  }

  /// The isoFLOP sweeps of Marin (three corpora), whose own count of FLOP names the budget; 6ND
  /// with embeddings differs from it by up to 35 %.
  @Test("Marin's budgets are those of its own count", arguments: ["comma", "dclm", "nemotron"])
  func marin(corpus: String) throws {
    let sheet = try Shared.sheet("isoflops_multi/marin_isoflop-\(corpus).csv")
    let runs = try sheet.runs(named: [
      .parameters: "parameter_count", .tokens: "throughput/total_tokens",
      .loss: "eval/paloma/macro_loss",
    ])
    let position = try #require(sheet.index(of: "throughput/total_gflops"))
    let stated = try sheet.records.map { try #require(Double($0[position].text)) * 1e9 }
    let fit = try IsoFLOP(runs)
    #expect(fit.curves.count == 7)
    for (curve, budget) in zip(fit.curves, [3e18, 9e18, 1.8e19, 3e19, 9e19, 1.8e20, 3e20]) {
      let agreeing = curve.members.count { abs(stated[$0] / budget - 1) < 0.01 }
      // A single run of the neighbouring scaling ladder may lie within a group.
      #expect(agreeing >= curve.members.count - 1, "\(curve.flop)")
      #expect(agreeing == stated.count { abs($0 / budget - 1) < 0.01 }, "\(curve.flop)")
      #expect(curve.isInterior)
    }
  }

  @Test("A stated tolerance is kept by every budget")
  func stated() throws {
    let runs = try Shared.chinchilla()
    for tolerance in [1.05, 1.3] {
      let fit = try IsoFLOP(runs, tolerance: tolerance)
      for curve in fit.curves {
        let flop = curve.members.map { 6 * runs.parameters[$0] * runs.tokens[$0] }
        #expect((flop.max() ?? 0) <= (flop.min() ?? 0) * tolerance * 1.000001)
      }
    }
  }
}
