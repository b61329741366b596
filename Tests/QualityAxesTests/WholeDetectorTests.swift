import Diagnostics
import Foundation
import Statistics
import TestSupport
import Testing
import Units

@testable import QualityAxes

/// Detectors, sites and small parts of answers, beside NumPy and SciPy or by hand.
@Suite("Detectors and sites beside SciPy")
struct WholeDetectorTests {
  private func near(_ found: Double?, _ wanted: Double, _ what: String = "") {
    expect(found ?? .nan, near: wanted, within: 1e-8, "\(what) \(found ?? .nan), not \(wanted)")
  }

  /// Python: the same folds by SplitMix64, ridges by Newton's method, DeLong's error within folds.
  @Test("A detector of one property, fold by fold")
  func detector() throws {
    var (values, rows): ([Double], [CaseTable.Row]) = ([], [])
    for index in 0..<44 {
      let value = Double(index * 7 % 11 - 5) + 0.5 * Double(index % 3)
      let isWrong = (index * 5 + 3) % 13 < 4 || value > 1 && index % 4 != 0
      values.append(value)
      rows.append(
        CaseTable.Row(
          case: "\(index)", label: isWrong, group: "g\(index / 2)", values: [value, 3, nil]))
    }
    // One without a label and one without the property are left out.
    rows.append(CaseTable.Row(case: "x", values: [1, 3, nil]))
    rows.append(CaseTable.Row(case: "y", label: true, values: [nil, 3, 1]))
    let table = CaseTable(properties: ["x", "same", "rare"], rows: rows)
    let report = try #require(Detector.report(of: table, seed: 3))
    #expect(report.cases == 44 && report.hallucinations == 24 && report.groups == 22)
    #expect(report.leftOut == 2 && report.constant == ["same"] && report.detectors.count == 1)
    near(report.brierOfShare, 0.24793388429752067)
    let own = report.detectors[0]
    #expect(own.properties == ["x"])
    near(own.brier, 0.1890052150118153, "Brier")
    near(own.calibrationSlope, 1.0256998419679169, "slope")
    near(own.calibrationError, 0.1312191840740896, "error")
    near(own.ranked.area, 0.7760416666666666, "area")
    near(own.ranked.error, 0.08481434071545335, "its error")
    // Nine tenths of the cases have to know a property, and each class ten.
    var scarce: [CaseTable.Row] = []
    for (index, row) in rows.prefix(44).enumerated() {
      let other: Double? = index < 5 ? nil : values[index] * values[index]
      scarce.append(
        CaseTable.Row(
          case: row.case, label: row.label, group: row.group, values: [values[index], other]))
    }
    let kept = Detector.report(of: CaseTable(properties: ["x", "y"], rows: scarce), seed: 3)
    #expect(kept?.detectors.count == 1 && kept?.detectors[0].properties == ["x"])
  }

  /// SciPy's `ttest_ind` without equal variances, at 90 %; all early values but one pair lie above the late ones.
  @Test("Early against late in one property")
  func contrast() throws {
    let rows: [(SiteReport.Site, [Double])] = [
      (.early, [4.1, 3.2, 5.5, 4.8, 6, 3.9]), (.late, [2.2, 3.1, 1.7, 2.9]),
    ]
    let table = CaseTable(
      properties: ["entropy"],
      rows: rows.flatMap { site, values in
        values.map { CaseTable.Row(case: "c", site: site, values: [$0]) }
      } + [CaseTable.Row(case: "right", site: .early, label: false, values: [99])])
    let found = try #require(SiteContrast.all(of: table, level: 0.9).first)
    near(found.difference.value, 2.108333333333333)
    near(found.difference.range.lowerBound, 1.1110409355947695)
    near(found.difference.range.upperBound, 3.105625731071896)
    near(found.difference.pValue, 0.004353642965333424)
    near(found.effect?.value, 2.0722452014623083)
    #expect(found.superiority == 1 && found.early.count == 6 && found.late.count == 4)
  }

  /// Newcombe's interval of 9/14 less 5/20 at 90 %, and the pooled test of two shares.
  @Test("Late shares of two models")
  func comparison() throws {
    func rows(_ model: String, _ late: Int, _ early: Int) -> [CaseTable.Row] {
      (0..<late + early).map {
        CaseTable.Row(case: "\($0)", model: model, site: $0 < late ? .late : .early)
      }
    }
    let table = CaseTable(properties: [], rows: rows("m", 9, 5) + rows("n", 5, 15))
    let found = try #require(SiteComparison.all(of: table, level: 0.9).first)
    #expect(found.first == "m" && found.second == "n")
    near(found.difference, 0.3928571428571429)
    near(found.range.lowerBound, 0.10924056137118227)
    near(found.range.upperBound, 0.603341484247543)
    near(found.pValue, 0.021978970650405716)
    let counts = SiteCount.all(of: table)
    #expect(counts.map(\.cases) == [14, 20] && counts[0].lateOfDecided?.count == 9)
  }

