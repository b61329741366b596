import TestSupport
import Testing

/// The check of nearness that all tests share.
@Suite("Near numbers")
struct NearTests {
  @Test("A number at its distance passes")
  func passes() {
    expect(1.5, near: 1, within: 0.5)
    expect(-3, near: -2, relative: 0.5)
  }

  @Test(
    "A number beyond it, a NaN and what is near nothing fail, and say by how much",
    arguments: [(1.6, 1, 0.5), (.nan, 1, 0.5), (1, .nan, 0.5), (1, 1, .nan), (1, 2, -1)])
  func fails(_ value: Double, _ expected: Double, _ distance: Double) {
    withKnownIssue {
      expect(value, near: expected, within: distance, "sum")
    } matching: {
      $0.comments.map(\.rawValue)
        == ["\(value) is \(value - expected) from \(expected), more than \(distance): sum"]
    }
  }

  @Test("A share is of the expected number's size, and nothing is near 0 by a share")
  func share() {
    withKnownIssue { expect(-3.1, near: -2, relative: 0.5) }
    withKnownIssue { expect(1e-300, near: 0, relative: 0.5) }
  }
}
