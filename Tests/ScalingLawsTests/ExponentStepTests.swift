import Foundation
import TestSupport
import Testing
import Units

@testable import ScalingLaws

@Suite("Steps of the joint law where its experts are not tabulated")
struct ExponentStepTests {
  /// Six experts of the paper's Table 3, worked out by hand.
  ///
  ///     1/Ê = 1/(5 + 1/(1/2.0732 - 1/290.4521)) + 1/290.4521, Ê = 6.9193, ln Ê = 1.93432
  ///     α = 0.1889 - 0.0098 ln Ê, β = 0.1775 + 0.0259 ln Ê
  ///     A = 35.91 Ê^-0.2285, B = 35.98 Ê^0.5529
  @Test("Exponents and coefficients follow from the printed ones")
  func sixExperts() throws {
    let start = 1 / (1 / 2.0732 - 1 / 290.4521)
    let logExperts = -log(1 / (5 + start) + 1 / 290.4521)
    expect(logExperts, near: 1.9343, within: 1e-4)
    let design = Design(
      active: Sizes(Parameters(1e9)), total: Sizes(Parameters(4e9)),
      kind: .routed(
        Routing(experts: 6, topK: 1, hiddenOverExpertWidth: 1 / 3.0, routedLayerShare: 1)))
    let steps = try Ludziejewski2025().explanation(
      of: .loss, design: design, tokens: Tokens(2e10)
    ).steps
    func result(_ symbol: String) throws -> Double {
      try #require(steps.last { $0.symbol == symbol }, "\(steps.map(\.symbol))").result
    }
    let (alpha, beta) = (0.1889 - 0.0098 * logExperts, 0.1775 + 0.0259 * logExperts)
    let (a, b) = (35.91 * exp(-0.2285 * logExperts), 35.98 * exp(0.5529 * logExperts))
    for (symbol, value) in [("α", alpha), ("β", beta), ("A", a), ("B", b)] {
      try expect(result(symbol), near: value, relative: 1e-9, "\(symbol)")
    }
    let loss = a / pow(1e9, alpha) + b / pow(2e10, beta) + 1.3637
    try expect(result("L"), near: loss, relative: 1e-9)
    // Every step that names the exponents also shows the numbers that give its result.
    for step in steps where step.formula.contains("ln") {
      var values: [String: Double] = [:]
      for input in step.inputs { values[input.name] = input.value }
      let constants = values.filter { !["Ê", "E"].contains($0.key) }.values
      #expect(constants.allSatisfy { Self.table3.contains(abs($0)) }, "\(step.text)")
    }
  }

  private static let table3: [Double] = [
    35.91, 0.1889, 0.2285, 0.0098, 35.98, 0.1775, 0.5529, 0.0259, 2.0732, 290.4521, 1.3637,
  ]

  @Test("At half the rate a wall-clock multiplier halves, as trained and at the optimum")
  func rate() throws {
    for law in Samples.surfaceLaws {
      for allocation in [ComparisonTerms.Allocation.asTrained, .optimal] {
        func multiplier(_ rate: Double) -> Double? {
          var terms = ComparisonTerms()
          terms.moeOverDenseRate = rate
          terms.allocation = allocation
          return try? law.value(
            of: .computeMultiplier(.wallClock), design: Samples.dbrx, tokens: Tokens(2e12),
            terms: terms, data: .none)
        }
        guard let even = multiplier(1), let slow = multiplier(0.5) else { continue }
        expect(slow / even, near: 0.5, within: 1e-6, "\(law.card.id) \(allocation)")
      }
    }
  }
}
