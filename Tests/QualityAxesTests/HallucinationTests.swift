import Diagnostics
import QualityAxes
import TestSupport
import Testing
import Units

@Suite("Not stored, or stored and not recalled")
struct HallucinationTests {
  @Test("Right and wrong answers add up to one")
  func sum() throws {
    for stored in [0, 0.3, 1] {
      for recalled in [0, 0.6, 1] {
        for guessing in [0, 0.25, 1] {
          let split = try RecallSplit(stored: stored, recalled: recalled, guessing: guessing)
          expect(split.correct + split.notStored + split.storedNotRecalled, near: 1, within: 1e-12)
        }
      }
    }
    let split = try RecallSplit(stored: 0.8, recalled: 0.5, guessing: 0.25)
    expect(split.correct, near: 0.55, within: 1e-12)
    expect(split.notStored, near: 0.15, within: 1e-12)
    expect(split.lateShare ?? 0, near: 2.0 / 3, within: 1e-12)
    #expect(try RecallSplit(stored: 1, recalled: 1).lateShare == nil)
  }

  @Test(
    "The published table gives the recalled share and the late share of errors",
    arguments: [
      ("Gemma3-1B", 0.06, 0.14), ("Gemma3-27B", 0.47, 0.63), ("GPT-5-mini", 0.53, 0.70),
      ("GPT-5.2", 0.61, 0.82), ("GPT-5", 0.65, 0.88), ("Gemini-3-Pro", 0.74, 0.93),
    ])
  func table(model: String, recalled: Double, late: Double) throws {
    let point = try #require(
      StoredRecalledPoint.wikiProfile2026.value.first { $0.model == model })
    expect(point.recalled, near: recalled, within: 0.0065)
    let split = try RecallSplit(stored: point.stored, recalled: point.recalled)
    try expect(#require(split.lateShare), near: late, within: 0.0065)
  }

