import ScalingLaws
import Testing

@testable import ScenarioEngine

@Suite("Published shapes")
struct PublishedModelTests {
  @Test("DBRX has the sizes and choices of experts that its announcement states")
  func dbrx() {
    for check in PublishedCheck.models {
      #expect(check.holds, "\(check.claim): \(String(describing: check.value))")
    }
    // With the laws' own, all of the reference script's 144.
    #expect(PublishedCheck.models.count == 3)
  }
}
