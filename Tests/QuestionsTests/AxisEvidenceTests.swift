import Evidence
import QualityAxes
import Questions
import ScalingLaws
import TestSupport
import Testing

@testable import Questions

/// γ by axis, worked out from the table of matched comparisons.
@Suite("Axes of the evidence")
struct AxisEvidenceTests {
  /// Mean and standard deviation over sets, and their number, worked out beside the table.
  static let expected: [(QualityAxis, Double, Double, Int)] = [
    (.recall, 0.66, 0.15, 7), (.exams, 0.43, 0.26, 14), (.reasoning, 0.47, 0.27, 13),
    (.code, 0.51, 0.22, 10), (.broadSuite, 0.46, 0.20, 14), (.loss, 0.56, 0.12, 5),
  ]

  @Test("Every axis has its exponent from the table", arguments: expected)
  func gamma(_ row: (QualityAxis, Double, Double, Int)) throws {
    let (axis, mean, deviation, sets) = row
    let evidence = try #require(AxisEvidence.bundled[axis])
    expect(evidence.gamma.mean, near: mean, within: 0.015)
    expect(evidence.gamma.deviation, near: deviation, within: 0.015)
    #expect(evidence.sets.count == sets)
  }

  @Test("Recall is 0.82 to 1.00 in fine-grained MoE and 0.14 to 0.84 in coarse ones")
  func recipes() throws {
    let recall = try #require(AxisEvidence.bundled[.recall])
    let fine = try #require(recall.byRecipe[.fineGrained])
    let coarse = try #require(recall.byRecipe[.coarse])
    expect(fine.lowerBound, near: 0.82, within: 0.015)
    expect(fine.upperBound, near: 1, within: 0.015)
    expect(coarse.lowerBound, near: 0.14, within: 0.015)
    expect(coarse.upperBound, near: 0.84, within: 0.015)
    #expect(recall.basis(for: .coarse).contains("coarse (as this one) 0.14"))
    #expect(!recall.basis(for: nil).contains("this one"))
  }

  /// Experts, those that a token uses, the share of routed layers, and the recipe.
  static let designs: [(Double, Double, Double?, RoutedCard.Recipe)] = [
    (16, 4, 1, .coarse), (8, 2, 1, .coarse), (128, 8, 1, .fineGrained), (128, 1, 0.5, .coarse),
    (64, 6, nil, .fineGrained),
  ]

  @Test("A shape tells how fine its experts are", arguments: designs)
  func shapes(_ row: (Double, Double, Double?, RoutedCard.Recipe)) {
    let design = Design(
      active: Sizes(), total: Sizes(),
      kind: .routed(Routing(experts: row.0, topK: row.1, routedLayerShare: row.2)))
    #expect(design.recipe == row.3)
    #expect(Design(active: Sizes(), total: Sizes(), kind: .routedSomehow).recipe == nil)
  }
}
