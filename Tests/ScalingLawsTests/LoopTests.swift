import Foundation
import Testing
import Units

@testable import ScalingLaws

/// The loops of sweeps against single evaluations.
@Suite("Loops")
struct LoopTests {
  private let sizes = [1e8, 3.7e9, 1e12]
  private let tokens = [2e9, 4.1e11, 2e13]

  private func filled(_ body: (inout MutableSpan<Double>) -> Void) -> [Double] {
    var values = [Double](repeating: .nan, count: sizes.count)
    var span = values.mutableSpan
    body(&span)
    return values
  }

  @Test("Losses of spans are those of single designs", arguments: LawLibrary.ids)
  func surfaces(id: String) throws {
    guard let law = LawLibrary.law(id) as? any SurfaceLaw else { return }
    for data in [DataEffect.none, DataEffect.none.limited(to: Tokens(1e11))] {
      for design in [nil] + Samples.designs(3) {
        guard let surface = try? law.surface(routedLike: design, data: data) else { continue }
        let expected = zip(sizes, tokens).map { surface.loss(size: $0, tokens: $1) }
        let got = filled { surface.losses(sizes: sizes.span, tokens: tokens.span, into: &$0) }
        for (left, right) in zip(got, expected) { #expect(relativeError(left, right) < 1e-13) }
      }
    }
  }

  @Test("Loops over experts are those of single designs")
  func experts() {
    let (joint, routed) = (Ludziejewski2025(), Clark2022.refit)
    let counts = [3.0, 7, 100]
    let losses = filled {
      joint.losses(sizes: sizes.span, experts: counts.span, tokens: tokens.span, into: &$0)
    }
    let fixed = filled { routed.losses(sizes: sizes.span, experts: counts.span, into: &$0) }
    for index in counts.indices {
      // None of the counts is tabulated, so that Table 3 serves both.
      let single = joint.surface(experts: counts[index])
        .loss(size: sizes[index], tokens: tokens[index])
      #expect(relativeError(losses[index], single) < 1e-12)
      let own = routed.loss(size: sizes[index], experts: counts[index])
      #expect(relativeError(fixed[index], own) < 1e-12)
    }
  }

  @Test("Loops over leverage are those of single designs")
  func leverage() {
    let law = Tian2025()
    let (ratios, grains, flop) = ([0.02, 0.25, 1], [2.0, 12, 1.14], [1e19, 1e22, 2.6e24])
    let got = filled {
      law.leverages(
        activationRatios: ratios.span, granularities: grains.span, flop: flop.span, into: &$0)
    }
    for index in ratios.indices {
      let single = law.leverage(
        activationRatio: ratios[index], granularity: grains[index], flop: flop[index])
      #expect(relativeError(got[index], single) < 1e-12)
    }
  }
}