  @Test("The points are those of the table", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
  func points() throws {
    let rows = try Shared.rows("data/knowledge/wikiprofile_table2_selected.csv")
    let points = StoredRecalledPoint.wikiProfile2026.value
    #expect(rows.count == points.count)
    for (row, point) in zip(rows, points) {
      #expect(row["model"] == point.model)
      expect(Double(row["encodes"] ?? "") ?? .nan, near: 100 * point.stored, within: 1e-9)
      expect(Double(row["direct_recall"] ?? "") ?? .nan, near: 100 * point.direct, within: 1e-9)
    }
  }

  @Test("The curve passes through its points, rises between them and is flagged beyond")
  func curve() throws {
    let curve = try StoredRecalledCurve(through: StoredRecalledPoint.wikiProfile2026.value)
    #expect(curve.points.map(\.model) == ["Gemma3-1B", "Gemma3-27B"])
    expect(curve.stored(at: Parameters(1e9)).value, near: 0.143, within: 1e-12)
    expect(curve.stored(at: Parameters(27e9)).value, near: 0.764, within: 1e-12)
    expect(curve.recalled(at: Parameters(27e9)).value, near: 0.362 / 0.764, within: 1e-12)
    // Halfway in log size, √27 = 5.196 billion.
    let middle = curve.stored(at: Parameters(27e9.squareRoot() * 1e9.squareRoot()))
    expect(middle.value, near: (0.143 + 0.764) / 2, within: 1e-9)
    #expect(!middle.isExtrapolated)
    let far = curve.stored(at: Parameters(270e9))
    // Log odds -1.7904 at 1B and 1.1747 at 27B, 2.0715 a decade: 3.2462 at 270B.
    expect(far.value, near: 0.9625, within: 1e-4)
    #expect(!far.isClamped)
    expect(far.excess, near: 10, within: 1e-9)
    let split = try curve.split(total: Parameters(132e9), denseEquivalent: Parameters(20e9))
    #expect(split.isExtrapolated && split.value.stored > 0.764)
    // A share of 1 has no log odds.
    let full = try StoredRecalledCurve(through: [
      StoredRecalledPoint(model: "s", size: Parameters(1e9), stored: 0.5, direct: 0.2),
      StoredRecalledPoint(model: "l", size: Parameters(1e10), stored: 1, direct: 0.5),
    ])
    #expect(full.stored(at: Parameters(1e11)).isClamped)
    #expect(curve.stored(at: .zero).isClamped)
  }

  @Test("A user's points are taken if they rise, and refused with names if they fall")
  func userPoints() throws {
    let small = try StoredRecalledPoint(
      model: "s", size: Parameters(1e9), stored: 0.5, direct: 0.2)
    let large = try StoredRecalledPoint(
      model: "l", size: Parameters(1e10), stored: 0.4, direct: 0.3)
    let found = #expect(throws: InputFaults.self) {
      try StoredRecalledCurve(through: [large, small])
    }
    #expect(found?.description.contains("the stored share falls from 's' to 'l'") == true)
    #expect(throws: InputFaults.self) { try StoredRecalledCurve(through: [small]) }
    #expect(throws: InputFaults.self) {
      try StoredRecalledPoint(model: "x", size: nil, stored: 0.2, direct: 0.3)
    }
  }

  @Test("Thinking recovers a share of each kind of error")
  func thinking() throws {
    let split = try RecallSplit(stored: 0.8, recalled: 0.5)
    let after = try split.thinking(recoversStored: 0.5, recoversMissing: 0.1)
    expect(after.storedNotRecalled, near: 0.2, within: 1e-12)
    expect(after.notStored, near: 0.18, within: 1e-12)
    expect(after.correct, near: 0.62, within: 1e-12)
  }

  /// Four layers; the effect of upper layers at the relation and of lower ones at the subject.
  private func rows(_ name: String, upper: [Double], lower: [Double]) -> String {
    var text = ""
    for (index, effect) in upper.enumerated() {
      text += "\(name),mlp,\(index + 2),last_relation,\(effect)\n"
      text += "\(name),mlp,\(index),last_relation,99\n"
    }
    for (index, effect) in lower.enumerated() {
      text += "\(name),mlp,\(index),first_subject,\(effect)\n"
      text += "\(name),attention,\(index),first_subject,\(effect)\n"
      text += "\(name),mlp,\(index + 2),first_subject,-99\n"
    }
    return text
  }

  @Test("The sign of upper minus lower layers sorts late from early")
  func sites() throws {
    let text =
      "case,component,layer,position,effect\n" + rows("a", upper: [0.3, 0.5], lower: [0.1, 0.1])
      + rows("b", upper: [0.1, 0.1], lower: [0.4, 0.2]) + rows("c", upper: [1, 1], lower: [0, 2])
    let report = try SiteReport(of: PatchingEffect.reading(csv(text)))
    #expect(report.boundary == 2)
    #expect(report.rows.map(\.site) == [.late, .early, .undecided])
    expect(report.rows[0].relativeEffect, near: 0.3, within: 1e-12)
    expect(report.rows[1].relativeEffect, near: -0.2, within: 1e-12)
    let late = report.share(of: .late)
    #expect(late.count == 1 && late.total == 3)
    // SciPy 1.x, binomtest(1, 3).proportion_ci(method="wilson")
    expect(late.wilson().lowerBound, near: 0.0614919, within: 1e-6)
    expect(late.wilson().upperBound, near: 0.7923404, within: 1e-6)
  }

  @Test("A case without its two places, or a boundary without layers, is refused by name")
  func incomplete() throws {
    let effects = try PatchingEffect.reading(
      csv(
        "case,component,layer,position,effect\na,mlp,0,first_subject,1\na,mlp,3,last_relation,2\n"
          + "b,mlp,3,last_relation,2\n"))
    let found = #expect(throws: InputFaults.self) { try SiteReport(of: effects) }
    #expect(found?.faults.map(\.field) == ["case 'b'"])
    #expect(throws: InputFaults.self) { try SiteReport(of: effects, boundary: 9) }
    #expect(throws: InputFaults.self) { try SiteReport(of: effects, component: .attention) }
    #expect(throws: InputFaults.self) { try SiteReport(of: []) }
  }
}
