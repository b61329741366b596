import Foundation
import QualityAxes
import Tabular
import TestSupport
import Testing
import Units

/// The paper prints no spread of supported facts; one number a model is fitted.
@Suite("LongFact's 13 models, arXiv:2403.18802 Table 30")
struct LongFactTests {
  /// Each model's spread from recall alone, and from recall and F1@K together.
  private static let fits = Result {
    try LongFactModel.all.value.map { model in
      (
        model: model, recall: try model.spread(from: model.recallFigures),
        all: try model.spread(from: model.recallFigures + model.f1Figures)
      )
    }
  }

  /// The largest error of F1@K over the five published goals, in points.
  private func worst(_ fit: SpreadFit, _ model: LongFactModel) -> Double {
    zip(FactGoal.published, model.f1).map { 100 * abs(fit.profile.f1(at: $0) - $1) }.max() ?? 100
  }

  @Test("One spread a model gives its F1@K at all five goals within a point")
  func described() throws {
    for (model, _, fit) in try Self.fits.get() {
      #expect(worst(fit, model) < 1, "\(model.name)")
      for (goal, recall) in zip(FactGoal.published, model.recall) {
        expect(
          fit.profile.recall(at: goal), near: recall, within: 0.021, "\(model.name) \(goal.facts)")
      }
    }
  }

  @Test("A spread from recall alone predicts F1@K of ten models within a point, and misses three")
  func predicted() throws {
    var missed: [String: Double] = [:]
    for (model, fit, _) in try Self.fits.get() {
      let error = worst(fit, model)
      if error > 1 { missed[model.name] = error }
    }
    // Recall at K ≥ 48 does not see how many responses are short.
    #expect(missed.keys.sorted() == ["Claude-2.1", "Gemini-Pro", "PaLM-2-L-IT"])
    expect(missed["Gemini-Pro"] ?? 0, near: 1.1, within: 0.1)
    expect(missed["Claude-2.1"] ?? 0, near: 1.5, within: 0.1)
  }

  @Test("A spread that recall cannot tell is reported as open")
  func open() throws {
    for (model, fit, _) in try Self.fits.get() {
      let width = fit.openTo.upperBound - fit.openTo.lowerBound
      // With 13 supported facts a response nobody reaches 48: every spread up to 0.8 will do.
      #expect((width > 0.7 * model.supported) == (model.name == "PaLM-2-L-IT"), "\(model.name)")
    }
  }

  @Test(
    "Fitted deviations are those of an independent fit",
    arguments: [
      ("GPT-4-Turbo", 15.0), ("GPT-4", 12), ("GPT-3.5-Turbo", 11), ("Claude-3-Opus", 14),
    ])
  func deviations(name: String, deviation: Double) throws {
    let fit = try #require(try Self.fits.get().first { $0.model.name == name }).recall
    expect(fit.profile.support.deviation, near: deviation, within: 0.5)
  }

  @Test(
    "Mean counts in place of responses overstate F1@64 by up to 8 points",
    arguments: [("Gemini-Pro", 91.7), ("Claude-3-Opus", 93.9), ("GPT-4", 90.9)])
  func meanField(name: String, shortcut: Double) throws {
    let model = try #require(LongFactModel.all.value.first { $0.name == name })
    let recall = FactScore.recall(supported: model.supported, goal: .median)
    let precision = try #require(
      FactScore.precision(supported: model.supported, notSupported: model.notSupported))
    expect(100 * FactScore.f1(precision: precision, recall: recall), near: shortcut, within: 0.05)
    let errors = try Self.fits.get().map { $0.all.profile.meanField(at: .median) }
    #expect(errors.allSatisfy { $0.error >= 0 })
    #expect(errors.contains { $0.error > 0.06 })
  }

  @Test("Training estimates name models of the table, and the same compute scores 31 and 91")
  func estimates() throws {
    let estimates = TrainingEstimate.longFact.value
    let named = try estimates.map { estimate in
      try #require(LongFactModel.all.value.first { $0.name == estimate.model })
    }
    #expect(estimates.count == 7)
    let same = zip(estimates, named).filter { $0.0.flop.value == 7.34e24 }.map { $0.1.f1[2] }
    #expect(same == [0.91, 0.311])
  }

  @Test("The rows are those of the paper", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
  func rows() throws {
    let rows = try Shared.rows("data/longfact/f1_at_k_full_table30.csv")
    #expect(rows.count == 13)
    for (row, model) in zip(rows, LongFactModel.all.value) {
      func printed(_ column: String) -> Double { Double(row[column] ?? "") ?? .nan }
      #expect(row["model"] == model.name)
      #expect(row["family"] == model.family)
      #expect(printed("S") == model.supported && printed("NS") == model.notSupported)
      #expect(printed("I") == model.irrelevant)
      expect(printed("prec"), near: 100 * model.precision, within: 1e-9)
      for (index, goal) in FactGoal.published.enumerated() {
        expect(printed("R\(goal.facts)"), near: 100 * model.recall[index], within: 1e-9)
        expect(printed("F1_\(goal.facts)"), near: 100 * model.f1[index], within: 1e-9)
      }
    }
  }
}
