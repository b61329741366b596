import Foundation
import TestSupport
import Testing
import Units

@testable import ScalingLaws

@Suite("Explanations")
struct ExplanationTests {
  @Test("An explanation ends in the answer", arguments: LawLibrary.ids)
  func ends(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    for design in Samples.designs(3) + Samples.dense(3) + [Samples.dbrx] {
      for question in Samples.questions {
        guard
          let value = try? law.value(
            of: question, design: design, tokens: Tokens(2e10), terms: Samples.terms, data: .none)
        else { continue }
        let explanation = try law.explanation(
          of: question, design: design, tokens: Tokens(2e10), terms: Samples.terms)
        let last = try #require(explanation.steps.last)
        expect(last.result, near: value, relative: 1e-9, "\(id) \(question)")
        #expect(explanation.law.form == law.card.form)
      }
    }
  }

  /// What a reader with a pocket calculator finds from the printed digits alone.
  @Test("The joint law's loss of DBRX, redone from the printed digits, agrees to four digits")
  func byHand() throws {
    let law = Ludziejewski2025()
    let explanation = try law.explanation(
      of: .denseEquivalent, design: Samples.dbrx, tokens: Tokens(12e12))
    let loss = try #require(explanation.steps.first { $0.symbol == "L" })
    #expect(loss.formula == "floor + A/N^α + B/D^β")
    let v = printed(loss)
    let sizeTerm = v("A") / pow(v("N"), v("α"))
    let tokenTerm = v("B") / pow(v("D"), v("β"))
    #expect(relativeError(v("floor") + sizeTerm + tokenTerm, loss.result) < 5e-5)
    let equal = try #require(explanation.steps.last)
    #expect(equal.formula == "(A_d/(L - floor_d - B_d/D^β_d))^(1/α_d)")
    let d = printed(equal)
    let rest = d("L") - d("floor_d") - d("B_d") / pow(d("D"), d("β_d"))
    #expect(relativeError(pow(d("A_d") / rest, 1 / d("α_d")), equal.result) < 5e-5)
  }

  /// The digits that an explanation prints, by symbol.
  private func printed(_ step: Step) -> (String) -> Double {
    var values: [String: Double] = [:]
    for input in step.inputs { values[input.name] = Double(Symbol.digits(input.value)) }
    return { [values] name in values[name] ?? .nan }
  }

  @Test("A line reads as formula, result and values put in")
  func line() {
    let step = Step(
      "C", "6ND", [Symbol("N", 7e9, "parameters"), Symbol("D", 2e12)], 8.4e22, "FLOP")
    #expect(step.text == "C = 6ND = 8.4e22 FLOP with N = 7000000000 parameters, D = 2000000000000")
  }
}
