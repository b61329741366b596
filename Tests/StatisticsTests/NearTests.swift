import TestSupport
import Testing

/// The check of nearness that all tests share.
@Suite("Near numbers")
struct NearTests {
  @Test("A number at its distance is near")
  func near() {
    #expect(farness(of: 1.5, from: 1, beyond: 0.5) == nil)
    #expect(farness(of: 2, from: 2, beyond: 0) == nil)
    expect(-3, near: -2, relative: 0.5)
  }

  @Test(
    "A number beyond it is not, nor are NaN and infinity, and it is said by how much",
    arguments: [
      (1.6, 1, 0.5), (.nan, 1, 0.5), (1, .nan, 0.5), (1, 1, .nan), (1, 2, -1),
      (.infinity, .infinity, 1), (1e-300, 0, 0),
    ])
  func far(_ value: Double, _ expected: Double, _ distance: Double) {
    #expect(
      farness(of: value, from: expected, beyond: distance)
        == "\(value) is \(value - expected) from \(expected), more than \(distance)")
  }
}
