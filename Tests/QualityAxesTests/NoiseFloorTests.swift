import Diagnostics
import Foundation
import QualityAxes
import Statistics
import TestSupport
import Testing

@Suite("What tells sites apart from noise, and from each other")
struct NoiseFloorTests {
  /// Effects of normal noise, of which neighbours share `window` layers, with a shift at one place.
  private func effects(
    cases: Int, layers: Int, window: Int = 1, repeats: Int = 1, early: Double = 0, late: Double = 0,
    seed: UInt64 = 5
  ) -> [PatchingEffect] {
    var random = SplitMix64(seed: seed)
    return (0..<cases).flatMap { name in
      (0..<repeats).flatMap { turn in
        [PatchingEffect.Position.firstSubject, .lastRelation].flatMap { position in
          let raw = (0..<(layers + window - 1)).map { _ in random.normal() }
          return (0..<layers).map { layer in
            let noise = raw[layer..<(layer + window)].reduce(0, +) / Double(window).squareRoot()
            let shift =
              position == .firstSubject
              ? (layer < layers / 2 ? early : 0)
              : (layer < layers / 2 ? 0 : late)
            return PatchingEffect(
              case: String(name), component: .mlp, layer: layer, position: position,
              effect: noise + shift, turn: turn)
          }
        }
      }
    }
  }

  private func undecided(_ effects: [PatchingEffect]) throws -> Double {
    try SiteReport(
      of: effects, at: SiteReport.Places(), noise: NoiseFloor(permutations: 99)
    ).share(of: .undecided).share
  }

  @Test("Pure noise stays undecided in more than nine cases of ten, smeared or repeated as well")
  func noise() throws {
    #expect(try undecided(effects(cases: 150, layers: 12)) > 0.9)
    #expect(try undecided(effects(cases: 150, layers: 4)) > 0.9, "few layers: Student's t")
    #expect(try undecided(effects(cases: 150, layers: 24, window: 5)) > 0.9, "windows patched")
    #expect(try undecided(effects(cases: 150, layers: 4, repeats: 8)) > 0.9, "repeats")
    // Without a floor none does.
    #expect(try SiteReport(of: effects(cases: 50, layers: 12)).share(of: .undecided).count == 0)
  }

  @Test("Planted sites are found")
  func planted() throws {
    let report = try SiteReport(
      of: effects(cases: 20, layers: 24, early: 3), at: SiteReport.Places(), noise: NoiseFloor())
    #expect(report.share(of: .early).count == 20)
    let late = try SiteReport(
      of: effects(cases: 20, layers: 4, repeats: 8, late: 3), at: SiteReport.Places(),
      noise: NoiseFloor())
    #expect(late.share(of: .late).count == 20)
  }

  /// Cases of which half have a peak of 0.3 at the subject and half at the relation, a tenth of the
  /// layers wide, each effect the sum over `reach` layers either side of normal noise.
  private func peaks(
    noise: Double, reach: Int, peak: Double = 0.3, layers: Int = 24
  ) -> [PatchingEffect] {
    var random = SplitMix64(seed: 11)
    return (0..<24).flatMap { name in
      [PatchingEffect.Position.firstSubject, .lastRelation].flatMap { position in
        let isOwn = (position == .firstSubject) == (name % 2 == 0)
        let centre = Double(layers) * (position == .firstSubject ? 0.25 : 0.75)
        let raw = (0..<layers).map { layer in
          let distance = (Double(layer) - centre) / (0.1 * Double(layers))
          return noise * random.normal() + (isOwn ? peak * exp(-distance * distance / 2) : 0)
        }
        return (0..<layers).map { layer in
          let window = max(0, layer - reach)...min(layers - 1, layer + reach)
          return PatchingEffect(
            case: String(name), component: .mlp, layer: layer, position: position,
            effect: raw[window].reduce(0, +))
        }
      }
    }
  }

  @Test(
    "Peaks that cases share are sites and no noise, in single layers and in the published window",
    arguments: [0, 5])
  func sharedPeaks(reach: Int) throws {
    var places = SiteReport.Places()
    places.window = reach
    func report(_ noise: Double, _ peak: Double) throws -> SiteReport {
      try SiteReport(
        of: peaks(noise: noise, reach: reach, peak: peak), at: places,
        noise: NoiseFloor(permutations: 99))
    }
    for noise in [0.01, 0.1] {
      let found = try report(noise, 0.3)
      #expect(found.share(of: .early).count >= 10 && found.share(of: .late).count >= 10)
    }
    #expect(try report(0.1, 0).share(of: .undecided).share >= 0.9)
  }

