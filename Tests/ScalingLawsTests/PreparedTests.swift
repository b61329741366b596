import Quantities
import Testing

@testable import ScalingLaws

/// What is made ready for long sweeps against the answers to single questions.
@Suite("Prepared comparisons")
struct PreparedTests {
  @Test("A prepared law gives the numbers of its answers", arguments: LawLibrary.ids)
  func sameNumbers(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    let all: PlainRequest.Wanted = [.loss, .denseEquivalent, .comparison, .range]
    for design in Samples.designs(4) + Samples.dense(2) + [Samples.dbrx] {
      for data in Self.data {
        for mode in ComparisonMode.allCases {
          let request = PlainRequest(
            design: design, mode: mode, terms: Samples.terms, data: data, wanted: all)
          let prepared = law.prepared(request)
          for tokens in [1e9, 4.1e11, 3e13] {
            let numbers = prepared.numbers(tokens: tokens)
            let label = "\(id), \(mode), \(design), \(tokens)"
            let ask = { (question: Question) in
              try? law.answer(
                question, of: design, tokens: Tokens(tokens), terms: Samples.terms, data: data)
            }
            expect(numbers.loss, ask(.loss)?.value, label)
            if case .lossGap = mode.question {
              expect(numbers.lossGap, ask(mode.question).map { -$0.value }, label)
            } else {
              expect(numbers.multiplier, ask(mode.question)?.value, label)
            }
            if mode == .sameTokens {
              expect(numbers.denseEquivalent, ask(.denseEquivalent)?.value, label)
            }
            if let answer = ask(mode.question) {
              expect(numbers.outsideFactor, answer.excesses.first?.factor ?? 1, label, 1e-12)
            }
          }
        }
      }
    }
  }

  private static let data: [DataEffect] = [
    .none, DataEffect(term: .floor, amount: 0.05), DataEffect(term: .tokens, amount: 2),
    DataEffect.none.limited(to: Tokens(1e11)),
  ]

  private func expect(
    _ number: Double, _ value: Double?, _ label: String, _ tolerance: Double = 0
  ) {
    guard let value else {
      #expect(number.isNaN, "\(label): \(number) where the law refuses")
      return
    }
    #expect(relativeError(number, value) <= tolerance, "\(label)")
  }

  @Test("What is not asked for is not computed")
  func onlyWanted() throws {
    let law = try #require(LawLibrary.law("joint-moe-2025"))
    let request = PlainRequest(
      design: Samples.dbrx, mode: .sameTokens, terms: .none, data: .none, wanted: .denseEquivalent)
    let numbers = law.prepared(request).numbers(tokens: 12e12)
    #expect(numbers.denseEquivalent > 5e10)
    #expect(numbers.loss.isNaN && numbers.multiplier.isNaN && numbers.outsideFactor.isNaN)
  }
}
