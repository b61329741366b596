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