  /// Late ones are 3, 5 and 8 of ten: Newton's method on log₁₀ of checkpoints, or on checkpoints from 0 as they are.
  @Test("Trends of sites over checkpoints")
  func trends() throws {
    for (points, slope, error) in [
      ([100.0, 1000, 10_000], 1.1050556179257588, 0.5186457573861364),
      ([0, 5, 9], 0.24103101577643815, 0.11395611361859267),
    ] {
      let rows = zip(points, [3, 5, 8]).flatMap { point, late in
        (0..<10).map {
          CaseTable.Row(
            case: "\($0)", model: "m", checkpoint: point, site: $0 < late ? .late : .early)
        }
      }
      let trends = SiteTrend.all(of: CaseTable(properties: [], rows: rows))
      let late = try #require(trends.first { $0.quantity == "late against early" })
      near(late.slope, slope)
      near(late.error, error)
      #expect(late.isLinear == (points[0] == 0) && late.checkpoints == 3)
      let early = try #require(trends.first { $0.quantity == "early among hallucinations" })
      near(early.slope, -slope)
      let two = rows.filter { $0.checkpoint != points[2] }
      #expect(SiteTrend.all(of: CaseTable(properties: [], rows: two)).isEmpty)
    }
  }

  /// 0.1 and 0.3 of two components are one effect of 0.2.
  @Test("A layer's effect is the mean over its components")
  func byLayer() {
    func effect(_ layer: Int, _ component: PatchingEffect.Component, _ effect: Double)
      -> PatchingEffect
    {
      PatchingEffect(
        case: "c", component: component, layer: layer, position: .lastSubject, effect: effect)
    }
    let cells = CaseCells(
      upper: [effect(4, .mlp, 0.5), effect(5, .mlp, 0.7)],
      lower: [
        effect(1, .mlp, 0.1), effect(0, .attention, 0.6), effect(1, .attention, 0.3),
        effect(0, .mlp, 0.2),
      ]
    ).byLayer
    #expect(cells.lower.map(\.layer) == [0, 1] && cells.upper.map(\.effect) == [0.5, 0.7])
    near(cells.lower[0].effect, 0.4)
    near(cells.lower[1].effect, 0.2)
    near(cells.difference, 0.6 - 0.3)
  }

  /// Two figures that no spread gives both: the residual is the root of the mean of their squared errors.
  @Test("What a fitted spread leaves over")
  func spread() throws {
    let figures = [
      SpreadFit.Figure(.recall, at: .median, 0.55), SpreadFit.Figure(.f1, at: .median, 0.75),
      SpreadFit.Figure(.recall, at: .median, 0.65),
    ]
    let fit = try SpreadFit(supported: 45, precision: 0.8, emptyShare: 0.1, figures: figures)
    let errors = figures.map { figure in
      (figure.kind == .recall
        ? fit.profile.recall(at: figure.goal) : fit.profile.f1(at: figure.goal))
        - figure.value
    }
    near(fit.residual, (errors.reduce(0) { $0 + $1 * $1 } / 3).squareRoot())
    #expect(fit.residual > 0.04)
    near(fit.profile.support.mean, 50)
  }

  /// Of 0.8 stored and half of it recalled 0.4 are answered rightly; half of the 0.6 wrong ones are stated.
  @Test("A long answer's facts, supported and not, and how wide they may be")
  func longAnswer() throws {
    let split = try RecallSplit(stored: 0.8, recalled: 0.5)
    let form = try LongForm(facts: 40, deviation: 30, stated: 0.5)
    let profile = try #require(try form.answer(split))
    near(profile.precision, 0.4 / 0.7)
    near(profile.support.mean, 16)
    near(profile.support.deviation, 12)
    near(form.unsupported(split), 12)
    let widest = try #require(try LongForm(facts: 40, deviation: 38, stated: 0.5).answer(split))
    near(widest.support.deviation, 15.2)
    #expect(throws: InputFaults.self) { try LongForm(facts: 40, deviation: 38.1, stated: 0.5) }
    let after = try split.thinking(recoversStored: 0.25, recoversMissing: 0.1)
    near(after.storedNotRecalled, 0.3)
    near(after.notStored, 0.18)
    near(after.correct, 0.52)
  }

  /// 2.5 passes over 1e10 mentions at half their worth, shared out by the mentions of a bin.
  @Test("How often the facts of a bin are met")
  func exposures() throws {
    let world = try FactWorld(facts: 1e8, exponent: 1.05, bitsPerFact: 100)
    let coverage = try KnowledgeCoverage(
      of: world, parameters: Parameters(1e9), capacity: BitCapacity(feeding: .dense),
      mentions: 1e10, epochs: 2.5, quality: 0.5)
    for row in coverage.rows {
      let met: Double = 1.25e10 * row.bin.mentionShare / row.bin.facts
      expect(row.exposures, near: met, relative: 1e-12)
    }
  }

  /// Facts on which both agree, of which none, a supported or an irrelevant one was looked up.
  @Test("Whether agreement was audited")
  func audited() throws {
    func rating(_ rows: String) throws -> Bool {
      try DoubleRating.reading(csv("prompt,first,second,truth\n" + rows)).auditsAgreement
    }
    #expect(try !rating("a,Supported,Supported,\na,Supported,Not Supported,Supported\n"))
    #expect(try rating("a,Supported,Supported,Supported\n"))
    #expect(try rating("a,Not Supported,Not Supported,Supported\n"))
    #expect(try !rating("a,Irrelevant,Irrelevant,Irrelevant\na,Supported,Supported,\n"))
  }

  /// Layers of 0.1 and 0.2, twice that of MLP, a quarter less in the second case.
  @Test("The example of a table of effects")
  func example() {
    let example = PatchingEffect.example
    #expect(example.count == 24)
    for effect in example {
      let slope: Double = effect.position == .lastRelation ? 0.2 : 0.1
      let wanted: Double =
        Double(effect.layer) * slope * (effect.component == .mlp ? 2 : 1)
        - (effect.case == "a" ? 0 : 0.25)
      near(effect.effect, wanted)
    }
  }
}
