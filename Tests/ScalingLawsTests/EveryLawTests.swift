import Foundation
import Statistics
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Properties that follow from the forms, over random designs.
@Suite("Every law")
struct EveryLawTests {
  @Test("Loss falls with size and never rises with tokens", arguments: LawLibrary.ids)
  func monotone(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    for design in Samples.designs(100) {
      guard
        let loss = try? law.loss(of: design, tokens: Tokens(1e11), data: .none),
        let larger = try? law.loss(of: design.scaled(by: 2), tokens: Tokens(1e11), data: .none),
        let longer = try? law.loss(of: design, tokens: Tokens(2e11), data: .none)
      else { continue }
      #expect(larger < loss)
      // The routed law of 2022 holds tokens fixed.
      #expect(longer <= loss)
    }
  }

  /// 10,000 designs where there is time, each within the range in which a law was fitted.
  @Test(
    "Laws without a term for pruned weights do not read them as experts", arguments: LawLibrary.ids)
  func pruned(id: String) throws {
    let design = Design(
      active: Sizes(Parameters(1e9)), total: Sizes(Parameters(4e9)), kind: .pruned(sparsity: 0.75))
    let law = try #require(LawLibrary.law(id))
    let loss = try? law.loss(of: design, tokens: Tokens(1e11), data: .none)
    #expect(loss == nil || ["frantar-2023", "wu-2026"].contains { id.hasPrefix($0) })
  }

  @Test("Within its range a law's loss falls with size and with tokens", arguments: LawLibrary.ids)
  func fallsWithinRange(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    var random = SplitMix64(seed: 19)
    func isInside(_ design: Design, _ tokens: Tokens) -> Bool {
      let reading = try? law.reading(of: design, tokens: tokens)
      return reading.map { law.card.range.excesses(of: $0.point).isEmpty } ?? false
    }
    for _ in 0..<Effort.count(10_000, brief: 100) {
      let size = Sizes(Parameters(1e7 * pow(1e4, random.uniform())))
      let topK = Double([1, 2, 4][random.index(below: 3)])
      let experts = topK * Double([1, 4, 8, 16][random.index(below: 4)])
      let routing = Routing(
        experts: experts, topK: topK, hiddenOverExpertWidth: 0.5 + 3 * random.uniform(),
        routedLayerShare: 1)
      let share = 1 + (experts / topK - 1) * (0.5 + 0.4 * random.uniform())
      let design = [
        Design(active: size, total: size.scaled(by: share), kind: .routed(routing)),
        Design(active: size, total: size, kind: .dense),
      ][random.index(below: 2)]
      let tokens = Tokens(1e9 * pow(1e4, random.uniform()))
      guard isInside(design, tokens),
        let loss = try? law.loss(of: design, tokens: tokens, data: .none)
      else { continue }
      let (larger, more) = (design.scaled(by: 1.1), Tokens(1.1 * tokens.value))
      if isInside(larger, tokens) {
        #expect(try law.loss(of: larger, tokens: tokens, data: .none) < loss)
      }
      if isInside(design, more) {
        // The routed law of 2022 holds tokens fixed.
        #expect(try law.loss(of: design, tokens: more, data: .none) <= loss)
      }
    }
  }

  @Test("Putting the dense equivalent back gives the loss it came from", arguments: LawLibrary.ids)
  func equivalentInverts(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    for design in Samples.designs(100) {
      guard
        let loss = try? law.loss(of: design, tokens: Tokens(1e11), data: .none),
        let size = try? law.denseEquivalent(of: design, tokens: Tokens(1e11), data: .none)
      else { continue }
      let back = try law.loss(of: .dense(size), tokens: Tokens(1e11), data: .none)
      #expect(relativeError(back, loss) < 1e-9)
    }
  }

  @Test("A refusal has a reason that reads as a sentence about the law", arguments: LawLibrary.ids)
  func refusals(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    let bare = Design(
      active: Sizes(all: nil, noInputEmbedding: nil, noEmbedding: nil),
      total: Sizes(all: nil, noInputEmbedding: nil, noEmbedding: nil),
      kind: .routed(Routing(experts: 8, topK: 2)))
    #expect(throws: Refusal.self) {
      try law.answer(.denseEquivalent, of: bare, tokens: Tokens(1e12))
    }
    for refusal in [Refusal.noExpertTerm, .noLoss, .notFinite, .unknown("the width")] {
      #expect(refusal.reason.first?.isLowercase == true)
    }
  }

  @Test("The rounding interval holds the answer, and better digits narrow it")
  func rounding() throws {
    let design = Design.dense(Parameters(7e9))
    let coarse = try DenseLaw.hoffmann2022Printed.answer(
      .loss, of: design, tokens: Tokens(1e12), withRounding: true)
    let fine = try DenseLaw.hoffmann2022.answer(
      .loss, of: design, tokens: Tokens(1e12), withRounding: true)
    let (wide, narrow) = (try #require(coarse.rounding), try #require(fine.rounding))
    #expect(wide.low < coarse.value && coarse.value < wide.high)
    #expect(narrow.low < fine.value && fine.value < narrow.high)
    #expect(wide.high - wide.low > 10 * (narrow.high - narrow.low))
  }

  @Test("The rounding interval of a loss equals the corners worked out by hand")
  func roundingByHand() throws {
    // L falls in α and β and rises in E, A and B, so that the corners are known.
    let answer = try DenseLaw.hoffmann2022Printed.answer(
      .loss, of: .dense(Parameters(1e9)), tokens: Tokens(1e11), withRounding: true)
    let surface = { (e: Double, a: Double, b: Double, alpha: Double, beta: Double) in
      LossSurface(
        floor: e, sizeTerms: [PowerTerm(a, -alpha)], tokenTerms: [PowerTerm(b, -beta)]
      ).loss(size: 1e9, tokens: 1e11)
    }
    let interval = try #require(answer.rounding)
    expect(interval.high, near: surface(1.695, 406.45, 410.75, 0.335, 0.275), within: 1e-9)
    expect(interval.low, near: surface(1.685, 406.35, 410.65, 0.345, 0.285), within: 1e-9)
  }

  @Test("Distances outside the fitted range are factors, furthest first")
  func excesses() throws {
    let law = Ludziejewski2025()
    let design = topOne(experts: 64, active: 27e9)
    let answer = try law.answer(.loss, of: design, tokens: Tokens(80e9))
    #expect(answer.excesses.map(\.axis) == [.activeParameters, .totalParameters, .expansion])
    #expect(relativeError(answer.excesses[0].factor, 10) < 1e-12)
    #expect(answer.excesses[2].phrase == "2.0× in expansion")
  }

  @Test("Ids are unique and say what they are")
  func ids() {
    #expect(Set(LawLibrary.ids).count == LawLibrary.ids.count)
    #expect(LawLibrary.all.filter(\.card.isMeasured).map(\.card.id) == ["geometric-mean"])
  }

  @Test("The folk rule of DBRX gives 69B")
  func folklore() throws {
    // √(36 · 132) = 68.9.
    let design = Design(
      active: Sizes(Parameters(36e9)), total: Sizes(Parameters(132e9)), kind: .routedSomehow)
    let size = try GeometricMeanRule().denseEquivalent(
      of: design, tokens: Tokens(12e12), data: .none)
    expect(size.value / 1e9, near: 68.9, within: 0.05)
  }
}
