import Fitting
import Statistics
import TestSupport
import Testing
import Units

/// What must not change a fit: how numbers are written, and the order of rows.
@Suite("The same runs, written otherwise")
struct SameRunsTests {
  /// A number of billions in the forms that people write.
  private static func forms(_ billions: Int) -> [String] {
    [
      "\(billions)B", "\(billions)e9", "\(billions)000M", "\(billions)000000000", "\(billions).0B",
      " \(billions)B ", "\(billions)E+9",
    ]
  }

  @Test("7B, 7e9 and 7000M are one size and one number of tokens, in every place of a table")
  func units() throws {
    var random = SplitMix64(seed: 23)
    for _ in 0..<Effort.count(10_000, brief: 150) {
      let (size, tokens) = (1 + random.index(below: 900), 1 + random.index(below: 900))
      let (sizes, amounts) = (Self.forms(size), Self.forms(tokens))
      let rows = (0..<3).map { _ in
        sizes[random.index(below: sizes.count)] + "," + amounts[random.index(below: amounts.count)]
          + ",2.5"
      }
      let runs = try RunSheet(text: "params,tokens,loss\n" + rows.joined(separator: "\n")).runs()
      #expect(runs.parameters == [Double](repeating: Double(size) * 1e9, count: 3))
      #expect(runs.tokens == [Double](repeating: Double(tokens) * 1e9, count: 3))
    }
  }

  @Test("A fit is the same whatever the order of its rows, and of its columns")
  func order() throws {
    let known = try BootstrapTests.problem().runs
    let first = try BootstrapTests.problem().fit(from: BootstrapTests.truth)
    var random = SplitMix64(seed: 29)
    for _ in 0..<Effort.count(300, brief: 3) {
      var order = Array(known.loss.indices)
      for place in order.indices.dropFirst().reversed() {
        order.swapAt(place, random.index(below: place + 1))
      }
      let rows = order.map { "\(known.loss[$0]),\(known.tokens[$0]),\(known.parameters[$0])" }
      let runs = try RunSheet(text: "loss,tokens,params\n" + rows.joined(separator: "\n")).runs()
      let fit = try FitProblem(ChinchillaForm(), runs: runs, objective: .standard)
        .fit(from: BootstrapTests.truth)
      for (one, other) in zip(first.values, fit.values) { expect(other, near: one, relative: 1e-6) }
    }
  }
}
