import Diagnostics
import QualityAxes
import TestSupport
import Testing
import Units

@Suite("Raters and what they cost")
struct RaterTests {
  let study = RaterStudy.longFact2024.value

  @Test("The bill is that of arXiv:2403.18802 section 4")
  func bill() {
    let bill = RatingBill.automatic.value
    expect(bill.total.value, near: 96.31, within: 1e-9)
    expect(bill.perResponse.value, near: 0.19, within: 0.005)
    let perFact = bill.total / Double(bill.facts)
    expect(perFact.value, near: 0.006, within: 0.0001)
    #expect(RatingBill.person.value.perResponse == Dollars(4.0))
    let ratio = RatingBill.person.value.total / bill.total
    expect(ratio, near: 20.6, within: 0.05)
    // The authors' repository: about $0.20 a response, up to $0.40 for long ones of 45 to 105 facts.
    #expect((0.2...0.4).contains((perFact * 45).value))
    #expect((perFact * 105).value > 0.4)
  }

  @Test("Agreement is 72.0 percent, and the automatic rater wins 76 of 100 disagreements")
  func agreement() {
    expect(study.agreed.share, near: 0.720, within: 0.0005)
    #expect(study.automaticRight.share == 0.76)
  }

  @Test("Error rates are lower bounds of 6.7 and 22.7 percent")
  func errors() {
    let automatic = study.errorRate(of: .automatic)
    expect(automatic.lowerBound, near: 0.067, within: 0.0005)
    expect(automatic.range.lowerBound, near: 0.047, within: 0.0006)
    expect(automatic.range.upperBound, near: 0.093, within: 0.0006)
    let person = study.errorRate(of: .person)
    expect(person.lowerBound, near: 0.227, within: 0.0005)
    #expect((0.195...0.205).contains(person.range.lowerBound))
    #expect((0.235...0.25).contains(person.range.upperBound))
  }

  @Test("Effects shrink by 13 and 45 percent, and prompts grow 1.04 and 1.26 times")
  func attenuation() throws {
    for (rater, factor, prompts) in [
      (RaterStudy.Rater.automatic, 0.866, 1.04), (.person, 0.546, 1.26),
    ] {
      let attenuation = study.errorRate(of: rater).attenuation
      expect(attenuation.factor, near: factor, within: 0.001)
      try expect(
        #require(try attenuation.promptFactor(withinShare: 0.11)), near: prompts, within: 0.005)
      expect(attenuation.reported(0.05) / factor, near: 0.05, within: 1e-4)
    }
    let blind = try Attenuation(sensitivity: 0.5, specificity: 0.5)
    #expect(try blind.promptFactor(withinShare: 0.1) == nil)
    try expect(Attenuation(sensitivity: 0.9, specificity: 0.8).factor, near: 0.7, within: 1e-12)
  }

  @Test("A rater 20 times cheaper is about 25 times cheaper for each resolved difference")
  func resolved() throws {
    let comparison = try PairedComparison(deviation: 0.25, assurance: Assurance())
    let plans = try RaterOffer.longFact2024.value.map { rater in
      try #require(try comparison.plan(toResolve: 0.01, with: rater, withinShare: 0.11))
    }
    #expect(plans.map(\.rater.name) == ["SAFE", "person"])
    #expect((24.5...26).contains(plans[1].cost / plans[0].cost))
    expect(plans[0].reportedDifference, near: 0.00866, within: 1e-5)
    #expect(plans[0].prompts > (comparison.prompts(toResolve: 0.01) ?? 0))
    let blind = try RaterOffer(
      name: "coin", costPerResponse: .zero,
      attenuation: Attenuation(sensitivity: 0.5, specificity: 0.5))
    #expect(try comparison.plan(toResolve: 0.01, with: blind, withinShare: 0.1) == nil)
  }

  @Test(
    "Wilson's interval is that of SciPy's binomtest",
    arguments: [
      (76, 100, 0.6676766, 0.8330867), (0, 20, 0.0000000, 0.1611252),
      (20, 20, 0.8388748, 1.0000000),
    ])
  func wilson(count: Int, total: Int, low: Double, high: Double) throws {
    let range = try Proportion(count, of: total).wilson()
    expect(range.lowerBound, near: low, within: 1e-6)
    expect(range.upperBound, near: high, within: 1e-6)
  }

  @Test("A counted share of nothing, or of more than there is, is refused")
  func impossible() {
    #expect(throws: InputFaults.self) { try Proportion(0, of: 0) }
    #expect(throws: InputFaults.self) { try Proportion(3, of: 2) }
    #expect(throws: InputFaults.self) { try Attenuation(sensitivity: 90, specificity: 0.8) }
  }
}
