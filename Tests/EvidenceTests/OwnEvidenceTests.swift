import Diagnostics
import Foundation
import TestSupport
import Testing
import Units

@testable import Evidence

/// One's own siblings: what they measure, and what they cannot.
struct OwnEvidenceTests {
  private static let sizes = [1e9, 4e9, 16e9]

  private static func evidence(
    sizes: [Double] = sizes, scores: [[Double?]], own: [Double], slope: Double? = nil,
    siblingTokens: [Double?] = [], tokens: Double? = nil, exchange: TokenExchange? = nil
  ) -> OwnEvidence {
    OwnEvidence(
      siblings: sizes.enumerated().map { index, size in
        OwnEvidence.Sibling(
          name: "dense \(index)", size: Parameters(size),
          tokens: index < siblingTokens.count ? siblingTokens[index].map { Tokens($0) } : nil)
      },
      metrics: zip(scores, own).enumerated().map { index, pair in
        OwnEvidence.Metric(
          name: "metric \(index)", error: .deviation(0.5), siblings: pair.0, score: pair.1,
          slope: slope)
      },
      tokens: tokens.map { Tokens($0) }, exchange: exchange)
  }

  @Test func `an equivalent is read between siblings`() throws {
    // 50 lies halfway between 40 and 60 in ln N: √(4 · 16) = 8.
    let measured = try Self.evidence(scores: [[30, 40, 60]], own: [50]).measured()
    expect(measured.size.value, near: 8e9, relative: 1e-9)
    // √2 · 0.5 over the 20 points in ln 4 where it lies, with a scatter of 0.22 between benchmarks.
    let noise = 2.0.squareRoot() * 0.5 * log(4) / 20
    let deviation = (noise * noise + 0.0484).squareRoot()
    expect(measured.deviation, near: deviation, within: 1e-12)
    let interval = measured.interval(level: 0.8)
    expect(log(interval.factor), near: 1.2815515655 * measured.deviation, within: 1e-9)
    #expect(measured.exchange == nil && measured.hasUnknownTokens)
  }

