import Foundation
import Testing
import Units

@testable import ScalingLaws

@Suite("Law library")
struct LibraryTests {
  @Test("Ids are unique, and a variant is of a law that is no variant itself")
  func ids() {
    #expect(Set(LawLibrary.ids).count == LawLibrary.ids.count)
    for law in LawLibrary.all {
      guard let original = law.card.variantOf else { continue }
      #expect(LawLibrary.law(original)?.card.variantOf == nil)
      #expect(LawLibrary.ids.contains(original), "\(law.card.id)")
    }
  }

  @Test("The standard set holds no variants and one rule that pairs measured")
  func standard() {
    #expect(LawLibrary.standard.allSatisfy { $0.card.variantOf == nil })
    #expect(LawLibrary.standard.filter(\.card.isMeasured).map(\.card.id) == ["geometric-mean"])
    #expect(LawLibrary.standard.allSatisfy { $0.card.kind != .rule })
  }

  @Test("No law of the library is listed as unpublished, and each of those has a reason")
  func unpublished() {
    #expect(Set(UnpublishedLaw.all.map(\.id)).isDisjoint(with: LawLibrary.ids))
    #expect(UnpublishedLaw.all.allSatisfy { !$0.reason.isEmpty })
  }

  @Test("Each coefficient names its source, and symbols are unique within a law")
  func sources() {
    for law in LawLibrary.all {
      #expect(law.coefficients.coefficients.allSatisfy { !$0.source.isEmpty })
      #expect(Set(law.coefficients.symbols).count == law.coefficients.count, "\(law.card.id)")
      #expect(!law.card.form.isEmpty && !law.card.range.source.isEmpty)
    }
  }

  /// Printed digits and half a unit of their last place.
  static let digits: [(String, Double)] = [
    ("35.91", 0.005), ("-7.61e-2", 0.00005), ("5.28e16", 5e13), ("406", 0.5), ("1.00", 0.005),
  ]

  @Test("The rounding of a coefficient is half a unit of its last printed digit", arguments: digits)
  func halfStep(row: (String, Double)) {
    #expect(relativeError(Coefficient("x", row.0, source: "x").halfStep, row.1) < 1e-12)
  }

  @Test("Coefficients that a law calls idle change no answer", arguments: LawLibrary.ids)
  func inUse(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    for design in Samples.designs(2) + Samples.dense(1) + [Samples.dbrx] {
      let use = Set(law.coefficientsInUse(for: design))
      let values = law.coefficients.values.enumerated().map {
        use.contains($0.offset) ? $0.element : 1.1 * $0.element
      }
      let other = law.replacingCoefficients(values)
      for question in Samples.questions {
        let ask = { (law: any ScalingLaw) in
          try? law.value(
            of: question, design: design, tokens: Tokens(2e10), terms: Samples.terms, data: .none)
        }
        #expect(ask(law) == ask(other), "\(question)")
      }
    }
  }

  @Test("Every law lets tokens that repeat count for as much as Muennighoff's own")
  func borrowedScale() throws {
    let data = DataEffect.none.limited(to: Tokens(1e9))
    let own = try Muennighoff2023().surface(routedLike: nil, data: data)
    let other = try DenseLaw.hoffmann2022.surface(routedLike: nil, data: data)
    #expect(own.tokenSaturation == other.tokenSaturation)
  }

  @Test("A coefficient is read by its name, whatever the order of the printed rows")
  func names() {
    let set = CoefficientSet(
      KaplanConstant.self, source: "x",
      [
        (.tokenScale, "D_c", "4"), (.alphaN, "α_N", "1"), (.sizeScale, "N_c", "3"),
        (.alphaD, "α_D(64)", "2"),
      ])
    let c = set.by(KaplanConstant.self)
    #expect([c[.alphaN], c[.alphaD], c[.sizeScale], c[.tokenScale]] == [1, 2, 3, 4])
    #expect(set.symbols == ["α_N", "α_D(64)", "N_c", "D_c"])
    #expect(c.unmarkedInputs(.alphaD).map(\.name) == ["α_D"])
    let behind = CoefficientSet(joining: [set, set]).by(KaplanConstant.self, from: set.count)
    #expect(behind.places == [4, 5, 6, 7] && behind[.sizeScale] == 3)
  }
}
