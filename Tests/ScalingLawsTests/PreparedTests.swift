import Testing
import Units

@testable import ScalingLaws

/// What is made ready for long sweeps against the answers to single questions.
@Suite("Prepared comparisons")
struct PreparedTests {
  @Test("A prepared law gives the numbers of its answers", arguments: LawLibrary.ids)
  func sameNumbers(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    let all: PlainRequest.Wanted = [.loss, .denseEquivalent, .comparison, .range]
    for design in Samples.designs(1) + Samples.dense(1) + [Samples.dbrx, Self.announced] {
      for data in Self.data {
        for mode in ComparisonMode.allCases {
          let request = PlainRequest(
            design: design, mode: mode, terms: Samples.terms, data: data, wanted: all)
          let prepared = law.prepared(request)
          for tokens in [4.1e11, 3e13] {
            let numbers = prepared.numbers(tokens: tokens)
            let label = "\(id), \(mode), \(data), \(tokens)"
            // The values of single questions, without the intervals that answers carry.
            let ask = { (question: Question) -> Double? in
              let value = try? law.value(
                of: question, design: design, tokens: Tokens(tokens), terms: Samples.terms,
                data: data)
              return value.flatMap { $0.isFinite ? $0 : nil }
            }
            let isAnswered = ask(mode.question) != nil
            check(numbers.loss, isAnswered ? ask(.loss) : nil, label)
            if case .lossGap = mode.question {
              check(numbers.lossGap, ask(mode.question).map { -$0 }, label)
            } else {
              check(numbers.multiplier, ask(mode.question), label)
            }
            if mode == .sameTokens {
              check(numbers.denseEquivalent, ask(.denseEquivalent), label)
              let answer = try? law.answer(
                .denseEquivalent, of: design, tokens: Tokens(tokens), data: data)
              if let answer {
                check(numbers.outsideFactor, answer.excesses.first?.factor ?? 1, label, 1e-12)
              }
            }
          }
        }
      }
    }
  }

  /// Known by its announced sizes alone, so that laws must read one convention for another.
  private static let announced = Design(
    active: Sizes(all: Parameters(36e9)), total: Sizes(all: Parameters(132e9)),
    kind: .routed(Routing(experts: 16, topK: 4, hiddenOverExpertWidth: 0.6)))

  private static let data: [DataEffect] = [
    .none, DataEffect(term: .floor, amount: 0.05), DataEffect(term: .tokens, amount: 2),
    DataEffect.none.limited(to: Tokens(1e11)),
  ]

  private func check(
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
    let law = try #require(LawLibrary.law("ludziejewski-2025"))
    let request = PlainRequest(
      design: Samples.dbrx, mode: .sameTokens, terms: .none, data: .none, wanted: .denseEquivalent)
    let numbers = law.prepared(request).numbers(tokens: 12e12)
    #expect(numbers.denseEquivalent > 5e10)
    #expect(numbers.loss.isNaN && numbers.multiplier.isNaN && numbers.outsideFactor.isNaN)
  }
}
