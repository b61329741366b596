import Foundation
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Factors worked out by hand from the published formulas, on DBRX's sizes.
@Suite("Why laws disagree")
struct DisagreementTests {
  /// DBRX: 16 experts of 10,752 in a width of 6,144, four of them used, 36.5B of 132B active.
  static let dbrx = Design(
    active: Sizes(
      all: Parameters(36.47e9), noInputEmbedding: Parameters(35.85e9),
      noEmbedding: Parameters(35.24e9)),
    total: Sizes(
      all: Parameters(131.6e9), noInputEmbedding: Parameters(130.98e9),
      noEmbedding: Parameters(130.36e9)),
    kind: .routed(
      Routing(
        experts: 16, topK: 4, hiddenOverExpertWidth: 6144.0 / 10752, routedLayerShare: 1)))

  private func law(_ id: String) throws -> any ScalingLaw { try #require(LawLibrary.law(id)) }

  @Test("Tian's granularity and budget move its answer as its exponent says")
  func tian() throws {
    let found = try Disagreement(try law("tian-2025"), of: Self.dbrx, tokens: Tokens(12e12))
    // ln Â of A = 1/4 is -1.3231; G = 2 · 6144/10752, and a quarter of it with one wide expert.
    let (fine, coarse) = (log2(2 * 6144.0 / 10752), log2(2 * 6144.0 / 10752 / 4))
    let exponent = 0.0167 * (fine * fine - coarse * coarse) - 0.117 * (fine - coarse)
    try expect(#require(found.byGranularity), near: exp(-1.3231 * exponent), relative: 1e-3)
    let budgets = log10(12e12 / (20 * 36.47e9))
    try expect(#require(found.byTokens), near: exp(1.3231 * 0.0761 * budgets), relative: 1e-3)
    #expect(try #require(found.excesses.first).factor > 100)
  }

  @Test("A law without a term for data, or that counts all embeddings, shows none")
  func none() throws {
    let clark = try Disagreement(try law("clark-2022"), of: Self.dbrx, tokens: Tokens(12e12))
    #expect(clark.byTokens == 1)
    let joint = try Disagreement(
      try law("ludziejewski-2025"), of: Self.dbrx, tokens: Tokens(12e12))
    #expect(joint.byEmbeddings == 1 && joint.byGranularity == 1)
    try expect(#require(joint.gamma), near: log(52.1 / 36.47) / log(131.6 / 36.47), within: 2e-3)
  }

  @Test("A dense model leaves nothing to disagree on")
  func dense() throws {
    let found = try Disagreement(
      try law("besiroglu-2024"), of: .dense(Parameters(7e9)), tokens: Tokens(2e12))
    expect(found.equivalent / Parameters(7e9), near: 1, within: 1e-9)
    #expect(found.gamma == nil && found.byGranularity == nil)
  }
}
