import Foundation
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Clark and others 2022, arXiv:2202.01169, and the runs released with it.
@Suite("Routed law 2022")
struct RoutedLawTests {
  /// Final validation losses of released runs: dense parameters, experts, loss.
  static let measured: [(Double, Double, Double)] = [
    (368_123_904, 1, 2.463254), (1_308_819_456, 1, 2.242015), (27_279_360, 1, 3.028384),
    (57_369_600, 1, 2.848552), (16_527_360, 1, 3.162017), (368_123_904, 64, 2.210754),
    (1_308_819_456, 64, 2.054387), (1_308_819_456, 512, 1.99908), (27_279_360, 512, 2.489533),
    (16_527_360, 64, 2.755725),
  ]

  @Test("The refit lies within 0.045 nats of the released runs", arguments: measured)
  func refit(run: (Double, Double, Double)) {
    let (size, experts, loss) = run
    expect(Clark2022.refit.loss(size: size, experts: experts), near: loss, within: 0.045)
  }

  @Test("The printed digits lie within 0.05 nats of the released runs", arguments: measured)
  func printed(run: (Double, Double, Double)) {
    let (size, experts, loss) = run
    expect(Clark2022.printed.loss(size: size, experts: experts), near: loss, within: 0.05)
  }

  @Test("5M parameters with 128 experts are worth about 55M dense ones")
  func effectiveParameters() {
    // The paper says "about dense 55M".
    let refit = Clark2022.refit.effectiveParameters(size: 5e6, experts: 128)
    #expect(relativeError(refit, 55e6) < 0.02)
    let one = Clark2022.refit.effectiveParameters(size: 5e6, experts: 1)
    #expect(relativeError(one, 5e6) < 1e-12)
  }

  @Test("Routing stops helping near the 937B of the paper")
  func cutoff() {
    expect(log10(Clark2022.refit.cutoff.value), near: log10(937e9), within: 0.1)
  }

  @Test("The effective parameters have the loss of the routed model")
  func effectiveParametersAreDefinedByLoss() {
    for law in [Clark2022.refit, .printed] {
      for experts in [2.0, 16, 128] {
        let dense = law.effectiveParameters(size: 1e8, experts: experts)
        let difference = law.loss(size: dense, experts: 1) - law.loss(size: 1e8, experts: experts)
        expect(difference, near: 0, within: 1e-12)
      }
    }
  }

  @Test("A top-4 model in every layer is read through total over active")
  func matchedExperts() throws {
    // DBRX without embeddings: 130,363,398,144 stored and 35,236,583,424 used.
    let design = Design(
      active: sizes(35_236_583_424), total: sizes(130_363_398_144),
      kind: .routed(Routing(experts: 16, topK: 4, routedLayerShare: 1)))
    let reading = try Clark2022.refit.reading(of: design, tokens: Tokens(12e12))
    // 1 + (130.363/35.237 - 1)·13/4 by hand.
    expect(reading.variables[1].value, near: 9.774, within: 0.001)
    #expect(
      reading.remarks.first == "its sizes are counted with no embeddings"
        && reading.remarks.count == 2)
  }

  @Test("Modes that allocate a budget are refused: there is no data term")
  func noDataTerm() {
    #expect(throws: Refusal.noDataTerm(fixedTokens: 131e9)) {
      try Clark2022.refit.computeMultiplier(
        of: topOne(experts: 8), tokens: Tokens(1e11), mode: .bothOptimal, data: .none)
    }
  }

  private func sizes(_ value: Double) -> Sizes {
    Sizes(all: nil, noInputEmbedding: nil, noEmbedding: Parameters(value))
  }
}
