import Statistics
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// DBRX, 36B active of 132B, on 12T tokens: the case that the project grew from.
@Suite("DBRX under every law")
struct DBRXTests {
  private func equivalent(_ id: String) throws -> Double {
    try #require(LawLibrary.law(id))
      .answer(.denseEquivalent, of: Samples.dbrx, tokens: Tokens(12e12)).value / 1e9
  }

  /// Dense equivalents worked out independently: the joint law at E = 4 with 36B active gives 51B.
  @Test("The laws that answer lie apart, from the joint law's 51B to recall's 132B")
  func spread() throws {
    try expect(equivalent("ludziejewski-2025"), near: 51.7, within: 0.5)
    // √(36.47 · 131.60) by hand.
    try expect(equivalent("geometric-mean"), near: 69.28, within: 0.01)
    try expect(equivalent("li-2026"), near: 131.6, within: 0.05)
    // The leverage of 2.36 at 2.6e24 FLOP on 35.2B.
    try expect(equivalent("tian-2025"), near: 83, within: 1)
  }

  @Test("Every law of the standard set answers or says why it cannot")
  func answers() throws {
    var answered: [String] = []
    for law in LawLibrary.standard {
      do throws(Refusal) {
        let answer = try law.answer(.denseEquivalent, of: Samples.dbrx, tokens: Tokens(12e12))
        answered.append(law.card.id)
        #expect(answer.value > 36e9)
        #expect(law.card.isMeasured || answer.isExtrapolated)
        if let interval = answer.interval {
          #expect(interval.low <= answer.value && answer.value <= interval.high)
        }
      } catch {
        #expect(!error.reason.isEmpty)
      }
    }
    #expect(
      answered == ["ludziejewski-2025", "tian-2025", "clark-2022", "geometric-mean"])
  }

  @Test("Refusals name their reason")
  func refusals() {
    let ask = { (id: String) -> Refusal? in
      do throws(Refusal) {
        _ = try LawLibrary.law(id)?
          .answer(.denseEquivalent, of: Samples.dbrx, tokens: Tokens(12e12))
        return nil
      } catch {
        return error
      }
    }
    guard case .outsideBudgets(let fitted, let asked) = ask("abnar-2025") else {
      Issue.record("the sparsity law was compared far outside its budgets")
      return
    }
    #expect(fitted == 3e19...1e21 && asked > 2e24)
    #expect(ask("zhao-2025") == .noDenseForm)
    #expect(ask("besiroglu-2024") == .noExpertTerm)
    #expect(ask("frantar-2023") == .noExpertTerm)
    #expect(
      ask("krajewski-2024")
        == .noCoefficients(variable: "expansions of", known: [16, 64], asked: 4))
  }
}