  @Test func `one sibling tells nothing without a slope`() throws {
    let evidence = Self.evidence(sizes: [4e9], scores: [[40]], own: [50])
    let refusal = #expect(throws: OwnEvidence.Unmeasurable.self) { try evidence.measured() }
    #expect(
      refusal?.reason
        == "no benchmark can be read: metric 0: one dense sibling, and two tell a slope")
    // With 10 points per e-fold known from elsewhere: 4 e^1, and its distance marked.
    let measured = try Self.evidence(sizes: [4e9], scores: [[40]], own: [50], slope: 10).measured()
    expect(measured.size.value / 4e9, near: exp(1), within: 1e-9)
    #expect(measured.readings[0].place.mark == "~")
    expect(measured.readings[0].deviation, near: 2.0.squareRoot() * 0.5 / 10, within: 1e-12)
  }

  @Test func `a flat stretch of the ladder tells little`() throws {
    // 55 and 55.1 differ by a fifth of an error: the score of the larger is within noise of the
    // smaller's, ln 4 away, and a half of that is the least that the error can be.
    let flat = try Self.evidence(scores: [[30, 55, 55.1]], own: [55.1]).measured()
    #expect(flat.deviation > log(4) / 2)
    let steep = try Self.evidence(scores: [[30, 42, 55.1]], own: [55.1]).measured()
    #expect(steep.deviation < 0.3)
  }

  @Test func `larger siblings that score lower are marked`() throws {
    // 60 and 50 are pooled to 55: five points, ten standard errors of half a point.
    let uneven = try Self.evidence(scores: [[30, 60, 50]], own: [45]).measured()
    #expect(uneven.readings[0].isUneven && abs(uneven.readings[0].fall - 10) < 1e-9)
    let even = try Self.evidence(scores: [[30, 50, 49.5]], own: [45]).measured()
    #expect(!even.readings[0].isUneven)
  }

  @Test func `siblings that are all alike tell nothing`() {
    let evidence = Self.evidence(scores: [[40, 40.6, 40.2], [50, 50, 50]], own: [41, 52])
    let refusal = #expect(throws: OwnEvidence.Unmeasurable.self) { try evidence.measured() }
    guard case .nothingRead(let unread) = refusal else {
      Issue.record("nothing can be read")
      return
    }
    #expect(unread.map(\.metric) == ["metric 0", "metric 1"])
    // 40.4 after pooling is 0.8 errors of 0.5 above 40.
    #expect(
      unread[0].reason.text == "the siblings differ by 0.8 standard errors of a score; it takes 6")
    #expect(unread[1].reason == .alike(errors: 0))
    #expect(throws: OwnEvidence.Unmeasurable.noSiblings) {
      try Self.evidence(sizes: [], scores: [[]], own: [50]).measured()
    }
    #expect(throws: OwnEvidence.Unmeasurable.nothingRead([])) {
      try Self.evidence(scores: [], own: []).measured()
    }
  }

  @Test func `a benchmark that cannot be read leaves the others`() throws {
    let measured = try Self.evidence(scores: [[30, 40, 60], [50, 50.1, 50.2]], own: [50, 51])
      .measured()
    #expect(measured.readings.map(\.metric) == ["metric 0"])
    #expect(measured.unread.map(\.metric) == ["metric 1"])
  }

  @Test func `siblings of other tokens are moved by the stated exponent`() throws {
    // Siblings saw twice the MoE's tokens: each is worth 2^0.5 of its size there.
    let exchange = TokenExchange(exponent: 0.5, deviation: 0.2, source: "stated")
    let measured = try Self.evidence(
      scores: [[30, 40, 60]], own: [50], siblingTokens: [2e12, 2e12, 2e12], tokens: 1e12,
      exchange: exchange
    ).measured()
    expect(measured.size.value / 8e9, near: 2.0.squareRoot(), within: 1e-9)
    #expect(measured.exchange == exchange)
    let plain = try Self.evidence(
      scores: [[30, 40, 60]], own: [50], siblingTokens: [1e12, 1e12, 1e12], tokens: 1e12
    ).measured()
    #expect(plain.exchange == nil && !plain.hasUnknownTokens)
    let added = measured.deviation * measured.deviation - plain.deviation * plain.deviation
    expect(added.squareRoot(), near: 0.2 * log(2), within: 1e-9)
  }

  @Test func `the exponent of dense laws falls as training goes on`() {
    // d ln N/d ln D = βBD^-β/(αAN^-α) at 7B on 2T: 0.576 by Hoffmann's digits (0.33917, 0.28491),
    // 0.382 by Besiroglu's.
    let exchange = TokenExchange.between(size: Parameters(7e9), tokens: Tokens(2e12))
    expect(exchange.exponent, near: 0.48, within: 0.02)
    expect(exchange.deviation, near: 0.1, within: 0.02)
    let longer = TokenExchange.between(size: Parameters(7e9), tokens: Tokens(2e13))
    #expect(longer.exponent < exchange.exponent)
    #expect(exchange.source.contains("7B on 2T tokens"))
  }

  @Test func `measurement and prediction weigh by their precision`() throws {
    let measured = try Self.evidence(scores: [[30, 40, 60]], own: [50]).measured()
    let predicted = try MatchedPairs.bundled.model.predict(
      active: Parameters(3e9), total: Parameters(30e9))
    let both = try #require(CombinedEquivalent(measured, predicted))
    let width = try #require(predicted.deviation)
    let share = width * width / (width * width + measured.deviation * measured.deviation)
    expect(both.measuredShare, near: share, within: 1e-12)
    let expected = share * measured.logSize + (1 - share) * log(predicted.centre.value)
    expect(both.logSize, near: expected, within: 1e-9)
    #expect(both.deviation < min(width, measured.deviation))
    #expect(!both.isContradicted)
    #expect(both.interval(level: 0.8).kind == .combined)
    let far = try MatchedPairs.bundled.model.predict(
      active: Parameters(0.1e9), total: Parameters(1e9))
    #expect(try #require(CombinedEquivalent(measured, far)).isContradicted)
  }

  @Test func `a file of one's own is read like the table`() throws {
    // Qwen3 base and its MoE (arXiv:2505.09388): GSM8K 12.7B, MATH 6.79B by hand.
    var lines = ["model,kind,total_b,active_b,tokens_t,metric,score"]
    for (name, size, gsm8k, math) in [
      ("0.6B", 0.596, 59.59, 32.44), ("1.7B", 1.72, 75.44, 43.5), ("4B", 4.02, 87.79, 54.1),
      ("8B", 8.19, 89.84, 60.8), ("14B", 14.77, 92.49, 62.02), ("32B", 32.76, 93.4, 61.62),
    ] {
      lines.append("\(name),dense,\(size),,36,GSM8K,\(gsm8k)")
      lines.append("\(name),dense,\(size),,36,MATH,\(math)")
    }
    lines += ["mine,moe,30.5,3.3,36,GSM8K,91.81", "mine,moe,30.5,3.3,36,MATH,59.04"]
    let text = [UInt8](lines.joined(separator: "\n").utf8)
    let table = try OwnTable(csv: text, file: "own.csv")
    #expect(table.model == "mine" && table.active == Parameters(3.3e9))
    let measured = try table.evidence.measured()
    let sizes = measured.readings.map { $0.size.value / 1e9 }
    expect(sizes[0], near: 12.7, within: 0.05)
    expect(sizes[1], near: 6.79, within: 0.01)
    // GSM8K is nearly flat there and weighs less.
    #expect(measured.size.value / 1e9 > 6.79 && measured.size.value / 1e9 < 9.5)
  }

  @Test(arguments: [
    ("a,dense,,own,50", "own.csv:2:9: a dense sibling needs its size"),
    ("a,dense,7,own,50", "no row is of kind moe"),
    (
      "a,moe,1e300,MMLU,50",
      "own.csv:2:7: total_b: '1e300' cannot be meant; write a plain number between 1e-30"
    ),
    ("a,moe,1e7,MMLU,50", "own.csv:2:7: total_b: 1e16 parameters cannot be meant; give between 1"),
    ("a,moe,1e-12,MMLU,50", "own.csv:2:7: total_b: 0.001 parameters cannot be meant"),
    ("a,moe,7,MMLU,1e-300", "own.csv:2:14: score: '1e-300' cannot be meant"),
    ("a,moe,7,own,50", "the noise of 'own' is not known; give questions, or score_sd"),
    ("a,moe,7,MMLU,much", "own.csv:2:14: score: 'much' is not a number"),
    ("a,MOE,7,MMLU,50", "did you mean 'moe'?"),
    ("a,moe,7,MMLU,50\nb,moe,7,MMLU,50", "2 MoE in one file"),
  ])
  func `faults of a file of one's own have their places`(row: String, fault: String) {
    let text = "model,kind,total_b,metric,score\n" + row
    let faults = #expect(throws: FaultList.self) {
      try OwnTable(csv: [UInt8](text.utf8), file: "own.csv")
    }
    #expect(faults?.description.contains(fault) == true, "\(faults?.description ?? "")")
  }
}
