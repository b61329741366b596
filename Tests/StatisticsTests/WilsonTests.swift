import Statistics
import TestSupport
import Testing

@Suite("Wilson's interval")
struct WilsonTests {
  @Test(
    "Gives what Newcombe (Statistics in Medicine 17, 1998) prints for four shares",
    arguments: [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
      (1, 29, 0.0061, 0.1718),
    ])
  func newcombe(count: Int, total: Int, low: Double, high: Double) {
    let interval = Wilson.interval(of: count, among: total)
    expect(interval.lowerBound, near: low, within: 5.1e-5)
    expect(interval.upperBound, near: high, within: 5.1e-5)
  }

  @Test("Ends at the share where all or none are counted, and is wider at a higher level")
  func ends() {
    #expect(Wilson.interval(of: 0, among: 7).lowerBound == 0)
    #expect(Wilson.interval(of: 7, among: 7).upperBound == 1)
    let (narrow, wide) = (
      Wilson.interval(of: 3, among: 7, level: 0.8), Wilson.interval(of: 3, among: 7)
    )
    #expect(wide.lowerBound < narrow.lowerBound && narrow.upperBound < wide.upperBound)
  }
}