  @Test("Effects that drift over layers, or whose components are copies, are no sites")
  func drifts() throws {
    var random = SplitMix64(seed: 21)
    // Autoregressive noise by 0.95 a layer; attention is a copy of the MLP.
    let all = (0..<120).flatMap { name in
      [PatchingEffect.Position.firstSubject, .lastRelation].flatMap { position in
        var value = random.normal()
        return (0..<24).flatMap { layer -> [PatchingEffect] in
          value = 0.95 * value + (1 - 0.95 * 0.95).squareRoot() * random.normal()
          return PatchingEffect.Component.allCases.map {
            PatchingEffect(
              case: "\(name)", component: $0, layer: layer, position: position, effect: value)
          }
        }
      }
    }
    #expect(try undecided(all) > 0.9)
    let iid = (0..<120).flatMap { name in
      [PatchingEffect.Position.firstSubject, .lastRelation].flatMap { position in
        (0..<24).flatMap { layer -> [PatchingEffect] in
          let value = random.normal()
          return PatchingEffect.Component.allCases.map {
            PatchingEffect(
              case: "\(name)", component: $0, layer: layer, position: position, effect: value)
          }
        }
      }
    }
    #expect(try undecided(iid) > 0.9)
  }

  @Test("A table whose cases all lack a place is one fault, not one a case")
  func lacking() throws {
    let all = effects(cases: 3, layers: 4)
    let subjects = #expect(throws: InputFaults.self) {
      try SiteReport(of: all.filter { $0.position == .firstSubject })
    }
    #expect(subjects?.faults.map(\.field) == ["effects"])
    let single = #expect(throws: InputFaults.self) {
      try SiteReport(of: all.filter { $0.layer == 0 })
    }
    #expect(single?.faults.count == 1)
  }

  @Test("A window leaves layers on both sides of the border, unless both sides are named")
  func windows() throws {
    let all = effects(cases: 2, layers: 8)
    var places = SiteReport.Places()
    for (window, isRefused) in [(0, false), (3, false), (4, true)] {
      places.window = window
      let found = try? SiteReport(of: all, at: places, noise: nil)
      #expect((found == nil) == isRefused, "\(window)")
    }
    (places.lower, places.upper) = (0...1, 6...7)
    #expect(throws: Never.self) { try SiteReport(of: all, at: places, noise: nil) }
  }

  /// Labelled cases: log odds of a hallucination 0.3 + 1.5·signal, beside two columns of noise.
  private func cases(_ count: Int, slope: Double) -> CaseTable {
    var random = SplitMix64(seed: 2)
    return CaseTable(
      properties: ["signal", "noise", "more"],
      rows: (0..<count).map { index in
        let values = (0..<3).map { _ in random.normal() }
        let isWrong = random.uniform() < LogisticRegression.logistic(0.3 + slope * values[0])
        return CaseTable.Row(
          case: "\(index)", model: "", checkpoint: nil, site: nil, label: isWrong,
          group: "\(index / 2)", values: values)
      })
  }

  @Test("A detector finds the planted signal with the area that it has, and calibrated")
  func detector() throws {
    let report = try #require(Detector.report(of: cases(300, slope: 1.5), seed: 1))
    // DeLong's error, half wider for folds that share cases: 1.2815516 · 1.5 of it either way at 80 %.
    let (first, last) = (report.detectors[0], try #require(report.detectors.last))
    let range = try #require(last.areaRange(level: 0.8))
    let reach = 1.2815515655446004 * 1.5 * last.ranked.error
    expect(range.lowerBound, near: last.ranked.area - reach, within: 1e-9)
    expect(range.upperBound, near: min(1, last.ranked.area + reach), within: 1e-9)
    let (lead, between) = (
      first.lead(over: last, level: 0.8), first.ranked.difference(from: last.ranked)
    )
    #expect(lead.value == first.ranked.area - last.ranked.area)
    expect(
      lead.range.upperBound - lead.value, near: 1.2815515655446004 * 1.5 * between.error,
      within: 1e-9)
    expect(lead.range.upperBound + lead.range.lowerBound, near: 2 * lead.value, within: 1e-9)
    let best = report.detectors[0]
    // The area of the true log odds, by quadrature: 0.813 for 1.5·N(0, 1) around 0.3 (SciPy).
    expect(best.ranked.area, near: 0.813, within: 2 * best.ranked.error)
    expect(best.calibrationSlope ?? 0, near: 1, within: 0.35)
    #expect(best.brier < report.brierOfShare && report.groups == 150)
    let alone = try #require(report.detectors.first { $0.name == "noise" })
    expect(alone.ranked.area, near: 0.5, within: 3 * alone.ranked.error)
    let difference = best.ranked.difference(from: alone.ranked)
    #expect(difference.value > 2 * difference.error)
  }

  @Test("Without a signal a detector is no better than saying the share")
  func nothing() throws {
    let report = try #require(Detector.report(of: cases(200, slope: 0), seed: 1))
    for detector in report.detectors {
      expect(detector.ranked.area, near: 0.5, within: 3 * detector.ranked.error, "\(detector.name)")
      #expect(detector.brier > report.brierOfShare - 0.01)
    }
    #expect(Detector.report(of: cases(8, slope: 1), seed: 1) == nil)
    // A property that is the same everywhere tells nothing, and is none.
    let same = CaseTable(
      properties: ["same"],
      rows: (0..<40).map { CaseTable.Row(case: "\($0)", label: $0 % 3 == 0, values: [3]) })
    #expect(Detector.report(of: same, seed: 1) == nil)
  }

  @Test("Planted differences of sites, trends over checkpoints and models lie in their intervals")
  func sites() throws {
    var random = SplitMix64(seed: 9)
    // Late against early: log odds -3 + 1·log10(checkpoint); entropy 4 at early sites, 2 at late ones.
    let rows = [100.0, 1_000, 10_000].flatMap { checkpoint in
      (0..<200).map { index -> CaseTable.Row in
        let odds = -3 + (checkpoint == 100 ? 2 : checkpoint == 1_000 ? 3 : 4.0)
        let isLate = random.uniform() < LogisticRegression.logistic(odds)
        return CaseTable.Row(
          case: "\(index)", model: "m", checkpoint: checkpoint, site: isLate ? .late : .early,
          label: nil, group: nil, values: [(isLate ? 2 : 4) + random.normal()])
      }
    }
    let table = CaseTable(properties: ["entropy"], rows: rows)
    let contrast = try #require(
      SiteContrast.all(of: table, level: 0.95).first)
    #expect(contrast.difference.range.contains(2) && contrast.difference.pValue < 1e-9)
    expect(contrast.effect?.value ?? 0, near: 2, within: 0.3)
    // P(N(2, 2) > 0), Φ(√2).
    expect(contrast.superiority, near: 0.9214, within: 0.03)
    let trend = try #require(
      SiteTrend.all(of: table).first { $0.quantity == "late against early" })
    expect(trend.slope, near: 1, within: 1.96 * trend.error)
    #expect(trend.checkpoints == 3)
    #expect(SiteCount.all(of: table).map(\.checkpoint) == [100, 1_000, 10_000])
    // Right answers count among cases only: 1 of 2 hallucinations is early.
    let counted = CaseTable(
      properties: [],
      rows: [(SiteReport.Site?.some(.early), true), (.late, true), (nil, false), (nil, false)]
        .enumerated().map { CaseTable.Row(case: "\($0)", site: $1.0, label: $1.1) })
    let count = try #require(SiteCount.all(of: counted).first)
    #expect(count.early.share == 0.5 && count.hallucinations.share == 0.5 && count.cases == 4)
  }

  @Test("Two models' late shares differ by Newcombe's interval")
  func models() throws {
    // Newcombe 1998, table II, example (a): 56/70 and 48/80, 0.0524 to 0.3339.
    func rows(_ model: String, _ late: Int, _ all: Int) -> [CaseTable.Row] {
      (0..<all).map {
        CaseTable.Row(
          case: "\($0)", model: model, checkpoint: nil, site: $0 < late ? .late : .early,
          label: nil, group: nil, values: [])
      }
    }
    let table = CaseTable(properties: [], rows: rows("a", 56, 70) + rows("b", 48, 80))
    let found = try #require(SiteComparison.all(of: table, level: 0.95).first)
    expect(found.difference, near: 0.2, within: 1e-12)
    expect(found.range.lowerBound, near: 0.0524, within: 5e-5)
    expect(found.range.upperBound, near: 0.3339, within: 5e-5)
    // Pooled 104/150: z = 0.2/√(p (1 - p)(1/70 + 1/80)) (SciPy).
    expect(found.pValue, near: 0.00804508136819658, within: 1e-12)
  }

  @Test("A table of cases keeps its numbers, its roles and the names of what it cannot use")
  func table() throws {
    let table = try CaseTable.reading(
      csv("case,label,association,relation,site\n0,1,0.5,P20,early\n1,0,,P20,\n"))
    #expect(table.properties == ["association"] && table.idle == ["relation"])
    #expect(table.rows.map(\.label) == [true, false] && table.rows[0].site == .early)
    #expect(table.rows[1].values == [nil])
    let found = #expect(throws: FaultList.self) {
      try CaseTable.reading(csv("case,label\na,2\na,1\n"))
    }
    #expect(places(found) == ["2:3", "3:1"])
  }
}
