import Testing

@testable import ScalingLaws

@Suite("Published numbers")
struct VerifyTests {
  @Test("Every published number is reproduced within its tolerance")
  func all() {
    for check in PublishedCheck.all {
      #expect(
        check.holds,
        "\(check.law): \(check.claim): stated \(check.stated), got \(String(describing: check.value))"
      )
    }
  }

  @Test("Each check names a law that exists and says why its tolerance is no tighter")
  func wellFormed() {
    for check in PublishedCheck.all {
      #expect(LawLibrary.law(check.law) != nil, "\(check.law)")
      #expect(!check.reason.isEmpty && !check.source.isEmpty)
    }
    // The 141 of the reference script that concern laws, and more.
    #expect(PublishedCheck.all.count > 141)
  }

  @Test("Every law has a published number, or says why there is none", arguments: LawLibrary.ids)
  func everyLaw(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    switch law.published {
    case .checks(let checks):
      #expect(!checks.isEmpty, "\(id) has neither a published number nor a reason")
      #expect(checks.allSatisfy { $0.law == id }, "\(id) has the number of another law")
    case .none(let reason):
      #expect(reason.count > 20, "\(id) has neither a published number nor a reason")
    }
  }

  @Test("A rule of the reader's own says why it has no published number")
  func absence() {
    let rule = AxisRule.reasoning(gamma: 0.3)
    #expect(rule.published.checks.isEmpty)
    #expect(rule.published.absence == "no fit of γ for reasoning is published")
    #expect(GeometricMeanRule().published.absence == nil)
  }

  @Test("A check fails where the value is off, not a number or not there")
  func fails() {
    let make = { (value: Double?) in
      PublishedCheck(
        law: "x", claim: "x", source: "x", stated: 2, tolerance: .relative(0.01), reason: "x"
      ) { value }
    }
    #expect(make(2.019).holds)
    #expect(!make(2.021).holds)
    #expect(!make(.nan).holds)
    #expect(!make(nil).holds)
  }
}
